"""Where words come from: who speaks only through a document or another outlet, and which sources are one origin
(codebook 2.3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from service.extraction.entities import Entity
from service.extraction.found import FoundAttribution
from service.extraction.reading import Reading

_DOCUMENTS = frozenset({"court_document", "classified_document", "leaked_document", "public_document", "study", "poll"})
_INTERMEDIARIES = _DOCUMENTS | {"other_media", "wire"}
_PEOPLE = frozenset({"named_official", "named_person", "organisation_named_spokesperson"})
# A person introduced inside what such a document reports speaks through it, unless the text shows another way.
_SECRETIVE = frozenset({"classified_document", "leaked_document"})
_ONE_MEETING = 300
_ONE_SENTENCE = 200
_LONG_PARAGRAPH = 900
_LONGEST_REPORT = 3_000
_SUPPLIERS = frozenset({"other_media", "unnamed_described", "unnamed_official", "unnamed_bare"})
_OWN_CHANNEL = re.compile(
    r"\b(?:told reporters|told (?:this|us\b)|interview|in a statement|statement|press conference"
    r"|news conference|briefing|rally|speech|hearing|tweet|posted|by (?:phone|telephone|e-?mail)"
    r"|crowd|responded|when asked)\b"
)


def intermediaries(
    reading: Reading, entities: Sequence[Entity], attributions: Sequence[FoundAttribution], owner: Mapping[int, Entity]
) -> dict[int, Entity]:
    """By `id` of an entity, the document or outlet through which alone its words reach the page."""
    relayed: dict[int, list[Entity]] = {}
    in_person: set[int] = set()
    ranges = sorted(
        (
            (start, end, owner[index])
            for index, attribution in enumerate(attributions)
            if index in owner and owner[index].label in _INTERMEDIARIES
            for start, end in attribution.content
        ),
        key=lambda row: row[:2],
    )
    for index, attribution in enumerate(attributions):
        speaker = owner.get(index)
        if speaker is None or speaker.label not in _PEOPLE or not attribution.source:
            continue
        at = attribution.source[0][0]
        through = next((entity for entity in _reported_by(ranges, at) if entity is not speaker), None)
        if through is not None:
            relayed.setdefault(id(speaker), []).append(through)
        elif _own_channel(reading, attribution):
            in_person.add(id(speaker))
    mediated: dict[int, Entity] = {}
    for entity in entities:
        if id(entity) in in_person or entity.label not in _PEOPLE:
            continue
        through = relayed[id(entity)][0] if id(entity) in relayed else _introduced_within(entity, ranges)
        if through is not None:
            mediated[id(entity)] = through
    met = _introductions(entities, mediated)
    for entity in entities:
        if id(entity) not in in_person and id(entity) not in mediated and entity.label in _PEOPLE:
            company = _introduced_beside(reading, entity, met)
            if company is not None:
                mediated[id(entity)] = company
    return mediated


def _reported_by(ranges: Sequence[tuple[int, int, Entity]], at: int) -> Iterator[Entity]:
    """The papers and outlets in whose reported words `at` lies; what one attribution reports is of bounded length."""
    first = bisect_left(ranges, at - _LONGEST_REPORT, key=lambda row: row[0])
    for start, end, entity in islice(ranges, first, None):
        if start > at:
            return
        if at < end:
            yield entity


def _introductions(entities: Sequence[Entity], mediated: Mapping[int, Entity]) -> list[tuple[int, Entity]]:
    """Where those are introduced who speak through a secret paper, with the paper, in order."""
    rows = []
    for other in entities:
        document = mediated.get(id(other))
        if document is not None and document.label in _SECRETIVE:
            rows.append((min((naming.start for naming in other.names), default=other.first), document))
    return sorted(rows, key=lambda row: row[0])


def _introduced_beside(reading: Reading, entity: Entity, met: Sequence[tuple[int, Entity]]) -> Entity | None:
    """The secret paper through which somebody speaks who is introduced in one paragraph with this person.

    "The cable describes a meeting of envoy Hale with the ambassador, Ilse Roth": what either said, the paper says.
    """
    first = min((naming.start for naming in entity.names), default=None)
    if first is None:
        return None
    index = bisect_left(met, first - _ONE_MEETING, key=lambda row: row[0])
    for start, document in islice(met, index, index + 8):
        if abs(first - start) < _ONE_MEETING and reading.paragraph_at(first) == reading.paragraph_at(start):
            return document
    return None


def _own_channel(reading: Reading, attribution: FoundAttribution) -> bool:
    start = min(span[0] for span in (*attribution.source, *attribution.cue))
    first, last = reading.paragraphs[reading.paragraph_at(start)]
    return bool(
        _OWN_CHANNEL.search(reading.lower, max(first, start - _LONG_PARAGRAPH), min(last, start + _LONG_PARAGRAPH))
    )


def _introduced_within(entity: Entity, ranges: Sequence[tuple[int, int, Entity]]) -> Entity | None:
    first = min((naming.start for naming in entity.names), default=entity.first)
    return next((document for document in _reported_by(ranges, first) if document.label in _SECRETIVE), None)


def roots(reading: Reading, entities: Sequence[Entity], mediated: Mapping[int, Entity]) -> list[str]:
    """One origin name per entity. A leaked paper, who supplied it and the outlet that printed it share one."""
    origin = list(range(len(entities)))
    index_of = {id(entity): index for index, entity in enumerate(entities)}
    for index, entity in enumerate(entities):
        if id(entity) in mediated:
            origin[index] = origin[index_of[id(mediated[id(entity)])]]
    leaks = [i for i, e in enumerate(entities) if e.label in _SECRETIVE]
    if leaks:
        named_at = [mention.start for mention in entities[leaks[0]].mentions]
        for index, entity in enumerate(entities):
            if entity.label in _SUPPLIERS and _beside(entity, named_at):
                origin[index] = leaks[0]
        for index in leaks:
            origin[index] = leaks[0]
    order: dict[int, str] = {}
    return [order.setdefault(_end(origin, i), f"r{len(order) + 1}") for i in range(len(entities))]


def _end(origin: Sequence[int], index: int) -> int:
    seen = set()
    while origin[index] != index and index not in seen:
        seen.add(index)
        index = origin[index]
    return index


def _beside(entity: Entity, named_at: Sequence[int]) -> bool:
    """Whether an outlet or supplier stands in one sentence's reach of the leaked document it carries."""
    for mention in entity.mentions:
        index = bisect_left(named_at, mention.start - _ONE_SENTENCE)
        if index < len(named_at) and named_at[index] < mention.start + _ONE_SENTENCE:
            return True
    return False
