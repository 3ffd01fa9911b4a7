"""Quotations without a cue: whose words they are, by a colon before them or by the speaker of their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from service.extraction.found import FoundAttribution, Range
from service.extraction.quotations import Quotation
from service.extraction.reading import Reading

_COLON_SPEAKER = re.compile(r"([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}):[ ]?$")


def with_loose_quotations(
    reading: Reading, found: list[FoundAttribution], speech: Sequence[Quotation], furniture: Sequence[Range]
) -> list[FoundAttribution]:
    """Give each quotation that no cue claims to the speaker of the paragraph: the one before it, else the one behind it."""
    text = reading.text
    rows = sorted(found, key=lambda a: a.content[0][0])
    claimed = sorted(span for a in rows for span in a.content)
    for quotation in speech:
        index = bisect_left(claimed, (quotation.end, 0)) - 1
        if index >= 0 and claimed[index][1] > quotation.start + 1:
            continue
        if any(s <= quotation.start < e for s, e in furniture):
            continue
        named = _COLON_SPEAKER.search(text, max(0, quotation.start - 80), quotation.start)
        if named:
            rows.append(
                FoundAttribution(
                    "direct",
                    "quotation.colon",
                    (named.span(1),),
                    ((named.end(1), named.end(1) + 1),),
                    ((quotation.start, quotation.end),),
                )
            )
            continue
        owner = _speaker_nearby(reading, rows, quotation)
        if owner is not None:
            rows[owner] = replace(
                rows[owner], content=tuple(sorted((*rows[owner].content, (quotation.start, quotation.end))))
            )
    return rows


def _speaker_nearby(reading: Reading, rows: Sequence[FoundAttribution], quotation: Quotation) -> int | None:
    """The attribution whose quotation this one continues: in its paragraph, or across a quotation that runs on."""
    paragraph = reading.paragraph_at(quotation.start)
    start, end = reading.paragraphs[paragraph]
    best: int | None = None
    for index, row in enumerate(rows):
        last = row.content[-1]
        if row.kind in ("direct", "mixed") and start <= last[0] < quotation.start:
            if best is None or rows[best].content[-1][0] < last[0]:
                best = index
    if best is not None:
        return best
    for index, row in enumerate(rows):
        if quotation.end <= row.content[0][0] < end and row.kind in ("direct", "mixed"):
            return index
    if paragraph:
        previous = reading.paragraphs[paragraph - 1]
        for index, row in enumerate(rows):
            if (
                row.kind in ("direct", "mixed")
                and previous[0] <= row.content[-1][0]
                and row.content[-1][1] >= previous[1] - 2
            ):
                return index
    return None
