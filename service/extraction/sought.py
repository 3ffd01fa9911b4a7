"""Patterns that are searched in sentence after sentence, tried only where a word stands that they cannot do without.

Which words those are is read off the patterns themselves: of `\\bby (?:phone|text)\\b` every match holds "by phone" or
"by text". One pass over the article finds them all, so that most sentences are never searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from service.extraction.wordings import needed_words


@dataclass(frozen=True, slots=True)
class Seen:
    """Where in one text the words stand that patterns need: in order, each with the names of those patterns."""

    starts: list[int]
    names: list[frozenset[str]]
    always: frozenset[str]

    def possible(self, start: int, end: int) -> frozenset[str]:
        """The names of the patterns that may match in `[start, end)`; no other can."""
        first = bisect_left(self.starts, start)
        if first == len(self.starts) or self.starts[first] >= end:
            return self.always
        return self.always.union(*self.names[first : bisect_left(self.starts, end, first)])

    def places(self, name: str) -> list[int]:
        """Where the words stand that the pattern called `name` needs, in order."""
        return [start for start, names in zip(self.starts, self.names, strict=True) if name in names]


class Sought:
    """Patterns by name, ready to be looked for in any text. Read-only; holds no text."""

    __slots__ = ("always", "owners", "patterns")

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self.patterns: Final = dict(patterns)
        owners: dict[str, set[str]] = {}
        always = set()
        for name, pattern in patterns.items():
            words = needed_words(pattern)
            if not words:
                always.add(name)
            for word in words:
                owners.setdefault(word.lower(), set()).add(name)
        self.always: Final = frozenset(always)
        self.owners: Final = {word: frozenset(names) for word, names in owners.items()}


class Together:
    """Several `Sought`, all looked for in one pass. Read-only; holds no text."""

    __slots__ = ("_all", "_automaton", "_owners")

    def __init__(self, *every: Sought) -> None:
        owners: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, sought in enumerate(every):
            for word, names in sought.owners.items():
                owners.setdefault(word, []).append((number, names))
        self._all: Final = every
        self._owners: Final = tuple(owners.values())
        self._automaton: Final = AhoCorasick(
            list(owners), MatchKind.Standard, store_patterns=False, implementation=Implementation.ContiguousNFA
        )

    def look_over(self, text: str) -> dict[Sought, Seen]:
        """What each `Sought` by itself would see in a text in lower case. Linear."""
        seen = [Seen([], [], sought.always) for sought in self._all]
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for start, index in sorted((start, index) for index, start, _ in matches):
            for number, names in self._owners[index]:
                seen[number].starts.append(start)
                seen[number].names.append(names)
        return dict(zip(self._all, seen, strict=True))


@cache
def alone(sought: Sought) -> Together:
    """What finds one `Sought` by itself. Kept, as the program holds few of them."""
    return Together(sought)
