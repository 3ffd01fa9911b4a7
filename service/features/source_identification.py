"""D2: how far a reader can tell who the sources are: the ladder of codebook 2.3, weighted as 2.5 says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.extraction.model import Evidence, Source
from service.features.catalogue import FLAG, SHARE, Feature, Scope, steps
from service.features.inventory import Inventory, Measure, Measured, count, ids, share

_DIMENSION: Final = "source_identification"
_LADDER: Final = steps(4, 0.1)
_MOST_VAGUE: Final = 3


def _vague(inventory: Inventory) -> Sequence[Evidence]:
    return inventory.labelled("vague_attribution")[:_MOST_VAGUE]


def _mean(sources: Sequence[Source], vague: Sequence[Evidence], lead_weight: int) -> Measured:
    """The weighted mean of the ladder; each vague attribution enters at 0."""
    weights = [lead_weight if source.lead else 1 for source in sources]
    total = sum(weight * source.ladder for weight, source in zip(weights, sources, strict=True))
    weight = sum(weights) + len(vague)
    return Measured(total / weight if weight else 0.0, (*ids(sources), *ids(vague)))


def _weighted(inventory: Inventory) -> Measured:
    return _mean(inventory.listed, _vague(inventory), lead_weight=2)


def _listed_only(inventory: Inventory) -> Measured:
    return _mean(inventory.listed, (), lead_weight=1)


def _lead_mean(inventory: Inventory) -> Measured:
    return _mean(inventory.lead_sources or inventory.listed, (), lead_weight=1)


def _weakest_in_lead(inventory: Inventory) -> Measured:
    return _extreme(inventory.lead_sources or inventory.listed, best=False)


def _best(inventory: Inventory) -> Measured:
    return _extreme(inventory.listed, best=True)


def _extreme(sources: Sequence[Source], *, best: bool) -> Measured:
    if not sources:
        return Measured(0.0)
    source = (max if best else min)(sources, key=lambda s: s.ladder)
    return Measured(float(source.ladder), (source.id,))


def _full_share(inventory: Inventory) -> Measured:
    vague = _vague(inventory)
    return share((s.id for s in inventory.listed if s.ladder == 4), len(inventory.listed) + len(vague))


def _bare_share(inventory: Inventory) -> Measured:
    vague = _vague(inventory)
    bare = [s.id for s in inventory.listed if s.ladder == 0]
    return share((*bare, *ids(vague)), len(inventory.listed) + len(vague))


def _fully_identified(inventory: Inventory) -> Measured:
    return count(s.id for s in inventory.listed if s.ladder == 4)


def _lead_bare(inventory: Inventory) -> Measured:
    """Yes where the lead's claims have sources and every one of them is of ladder 0 (codebook 2.6, second cap)."""
    owners = [inventory.by_id[i] for c in inventory.lead_claims for i in c.source_ids if i in inventory.by_id]
    sources = {s.id: s for s in (*inventory.lead_sources, *owners)}.values()
    bare = bool(sources) and all(s.ladder == 0 and not s.mediated_by for s in sources)
    return Measured(float(bare), tuple(s.id for s in sources) if bare else ())


def _ladder(name: str, meaning: str, scope: Scope, grid: tuple[float, ...] = _LADDER) -> Feature:
    return Feature(name, _DIMENSION, "ladder 0–4", meaning, 1, (), scope, grid)


MEASURES: Final = (
    Measure(_ladder("weighted_ladder", "mean ladder of all sources, the lead's counted twice, vague attributions as 0", "whole"), _weighted),
    Measure(_ladder("ladder_of_listed", "mean ladder of the sources, vague attributions left out", "whole"), _listed_only),
    Measure(_ladder("lead_ladder", "mean ladder of the lead's sources (of all where the lead has none)", "lead"), _lead_mean),
    Measure(_ladder("weakest_lead_ladder", "lowest ladder among the lead's sources", "lead", steps(4, 1)), _weakest_in_lead),
    Measure(_ladder("best_ladder", "highest ladder among all sources", "whole", steps(4, 1)), _best),
    Measure(
        Feature("fully_identified_share", _DIMENSION, "share of sources", "sources a reader can fully identify (ladder 4)", 1, (), "whole", SHARE),
        _full_share,
    ),
    Measure(
        Feature("fully_identified_sources", _DIMENSION, "sources", "sources of ladder 4", 1, (), "whole", steps(5, 1)),
        _fully_identified,
    ),
    Measure(
        Feature(
            "bare_source_share", _DIMENSION, "share of sources", "sources of ladder 0 and vague attributions",
            -1, ("vague_attribution", "unnamed_bare", "unnamed_group"), "whole", SHARE,
        ),
        _bare_share,
    ),
    Measure(
        Feature(
            "lead_on_bare_sources_only", _DIMENSION, "yes or no", "every source of the lead is of ladder 0; caps the total",
            -1, ("unnamed_bare", "unnamed_group"), "lead", FLAG,
        ),
        _lead_bare,
    ),
)  # fmt: skip
