"""Agreement between raters: Krippendorff's alpha (Hayes and Krippendorff, 2007), as codebook 2.10 asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Literal

import krippendorff
import numpy as np

from service.scoring.dimensions import DIMENSIONS
from training.dataset import RatedArticle

Metric = Literal["nominal", "ordinal", "interval"]


def alpha_by_dimension(articles: Sequence[RatedArticle]) -> dict[str, Any]:
    """Alpha over the first two readings of every article: ordinal for levels, nominal for applicability, interval for
    the total; and the mean difference of two raters' totals, in points."""
    dimensions = {}
    for index, dimension in enumerate(DIMENSIONS):
        levels = [[rating.levels[index] for rating in a.ratings[:2]] for a in articles]
        applies = [[float(level is not None) for level in pair] for pair in levels]
        dimensions[dimension.code] = {
            "alpha": _alpha(levels, "ordinal"),
            "applicability_alpha": _alpha(applies, "nominal") if dimension.optional else None,
        }
    totals = [[rating.total for rating in a.ratings[:2]] for a in articles]
    apart = [abs(a - b) for row in totals for a, b in combinations(row, 2) if a is not None and b is not None]
    return {
        "articles": len(articles),
        "dimensions": dimensions,
        "total": {"alpha": _alpha(totals, "interval"), "mean_difference": round(float(np.mean(apart)), 2)},
    }


def _alpha(rows: Sequence[Sequence[float | None]], metric: Metric) -> float:
    """Rows are articles, columns readings. 1.0 where everybody always gave the same value."""
    width = max(map(len, rows))
    data = np.array([[np.nan if v is None else v for v in [*row, *[None] * (width - len(row))]] for row in rows]).T
    if np.unique(data[~np.isnan(data)]).size < 2:
        return 1.0
    return round(float(krippendorff.alpha(reliability_data=data, level_of_measurement=metric)), 3)
