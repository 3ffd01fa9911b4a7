"""Forecasts that go on behind a named one: "The bank sees growth of 2 per cent. ‹Prices are projected to fall.›" """

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from service.extraction.found import FoundAttribution, Range
from service.extraction.reading import Reading

_IMPERSONAL = "cues.impersonal"
_STATED = frozenset({"account", "indirect"})
_PROJECTED = re.compile(r"(?:is|are|was|were) (?:now |also |then )?(?:project|forecast|expect|estimat|predict)")
_FIGURES = re.compile(r"\d|\b(?:forecast|project|predict|estimat|expect|outlook|growth|will\b|would\b)")


def with_forecasts(
    reading: Reading, found: Sequence[FoundAttribution], sentences: Sequence[Range]
) -> list[FoundAttribution]:
    """The attributions, those of a body with figures going on over the sentences right behind in its paragraph that
    tell what "is projected" or "expected"."""
    rows = list(found)
    if not any(row.rule == _IMPERSONAL for row in rows):
        return rows
    last: dict[int, int] = {}  # by sentence, the attribution that last reaches into it
    for index, row in enumerate(rows):
        at = _sentence(sentences, min(span[0] for span in (*row.source, *row.cue, *row.content)))
        if row.source and row.kind in _STATED and _FIGURES.search(reading.lower, *row.content[0]):
            last[at] = index
        elif row.rule == _IMPERSONAL and at - 1 in last and _goes_on(reading, row, sentences[at - 1]):
            owner = last[at] = last[at - 1]
            rows[owner] = rows[owner]._replace(content=(*rows[owner].content, sentences[at]))
    return rows


def _sentence(sentences: Sequence[Range], offset: int) -> int:
    return bisect_right(sentences, (offset, 1 << 62)) - 1


def _goes_on(reading: Reading, row: FoundAttribution, before: Range) -> bool:
    start = row.cue[0][0]
    if reading.paragraph_at(start) != reading.paragraph_at(before[0]):
        return False
    return _PROJECTED.match(reading.lower, start) is not None
