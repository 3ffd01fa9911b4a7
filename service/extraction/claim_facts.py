"""What a claim rests on by its own words, whoever states it: a document, an occasion, an authority's act, a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from service.extraction.circumstances import DATED
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.sought import Sought

_NAMED_BY: Final = MappingProxyType(
    {
        "documents.classified": "document",
        "documents.marked": "document",
        "documents.court": "document",
        "documents.study": "study",
        "documents.poll": "poll",
        "documents.leaked": "document",
        "documents.public": "document",
        "media.event": "event",
        "official_acts.justice": "official_act",
        "official_acts.decision": "official_act",
        "official_acts.alert": "official_act",
        "official_acts.results": "record",
        "official_acts.record": "record",
    }
)
SOUGHT: Final = Sought({"dated": DATED})
_FAMILIES: Final = ("documents", "media", "official_acts")


def claim_facts(reading: Reading, hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> frozenset[str]:
    """Short words for what the claim at `[start, end)` names: `document`, `study`, `poll`, `event`, `official_act`,
    `record`, `dated`."""
    facts = {fact for family in _FAMILIES for fact in _named(reading, hits.get(family, ()), start, end)}
    if reading.possible(SOUGHT, start, end) and DATED.search(reading.lower, start, end):
        facts.add("dated")
    return frozenset(facts)


def _named(reading: Reading, hits: Sequence[Hit], start: int, end: int) -> Iterator[str]:
    for index in range(bisect_left(hits, (start,)), len(hits)):
        hit = hits[index]
        if hit.start >= end:
            break
        fact = _NAMED_BY.get(hit.entry.id)
        if fact is not None and hit.entry.match(reading.lower, hit.start, hit.end):
            yield fact
