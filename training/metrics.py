"""How far predictions are from raters, and raters from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import krippendorff
import numpy as np
from scipy.stats import spearmanr

from service.features.catalogue import position
from service.features.measures import CATALOGUE
from service.scoring.formula import combine
from training.dataset import RatedArticle

_BARE = position(CATALOGUE, "lead_on_bare_sources_only")


@dataclass(frozen=True, slots=True)
class Agreement:
    """`n` articles with both values; `bias` is predicted minus rated."""

    n: int
    mean_absolute_error: float
    bias: float
    spearman: float
    alpha: float


def totals_of(levels: Any, x: Any) -> Any:
    """The codebook's totals of predicted levels (articles × 8, NaN for N/A)."""
    totals = []
    for row, features in zip(levels, x, strict=True):
        combined = combine(
            [None if np.isnan(level) else float(level) for level in row], core_on_bare_source=features[_BARE] == 1.0
        )
        totals.append(combined.value if combined else np.nan)
    return np.array(totals)


def agreement(predicted: Any, rated: Any) -> Agreement | None:
    """Compare two columns where both have a value; None where fewer than three articles have."""
    both = ~(np.isnan(predicted) | np.isnan(rated))
    a, b = predicted[both], rated[both]
    if len(a) < 3:
        return None
    rho = float(spearmanr(a, b).statistic) if np.ptp(a) > 0 and np.ptp(b) > 0 else 0.0
    return Agreement(
        n=len(a),
        mean_absolute_error=float(np.abs(a - b).mean()),
        bias=float((a - b).mean()),
        spearman=rho,
        alpha=_alpha(np.stack([a, b])),
    )


def _alpha(pairs: Any) -> float:
    if np.unique(pairs[~np.isnan(pairs)]).size < 2:
        return 1.0
    return float(krippendorff.alpha(reliability_data=pairs, level_of_measurement="interval"))


def raters_apart(articles: Sequence[RatedArticle], dimension: int | None = None) -> Agreement | None:
    """The first two raters against each other: on a dimension's level, or on the total (None)."""
    columns = []
    for rater in (0, 1):
        given = [a.ratings[rater] if len(a.ratings) > rater else None for a in articles]
        values = [r and (r.total if dimension is None else r.levels[dimension]) for r in given]
        columns.append(np.array([np.nan if v is None else v for v in values], dtype=float))
    return agreement(columns[0], columns[1])
