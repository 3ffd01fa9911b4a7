"""What a claim rests on by its own words, whoever states it: a document, an occasion, an authority's act, a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
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


def namings(reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> list[tuple[int, str]]:
    """Where the text names what a claim can rest on, in order, with the short word for it."""
    return sorted(
        (hit.start, fact)
        for family in _FAMILIES
        for hit in hits.get(family, ())
        if (fact := _NAMED_BY.get(hit.entry.id)) and hit.entry.match(reading.lower, hit.start, hit.end)
    )


def claim_facts(reading: Reading, named: Sequence[tuple[int, str]], start: int, end: int) -> frozenset[str]:
    """Short words for what the claim at `[start, end)` names: `document`, `study`, `poll`, `event`, `official_act`,
    `record`, `dated`. `named`: the article's namings."""
    first = bisect_left(named, (start,))
    facts = {fact for _, fact in named[first : bisect_left(named, (end,), first)]}
    if reading.possible(SOUGHT, start, end) and DATED.search(reading.lower, start, end):
        facts.add("dated")
    return frozenset(facts)
