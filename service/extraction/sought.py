"""Patterns that are searched in sentence after sentence, tried only where a word stands that they cannot do without.

Which words those are is read off the patterns themselves: of `\\bby (?:phone|text)\\b` every match holds "by phone" or
"by text". One pass over the article finds them all, so that most sentences are never searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_parser: Final[Any] = re._parser  # type: ignore[attr-defined]
_ZERO_WIDTH: Final = frozenset({_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT})
_REPEATS: Final = frozenset({_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT})
_MOST_WORDINGS: Final = 60
_SHORTEST: Final = 2
_RARE: Final = frozenset("/[]{}@#%$£€©|")


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
            list(owners), MatchKind.Standard, store_patterns=False, implementation=Implementation.DFA
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


def needed_words(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words of which every match holds at least one; none where the pattern can match without such words."""
    return frozenset() if pattern.flags & re.IGNORECASE else _best(_parser.parse(pattern.pattern, pattern.flags))


def _best(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Of the wordings that each match of a sequence must hold, those whose shortest has most letters."""
    found: list[frozenset[str]] = []
    run = frozenset({""})
    for operation, argument in sequence:
        exact = _wordings(operation, argument)
        if exact is not None and len(run) * len(exact) <= _MOST_WORDINGS:
            run = frozenset(one + other for one in run for other in exact)
            continue
        found += [run, _needed(operation, argument)]
        run = exact or frozenset({""})
    found.append(run)
    usable = [words for words in found if words and all(map(_is_telling, words))]
    return max(usable, key=lambda words: (min(map(_letters, words)), -len(words)), default=frozenset())


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST or word in _RARE


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _needed(operation: Any, argument: Any) -> frozenset[str]:
    if operation is _parser.BRANCH:
        parts = [_best(branch) for branch in argument[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if operation is _parser.SUBPATTERN:
        return _best(argument[3])
    if operation is _parser.ATOMIC_GROUP:
        return _best(argument)
    if operation in _REPEATS and argument[0] >= 1:
        return _best(argument[2])
    return frozenset()


def _wordings(operation: Any, argument: Any) -> frozenset[str] | None:
    """Everything a part of a pattern can match, where that is little; else None."""
    if operation is _parser.LITERAL:
        return frozenset({chr(argument)})
    if operation in _ZERO_WIDTH:
        return frozenset({""})
    if operation is _parser.IN:
        return frozenset(_characters(argument)) if all(kind is _parser.LITERAL for kind, _ in argument) else None
    if operation is _parser.BRANCH:
        return _union(map(_all_wordings, argument[1]))
    if operation is _parser.SUBPATTERN:
        return _all_wordings(argument[3])
    if operation in _REPEATS and argument[:2] == (0, 1):
        return _union([frozenset({""}), _all_wordings(argument[2])])
    return None


def _characters(members: Iterable[tuple[Any, int]]) -> Iterator[str]:
    return (chr(code) for _, code in members)


def _all_wordings(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    run = frozenset({""})
    for operation, argument in sequence:
        exact = _wordings(operation, argument)
        if exact is None or len(run) * len(exact) > _MOST_WORDINGS:
            return None
        run = frozenset(one + other for one in run for other in exact)
    return run


def _union(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    united: set[str] = set()
    for part in parts:
        if part is None or len(united) + len(part) > _MOST_WORDINGS:
            return None
        united |= part
    return frozenset(united)
