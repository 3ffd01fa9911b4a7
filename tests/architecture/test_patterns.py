"""Patterns mean the same in every Python 3.11: before 3.11.5 a possessive group that holds what can backtrack
matches wrongly (python/cpython issue 106052)."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import service
from service.extraction.before import Before
from service.extraction.lexicon import entries

BACKTRACKS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.BRANCH}


def patterns() -> Iterator[tuple[str, str]]:
    for info in pkgutil.walk_packages(service.__path__, "service."):
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, re.Pattern | Before):
                yield f"{info.name}.{name}", _written(value)
    for entry in entries():
        for part in ("before", "after", "not_before", "not_after"):
            if (pattern := getattr(entry, part)) is not None:
                yield f"{entry.id}.{part}", _written(pattern)


def _written(pattern: re.Pattern[str] | Before) -> str:
    return pattern.pattern.pattern if isinstance(pattern, Before) else pattern.pattern


def nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    for code, value in tree:
        yield code, value
        for inner in value if isinstance(value, tuple | list) else ():
            if isinstance(inner, parser.SubPattern):
                yield from nodes(inner)
            elif isinstance(inner, list):
                for branch in inner:
                    if isinstance(branch, parser.SubPattern):
                        yield from nodes(branch)


def unsafe(pattern: str) -> bool:
    possessive = (value[2] for code, value in nodes(parser.parse(pattern)) if code is codes.POSSESSIVE_REPEAT)
    return any(code in BACKTRACKS for inner in possessive for code, _ in nodes(inner))


def test_no_possessive_group_can_backtrack() -> None:
    assert [name for name, pattern in patterns() if unsafe(pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "expected"), [(r"(?:ab|ba)*+", True), (r"(?:a ?)++", True), (r"(?:['-]\w++)*+", False)]
)
def test_the_check_tells_them_apart(pattern: str, expected: bool) -> None:
    assert unsafe(pattern) is expected
