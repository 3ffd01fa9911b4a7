"""Patterns for what stands right before a place, tried only where the text before it ends as every match does.

How matches end is read off the patterns themselves: all that `\\b(?:the|an?) $` matches ends with "the ", "a " or
"an ". Most places are told apart from those by their last letters, which costs a tenth of a search.
"""

from __future__ import annotations

import re
from typing import Final

from service.extraction.wordings import endings

_LONGEST: Final = 6


class Before:
    """A pattern that ends with `$`, so that its matches end where the text looked at does. Read-only."""

    __slots__ = ("_endings", "_last", "_lengths", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        found = endings(pattern)
        self.pattern: Final = pattern
        self._endings: Final = frozenset(ending[-_LONGEST:] for ending in found)
        self._lengths: Final = tuple(sorted({len(ending) for ending in self._endings}))
        # As much of each ending as the shortest has: most places are told apart by that alone.
        self._last: Final = frozenset(ending[len(ending) - self._lengths[0] :] for ending in self._endings)

    def search(self, text: str, low: int, end: int) -> re.Match[str] | None:
        """The match within `[low, end)` of `text` that ends at `end`."""
        if text[max(low, end - self._lengths[0]) : end] in self._last:
            for length in self._lengths:
                if text[max(low, end - length) : end] in self._endings:
                    return self.pattern.search(text, low, end)
        # Before the end of a line `$` matches as well.
        return self.pattern.search(text, low, end) if text.startswith("\n", end - 1) and end > low else None
