"""Entities: which mentions are one source. The same person named twice is one; "the document" is the one before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.extraction.found import Mention
from service.extraction.names import Name, as_surname
from service.extraction.people import Person
from service.extraction.reading import Reading

PERSON_LABELS = ("named_official", "named_person", "organisation_named_spokesperson")
DOCUMENT_LABELS = ("court_document", "classified_document", "leaked_document", "study", "poll", "public_document")
_STRENGTH = {"organisation_named_spokesperson": 3, "named_official": 2, "named_person": 1}
_SECRECY = {"classified_document": 3, "leaked_document": 2, "public_document": 1}


@dataclass
class Entity:
    """A source while its mentions are being gathered."""

    label: str
    key: str
    mentions: list[Mention] = field(default_factory=list)
    names: list[Person] = field(default_factory=list)
    first: int = 0
    last: int = 0
    gender: str | None = None

    def add(self, mention: Mention) -> None:
        """Take a mention in; the stronger label of a person or a paper wins."""
        self.mentions.append(mention)
        self.last = mention.start
        for scale in (_STRENGTH, _SECRECY):
            if mention.label in scale and self.label in scale and scale[mention.label] > scale[self.label]:
                self.label = mention.label

    def facts(self) -> frozenset[str]:
        """What all mentions together tell."""
        return frozenset().union(*(m.facts for m in self.mentions))


class Identity(NamedTuple):
    """One person of the article: all namings that agree."""

    key: str
    namings: tuple[Person, ...]
    held_office: bool = False

    @property
    def label(self) -> str:
        """What the namings say of the person, taken together."""
        if any(p.spokes for p in self.namings):
            return "organisation_named_spokesperson"
        return "named_official" if self.held_office or any(p.office for p in self.namings) else "named_person"


def called_by(tokens: Sequence[str]) -> Iterator[str]:
    """What a person may be called by, beside the last word: the first, and of long names any ("Goh" of "Lawrence Goh
    Boon Huat")."""
    yield tokens[0]
    if len(tokens) > 2:
        yield from (token for token in tokens[1:-1] if len(token) > 2 and token[0].isupper())


@dataclass
class Register:
    """All entities met so far, found again by what later mentions call them."""

    reading: Reading
    identities: dict[str, list[Identity]]
    held: frozenset[str] = frozenset()
    entities: list[Entity] = field(default_factory=list)
    by_key: dict[str, Entity] = field(default_factory=dict)
    latest_of: dict[str, Entity] = field(default_factory=dict)
    by_noun: dict[str, Entity] = field(default_factory=dict)
    opened_at: dict[int, Entity] = field(default_factory=dict)
    last_outlet: Entity | None = None
    names: Sequence[Name] = ()
    namings: list[tuple[int, int, Identity]] = field(default_factory=list)
    roles: dict[str, list[tuple[int, Identity, Person]]] = field(default_factory=dict)
    first_names: dict[str, list[Identity]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows: list[tuple[int, Identity, Person]] = []
        for bearers in self.identities.values():
            for identity in bearers:
                for token in called_by(identity.namings[0].tokens):
                    self.first_names.setdefault(token, []).append(identity)
                rows.extend((p.start, identity, p) for p in identity.namings)
        rows.sort(key=lambda row: row[0])
        for row in rows:
            start, end = row[2].described
            for word in set(self.reading.lower[start:end].replace(",", " ").split()):
                self.roles.setdefault(word, []).append(row)
        self.namings = sorted(((p.start, p.end, i) for _, i, p in rows), key=lambda row: row[0])
        self.namings = sorted((*self.namings, *self._by_surname()), key=lambda row: row[0])

    def _by_surname(self) -> Iterator[tuple[int, int, Identity]]:
        """Where people are called by their bare surname."""
        text = self.reading.text
        for name in self.names:
            if name.end - name.start < 40:
                word = as_surname(text[name.start : name.end].removesuffix("'s"))
                if " " not in word and (bearers := self.identities.get(word)):
                    yield name.start, name.end, bearers[0]

    def new(self, label: str, key: str, mention: Mention) -> Entity:
        """Start an entity with its first mention."""
        entity = Entity(label, key, first=mention.start)
        self.entities.append(entity)
        self.opened_at[mention.start] = entity
        self.by_key.setdefault(key, entity)
        self.join(entity, mention)
        return entity

    def join(self, entity: Entity, mention: Mention) -> None:
        """Add a mention to an entity, once."""
        if entity.mentions and entity.mentions[-1] == mention:
            return
        entity.add(mention)
        if mention.kind == "media":
            self.last_outlet = entity
        if mention.kind != "media" or mention.attribution is not None:
            self.latest_of[entity.label] = entity
        if mention.name and mention.kind in ("description", "document"):
            self.by_noun[f"{mention.kind}:{mention.name}"] = entity
            if mention.kind == "description":
                self.by_noun[f"description:{mention.name.rpartition(' ')[2]}"] = entity

    def latest(self, labels: Iterable[str]) -> Entity | None:
        """The entity of one of these labels that was mentioned last."""
        rows = [e for label in labels if (e := self.latest_of.get(label)) is not None and e.label == label]
        return max(rows, key=lambda e: e.last, default=None)

    def last_naming(self, before: int, reach: int) -> Identity | None:
        """The person named last in `[reach, before)`."""
        index = bisect_left(self.namings, before, key=lambda row: row[0]) - 1
        return self.namings[index][2] if index >= 0 and self.namings[index][0] >= reach else None

    def of(self, identity: Identity, mention: Mention) -> Entity:
        """The entity of a person, begun with `mention` where the person has not spoken yet."""
        known = self.by_key.get(f"person:{identity.key}")
        if known is not None:
            return known
        entity = self.new(identity.label, f"person:{identity.key}", mention)
        entity.names = list(identity.namings)
        return entity


def identify(people: Sequence[Person], held: frozenset[str]) -> dict[str, list[Identity]]:
    """By surname, the people who bear it, in order of introduction. A title and surname alone joins who has the
    surname."""
    groups: dict[str, list[list[Person]]] = {}
    for person in sorted(people, key=lambda p: (len(p.tokens) == 1, p.start)):
        rows = groups.setdefault(person.surname, [])
        match = next(
            (row for row in rows if len(person.tokens) == 1 and any(person.titles & p.titles for p in row[:4])), None
        )
        match = match or next((row for row in rows[:8] if _compatible(row[0], person)), None)
        if match is None:
            rows.append([person])
        else:
            match.append(person)
    _join_first_names(groups)
    ordered = {surname: sorted(rows, key=lambda row: min(p.start for p in row)) for surname, rows in groups.items()}
    return {
        surname: [
            Identity(" ".join(row[0].tokens), tuple(row), surname in held and index == 0)
            for index, row in enumerate(rows)
        ]
        for surname, rows in ordered.items()
    }


def _join_first_names(groups: dict[str, list[list[Person]]]) -> None:
    """ "Sir Aubrey" is the Aubrey Thornbury of the story: knights and sheikhs go by their first names."""
    full: dict[str, list[Person]] = {}
    for rows in groups.values():
        for row in rows:
            first = next((p.tokens[0] for p in row if len(p.tokens) > 1), None)
            if first is not None:
                full.setdefault(first, row)
    for name in [name for name in groups if name in full]:
        alone = [row for row in groups[name] if all(len(p.tokens) == 1 for p in row)]
        if alone and len(alone) == len(groups[name]):
            full[name].extend(p for row in alone for p in row)
            del groups[name]


def _compatible(one: Person, other: Person) -> bool:
    if len(other.tokens) == 1:
        return True
    if len(one.tokens) == 1:
        return False
    first, second = one.tokens[0].strip("."), other.tokens[0].strip(".")
    return first[:1] == second[:1] and (first == second or len(first) == 1 or len(second) == 1)


def person(register: Register, mention: Mention) -> None:
    """Give a mention by name to the person it names."""
    tokens = (mention.name or "").removesuffix("'s").split(" ")
    surname = next((t for t in reversed(tokens) if t.lower().strip(".") not in ("jr", "sr", "ii", "iii")), tokens[-1])
    surname = as_surname(surname)
    bearers = register.identities.get(surname) or (register.first_names.get(surname) if len(tokens) == 1 else None)
    identity = _choose(bearers, tokens, mention) if bearers else None
    if identity is not None:
        entity = register.by_key.get(f"person:{identity.key}")
        if entity is None:
            entity = register.of(identity, mention)
        else:
            register.join(entity, mention)
        if _STRENGTH.get(mention.label or "", 0) > _STRENGTH.get(entity.label, 0):
            entity.label = mention.label or entity.label
        return
    key = f"person:{' '.join(tokens)}"
    known = register.by_key.get(key)
    if known is not None:
        register.join(known, mention)
    else:
        register.new(mention.label or ("named_official" if surname in register.held else "named_person"), key, mention)


def describe(register: Register, identity: Identity, mention: Mention) -> None:
    """Give a description to the person whom the page names for it; an official's description makes an official."""
    entity = register.of(identity, mention)
    register.join(entity, mention)
    if mention.label in ("unnamed_official", "named_official") and entity.label == "named_person":
        entity.label = "named_official"


def _choose(bearers: Sequence[Identity], tokens: Sequence[str], mention: Mention) -> Identity:
    """Among people of one surname: the one named here, or whose first name is given, else who was introduced first."""
    if len(bearers) > 1:
        for identity in bearers:
            if any(naming.start >= mention.start - 4 and naming.end <= mention.end + 4 for naming in identity.namings):
                return identity
        for identity in bearers:
            if len(tokens) > 1 and any(naming.tokens[0] == tokens[0] for naming in identity.namings):
                return identity
        before = [i for i in bearers if i.namings and min(p.start for p in i.namings) <= mention.start]
        if before:
            return before[0]
    return bearers[0]
