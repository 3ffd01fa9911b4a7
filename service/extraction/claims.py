"""The article's statements of fact: tied to a source, standing alone, needing none (codebook 2.3, D1, D7)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from service.extraction.claim_facts import claim_facts, namings
from service.extraction.found import Range
from service.extraction.furniture import story_paragraphs
from service.extraction.model import Claim
from service.extraction.reading import Reading
from service.extraction.scan import Hit

LEAD_PARAGRAPHS = 3
_SHORTEST_CLAIM = 4
_STATES = re.compile(rf"(?:\W*+\w++){{{_SHORTEST_CLAIM}}}")
# "The inquest opened at noon." tells that an event took place; whoever tells more of it in one sentence tells details
# that somebody must have observed or passed on.
_LONGEST_BARE_EVENT = 14
_TELLS_MORE = re.compile(rf"(?:\W*+\w++){{{_LONGEST_BARE_EVENT + 1}}}")
# A short sentence of open public events needs no source (codebook 2.3 "Exempt", 2.11). What does: motives and causes,
# predictions, judgements, states of mind, amounts. These words tell the two apart, roughly; the lexicon holds them.
_NEEDS_OWNER = "needs_owner"
_ADVERSE = "adverse"
_SHARE = re.compile(
    r"\d ?(?:%|per ?cent\b|points?\b)|\bper ?cent\b|\brespondents\b|\bof those (?:polled|asked|surveyed)\b"
)
_NUMBER = re.compile(
    r"[\d$£€₹](?<![\w.,-].)(?:(?<=\d)|(?<!\d)\s?\d)[\d,.]*"
    r"(?:\s?(?:%|percent|per cent|million|billion|bn|m|crore|lakh|trillion))(?!\w)"
)
# "the mildest winter" judges, whichever way; these only end like it.
_SUPERLATIVE = re.compile(
    r"t(?<!\wt)he (?!(?:latest|west|east|rest|test|guest|forest|contest|protest|request|interest|arrest|harvest|priest"
    r"|quest|conquest|inquest|chest|nest|manifest|midwest|northwest|southwest|northeast|southeast|best)\b)[a-z]{3,12}est\b"
)


class Owned(NamedTuple):
    """A range of the text that an attribution ties to a source."""

    start: int
    end: int
    source_id: str


def find_claims(
    reading: Reading,
    sentences: Sequence[Range],
    quotations: Sequence[Range],
    owned: Iterable[Owned],
    hits: Mapping[str, Sequence[Hit]],
    furniture: Sequence[Range],
    surveys: Collection[str] = (),
) -> tuple[Claim, ...]:
    """The body's claims in order. A run of sentences inside one quotation is one claim (codebook 2.3).

    All ranges are sorted by start and do not overlap among themselves, `owned` excepted. `surveys` are the ids of
    sources that are polls: the shares told behind one are the poll's too, sentence after sentence.
    """
    spans = sorted(owned, key=lambda o: o.start)
    reach = list(accumulate((o.end for o in spans), max))
    claims: list[Claim] = []
    survey: Claim | None = None
    opening = _lead_paragraphs(reading, furniture)
    named = namings(reading, hits)
    for start, end in _runs(reading, sentences, quotations, furniture):
        paragraph = reading.paragraph_at(start)
        owners = _owners(spans, reach, *_with_quotation(quotations, start, end))
        if not owners and survey and paragraph - survey.paragraph <= 1 and _SHARE.search(reading.lower, start, end):
            owners = survey.source_ids
        claim = Claim(
            span=reading.span(start, end),
            paragraph=paragraph,
            lead=paragraph in opening,
            exempt=not _needs_owner(reading, hits, start, end),
            adverse=_holds(hits.get(_ADVERSE, ()), start, end),
            source_ids=owners,
            facts=claim_facts(reading, named, start, end),
        )
        survey = claim if any(i in surveys for i in owners) else survey
        claims.append(claim)
    return tuple(claims)


def _with_quotation(quotations: Sequence[Range], start: int, end: int) -> Range:
    """The range of a claim, from the beginning of the quotation it lies in: who speaks there speaks in all of it."""
    index = bisect_right(quotations, (start, 1 << 62)) - 1
    if index >= 0 and quotations[index][0] < start < quotations[index][1]:
        return quotations[index][0], end
    return start, end


def _lead_paragraphs(reading: Reading, furniture: Sequence[Range]) -> frozenset[int]:
    """The first three paragraphs of the body that are not furniture."""
    return frozenset(index for index, _ in islice(story_paragraphs(reading, furniture), LEAD_PARAGRAPHS))


def _runs(
    reading: Reading, sentences: Sequence[Range], quotations: Sequence[Range], furniture: Sequence[Range]
) -> Iterable[Range]:
    """Sentences of the body that state something, those of one quotation joined."""
    run: Range | None = None
    run_quotation = -1
    for start, end in sentences:
        if start < reading.body_start or _covered(furniture, start, end):
            continue
        quotation = _quotation_around(quotations, start, end)
        if run and quotation >= 0 and quotation == run_quotation:
            run = (run[0], end)
            continue
        if run:
            yield run
        run, run_quotation = None, -1
        if _states_something(reading.text, start, end) or quotation >= 0:
            run, run_quotation = (start, end), quotation
    if run:
        yield run


def _states_something(text: str, start: int, end: int) -> bool:
    return _STATES.match(text, start, end) is not None and not text[start:end].rstrip(" \"'”’").endswith("?")


def _quotation_around(quotations: Sequence[Range], start: int, end: int) -> int:
    """The index of the quotation that the sentence mostly lies in, or -1."""
    index = bisect_right(quotations, (start + 1, 1 << 62)) - 1
    if index < 0:
        return -1
    opened, closed = quotations[index]
    return index if opened <= start + 1 and min(end, closed) - start >= 0.8 * (end - start) else -1


def _covered(ranges: Sequence[Range], start: int, end: int) -> bool:
    index = bisect_right(ranges, (start, 1 << 62)) - 1
    return index >= 0 and ranges[index][1] >= (start + end) / 2


def _holds(hits: Sequence[Hit], start: int, end: int) -> bool:
    index = bisect_left(hits, (start,))
    return index < len(hits) and hits[index].start < end


def _needs_owner(reading: Reading, hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> bool:
    if _holds(hits.get(_NEEDS_OWNER, ()), start, end) or _TELLS_MORE.match(reading.text, start, end):
        return True
    return bool(_NUMBER.search(reading.lower, start, end) or _SUPERLATIVE.search(reading.lower, start, end))


def _owners(spans: Sequence[Owned], reach: Sequence[int], start: int, end: int) -> tuple[str, ...]:
    """The sources whose attributions reach into `[start, end)`, in order, each once. Long spans start before it.

    `reach` tells of each span how far it and those before it reach: the first that matters is found by bisection.
    """
    first = max(bisect_right(reach, start), bisect_left(spans, (start - _LONGEST_ATTRIBUTION,)))
    last = bisect_left(spans, (end,), first)
    return tuple(dict.fromkeys(item.source_id for item in spans[first:last] if item.end > start))


_LONGEST_ATTRIBUTION = 3_000
