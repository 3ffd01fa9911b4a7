"""An extraction looked at the way a rater looks at it before rating: the inventory of codebook 2.4, layer 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from service.extraction.model import Claim, Evidence, Extraction, Source
from service.features.catalogue import Feature

UNNAMED: Final = frozenset({"unnamed_official", "unnamed_described", "unnamed_bare", "unnamed_group"})
DOCUMENTS: Final = frozenset(
    {"public_document", "court_document", "classified_document", "leaked_document", "study", "poll"}
)
SECOND_HAND: Final = frozenset({"other_media", "wire", "social_post"})
OFFICE_HOLDERS: Final = frozenset({"named_official", "organisation_named_spokesperson", "organisation_statement"})


@dataclass(frozen=True)
class Inventory:
    """`listed` leaves out mediated speakers (codebook 2.3); `claims` the exempt ones, unless all are exempt.

    A claim counts as attributed where one of its sources has ladder 1 or more, or is a mediated speaker.
    """

    extraction: Extraction

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.extraction.sources}

    @cached_property
    def listed(self) -> tuple[Source, ...]:
        return tuple(source for source in self.extraction.sources if source.mediated_by is None)

    @cached_property
    def lead_sources(self) -> tuple[Source, ...]:
        return tuple(source for source in self.listed if source.lead)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(c for c in self.extraction.claims if not c.exempt) or self.extraction.claims

    @cached_property
    def lead_claims(self) -> tuple[Claim, ...]:
        """Claims of the lead that need a source, or have one; all of the lead's where none does."""
        lead = tuple(claim for claim in self.extraction.claims if claim.lead)
        return tuple(c for c in lead if not c.exempt or c.source_ids) or lead

    def owners(self, claim: Claim) -> tuple[Source, ...]:
        """The sources that attribute a claim, best identified first; empty where it stands unattributed."""
        found = [self.by_id[i] for i in claim.source_ids if i in self.by_id]
        return tuple(sorted((s for s in found if s.ladder >= 1 or s.mediated_by), key=lambda s: (-s.ladder, s.id)))

    def labelled(self, *labels: str) -> tuple[Evidence, ...]:
        return tuple(e for e in self.extraction.evidence if e.label in labels)

    def of_kind(self, labels: frozenset[str], *, lead: bool = False) -> tuple[Source, ...]:
        return tuple(s for s in (self.lead_sources if lead else self.listed) if s.label in labels)


@dataclass(frozen=True, slots=True)
class Measured:
    """A raw value, before it is put on its feature's grid, and the ids of what it was read from."""

    value: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A feature and the way to read it off an inventory."""

    feature: Feature
    read: Callable[[Inventory], Measured]


def share(part: Iterable[str], of: int) -> Measured:
    """`part` is the ids of those counted (once each, however often given), out of `of` things; 0 of nothing is 0."""
    counted = list(part)
    return Measured(len(counted) / of if of else 0.0, tuple(dict.fromkeys(counted)))


def count(ids: Iterable[str]) -> Measured:
    """How many different things there are."""
    counted = tuple(dict.fromkeys(ids))
    return Measured(float(len(counted)), counted)


def ids(items: Iterable[Source | Evidence]) -> tuple[str, ...]:
    return tuple(item.id for item in items)
