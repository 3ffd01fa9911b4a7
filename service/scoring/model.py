"""What the scoring step hands on: a total that adds up from dimensions, and dimensions that add up from features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Band = Literal["opaque", "thin", "partial", "clear", "exemplary", "not_rated"]


@dataclass(frozen=True, slots=True)
class Driver:
    """One feature's part in a dimension's level: `effect` in levels (0–4), `evidence` what the value was read from."""

    feature: str
    value: float
    effect: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DimensionRating:
    """One of the eight dimensions (codebook 2.5). `baseline + Σ driver.effect == level`; N/A has level None, 0 points.

    `weight` is the codebook's; `points_possible` the weight rescaled over the applicable dimensions (2.6).
    """

    name: str
    applicable: bool
    level: float | None
    baseline: float
    weight: int
    points: float
    points_possible: float
    drivers: tuple[Driver, ...]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A named rule of codebook 2.6 that moved the total (gate, caps), in points."""

    rule: str
    points: float


@dataclass(frozen=True, slots=True)
class Interval:
    """Prediction interval of the total: the raters' mean lies in `[low, high]` for `level` of articles like these."""

    level: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader of a score should know; `code` is stable, `detail` for people."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Score:
    """The result. `Σ dimension.points + Σ adjustment.points == value` to the printed digit (one decimal).

    `value`, `interval` are None exactly where `band` is `not_rated`.
    """

    value: float | None
    band: Band
    interval: Interval | None
    flags: tuple[str, ...]
    dimensions: tuple[DimensionRating, ...]
    adjustments: tuple[Adjustment, ...]
    warnings: tuple[Warning, ...]
