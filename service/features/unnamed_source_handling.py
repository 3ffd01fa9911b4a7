"""D3: what the reader is told about sources whose names are withheld (codebook 2.5, D3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.extraction.model import Source
from service.features.catalogue import Direction, Feature, Scope, steps
from service.features.inventory import UNNAMED, Inventory, Measure, Measured, count, ids

_DIMENSION: Final = "unnamed_source_handling"
_LABELS: Final = (
    "unnamed_official",
    "unnamed_described",
    "unnamed_bare",
    "unnamed_group",
    "anonymity_reason",
    "interest",
)
_REASON: Final = {"none": 0.0, "boilerplate": 0.5, "specific": 1.0}
# One above the highest value: no unnamed source is better than the best handled one.
NO_UNNAMED: Final = 5.0
_HANDLING: Final = (*steps(4, 0.5), NO_UNNAMED)


def _voices(inventory: Inventory) -> tuple[Source, ...]:
    """Unnamed people who carry a claim; a group counts only where something is attributed to it."""
    return tuple(s for s in inventory.of_kind(UNNAMED) if s.attributions or s.label != "unnamed_group")


def _individuals(inventory: Inventory) -> tuple[Source, ...]:
    return tuple(s for s in _voices(inventory) if s.label != "unnamed_group")


def handling(source: Source) -> float:
    """The codebook's h: description 0–2, reason 0–1, interest 0–1."""
    description = 0 if source.ladder == 0 else 2 if source.role else 1
    return description + _REASON[source.reason] + source.interest


def _lowest(sources: Sequence[Source]) -> Measured:
    if not sources:
        return Measured(NO_UNNAMED)
    worst = min(sources, key=lambda s: (handling(s), s.id))
    return Measured(handling(worst), (worst.id, *worst.mentions[:1]))


def _mean(sources: Sequence[Source]) -> Measured:
    if not sources:
        return Measured(NO_UNNAMED)
    return Measured(sum(map(handling, sources)) / len(sources), ids(sources))


def _decision_table(inventory: Inventory) -> Measured:
    voices = _voices(inventory)
    if not voices:
        return Measured(4.0)
    if lead := [s for s in voices if s.lead]:
        lowest = _lowest(lead)
        return Measured(min(3.0, float(int(lowest.value))), lowest.evidence)
    lowest = _lowest(voices)
    return Measured(min(3.0, int(lowest.value) + 1.0), lowest.evidence)


def _lead(inventory: Inventory) -> Measured:
    return _lowest([s for s in _voices(inventory) if s.lead])


def _beside(inventory: Inventory) -> Measured:
    return _lowest([s for s in _voices(inventory) if not s.lead])


def _feature(
    name: str, unit: str, meaning: str, scope: Scope, grid: tuple[float, ...], direction: Direction = 1
) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, direction, _LABELS, scope, grid)


MEASURES: Final = (
    Measure(_feature("handling_table", "level 0–4", "the codebook's decision table for unnamed sources", "whole", steps(4, 1)), _decision_table),
    Measure(_feature("lead_lowest_handling", "h 0–4, 5 = none", "lowest handling value among the lead's unnamed sources", "lead", _HANDLING), _lead),
    Measure(_feature("side_lowest_handling", "h 0–4, 5 = none", "lowest handling value among the other unnamed sources", "whole", _HANDLING), _beside),
    Measure(
        _feature("mean_handling", "h 0–4, 5 = none", "mean handling value of the unnamed sources, groups left out", "whole", _HANDLING),
        lambda inventory: _mean(_individuals(inventory)),
    ),
    Measure(
        _feature("unnamed_individuals", "sources", "unnamed officials and persons, described or not", "whole", steps(4, 1), 0),
        lambda inventory: count(ids(_individuals(inventory))),
    ),
    Measure(
        _feature("unnamed_groups", "sources", "groups used as a voice", "whole", steps(4, 1), 0),
        lambda inventory: count(s.id for s in _voices(inventory) if s.label == "unnamed_group"),
    ),
    Measure(
        _feature("unnamed_with_reason", "sources", "unnamed sources with a reason for it", "whole", steps(3, 1)),
        lambda inventory: count(s.id for s in _voices(inventory) if s.reason != "none"),
    ),
)  # fmt: skip
