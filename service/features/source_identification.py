"""D2: how far a reader can tell who the sources are: the ladder of codebook 2.3, weighted as 2.5 says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from service.extraction.model import Evidence
from service.features.catalogue import FLAG, SHARE, steps
from service.features.inventory import Inventory
from service.features.measure import Measured, ids, measure, ratio

_measure = partial(measure, "source_identification")
_LADDER: Final = "ladder 0–4"
_BARE: Final = ("vague_attribution", "unnamed_bare", "unnamed_group")
_MOST_VAGUE: Final = 3
_NAMED: Final = 3


def _vague(inventory: Inventory) -> Sequence[Evidence]:
    return inventory.labelled("vague_attribution")[:_MOST_VAGUE]


@_measure("whole", _LADDER, steps(4, 0.1), labels=_BARE)
def weighted_ladder(inventory: Inventory) -> Measured:
    """Mean ladder of all sources, the lead's counted twice, vague attributions (three at most) as 0."""
    vague = _vague(inventory)
    total, weight = inventory.weighed(lambda source: source.ladder)
    weight += len(vague)
    return Measured(total / weight if weight else 0.0, (*ids(inventory.listed), *ids(vague)))


@_measure("whole", _LADDER, steps(4, 0.1))
def ladder_behind_text(inventory: Inventory) -> Measured:
    """Mean ladder of who is best identified behind each attributed claim, by the claims' length."""
    behind = [(inventory.words(c), inventory.owners(c)[0]) for c in inventory.stated if inventory.owners(c)]
    whole = sum(length for length, _ in behind)
    ladder = sum(length * source.ladder for length, source in behind) / whole if whole else 0.0
    return Measured(ladder, ids(source for _, source in behind))


@_measure("whole", _LADDER, steps(4, 1))
def best_ladder(inventory: Inventory) -> Measured:
    """Highest ladder among all sources."""
    best = max(inventory.listed, key=lambda s: s.ladder, default=None)
    return Measured(float(best.ladder), (best.id,)) if best else Measured(0.0)


@_measure("whole", "share of sources", SHARE)
def fully_identified_share(inventory: Inventory) -> Measured:
    """Sources that a reader can fully identify (ladder 4), among all and the vague attributions."""
    return ratio((s for s in inventory.listed if s.ladder == 4), len(inventory.listed) + len(_vague(inventory)))


@_measure("whole", "share of sources", SHARE, direction=-1, labels=_BARE)
def bare_source_share(inventory: Inventory) -> Measured:
    """Sources of ladder 0 and vague attributions, among all."""
    vague = _vague(inventory)
    bare = [s for s in inventory.listed if s.ladder == 0]
    return ratio((*bare, *vague), len(inventory.listed) + len(vague))


@_measure("lead", "yes or no", FLAG, direction=-1, labels=_BARE[1:])
def lead_on_bare_sources_only(inventory: Inventory) -> Measured:
    """Every source of the lead is of ladder 0, and nobody else in the article is named.

    This caps the total (codebook 2.6). Who is named below may stand behind the lead: it takes a text that names nobody
    to be sure of the cap.
    """
    owners = [inventory.by_id[i] for c in inventory.lead_claims for i in c.source_ids if i in inventory.by_id]
    sources = {s.id: s for s in (*inventory.lead_sources, *owners)}.values()
    bare = (
        bool(sources)
        and all(s.ladder == 0 and not s.mediated_by for s in sources)
        and all(s.ladder < _NAMED for s in inventory.listed)
    )
    return Measured(float(bare), ids(sources) if bare else ())


MEASURES: Final = (
    weighted_ladder,
    ladder_behind_text,
    best_ladder,
    fully_identified_share,
    bare_source_share,
    lead_on_bare_sources_only,
)
