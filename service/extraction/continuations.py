"""Quotations without a cue: whose words they are, by a colon before them or by the speaker of their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from service.extraction.found import FoundAttribution, Range
from service.extraction.lead_ins import introduced, named_behind
from service.extraction.quotations import Quotation
from service.extraction.reading import Reading

_QUOTED = frozenset({"direct", "mixed"})
_COLON_SPEAKER = re.compile(r"([A-Z](?!\w*ing:)[\w.'-]*(?: [A-Z][\w.'-]*){0,4})(?P<told>, [^,.:;\"\n]{2,60})?:[ ]?$")
_SPEECH = ("cues.say", "cues.tell", "cues.words", "cues.manner")


def with_loose_quotations(
    reading: Reading,
    found: list[FoundAttribution],
    speech: Sequence[Quotation],
    sentences: Sequence[Range],
    furniture: Sequence[Range],
) -> list[FoundAttribution]:
    """Give each quotation that no cue claims to the speaker of its paragraph: the one before it, else one behind it."""
    rows = sorted(found, key=lambda a: a.content[0][0])
    claimed = sorted(span for a in rows for span in a.content)
    speakers = _Speakers(reading, rows)
    for quotation in speech:
        span = (quotation.start, quotation.end)
        index = bisect_left(claimed, (quotation.end, 0)) - 1
        if (index >= 0 and claimed[index][1] > quotation.start + 1) or _is_furniture(furniture, quotation.start):
            continue
        named = _before_colon(reading, quotation.start)
        if named:
            colon = named.start() + named.group().rindex(":")
            rows.append(FoundAttribution("direct", "quotation.colon", (named.span(1),), ((colon, colon + 1),), (span,)))
            speakers.note(len(rows) - 1)
            continue
        owner = speakers.beside(quotation)
        who = introduced(reading, sentences, quotation.start, quotation.end) if owner is None else None
        if who is not None:
            rows.append(FoundAttribution("direct", "quotation.introduced", (who,), (), (span,)))
            speakers.note(len(rows) - 1)
            continue
        owner = owner if owner is not None else speakers.around(quotation)
        if owner is None and (who := named_behind(reading, quotation.start, quotation.end)) is not None:
            rows.append(FoundAttribution("direct", "quotation.introduced", (who,), (), (span,)))
            speakers.note(len(rows) - 1)
        elif owner is not None:
            rows[owner] = rows[owner]._replace(content=tuple(sorted((*rows[owner].content, span))))
            speakers.note(owner)
    return rows


def _before_colon(reading: Reading, start: int) -> re.Match[str] | None:
    """Who is named right before a colon; one with an apposition only where that opens the paragraph."""
    named = _COLON_SPEAKER.search(reading.text, max(0, start - 80), start)
    if named and named.group("told") and named.start() != reading.paragraphs[reading.paragraph_at(start)][0]:
        return None
    return named


def _is_furniture(furniture: Sequence[Range], offset: int) -> bool:
    index = bisect_right(furniture, (offset, 1 << 62)) - 1
    return index >= 0 and furniture[index][1] > offset


class _Speakers:
    """Which attributions quote somebody in which paragraph, in order of their first and of their last quoted words."""

    def __init__(self, reading: Reading, rows: Sequence[FoundAttribution]) -> None:
        self._reading = reading
        self._rows = rows
        self._first: dict[int, list[tuple[int, int]]] = {}
        self._last: dict[int, list[tuple[int, int]]] = {}
        self._told: dict[int, list[tuple[int, int]]] = {}  # those that tell without quoting
        for index, row in enumerate(rows):
            if row.kind in _QUOTED:
                insort(self._first.setdefault(reading.paragraph_at(row.content[0][0]), []), (row.content[0][0], index))
                self.note(index)
            elif row.kind == "indirect" and row.source and row.cue and row.rule in _SPEECH:
                at = row.cue[0][0]
                insort(self._told.setdefault(reading.paragraph_at(at), []), (at, index))

    def note(self, index: int) -> None:
        """Remember where the last words of an attribution now begin."""
        at = self._rows[index].content[-1][0]
        insort(self._last.setdefault(self._reading.paragraph_at(at), []), (at, index))

    def beside(self, quotation: Quotation) -> int | None:
        """The attribution of its own paragraph that a quotation continues, or leads up to."""
        paragraph = self._reading.paragraph_at(quotation.start)
        before = self._last.get(paragraph, [])
        if place := bisect_left(before, (quotation.start, 0)):
            return before[place - 1][1]
        behind = self._first.get(paragraph, [])
        place = bisect_left(behind, (quotation.end, 0))
        if place < len(behind):
            return behind[place][1]
        return None

    def around(self, quotation: Quotation) -> int | None:
        """Who else a quotation may be of: who told something before it in its paragraph, or spoke in the paragraph
        before or behind it."""
        paragraph = self._reading.paragraph_at(quotation.start)
        told = self._told.get(paragraph, [])
        if place := bisect_left(told, (quotation.start, 0)):
            return told[place - 1][1]
        # A paragraph of quoted words alone goes on from the one before it, or leads up to the one behind it.
        earlier = self._last.get(paragraph - 1, [])[-1:]
        if quotation.start <= self._reading.paragraphs[paragraph][0] + 1:
            earlier = sorted((*earlier, *self._told.get(paragraph - 1, [])[-1:]))
        if earlier:
            return earlier[-1][1]
        if later := self._first.get(paragraph + 1):
            return later[0][1]
        return None
