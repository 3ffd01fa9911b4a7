"""Attributions: the acts of each sentence, and a speaker for each quotation that none of them claims (codebook 2.3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from service.extraction import in_polls
from service.extraction.act import Sentence
from service.extraction.acts import acts_of
from service.extraction.clause import Clause, Words, lex
from service.extraction.continuations import with_loose_quotations
from service.extraction.cues import Candidate, Cue, candidates, cue_at
from service.extraction.forecasts import with_forecasts
from service.extraction.found import FoundAttribution, Range
from service.extraction.headings import find_headings
from service.extraction.names import Name
from service.extraction.noun_cues import noun_cue_at, opens_words
from service.extraction.quotations import Quotation
from service.extraction.reading import Reading
from service.extraction.scan import Hit

Row = TypeVar("Row", Candidate, Hit)
_LONGEST = 2_000
_MOST_IN_SENTENCE = 30
_FARTHEST_ANNOUNCED = 8


def find_attributions(
    reading: Reading,
    hits: Mapping[str, Sequence[Hit]],
    sentences: Sequence[Range],
    names: Sequence[Name],
    quotations: Sequence[Quotation],
    furniture: Sequence[Range],
) -> list[FoundAttribution]:
    """Attributions in order of their first span. All arguments are sorted by start; furniture yields nothing."""
    found: list[FoundAttribution] = []
    nouns = [
        hit for hit in hits.get("cue_nouns", ()) if hit.entry.id == in_polls.RULE or opens_words(reading.lower, hit.end)
    ]
    for sentence in _sentences(reading, sentences, candidates(hits), nouns, quotations, furniture):
        found.extend(acts_of(sentence))
    found = with_loose_quotations(reading, found, [q for q in quotations if q.speech], sentences, furniture)
    found.extend(find_headings(reading, found))
    return with_forecasts(reading, sorted(found, key=_begins), sentences)


def _begins(attribution: FoundAttribution) -> int:
    return min(span[0] for span in (*attribution.source, *attribution.cue, *attribution.content))


def _sentences(
    reading: Reading,
    sentences: Sequence[Range],
    possible: Sequence[Candidate],
    nouns: Sequence[Hit],
    quotations: Sequence[Quotation],
    furniture: Sequence[Range],
) -> Iterator[Sentence]:
    """Sentences outside furniture that hold a cue, each with its cues outside quoted words."""
    index = noun = quote = 0
    memo = Words()
    for start, end in _bounded(reading.text, sentences):
        first = index
        while index < len(possible) and possible[index].start < end:
            index += 1
        while quote < len(quotations) and quotations[quote].end <= start:
            quote += 1
        some = noun
        while noun < len(nouns) and nouns[noun].start < end:
            noun += 1
        if first == index and some == noun:
            continue
        start = _behind_furniture(reading.text, furniture, start)
        inside = tuple(islice(_reaching(quotations, quote, _with_announced(reading.text, end)), _MOST_IN_SENTENCE))
        here = _outside(inside, start, possible[first:index])
        named = _outside(inside, start, nouns[some:noun]) if some < noun else ()
        if not here and not named:
            continue
        clause = lex(reading.text, start, end, inside, memo)
        cues = [cue for c in here[:_MOST_IN_SENTENCE] if (cue := cue_at(clause, reading.lower, c))]
        if named:
            cues = _with_nouns(clause, cues, named[:_MOST_IN_SENTENCE])
        if cues:
            yield Sentence(clause, tuple(cues), inside)


def _with_announced(text: str, end: int) -> int:
    """Where a sentence ends, with the opening of the words that a colon at its end announces."""
    if not text.startswith(":", end - 1):
        return end
    start = end
    while start < len(text) and start - end < _FARTHEST_ANNOUNCED and text[start].isspace():
        start += 1
    return start + 1 if text.startswith(('"', "'"), start) else end


def _with_nouns(clause: Clause, cues: list[Cue], nouns: Sequence[Hit]) -> list[Cue]:
    """The cues of a sentence with those that are nouns, where no verb is a cue already."""
    for hit in nouns:
        cue = noun_cue_at(clause, hit)
        if cue is not None and not any(c.start < cue.end and cue.start < c.end for c in cues):
            cues.append(cue)
    return sorted(cues)


def _bounded(text: str, sentences: Sequence[Range]) -> Iterator[Range]:
    """Sentences, a longer one than anybody writes in pieces: what is done for a cue may look at all of its sentence."""
    for start, end in sentences:
        while end - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield start, cut
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            yield start, end


def _reaching(quotations: Sequence[Quotation], index: int, end: int) -> Iterator[Quotation]:
    while index < len(quotations) and quotations[index].start < end:
        yield quotations[index]
        index += 1


def _outside(quotations: Sequence[Quotation], start: int, rows: Sequence[Row]) -> Sequence[Row]:
    """Of hits or candidates those that begin at or behind `start` and in nobody's quoted words."""
    spoken = [q for q in quotations if q.speech] if quotations else ()
    if not spoken:
        return rows if not rows or rows[0].start >= start else [row for row in rows if row.start >= start]
    return [row for row in rows if row.start >= start and not any(q.start < row.start < q.end for q in spoken)]


def _behind_furniture(text: str, furniture: Sequence[Range], start: int) -> int:
    """The first visible character of a sentence that is not furniture."""
    index = bisect_right(furniture, (start, 1 << 62)) - 1
    if index < 0 or furniture[index][1] <= start:
        return start
    start = furniture[index][1]
    while start < len(text) and text[start].isspace():
        start += 1
    return start
