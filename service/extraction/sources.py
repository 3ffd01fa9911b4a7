"""Sources: what the article tells of each entity, on the codebook's scales (2.3 ladder and reason, 2.5 D4 and D5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from service.extraction import chains, documents, ladder
from service.extraction.entities import Entity
from service.extraction.found import Disclosure, FoundAttribution, Range
from service.extraction.model import DocumentFacts, Reason, Source
from service.extraction.reading import Reading
from service.extraction.sought import Sought

_DOCUMENTS = frozenset({"court_document", "classified_document", "leaked_document", "public_document", "study", "poll"})
# Outlets and those who hand a paper over carry a claim without a word of their own.
_CARRY_UNSPOKEN = frozenset({"other_media", "wire", "unnamed_official", "unnamed_described", "unnamed_bare"})
_PEOPLE = frozenset({"named_official", "named_person", "organisation_named_spokesperson"})
_CHANNEL = re.compile(
    r"\b(?:in an? (?:\w+ )?(?:interview|statement|e-?mail|letter|speech|tweet|post|briefing|address"
    r"|filing|report|memo|blog|call|memoir|video)|(?:news|press) conference|conference call|briefing"
    r"|hearing|rally|told (?:reporters|journalists|this|us\b|the|a |[a-z]+)|by (?:phone|telephone"
    r"|e-?mail|text)|tweeted|tweet|posted|wrote|testified|"
    r"speaking (?:at|to|on|in)|interview|statement|in parliament|in court|on (?:x|twitter|facebook"
    r"|cnn|fox|television|radio|the radio|air)|debate|town hall|documents? (?:obtained|seen|reviewed)"
    r"|podium|addressed|convention|obtained|published|released|filed|survey|poll)\b"
)
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|this (?:morning|week"
    r"|month|afternoon|evening)|last (?:night|week|month|year)|(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december|jan\.|feb\.|aug\.|sept\.|oct\.|nov\."
    r"|dec\.) \d{1,2}|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|(?:19|20)\d\d|earlier this \w+)\b"
)
_FORM = re.compile(
    r"\b(?:statement|press release|news release|e-?mail\w*|letter|tweet|posted|post on|website|on x"
    r"|on twitter|on facebook|spokes\w+|filing|release|briefing|news conference|press conference)\b"
)
_TOLD = {"channel": _CHANNEL, "dated": _DATED, "form": _FORM}
SOUGHT = Sought(_TOLD)
_OFFICIAL = re.compile(r"\b(?:senior|chief|deputy|former|who|whose)\b")


class Ties(NamedTuple):
    """What belongs to an entity: its attributions' indexes, the disclosures about it, the sentences it acts in."""

    attributions: tuple[int, ...]
    disclosures: tuple[Disclosure, ...]
    places: tuple[Range, ...]


def describe(
    reading: Reading,
    entities: Sequence[Entity],
    attributions: Sequence[FoundAttribution],
    owner: Mapping[int, Entity],
    ties: Mapping[int, Ties],
    lead_end: int,
) -> tuple[Source, ...]:
    """The sources s1, s2, … in order of first mention; `mentions` and `attributions` are filled in by extract.py."""
    mediated = chains.intermediaries(reading, entities, attributions, owner)
    origin = chains.roots(reading, entities, mediated)
    number = {id(entity): f"s{index + 1}" for index, entity in enumerate(entities)}
    sources = []
    cache: dict[Range, tuple[bool, bool, bool]] = {}
    for index, entity in enumerate(entities):
        through = mediated.get(id(entity))
        sources.append(
            _source(
                reading,
                entity,
                number[id(entity)],
                origin[index],
                number[id(through)] if through else None,
                ties[id(entity)],
                lead_end,
                cache,
            )
        )
    return tuple(sources)


def _source(
    reading: Reading,
    entity: Entity,
    number: str,
    root: str,
    through: str | None,
    ties: Ties,
    lead_end: int,
    cache: dict[Range, tuple[bool, bool, bool]],
) -> Source:
    told = [_told_at(reading, place, cache) for place in ties.places]
    labels = {d.label for d in ties.disclosures}
    reason = _reason(ties.disclosures)
    facts = entity.facts()
    interest, access = bool(labels & {"interest", "anonymity_terms"}) and "interest" in labels, "access" in labels
    channel, dated, form = (any(flags[index] for flags in told) for index in range(3))
    document = _document(reading, entity, ties, facts) if entity.label in _DOCUMENTS else None
    return Source(
        id=number,
        label=entity.label,
        name=_name(entity),
        description=_description(reading, entity),
        ladder=_ladder(entity, facts, reason, interest, access, form, dated, document),
        root=root,
        mediated_by=through,
        reason=reason,
        interest=interest,
        access=access and not _only_familiar(ties.disclosures),
        role=_has_role(entity, facts),
        channel=channel,
        dated=dated,
        plural="plural" in facts and "counted" not in facts,
        lead=any(
            m.start < lead_end
            and (m.attribution is not None or document is not None or entity.label in _CARRY_UNSPOKEN)
            for m in entity.mentions
        ),
        document=document,
    )


def _told_at(reading: Reading, place: Range, cache: dict[Range, tuple[bool, bool, bool]]) -> tuple[bool, bool, bool]:
    """Whether a sentence states a channel, a date, a form of statement; many sources share a sentence."""
    if place not in cache:
        found = {n for n in reading.possible(SOUGHT, *place) if _TOLD[n].search(reading.lower, *place)}
        cache[place] = ("channel" in found, "dated" in found, "form" in found)
    return cache[place]


def _reason(disclosures: Sequence[Disclosure]) -> Reason:
    kinds = {fact for d in disclosures if d.label == "anonymity_reason" for fact in d.facts}
    return "specific" if "specific" in kinds else "boilerplate" if "boilerplate" in kinds else "none"


def _only_familiar(disclosures: Sequence[Disclosure]) -> bool:
    return all("familiar" in d.facts for d in disclosures if d.label == "access")


def _has_role(entity: Entity, facts: frozenset[str]) -> bool:
    return (
        bool(facts & {"role", "rank", "relation"})
        or any(p.role or p.office for p in entity.names)
        or entity.label == "named_official"
    )


def _name(entity: Entity) -> str | None:
    if entity.label in _PEOPLE:
        full = max((" ".join(p.tokens) for p in entity.names), key=len, default="")
        return full or next((m.name for m in entity.mentions if m.name and m.kind == "name"), None)
    if entity.label in ("other_media", "wire", "organisation_statement"):
        return next((m.name for m in entity.mentions if m.name), None)
    return None


def _description(reading: Reading, entity: Entity) -> str:
    """The fullest wording on the page: of its mentions or the naming with title and apposition."""
    spans = [(m.start, m.end) for m in entity.mentions] + [p.described for p in entity.names]
    start, end = max(spans, key=lambda s: s[1] - s[0])
    return reading.text[start:end].strip(" ,")


def _document(reading: Reading, entity: Entity, ties: Ties, facts: frozenset[str]) -> DocumentFacts:
    specific = "specific" in facts
    return documents.facts_around(reading, ties.places, specific, "issuer" in facts, entity.label)


def _ladder(
    entity: Entity,
    facts: frozenset[str],
    reason: Reason,
    interest: bool,
    access: bool,
    form: bool,
    dated: bool,
    document: DocumentFacts | None,
) -> int:
    label = entity.label
    if document is not None:
        return ladder.of_document(document, next((m.name for m in entity.mentions if m.name), ""))
    if label == "organisation_named_spokesperson":
        return 4
    if label in _PEOPLE and _name(entity) is None:
        return 2
    if label in _PEOPLE:
        return ladder.of_person(label, role=_has_role(entity, facts))
    if label in ("other_media", "wire"):
        return ladder.of_outlet(generic="generic" in facts, credited=dated or "reporter" in facts)
    if label == "organisation_statement":
        return ladder.of_organisation(
            facts, named="named" in facts or "institution" in facts or _name(entity) is not None, form=form, dated=dated
        )
    if label == "reporter_witness":
        return 4 if dated else 3
    if label == "social_post":
        return 4 if dated and _name(entity) else 1
    return ladder.of_unnamed(label, facts, reason, interest=interest, access=access)
