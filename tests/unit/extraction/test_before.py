"""What stands before a place is found as a plain search would find it, however early the place is told apart."""

from __future__ import annotations

import re

import pytest

from service.extraction.before import Before
from service.extraction.lexicon import entries
from service.extraction.wordings import endings

PLACES = (
    "the ",
    "in the old ",
    "not ",
    "to",
    "un",
    "x",
    "",
    "in \n",
    "the daily ",
    ", the firm, ",
    "nobody who ",
    '"he ',
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:the|an?) $", {"the ", "a ", "an "}),
        (r"(?:free|double)(?: un)?$", {"free", "double", "free un", "double un"}),
        (r"\b(?:in|at) \w+ $", {" "}),
        (r"[^.;]{0,40}$", {""}),
        (r"(?:of|[.!?] )$", {"of", ". ", "! ", "? "}),
    ],
)
def test_endings_are_read_off_the_pattern(pattern: str, expected: set[str]) -> None:
    assert endings(re.compile(pattern)) == expected


def test_nothing_is_known_of_a_pattern_that_ignores_case() -> None:
    assert endings(re.compile("the $", re.IGNORECASE)) == {""}


@pytest.mark.parametrize("place", PLACES)
def test_finds_what_a_search_finds(place: str) -> None:
    befores = [part for entry in entries() for part in (entry.before, entry.not_before) if part is not None]
    for before in (*befores, Before(re.compile(r"\b(?:the|an?) $")), Before(re.compile(r"(?:un|in the \w+ )?$"))):
        for start in ("", "she said ", "“he was "):
            text = f"{start}{place}officials"
            end = len(start) + len(place)
            plain = before.pattern.search(text, 0, end)
            found = before.search(text, 0, end)
            assert (found and found.span()) == (plain and plain.span()), before.pattern.pattern
