"""Quotations: where quoted words begin and end, closed or not, across paragraphs too, and which are speech."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from service.extraction.reading import Reading

# A mark opens where a word or another mark begins behind it and nothing ends before it; else it closes.
_SHORTEST = 3
_DOUBLE = re.compile(r'"')
# The mark is looked for first, then what stands before it: so it is found many times faster.
_SINGLE_OPEN = re.compile(r"'(?<![\w'\")\].,;:!?%]')(?=[\w\"$£€(…])(?!(?:\d0s|em|til|tis|twas|cause|n)\b)")
_SINGLE_CLOSE = re.compile(r"'(?<=[\w.,!?;:…)\"-]')(?!\w)")
_ENDS_AS_SPEECH = frozenset(".,!?…-")
_SCARE_WORDS = 4
_MORE_THAN_SCARE = re.compile(rf"(?:\W*+\w++(?:['-]\w++)*+){{{_SCARE_WORDS + 1}}}")
# A short quotation without a comma before its speaker: "We have no water" Moss said.
_SAYS = re.compile(r" (?:[A-Z][\w.'-]+ ){1,3}(?:said|says|told)\b| (?:said|says) (?:[A-Z]|the\b|an?\b)")
_LONGEST_SINGLE = 1_500
_MOST_POSSESSIVES = 20


class Quotation(NamedTuple):
    """`[start, end)` with its marks. `speech`: somebody's words as such, not a scare quote, nickname or title.

    `runs_on`: not closed in its paragraph, and continued by the next one.
    """

    start: int
    end: int
    speech: bool
    runs_on: bool = False


def find_quotations(reading: Reading) -> list[Quotation]:
    """Quotations in order of start; nested ones are left to the outer. Linear: each mark is looked at once."""
    found: list[Quotation] = []
    text = reading.text
    for index, (start, end) in enumerate(reading.paragraphs):
        if end - start < _SHORTEST:
            continue
        doubles: list[Quotation] = []
        if text.find('"', start, end) >= 0:
            following = reading.paragraphs[index + 1] if index + 1 < len(reading.paragraphs) else None
            continued = following is not None and text.startswith('"', following[0] + _indent(text, *following))
            doubles = _double_quotations(text, start, end, continued)
            found.extend(doubles)
        if text.find("'", start, end) >= 0:
            found.extend(_single_quotations(text, start, end, doubles))
    found.sort(key=lambda q: q.start)
    return found


def _indent(text: str, start: int, end: int) -> int:
    position = start
    while position < end and text[position] == " ":
        position += 1
    return position - start


def _double_quotations(text: str, start: int, end: int, continued: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    for match in _DOUBLE.finditer(text, start, end):
        at = match.start()
        if opened < 0:
            opened = at
        elif _opens(text, at, start, end) and not _closes(text, at, end):
            # Two openings without a closing between them: the first was left open. What it covers is not known.
            opened = at
        else:
            speech = _is_speech(text, opened + 1, at) or _SAYS.match(text, at + 1, end) is not None
            found.append(Quotation(opened, at + 1, speech))
            opened = -1
    if opened >= 0 and (continued or end - opened > 40):
        found.append(Quotation(opened, end, True, runs_on=continued))
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    return before in " (['-–—" and not behind.isspace()


def _closes(text: str, at: int, end: int) -> bool:
    behind = text[at + 1] if at + 1 < end else " "
    return behind in " .,;:!?)]'-–—"


def _single_quotations(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    """British style: 'said so'. Only where an opening stands free and a closing follows a word, outside doubles."""
    found: list[Quotation] = []
    closings: list[int] | None = None  # listed once, and only where something opens
    position, inner = start, 0
    for opening in _SINGLE_OPEN.finditer(text, start, end):
        at = opening.start()
        while inner < len(doubles) and doubles[inner].end <= at:
            inner += 1
        if at < position or (inner < len(doubles) and doubles[inner].start < at):
            continue
        if closings is None:
            closings = [match.start() for match in _SINGLE_CLOSE.finditer(text, at, end)]
        closing = _closing_single(text, at + 1, closings)
        if closing is not None:
            found.append(Quotation(at, closing, _is_speech(text, at + 1, closing - 1)))
            position = closing
    return found


def _closing_single(text: str, start: int, closings: list[int]) -> int | None:
    """The end of a single-marked quotation: a mark behind punctuation; failing that, the first mark behind a word."""
    fallback = None
    first = bisect_left(closings, start)
    for at in closings[first : first + _MOST_POSSESSIVES]:
        if at >= start + _LONGEST_SINGLE:
            break
        if text[at - 1] in ".,!?…":
            return at + 1
        if fallback is None:
            fallback = at + 1
            if text[at - 1] != "s":
                return fallback
    return fallback


def _is_speech(text: str, start: int, end: int) -> bool:
    inside = text[start:end].strip()
    if not inside:
        return False
    return inside[-1] in _ENDS_AS_SPEECH or _MORE_THAN_SCARE.match(inside) is not None
