"""How far the raters may be from the total: a conformal interval, wider for articles unlike those the model knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.scoring.model import Interval

_WIDEST = 2.0


@dataclass(frozen=True, slots=True)
class IntervalRule:
    """Half-widths measured by cross-conformal prediction on the training articles.

    `half_widths` holds `(up to this total, points)` in ascending order, the last one up to 100. `means` and `scales`
    describe the training articles feature by feature; a vector further from them than `usual` (mean squared distance in
    scales) is unlike them, and its interval grows with the distance, at most to twice the width.
    """

    level: float
    half_widths: tuple[tuple[float, float], ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    usual: float

    def distance(self, values: Sequence[float]) -> float:
        """How unlike the training articles a vector is; at most 1 for nearly all of those."""
        rows = zip(values, self.means, self.scales, strict=True)
        return sum(((v - m) / s) ** 2 for v, m, s in rows) / len(self.means) / self.usual

    def around(self, value: float, values: Sequence[float]) -> Interval:
        """The interval of an article with total `value` and feature vector `values`, cut to 0–100."""
        half = next(points for upto, points in self.half_widths if value <= upto)
        half *= min(_WIDEST, max(1.0, self.distance(values) ** 0.5))
        return Interval(self.level, round(max(0.0, value - half), 1), round(min(100.0, value + half), 1))
