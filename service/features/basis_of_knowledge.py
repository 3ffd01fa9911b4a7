"""D4: how the sources know, and by what channel it reached the newsroom (codebook 2.5, D4; 2.11 for own plans)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from service.extraction.model import Claim, Source
from service.features.catalogue import SHARE, steps
from service.features.inventory import DOCUMENTS, OFFICE_HOLDERS, Inventory
from service.features.measure import Measured, count, ids, measure, share_of_claims

_measure = partial(measure, "basis_of_knowledge", labels=("access", "press_event"))
_LEVEL: Final = "level 0–4"
_CLAIMS: Final = "share of claims"


def _basis(source: Source) -> int:
    """The codebook's level for one source: 4 access, channel and time; 3 access; 2 channel; 1 office or title; 0."""
    if source.access or source.label == "reporter_witness":
        return 4 if source.channel and source.dated else 3
    if source.channel or source.label == "press_event" or (source.document is not None and source.document.route):
        return 2
    return int(source.role or source.label in OFFICE_HOLDERS or source.label in DOCUMENTS)


def _strongest(inventory: Inventory, claims: Sequence[Claim]) -> list[tuple[int, Source | None]]:
    """Each claim's basis and the source it comes from, the best founded claim first; 0 where unattributed."""
    found: list[tuple[int, Source | None]] = []
    for claim in claims:
        best = max(inventory.owners(claim), key=_basis, default=None)
        found.append((_basis(best), best) if best else (0, None))
    return sorted(found, key=lambda pair: -pair[0])


def _of_rank(inventory: Inventory, rank: int) -> Measured:
    found = _strongest(inventory, inventory.lead_claims)[rank : rank + 1]
    return Measured(float(found[0][0]), ids(s for _, s in found if s)) if found else Measured(0.0)


def _claims_with(inventory: Inventory, claims: Sequence[Claim], test: Callable[[Source], bool]) -> Measured:
    return share_of_claims([filter(test, inventory.owners(claim)) for claim in claims])


def _has_channel(source: Source) -> bool:
    return _basis(source) >= 2


def _is_dated(source: Source) -> bool:
    return source.dated


@_measure("lead", _LEVEL, steps(4, 1))
def best_lead_basis(inventory: Inventory) -> Measured:
    """Basis of the lead's best founded claim."""
    return _of_rank(inventory, 0)


@_measure("lead", _LEVEL, steps(4, 1))
def second_lead_basis(inventory: Inventory) -> Measured:
    """Basis of the lead's second best founded claim."""
    return _of_rank(inventory, 1)


@_measure("lead", _LEVEL, steps(4, 0.25))
def mean_lead_basis(inventory: Inventory) -> Measured:
    """Mean basis of the lead's claims."""
    found = _strongest(inventory, inventory.lead_claims)
    total = sum(level for level, _ in found)
    return Measured(total / len(found) if found else 0.0, ids(source for _, source in found if source))


@_measure("whole", _LEVEL, steps(4, 0.25))
def mean_source_basis(inventory: Inventory) -> Measured:
    """Mean basis of all sources, the lead's counted twice."""
    total, weight = inventory.weighed(_basis)
    return Measured(total / weight if weight else 0.0, ids(inventory.listed))


@_measure("lead", _CLAIMS, SHARE)
def lead_channel_share(inventory: Inventory) -> Measured:
    """Claims of the lead whose source has a stated channel."""
    return _claims_with(inventory, inventory.lead_claims, _has_channel)


@_measure("lead", _CLAIMS, SHARE)
def lead_dated_share(inventory: Inventory) -> Measured:
    """Claims of the lead whose source is dated."""
    return _claims_with(inventory, inventory.lead_claims, _is_dated)


@_measure("whole", _CLAIMS, SHARE)
def channel_share(inventory: Inventory) -> Measured:
    """Claims whose source has a stated channel."""
    return _claims_with(inventory, inventory.claims, _has_channel)


@_measure("whole", _CLAIMS, SHARE)
def dated_share(inventory: Inventory) -> Measured:
    """Claims whose source is dated."""
    return _claims_with(inventory, inventory.claims, _is_dated)


@_measure("whole", _CLAIMS, SHARE)
def access_share(inventory: Inventory) -> Measured:
    """Claims whose source says how it knows."""
    return _claims_with(inventory, inventory.claims, lambda source: _basis(source) >= 3)


@_measure("whole", "statements", steps(4, 1))
def access_statements(inventory: Inventory) -> Measured:
    """Places that say how a source knows."""
    return count(inventory.labelled("access"))


@_measure("whole", "mentions", steps(3, 1))
def press_events(inventory: Inventory) -> Measured:
    """Conferences, briefings, speeches, hearings named as the occasion."""
    return count(inventory.labelled("press_event"))


_CHANNELS: Final = frozenset({"event", "told", "written"})
_OWN: Final = frozenset({"first_person", "own_doing", "witnessed"})


@_measure("lead", _LEVEL, steps(4, 1))
def lead_circumstances(inventory: Inventory) -> Measured:
    """The most that any of the lead's claims tells: 2 its channel, 3 that and the source's own doings, 4 also when."""
    level = 0
    for claim in inventory.lead_claims:
        for statement in inventory.attributions_of(claim):
            channel, own = bool(statement.facts & _CHANNELS), bool(statement.facts & _OWN)
            level = max(level, 1 + channel + (own and channel) + (own and channel and "dated" in statement.facts))
    return Measured(float(level))


@_measure("whole", "share of statements", SHARE)
def own_doings(inventory: Inventory) -> Measured:
    """Statements of the whole article in which sources speak of their own plans or experience."""
    found = [a for a in inventory.statements if a.facts & _OWN]
    share = len(found) / len(inventory.statements) if inventory.statements else 0.0
    return Measured(share, tuple(dict.fromkeys(a.source_id for a in found if a.source_id)))


@_measure("lead", _CLAIMS, SHARE)
def lead_identified_share(inventory: Inventory) -> Measured:
    """Claims of the lead with an owner of ladder 3 or more."""
    return _claims_with(inventory, inventory.lead_claims, lambda source: source.ladder >= 3)


MEASURES: Final = (
    lead_identified_share,
    lead_circumstances,
    own_doings,
    best_lead_basis,
    second_lead_basis,
    mean_lead_basis,
    mean_source_basis,
    lead_channel_share,
    lead_dated_share,
    channel_share,
    dated_share,
    access_share,
    access_statements,
    press_events,
)
