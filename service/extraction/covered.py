"""Ranges of a text, to be asked by bisection whether they cover a place or a mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from service.extraction.found import Mention, Range


class Covered:
    """Ranges in any order; they may overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touch(self, mention: Mention) -> bool:
        """Whether a mention shares a character with one of the ranges."""
        index = bisect_left(self._starts, mention.end) - 1
        return index >= 0 and self._ends[index] > mention.start

    def holds(self, offset: int) -> bool:
        """Whether a character lies in one of the ranges."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._ends[index] > offset
