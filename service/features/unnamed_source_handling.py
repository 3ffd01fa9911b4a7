"""D3: what the reader is told about sources whose names are withheld (codebook 2.5, D3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from service.extraction.model import Source
from service.features.catalogue import steps
from service.features.inventory import UNNAMED, Inventory
from service.features.measure import Measured, count, ids, measure

_measure = partial(measure, "unnamed_source_handling", labels=(*sorted(UNNAMED), "anonymity_reason", "interest"))
_REASON: Final = {"none": 0.0, "boilerplate": 0.5, "specific": 1.0}
# One above the highest value: no unnamed source at all is better than the best handled one.
_NONE: Final = 5.0
_HANDLING: Final = (*steps(4, 0.5), _NONE)
_UNIT: Final = "h 0–4, 5 = none"


def _individuals(inventory: Inventory) -> tuple[Source, ...]:
    return tuple(s for s in inventory.voices if s.label != "unnamed_group")


def _handling(source: Source) -> float:
    """The codebook's h: description 0–2, reason 0–1, interest 0–1."""
    description = 0 if source.ladder == 0 else 2 if source.role else 1
    return description + _REASON[source.reason] + source.interest


def _lowest(sources: Sequence[Source]) -> Measured:
    if not sources:
        return Measured(_NONE)
    worst = min(sources, key=_handling)
    return Measured(_handling(worst), (worst.id, *worst.mentions[:1]))


@_measure("whole", "level 0–4", steps(4, 1))
def handling_table(inventory: Inventory) -> Measured:
    """The codebook's decision table for unnamed sources."""
    voices = inventory.voices
    if not voices:
        return Measured(4.0)
    if lead := [s for s in voices if s.lead]:
        lowest = _lowest(lead)
        return Measured(min(3.0, float(int(lowest.value))), lowest.evidence)
    lowest = _lowest(voices)
    return Measured(min(3.0, int(lowest.value) + 1.0), lowest.evidence)


@_measure("lead", _UNIT, _HANDLING)
def lead_lowest_handling(inventory: Inventory) -> Measured:
    """Lowest handling value among the lead's unnamed sources."""
    return _lowest([s for s in inventory.voices if s.lead])


@_measure("whole", _UNIT, _HANDLING)
def side_lowest_handling(inventory: Inventory) -> Measured:
    """Lowest handling value among the unnamed sources beside the lead."""
    return _lowest([s for s in inventory.voices if not s.lead])


@_measure("whole", _UNIT, _HANDLING)
def individual_lowest_handling(inventory: Inventory) -> Measured:
    """Lowest handling value among all unnamed sources that are no groups."""
    return _lowest(_individuals(inventory))


@_measure("whole", _UNIT, _HANDLING, direction=0)
def mean_handling(inventory: Inventory) -> Measured:
    """Mean handling value of the unnamed sources, groups left out."""
    found = _individuals(inventory)
    return Measured(sum(map(_handling, found)) / len(found), ids(found)) if found else Measured(_NONE)


@_measure("whole", "sources", steps(4, 1), direction=0)
def unnamed_individuals(inventory: Inventory) -> Measured:
    """Unnamed officials and persons, described or not."""
    return count(_individuals(inventory))


@_measure("whole", "sources", steps(4, 1), direction=0)
def unnamed_groups(inventory: Inventory) -> Measured:
    """Groups used as a voice."""
    return count(s for s in inventory.voices if s.label == "unnamed_group")


@_measure("whole", "sources", steps(3, 1))
def unnamed_with_reason(inventory: Inventory) -> Measured:
    """Unnamed sources with a reason for it."""
    return count(s for s in inventory.voices if s.reason != "none")


MEASURES: Final = (
    handling_table,
    lead_lowest_handling,
    side_lowest_handling,
    individual_lowest_handling,
    mean_handling,
    unnamed_individuals,
    unnamed_groups,
    unnamed_with_reason,
)
