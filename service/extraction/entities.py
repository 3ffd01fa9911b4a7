"""Entities: which mentions are one source. The same person named twice is one; "the document" is the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from service.extraction.found import Mention
from service.extraction.people import Person
from service.extraction.reading import Reading

_PERSON_LABELS = ("named_official", "named_person", "organisation_named_spokesperson")
_DOCUMENT_LABELS = ("court_document", "classified_document", "leaked_document", "study", "poll", "public_document")
_SECRETIVE = {"classified_document", "leaked_document"}
_STRENGTH = {"organisation_named_spokesperson": 3, "named_official": 2, "named_person": 1}
_HE = re.compile(r"(?:he|him|his|himself)$", re.IGNORECASE)
_SHE = re.compile(r"(?:she|her|hers|herself)$", re.IGNORECASE)
_GENERIC_NOUNS = frozenset({"document", "report", "paper", "file", "record", "findings", "text"})


@dataclass
class Entity:
    """A source while its mentions are being gathered."""

    label: str
    key: str
    mentions: list[Mention] = field(default_factory=list)
    names: list[Person] = field(default_factory=list)
    first: int = 0
    last: int = 0

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.last = mention.start
        if mention.label in _STRENGTH and _STRENGTH.get(mention.label, 0) > _STRENGTH.get(self.label, 9):
            self.label = mention.label

    def facts(self) -> frozenset[str]:
        return frozenset().union(*(m.facts for m in self.mentions))


@dataclass
class _Register:
    """All entities met so far, found again by what later mentions call them."""

    reading: Reading
    entities: list[Entity] = field(default_factory=list)
    by_key: dict[str, Entity] = field(default_factory=dict)
    by_surname: dict[str, list[Entity]] = field(default_factory=dict)

    def new(self, label: str, key: str, mention: Mention) -> Entity:
        entity = Entity(label, key, first=mention.start)
        entity.add(mention)
        self.entities.append(entity)
        self.by_key.setdefault(key, entity)
        return entity

    def latest(self, labels: Iterable[str]) -> Entity | None:
        wanted = tuple(labels)
        return max((e for e in self.entities if e.label in wanted), key=lambda e: e.last, default=None)


def gather(reading: Reading, mentions: Sequence[Mention], people: Sequence[Person], held: frozenset[str]) -> list[Entity]:
    """Entities in order of their first mention. `mentions` and `people` are sorted by start; `held` lists surnames
    to which the text gives a public office elsewhere."""
    identities = _identities(people, held)
    register = _Register(reading)
    for mention in mentions:
        if mention.kind == "pronoun":
            _pronoun(register, mention, identities)
        elif mention.kind == "name":
            _person(register, mention, identities)
        else:
            _described(register, mention, identities)
    return [entity for entity in register.entities if entity.mentions]


@dataclass(frozen=True, slots=True)
class Identity:
    """One person of the article: all namings that agree."""

    key: str
    namings: tuple[Person, ...]
    held_office: bool = False

    @property
    def label(self) -> str:
        if any(p.spokes for p in self.namings):
            return "organisation_named_spokesperson"
        return "named_official" if self.held_office or any(p.office for p in self.namings) else "named_person"


def _identities(people: Sequence[Person], held: frozenset[str]) -> dict[str, list[Identity]]:
    """By surname, the people who bear it, in order of introduction. A title and surname alone joins who has the surname."""
    groups: dict[str, list[list[Person]]] = {}
    for person in sorted(people, key=lambda p: (len(p.tokens) == 1, p.start)):
        rows = groups.setdefault(person.surname, [])
        match = next((row for row in rows if len(person.tokens) == 1 and any(person.titles & p.titles for p in row)), None)
        match = match or next((row for row in rows if _compatible(row[0], person)), None)
        if match is None:
            rows.append([person])
        else:
            match.append(person)
    return {
        surname: [Identity(" ".join(row[0].tokens), tuple(row), surname in held and len(rows) == 1) for row in sorted(rows, key=lambda r: min(p.start for p in r))]
        for surname, rows in groups.items()
    }


def _compatible(one: Person, other: Person) -> bool:
    if len(other.tokens) == 1:
        return True
    return one.tokens[0][0] == other.tokens[0][0] and (
        one.tokens[0] == other.tokens[0] or len(one.tokens[0].strip(".")) == 1 or len(other.tokens[0].strip(".")) == 1
    )


def _person(register: _Register, mention: Mention, identities: dict[str, list[Identity]]) -> None:
    tokens = (mention.name or "").removesuffix("'s").split(" ")
    bearers = identities.get(tokens[-1]) or _by_first_name(identities, tokens[-1])
    identity = _choose(bearers, tokens, mention) if bearers else None
    key = identity.key if identity else " ".join(tokens)
    label = identity.label if identity else mention.label or "named_person"
    entity = register.by_key.get(f"person:{key}")
    if entity is None:
        entity = register.new(label, f"person:{key}", mention)
        entity.names = list(identity.namings) if identity else []
        if _STRENGTH.get(mention.label or "", 0) > _STRENGTH.get(entity.label, 0):
            entity.label = mention.label or entity.label
    else:
        entity.add(mention)


def _by_first_name(identities: dict[str, list[Identity]], token: str) -> list[Identity]:
    return [identity for rows in identities.values() for identity in rows if identity.namings[0].tokens[0] == token]


def _choose(bearers: Sequence[Identity], tokens: Sequence[str], mention: Mention) -> Identity:
    """Among people of one surname: the one whose first name is given, else the one the story introduced first."""
    if len(tokens) > 1:
        for identity in bearers:
            if any(naming.start >= mention.start - 4 and naming.end <= mention.end + 4 for naming in identity.namings):
                return identity
    return bearers[0]


def _pronoun(register: _Register, mention: Mention, identities: dict[str, list[Identity]]) -> None:
    word = register.reading.lower[mention.start : mention.end]
    paragraph = register.reading.paragraph_at(mention.start)
    reach = register.reading.paragraphs[max(0, paragraph - 2)][0]
    if word in ("they", "them", "themselves", "these", "those"):
        entity = register.latest(("unnamed_group", "unnamed_official", "unnamed_described", "organisation_statement", "unnamed_bare"))
    elif word in ("it", "this", "that", "which", "itself"):
        entity = register.latest(("organisation_statement", *_DOCUMENT_LABELS, "other_media", "wire"))
    elif word == "who":
        entity = _named_just_before(register, mention, identities) or _latest_person(register)
    else:
        entity = _latest_person(register)
        named = _last_naming(identities, mention.start, reach)
        if named is not None and (entity is None or entity.last < reach or (named[1].start > entity.last and register.reading.paragraph_at(entity.last) != paragraph)):
            entity = register.by_key.get(f"person:{named[0].key}") or _introduced(register, named[0], mention)
    if entity is not None and entity.last >= reach - 2_000:
        if mention not in entity.mentions:
            entity.add(mention)
        return
    register.new("named_person" if word in ("he", "she") else "unnamed_group", f"unresolved:{mention.start}", mention)


def _latest_person(register: _Register) -> Entity | None:
    return register.latest((*_PERSON_LABELS, "unnamed_official", "unnamed_described", "unnamed_bare"))


def _last_naming(identities: dict[str, list[Identity]], before: int, reach: int) -> tuple[Identity, Person] | None:
    rows = [(i, p) for group in identities.values() for i in group for p in i.namings if reach <= p.start < before]
    return max(rows, key=lambda row: row[1].start, default=None)


def _named_just_before(register: _Register, mention: Mention, identities: dict[str, list[Identity]]) -> Entity | None:
    named = _last_naming(identities, mention.start, mention.start - 60)
    if named is None:
        return None
    return register.by_key.get(f"person:{named[0].key}") or _introduced(register, named[0], mention)


def _introduced(register: _Register, identity: Identity, mention: Mention) -> Entity:
    entity = register.new(identity.label, f"person:{identity.key}", mention)
    entity.names = list(identity.namings)
    return entity


def _described(register: _Register, mention: Mention, identities: dict[str, list[Identity]]) -> None:
    label = mention.label or "unnamed_group"
    phrase = register.reading.lower[mention.start : mention.end]
    earlier = _referred_to(register, mention, label, phrase, identities)
    if earlier is not None:
        if mention not in earlier.mentions:
            earlier.add(mention)
        return
    if mention.kind in ("organisation", "media") and mention.name:
        key = f"{mention.kind}:{mention.name.lower().removeprefix('the ').removesuffix(chr(39) + 's')}"
    elif "counted" in mention.facts or (mention.kind == "description" and "plural" not in mention.facts and "definite" not in mention.facts):
        key = f"{label}:{mention.start}"
    else:
        key = f"{label}:{phrase.removeprefix('the ')}"
    entity = register.by_key.get(key)
    if entity is not None:
        entity.add(mention)
    else:
        register.new(label, key, mention)


def _referred_to(register: _Register, mention: Mention, label: str, phrase: str, identities: dict[str, list[Identity]]) -> Entity | None:
    """The entity a definite description means: "the minister", "the memo", "the source"."""
    if mention.kind == "document" and label in _DOCUMENT_LABELS:
        candidates = [e for e in register.entities if e.label in _DOCUMENT_LABELS and e.mentions]
        noun = mention.name or ""
        for entity in sorted(candidates, key=lambda e: -e.last):
            nouns = {m.name for m in entity.mentions}
            secret = {label, entity.label} <= _SECRETIVE and not re.match(r"(?:an?|another|two|three|several|a second)\b", phrase)
            if secret or noun in nouns or (phrase.startswith(("the ", "this ", "that ")) and noun in _GENERIC_NOUNS):
                return entity
        return None
    if not re.match(r"(?:the|this|that|both)\b", phrase):
        return None
    head = mention.name or phrase.rpartition(" ")[2]
    if mention.kind == "description" and "plural" not in mention.facts:
        identity = _bearer_of_role(register.reading, identities, head, mention.start)
        if identity is not None:
            return register.by_key.get(f"person:{identity.key}") or _introduced(register, identity, mention)
    same = [e for e in register.entities if e.label == label and any((m.name or "") == head for m in e.mentions)]
    return max(same, key=lambda e: e.last, default=None) if mention.kind == "description" else None


def _bearer_of_role(reading: Reading, identities: dict[str, list[Identity]], head: str, before: int) -> Identity | None:
    """The person last introduced with that office or role ("the mayor")."""
    best: tuple[int, Identity] | None = None
    pattern = re.compile(rf"\b{re.escape(head)}\b")
    for group in identities.values():
        for identity in group:
            for naming in identity.namings:
                if naming.start < before and (best is None or naming.start > best[0]):
                    start, end = naming.described
                    if pattern.search(reading.lower, start, end):
                        best = (naming.start, identity)
    return best[1] if best else None
