"""D1: which share of the material claims is tied to a source, in the lead and in the whole (codebook 2.5, D1)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from service.extraction.model import Claim, Source
from service.features.catalogue import FLAG, SHARE, steps
from service.features.inventory import Inventory
from service.features.measure import Measured, ids, measure, share_of_claims

_measure = partial(measure, "attribution_coverage")
_CLAIMS: Final = "share of claims"


@_measure("whole", _CLAIMS, SHARE)
def attributed_claim_share(inventory: Inventory) -> Measured:
    """Claims that need a source and are tied to one."""
    return share_of_claims([inventory.owners(claim) for claim in inventory.claims])


@_measure("whole", _CLAIMS, SHARE)
def claim_share_in_reach(inventory: Inventory) -> Measured:
    """Claims tied to a source, or next to one that is, in the same paragraph (codebook 2.3, "Attributed")."""
    needed = set(map(id, inventory.claims))
    reached: list[list[Source]] = []
    for _, group in groupby(inventory.stated, key=lambda claim: claim.paragraph):
        paragraph = list(group)
        owners = [inventory.owners(claim) for claim in paragraph]
        reached += [
            [source for near in owners[max(0, index - 1) : index + 2] for source in near]
            for index, claim in enumerate(paragraph)
            if id(claim) in needed
        ]
    return share_of_claims(reached)


@_measure("lead", _CLAIMS, SHARE)
def lead_attributed_share(inventory: Inventory) -> Measured:
    """Claims of the lead that are tied to a source."""
    return share_of_claims([inventory.owners(claim) for claim in inventory.lead_claims])


@_measure("lead", "yes or no", FLAG)
def opening_claim_attributed(inventory: Inventory) -> Measured:
    """The lead's first claim is tied to a source."""
    return share_of_claims([inventory.owners(claim) for claim in inventory.lead_claims[:1]])


@_measure("lead", "claims", steps(5, 1), direction=-1)
def lead_unattributed_claims(inventory: Inventory) -> Measured:
    """Claims of the lead without a source."""
    return Measured(float(sum(not inventory.owners(claim) for claim in inventory.lead_claims)))


@_measure("whole", "claims", steps(10, 1), direction=-1)
def longest_unattributed_run(inventory: Inventory) -> Measured:
    """Most claims in a row without a source."""
    longest = run = 0
    for claim in inventory.claims:
        run = 0 if inventory.owners(claim) else run + 1
        longest = max(longest, run)
    return Measured(float(longest))


@_measure("whole", _CLAIMS, SHARE, direction=-1, labels=("vague_attribution", "unnamed_bare"))
def vaguely_attributed_share(inventory: Inventory) -> Measured:
    """Claims with only a vague attribution or a source of ladder 0 behind them."""
    vague = inventory.labelled("vague_attribution")
    starts = sorted(e.span.start for e in vague)
    bare = [
        claim
        for claim in inventory.claims
        if not inventory.owners(claim) and (claim.source_ids or _any_within(starts, claim))
    ]
    return Measured(len(bare) / len(inventory.claims) if inventory.claims else 0.0, ids(vague))


def _any_within(starts: Sequence[int], claim: Claim) -> bool:
    index = bisect_left(starts, claim.span.start)
    return index < len(starts) and starts[index] < claim.span.end


@_measure("whole", "share of paragraphs", SHARE)
def attributed_paragraph_share(inventory: Inventory) -> Measured:
    """Paragraphs with an attributed claim, among those with a claim that needs a source or has one."""
    paragraphs = {claim.paragraph for claim in inventory.counted}
    owned = {claim.paragraph: inventory.owners(claim) for claim in inventory.counted if inventory.owners(claim)}
    sources = ids(source for some in owned.values() for source in some)
    return Measured(len(owned) / len(paragraphs) if paragraphs else 0.0, sources)


@_measure("whole", "share of words", SHARE)
def attributed_text_share(inventory: Inventory) -> Measured:
    """Length of the attributed claims, among claims that need a source or have one."""
    attributed = [claim for claim in inventory.counted if inventory.owners(claim)]
    return _share_of_text(inventory, attributed)


@_measure("whole", "share of words", SHARE)
def sourced_text_share(inventory: Inventory) -> Measured:
    """Length of the claims that a source states or that name one, among claims that need a source or have one."""
    naming = set(map(id, inventory.naming_a_source))
    sourced = [claim for claim in inventory.counted if inventory.owners(claim) or id(claim) in naming]
    return _share_of_text(inventory, sourced)


def _share_of_text(inventory: Inventory, claims: Sequence[Claim]) -> Measured:
    """By words, what some of the counted claims are of all, and who attributes them."""
    whole = sum(map(inventory.words, inventory.counted))
    owners = ids(source for claim in claims for source in inventory.owners(claim))
    return Measured(sum(map(inventory.words, claims)) / whole if whole else 0.0, owners)


@_measure("whole", "share of paragraphs", SHARE, direction=-1)
def late_unattributed_share(inventory: Inventory) -> Measured:
    """Paragraphs behind the lead whose claims all stand alone, among those that have a claim which needs a source."""
    behind: dict[int, bool] = {}
    for claim in inventory.counted:
        if not claim.lead:
            behind[claim.paragraph] = behind.get(claim.paragraph, False) or bool(inventory.owners(claim))
    return Measured(sum(not owned for owned in behind.values()) / len(behind) if behind else 0.0)


@_measure("whole", _CLAIMS, SHARE)
def claim_share_in_wide_reach(inventory: Inventory) -> Measured:
    """Claims in a paragraph with an attributed claim, or alone in a paragraph next to one (ruling 2.11)."""
    claims = inventory.stated
    owners: dict[int, list[Source]] = {}
    sizes: dict[int, int] = {}
    for claim in claims:
        owners.setdefault(claim.paragraph, []).extend(inventory.owners(claim))
        sizes[claim.paragraph] = sizes.get(claim.paragraph, 0) + 1
    order = list(sizes)
    # An article without claims has no neighbours either: the pairs end with `order`.
    near = dict(zip(order, zip([None, *order], [*order[1:], None], strict=False), strict=False))

    def reached(claim: Claim) -> list[Source]:
        own = owners[claim.paragraph]
        if own or sizes[claim.paragraph] > 1:
            return own
        return [source for other in near[claim.paragraph] if other is not None for source in owners[other]]

    return share_of_claims([reached(claim) for claim in inventory.claims])


MEASURES: Final = (
    claim_share_in_wide_reach,
    attributed_paragraph_share,
    attributed_text_share,
    sourced_text_share,
    late_unattributed_share,
    attributed_claim_share,
    claim_share_in_reach,
    lead_attributed_share,
    opening_claim_attributed,
    lead_unattributed_claims,
    longest_unattributed_run,
    vaguely_attributed_share,
)
