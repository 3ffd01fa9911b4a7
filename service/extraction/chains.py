"""Where words come from: who speaks only through a document or another outlet, and which sources are one origin
(codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.extraction.entities import Entity
from service.extraction.found import FoundAttribution
from service.extraction.reading import Reading

_DOCUMENTS = frozenset({"court_document", "classified_document", "leaked_document", "public_document", "study", "poll"})
_INTERMEDIARIES = _DOCUMENTS | {"other_media", "wire"}
_PEOPLE = frozenset({"named_official", "named_person", "organisation_named_spokesperson"})
# A person introduced inside what such a document reports speaks through it, unless the text shows another way.
_SECRETIVE = frozenset({"classified_document", "leaked_document"})
_ONE_MEETING = 300
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
    ranges = [
        (start, end, owner[index])
        for index, attribution in enumerate(attributions)
        if index in owner and owner[index].label in _INTERMEDIARIES
        for start, end in attribution.content
    ]
    for index, attribution in enumerate(attributions):
        speaker = owner.get(index)
        if speaker is None or speaker.label not in _PEOPLE or not attribution.source:
            continue
        at = attribution.source[0][0]
        through = next((entity for start, end, entity in ranges if start <= at < end and entity is not speaker), None)
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
    for entity in entities:
        if id(entity) not in in_person and id(entity) not in mediated and entity.label in _PEOPLE:
            company = _introduced_beside(reading, entity, entities, mediated)
            if company is not None:
                mediated[id(entity)] = company
    return mediated


def _introduced_beside(
    reading: Reading, entity: Entity, entities: Sequence[Entity], mediated: Mapping[int, Entity]
) -> Entity | None:
    """The secret paper through which somebody speaks who is introduced in one paragraph with this person.

    "The cable describes a meeting of envoy Hale with the ambassador, Ilse Roth": what either said there, the cable
    says.
    """
    first = min((naming.start for naming in entity.names), default=None)
    if first is None:
        return None
    for other in entities:
        document = mediated.get(id(other))
        if document is None or document.label not in _SECRETIVE or other is entity:
            continue
        start = min((naming.start for naming in other.names), default=other.first)
        if abs(first - start) < _ONE_MEETING and reading.paragraph_at(first) == reading.paragraph_at(start):
            return document
    return None


def _own_channel(reading: Reading, attribution: FoundAttribution) -> bool:
    start = min(span[0] for span in (*attribution.source, *attribution.cue))
    paragraph = reading.paragraphs[reading.paragraph_at(start)]
    return bool(_OWN_CHANNEL.search(reading.lower, *paragraph))


def _introduced_within(entity: Entity, ranges: Sequence[tuple[int, int, Entity]]) -> Entity | None:
    first = min((naming.start for naming in entity.names), default=entity.first)
    for start, end, document in ranges:
        if start <= first < end and document.label in _SECRETIVE:
            return document
    return None


def roots(reading: Reading, entities: Sequence[Entity], mediated: Mapping[int, Entity]) -> list[str]:
    """One origin name per entity. A leaked paper, who supplied it and the outlet that printed it share one."""
    origin = list(range(len(entities)))
    index_of = {id(entity): index for index, entity in enumerate(entities)}
    for index, entity in enumerate(entities):
        if id(entity) in mediated:
            origin[index] = origin[index_of[id(mediated[id(entity)])]]
    leaks = [i for i, e in enumerate(entities) if e.label in _SECRETIVE]
    if leaks:
        for index, entity in enumerate(entities):
            if index not in leaks and _beside(reading, entity, entities[leaks[0]]):
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


def _beside(reading: Reading, entity: Entity, leak: Entity) -> bool:
    """Whether an outlet or supplier stands in one sentence's reach of the leaked document it carries."""
    if entity.label not in ("other_media", "unnamed_described", "unnamed_official", "unnamed_bare"):
        return False
    return any(abs(m.start - d.start) < 200 for m in entity.mentions for d in leak.mentions)
