"""D1: which share of the material claims is tied to a source, in the lead and in the whole (codebook 2.5, D1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from service.extraction.model import Claim
from service.features.catalogue import FLAG, SHARE, Feature, Scope, steps
from service.features.inventory import Inventory, Measure, Measured, ids

_DIMENSION: Final = "attribution_coverage"


def _attributed(inventory: Inventory, claims: Sequence[Claim]) -> Measured:
    owners = [inventory.owners(claim) for claim in claims]
    sources = dict.fromkeys(source_id for found in owners for source_id in ids(found))
    return Measured(sum(map(bool, owners)) / len(claims) if claims else 0.0, tuple(sources))


def _all(inventory: Inventory) -> Measured:
    return _attributed(inventory, inventory.claims)


def _sentences(inventory: Inventory) -> Measured:
    return _attributed(inventory, inventory.extraction.claims)


def _lead(inventory: Inventory) -> Measured:
    return _attributed(inventory, inventory.lead_claims)


def _in_reach(inventory: Inventory) -> Measured:
    """As `_all`, a claim next to an attributed one in its paragraph counting too (codebook 2.3, "Attributed")."""
    reached, sources = 0, dict[str, None]()
    needed = set(map(id, inventory.claims))
    for _, group in groupby(inventory.extraction.claims, key=lambda claim: claim.paragraph):
        paragraph = list(group)
        owners = [inventory.owners(claim) for claim in paragraph]
        for index, claim in enumerate(paragraph):
            near = owners[max(0, index - 1) : index + 2]
            if id(claim) in needed and any(near):
                reached += 1
                sources.update(dict.fromkeys(source_id for found in near for source_id in ids(found)))
    return Measured(reached / len(inventory.claims) if inventory.claims else 0.0, tuple(sources))


def _longest_run(inventory: Inventory) -> Measured:
    longest = run = 0
    for claim in inventory.claims:
        run = 0 if inventory.owners(claim) else run + 1
        longest = max(longest, run)
    return Measured(float(longest))


def _unattributed_in_lead(inventory: Inventory) -> Measured:
    return Measured(float(sum(not inventory.owners(claim) for claim in inventory.lead_claims)))


def _opening(inventory: Inventory) -> Measured:
    return _attributed(inventory, inventory.lead_claims[:1])


def _vague(inventory: Inventory) -> Measured:
    """Claims that only a source of ladder 0 or a vague attribution stands behind, among all claims."""
    vague = inventory.labelled("vague_attribution")
    bare = [
        claim
        for claim in inventory.claims
        if not inventory.owners(claim) and (claim.source_ids or any(_within(e.span.start, claim) for e in vague))
    ]
    return Measured(len(bare) / len(inventory.claims) if inventory.claims else 0.0, ids(vague))


def _within(offset: int, claim: Claim) -> bool:
    return claim.span.start <= offset < claim.span.end


def _share(name: str, meaning: str, scope: Scope, *, labels: tuple[str, ...] = ()) -> Feature:
    return Feature(name, _DIMENSION, "share of claims", meaning, 1, labels, scope, SHARE)


MEASURES: Final = (
    Measure(_share("attributed_claim_share", "claims that need a source and are tied to one", "whole"), _all),
    Measure(_share("attributed_statement_share", "all statements, exempt ones included, that are tied to a source", "whole"), _sentences),
    Measure(_share("claim_share_in_reach", "claims tied to a source, or next to one that is, in the same paragraph", "whole"), _in_reach),
    Measure(_share("lead_attributed_share", "claims of the lead that are tied to a source", "lead"), _lead),
    Measure(
        Feature("opening_claim_attributed", _DIMENSION, "yes or no", "the lead's first claim is tied to a source", 1, (), "lead", FLAG),
        _opening,
    ),
    Measure(
        Feature("lead_unattributed_claims", _DIMENSION, "claims", "claims of the lead without a source", -1, (), "lead", steps(5, 1)),
        _unattributed_in_lead,
    ),
    Measure(
        Feature("longest_unattributed_run", _DIMENSION, "claims", "most claims in a row without a source", -1, (), "whole", steps(10, 1)),
        _longest_run,
    ),
    Measure(
        Feature(
            "vaguely_attributed_share", _DIMENSION, "share of claims", "claims with only a vague or bare source behind them",
            -1, ("vague_attribution", "unnamed_bare"), "whole", SHARE,
        ),
        _vague,
    ),
)  # fmt: skip
