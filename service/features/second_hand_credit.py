"""D8: whether second-hand material is credited and what is public can be traced (codebook 2.5, D8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from service.extraction.model import Claim, Source
from service.features.catalogue import FLAG, SHARE, steps
from service.features.inventory import DOCUMENTS, SECOND_HAND, Inventory
from service.features.measure import Measured, count, mean, measure, ratio

_measure = partial(measure, "second_hand_credit", labels=sorted(SECOND_HAND))
_LADDER: Final = "ladder 0–4"
_NAMED: Final = 3
_VAGUE_REPORTS: Final = frozenset({"vague.adverb", "vague.reports"})


def _items(inventory: Inventory) -> tuple[Source, ...]:
    return inventory.of_kind(SECOND_HAND)


def _ladder(sources: Sequence[Source]) -> Measured:
    return mean([float(source.ladder) for source in sources], sources)


@_measure("whole", _LADDER, steps(4, 0.25))
def second_hand_ladder(inventory: Inventory) -> Measured:
    """Mean ladder of other media, agencies and posts."""
    return _ladder(_items(inventory))


@_measure("lead", _LADDER, steps(4, 0.25))
def lead_second_hand_ladder(inventory: Inventory) -> Measured:
    """Mean ladder of the other media, agencies and posts that carry the lead."""
    return _ladder(inventory.of_kind(SECOND_HAND, lead=True))


@_measure("whole", "share of items", SHARE)
def named_upstream_share(inventory: Inventory) -> Measured:
    """Second-hand items whose outlet is named."""
    return ratio((s for s in _items(inventory) if s.ladder >= _NAMED), len(_items(inventory)))


@_measure("whole", "share of items", SHARE)
def dated_upstream_share(inventory: Inventory) -> Measured:
    """Second-hand items that are dated."""
    return ratio((s for s in _items(inventory) if s.dated), len(_items(inventory)))


@_measure("whole", "sources", steps(5, 1), direction=0)
def second_hand_items(inventory: Inventory) -> Measured:
    """Other media, agencies and posts used as sources."""
    return count(_items(inventory))


@_measure("whole", "sources", steps(4, 1), direction=0)
def other_media(inventory: Inventory) -> Measured:
    """Other outlets used as sources."""
    return count(inventory.of_kind(frozenset({"other_media"})))


@_measure("whole", "yes or no", FLAG, direction=0)
def agency_credit(inventory: Inventory) -> Measured:
    """An agency is credited."""
    return count(inventory.of_kind(frozenset({"wire"}))[:1])


@_measure("whole", "sources", steps(3, 1), direction=0)
def social_posts(inventory: Inventory) -> Measured:
    """Posts used as sources."""
    return count(inventory.of_kind(frozenset({"social_post"})))


@_measure("whole", "links", steps(4, 1), labels=("link",))
def links(inventory: Inventory) -> Measured:
    """Links and references that a reader can follow."""
    return count(inventory.labelled("link"))


@_measure("whole", "documents", steps(2, 1), direction=0, labels=sorted(DOCUMENTS))
def held_elsewhere(inventory: Inventory) -> Measured:
    """Documents that another outlet obtained."""
    return count(s for s in inventory.listed if s.document is not None and s.document.holder == "other")


@_measure("whole", "documents", steps(3, 1), labels=sorted(DOCUMENTS))
def traceable_records(inventory: Inventory) -> Measured:
    """Documents named well enough to look them up (ladder 3 or more)."""
    return count(s for s in inventory.of_kind(DOCUMENTS) if s.ladder >= _NAMED)


@_measure("whole", "mentions", steps(3, 1), direction=-1, labels=("vague_attribution",))
def vague_reports(inventory: Inventory) -> Measured:
    """Second-hand without an owner: "reportedly", "media reports"."""
    return count(e for e in inventory.labelled("vague_attribution") if e.rule in _VAGUE_REPORTS)


def _claims_naming(inventory: Inventory, *facts: str) -> tuple[Claim, ...]:
    return tuple(c for c in inventory.counted if not c.facts.isdisjoint(facts))


@_measure("whole", "yes or no", FLAG)
def copy_credit(inventory: Inventory) -> Measured:
    """An agency's credit stands in the dateline, byline or closing line."""
    return count([e for e in inventory.labelled("wire") if e.rule == "wire.credit"][:1])


@_measure("whole", "claims", steps(6, 1), direction=0)
def claims_naming_outlets(inventory: Inventory) -> Measured:
    """Claims that name an outlet, agency or post, whoever states them."""
    return Measured(float(len(inventory.holding(*SECOND_HAND))))


@_measure("lead", "claims", steps(3, 1), direction=0)
def lead_claims_naming_outlets(inventory: Inventory) -> Measured:
    """Claims of the lead that name an outlet, agency or post."""
    return Measured(float(sum(c.lead for c in inventory.holding(*SECOND_HAND))))


@_measure("whole", "share of claims", SHARE)
def dated_outlet_claims(inventory: Inventory) -> Measured:
    """Of the claims that name an outlet, agency or post, those with a date."""
    named = inventory.holding(*SECOND_HAND)
    return Measured(sum("dated" in c.facts for c in named) / len(named) if named else 0.0)


MEASURES: Final = (
    copy_credit,
    claims_naming_outlets,
    lead_claims_naming_outlets,
    dated_outlet_claims,
    second_hand_ladder,
    lead_second_hand_ladder,
    named_upstream_share,
    dated_upstream_share,
    second_hand_items,
    other_media,
    agency_credit,
    social_posts,
    links,
    held_elsewhere,
    traceable_records,
    vague_reports,
)
