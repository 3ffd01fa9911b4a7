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

    __slots__ = ("_endings", "_length", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        found = endings(pattern)
        self.pattern: Final = pattern
        self._length: Final = min(_LONGEST, *map(len, found))
        self._endings: Final = frozenset(ending[len(ending) - self._length :] for ending in found)

    def search(self, text: str, low: int, end: int) -> re.Match[str] | None:
        """The match within `[low, end)` of `text` that ends at `end`."""
        ending = text[max(low, end - self._length) : end]
        # Before the end of a line `$` matches as well.
        if ending in self._endings or ending.endswith("\n"):
            return self.pattern.search(text, low, end)
        return None
