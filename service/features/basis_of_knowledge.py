"""D4: how the sources know, and by what channel it reached the newsroom (codebook 2.5, D4; 2.11 for own plans)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from service.extraction.model import Claim, Source
from service.features.catalogue import SHARE, Feature, Scope, steps
from service.features.inventory import DOCUMENTS, OFFICE_HOLDERS, Inventory, Measure, Measured, count, ids

_DIMENSION: Final = "basis_of_knowledge"
_LABELS: Final = ("access", "press_event", "verification_limit")


def basis(source: Source) -> int:
    """The codebook's level for one source: 4 access, channel and time; 3 access; 2 channel; 1 office or title; 0."""
    first_hand = source.access or source.label == "reporter_witness"
    if first_hand:
        return 4 if source.channel and source.dated else 3
    if source.channel or source.label == "press_event" or (source.document is not None and source.document.route):
        return 2
    return int(source.role or source.label in OFFICE_HOLDERS or source.label in DOCUMENTS)


def _strongest(inventory: Inventory, claim: Claim) -> tuple[int, tuple[str, ...]]:
    owners = inventory.owners(claim)
    if not owners:
        return 0, ()
    best = max(owners, key=basis)
    return basis(best), (best.id,)


def _of_lead(inventory: Inventory) -> list[tuple[int, tuple[str, ...]]]:
    return sorted((_strongest(inventory, claim) for claim in inventory.lead_claims), reverse=True)


def _rank(place: int) -> Callable[[Inventory], Measured]:
    def read(inventory: Inventory) -> Measured:
        found = _of_lead(inventory)[place : place + 1]
        return Measured(float(found[0][0]), found[0][1]) if found else Measured(0.0)

    return read


def _mean(inventory: Inventory) -> Measured:
    found = _of_lead(inventory)
    total = sum(level for level, _ in found)
    return Measured(total / len(found) if found else 0.0, tuple(dict.fromkeys(i for _, e in found for i in e)))


def _claims_with(test: Callable[[Source], bool], *, lead: bool) -> Callable[[Inventory], Measured]:
    """The share of (the lead's) claims that have a source which passes `test`."""

    def read(inventory: Inventory) -> Measured:
        claims: Sequence[Claim] = inventory.lead_claims if lead else inventory.claims
        passing = [[s for s in inventory.owners(claim) if test(s)] for claim in claims]
        sources = dict.fromkeys(i for found in passing for i in ids(found))
        return Measured(sum(map(bool, passing)) / len(claims) if claims else 0.0, tuple(sources))

    return read


def _has_channel(source: Source) -> bool:
    return basis(source) >= 2


def _feature(name: str, unit: str, meaning: str, scope: Scope, grid: tuple[float, ...]) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, 1, _LABELS, scope, grid)


MEASURES: Final = (
    Measure(_feature("best_lead_basis", "level 0–4", "basis of the lead's best founded claim", "lead", steps(4, 1)), _rank(0)),
    Measure(_feature("second_lead_basis", "level 0–4", "basis of the lead's second best founded claim", "lead", steps(4, 1)), _rank(1)),
    Measure(_feature("mean_lead_basis", "level 0–4", "mean basis of the lead's claims", "lead", steps(4, 0.25)), _mean),
    Measure(_feature("lead_channel_share", "share of claims", "lead claims whose source has a stated channel", "lead", SHARE), _claims_with(_has_channel, lead=True)),
    Measure(_feature("lead_dated_share", "share of claims", "lead claims whose source is dated", "lead", SHARE), _claims_with(lambda s: s.dated, lead=True)),
    Measure(_feature("channel_share", "share of claims", "claims whose source has a stated channel", "whole", SHARE), _claims_with(_has_channel, lead=False)),
    Measure(_feature("dated_share", "share of claims", "claims whose source is dated", "whole", SHARE), _claims_with(lambda s: s.dated, lead=False)),
    Measure(_feature("access_share", "share of claims", "claims whose source says how it knows", "whole", SHARE), _claims_with(lambda s: basis(s) >= 3, lead=False)),
    Measure(
        _feature("access_statements", "statements", "places that say how a source knows", "whole", steps(4, 1)),
        lambda inventory: count(ids(inventory.labelled("access"))),
    ),
    Measure(
        _feature("press_events", "mentions", "conferences, briefings, speeches, hearings named as the occasion", "whole", steps(3, 1)),
        lambda inventory: count(ids(inventory.labelled("press_event"))),
    ),
)  # fmt: skip
