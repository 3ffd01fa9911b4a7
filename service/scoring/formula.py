"""From eight levels to one total and its band: codebook 2.6 in plain code, nothing learned.

A level may lie between two whole ones, because a model predicts what raters give on average. Where the codebook speaks
of a whole level ("D6 >= 2") the nearest one counts; the cap for "D1 = 0" binds by degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.scoring.dimensions import DIMENSIONS, HIGHEST_LEVEL
from service.scoring.model import Adjustment, Band

LEAST_APPLICABLE_WEIGHT: Final = 70
NO_ATTRIBUTION_CAP: Final = 15.0
BARE_CORE_CAP: Final = 40.0
BAND_FLOORS: Final[tuple[tuple[float, Band], ...]] = (
    (85.0, "exemplary"),
    (65.0, "clear"),
    (45.0, "partial"),
    (25.0, "thin"),
    (0.0, "opaque"),
)
_COVERAGE, _HANDLING = 0, 2
_NEEDED_FOR_CLEAR = range(4)

Levels = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Total:
    """Exact, unrounded: `Σ points + Σ adjustments == value`. `points` and `possible` are 0 where a dimension is N/A."""

    value: float
    points: tuple[float, ...]
    possible: tuple[float, ...]
    adjustments: tuple[Adjustment, ...]


def combine(levels: Levels, *, core_on_bare_source: bool) -> Total | None:
    """Weigh the eight levels (0–4, None for N/A) into 0–100; None where too little applies to rate (codebook 2.6).

    `core_on_bare_source`: a core claim rests only on sources of ladder 0.
    """
    weight = sum(d.weight for d, level in zip(DIMENSIONS, levels, strict=True) if level is not None)
    if weight < LEAST_APPLICABLE_WEIGHT:
        return None
    possible = tuple(
        100.0 * d.weight / weight if level is not None else 0.0 for d, level in zip(DIMENSIONS, levels, strict=True)
    )
    points = tuple(share * (level or 0.0) / HIGHEST_LEVEL for share, level in zip(possible, levels, strict=True))
    value = sum(points)
    adjustments = []
    for rule, ceiling in (
        ("gate_unnamed_source_handling", value - _beyond_gate(levels, possible[_HANDLING])),
        ("cap_no_attribution", _no_attribution_ceiling(value, levels[_COVERAGE])),
        ("cap_core_claim_on_bare_source", BARE_CORE_CAP if core_on_bare_source else value),
    ):
        if ceiling < value:
            adjustments.append(Adjustment(rule, ceiling - value))
            value = ceiling
    return Total(value, points, possible, tuple(adjustments))


def _beyond_gate(levels: Levels, possible: float) -> float:
    """Points of D3 above the gate min(D3, D1 + 1): a sourceless text earns no full marks for "no unnamed sources"."""
    handling, coverage = levels[_HANDLING], levels[_COVERAGE]
    if handling is None or coverage is None:
        return 0.0
    return possible * max(0.0, handling - (coverage + 1.0)) / HIGHEST_LEVEL


def _no_attribution_ceiling(value: float, coverage: float | None) -> float:
    """The cap for D1 = 0. A level below 1 is a mean of raters who say 0, whom the cap binds, and raters who say 1, whom
    it does not: it binds by the share of the former, so that no small step of a level makes a great one of the total.
    """
    if coverage is None or coverage >= 1.0 or value <= NO_ATTRIBUTION_CAP:
        return value
    return NO_ATTRIBUTION_CAP + coverage * (value - NO_ATTRIBUTION_CAP)


def band_of(value: float, levels: Levels) -> Band:
    """The band of a total, one lower where a dimension that the band demands is under 2 (codebook 2.6, step 4)."""
    rank = next(i for i, (floor, _) in enumerate(BAND_FLOORS) if value >= floor)
    name = BAND_FLOORS[rank][1]
    demanded = levels if name == "exemplary" else [levels[i] for i in _NEEDED_FOR_CLEAR] if name == "clear" else ()
    if any(level is not None and _nearest(level) < 2 for level in demanded):
        rank += 1
    return BAND_FLOORS[rank][1]


def _nearest(level: float | None) -> int:
    """The whole level nearest to `level`, halves up; N/A counts as the highest, since it takes nothing away."""
    return int(HIGHEST_LEVEL if level is None else level + 0.5)
