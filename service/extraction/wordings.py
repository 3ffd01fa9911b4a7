"""What every match of a pattern holds, read off the pattern itself: words it cannot do without, how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

_parser: Final[Any] = re._parser  # type: ignore[attr-defined]
_ZERO_WIDTH: Final = frozenset({_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT})
_REPEATS: Final = frozenset({_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT})
_MOST_WORDINGS: Final = 60
_MOST_ENDINGS: Final = 400
_SHORTEST: Final = 2
_LONG_ENOUGH: Final = 6
_RARE: Final = frozenset("/[]{}@#%$£€©|")


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


def endings(pattern: re.Pattern[str]) -> frozenset[str]:
    """Wordings of which each match ends with one; only "" where the pattern tells of none."""
    nothing = frozenset({""})
    return nothing if pattern.flags & re.IGNORECASE else _endings(_parser.parse(pattern.pattern, pattern.flags))


def _endings(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    run = frozenset({""})
    for operation, argument in reversed(list(sequence)):
        if min(map(len, run)) >= _LONG_ENOUGH:
            break
        exact = _wordings(operation, argument)
        before = _ends_of(operation, argument) if exact is None else exact
        if len(before) * len(run) > _MOST_ENDINGS:
            break
        run = frozenset(one + other for one in before for other in run)
        if exact is None:
            break
    return run


def _ends_of(operation: Any, argument: Any) -> frozenset[str]:
    """How a part of a pattern ends that can match more than its wordings tell."""
    if operation is _parser.BRANCH:
        return frozenset().union(*map(_endings, argument[1]))
    if operation is _parser.SUBPATTERN:
        return _endings(argument[3])
    return frozenset({""})
