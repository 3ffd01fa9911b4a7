"""Prediction intervals from out-of-fold residuals: cross-conformal, with a width for each third of the scale."""

from __future__ import annotations

from math import ceil
from typing import Any, Final

import numpy as np

from service.scoring.interval import IntervalRule

LEVEL: Final = 0.9
_THIRDS: Final = 3
_USUAL: Final = 0.98


def interval_rule(x: Any, totals: Any, predicted: Any) -> IntervalRule:
    """The rule whose intervals held `LEVEL` of the raters' means when each article was predicted out of its fold.

    `x` is articles × features, `totals` the raters' means, `predicted` the out-of-fold totals.
    """
    means, scales = x.mean(axis=0), np.maximum(x.std(axis=0), 0.25 * np.ptp(x, axis=0))
    scales[scales == 0] = 1.0
    distances = (((x - means) / scales) ** 2).mean(axis=1)
    cuts = np.quantile(predicted, [1 / _THIRDS, 2 / _THIRDS])
    part = np.searchsorted(cuts, predicted, side="left")
    residuals = np.abs(totals - predicted)
    widths = [_quantile(residuals[part == third]) for third in range(_THIRDS)]
    upto = (*(round(float(cut), 1) for cut in cuts), 100.0)
    return IntervalRule(
        level=LEVEL,
        half_widths=tuple((end, round(width, 2)) for end, width in zip(upto, widths, strict=True)),
        means=tuple(np.round(means, 4).tolist()),
        scales=tuple(np.round(scales, 4).tolist()),
        usual=round(float(np.quantile(distances, _USUAL)), 4),
    )


def _quantile(residuals: Any) -> float:
    """The finite-sample conformal quantile: of n residuals the ceil((n + 1) · LEVEL)-th."""
    rank = min(len(residuals), ceil((len(residuals) + 1) * LEVEL))
    return float(np.sort(residuals)[rank - 1])


def inside(rule: IntervalRule, x: Any, totals: Any, predicted: Any) -> Any:
    """Whether each article's total lies in its interval."""
    found = []
    for values, total, value in zip(x.tolist(), totals, predicted, strict=True):
        interval = rule.around(float(value), values)
        found.append(interval.low - 0.05 <= total <= interval.high + 0.05)
    return np.array(found)


def by_third(predicted: Any, held: Any) -> list[dict[str, Any]]:
    """The share held by its interval among the lowest, middle and highest third of the predictions."""
    order = np.argsort(predicted, kind="stable")
    return [
        {"from": round(float(predicted[part[0]]), 1), "to": round(float(predicted[part[-1]]), 1), "n": len(part),
         "coverage": float(np.mean(held[part]))}
        for part in np.array_split(order, _THIRDS)
        if len(part)
    ]  # fmt: skip
