"""What a claim rests on by its own words, whoever states it: a document, an occasion, an authority's act, a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from service.extraction.circumstances import DATED
from service.extraction.reading import Reading
from service.extraction.scan import Hit

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
        "official_acts.record": "record",
    }
)
_FAMILIES: Final = ("documents", "media", "official_acts")


def claim_facts(reading: Reading, hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> frozenset[str]:
    """Short words for what the claim at `[start, end)` names: `document`, `study`, `poll`, `event`, `official_act`,
    `record`, `dated`."""
    facts = {
        _NAMED_BY[hit.entry.id] for family in _FAMILIES for hit in _within(reading, hits.get(family, ()), start, end)
    }
    if DATED.search(reading.lower, start, end):
        facts.add("dated")
    return frozenset(facts)


def _within(reading: Reading, hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    found = []
    for hit in hits[bisect_left(hits, start, key=lambda one: one.start) :]:
        if hit.start >= end:
            break
        if hit.entry.id in _NAMED_BY and hit.entry.match(reading.lower, hit.start, hit.end):
            found.append(hit)
    return found
