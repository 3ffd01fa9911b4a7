"""An additive model as look-up tables: one effect per feature and grid value, in whole thousandths.

The models are additive by construction (no interactions), so what a feature adds depends on its own value alone. The
tables are read off the model through its public `predict`, feature by feature, on the grid the catalogue documents;
whole thousandths make every sum exact. Scoring one article is then a handful of dictionary look-ups.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from service.features.catalogue import Feature

Predict = Callable[[Any], Any]
UNIT = 1000


@dataclass(frozen=True, slots=True)
class ShapeTable:
    """`baseline` is the prediction for the reference article; `effects[k]` belongs to `columns[k]` of a vector."""

    baseline: int
    columns: tuple[int, ...]
    effects: tuple[Mapping[float, int], ...]

    def effects_of(self, values: Sequence[float]) -> tuple[int, ...]:
        """What each column adds to the baseline, in thousandths. `values` is a whole feature vector on its grids."""
        return tuple(effect[values[column]] for column, effect in zip(self.columns, self.effects, strict=True))


def tabulate(
    predict: Predict, features: Sequence[Feature], columns: Sequence[int], reference: Sequence[float]
) -> ShapeTable:
    """Read a model's shape functions. `predict` sees rows of `columns` only, in their order.

    `features` and `reference` cover the whole catalogue; effects are relative to the reference article.
    """
    start = [reference[column] for column in columns]
    rows = [start]
    for place, column in enumerate(columns):
        rows += [[*start[:place], value, *start[place + 1 :]] for value in features[column].grid]
    predicted = np.asarray(predict(np.asarray(rows)), dtype=float).tolist()
    ends = [1]
    for column in columns:
        ends.append(ends[-1] + len(features[column].grid))
    effects = tuple(
        dict(zip(features[column].grid, (round(UNIT * (p - predicted[0])) for p in predicted[first:last]), strict=True))
        for column, (first, last) in zip(columns, pairwise(ends), strict=True)
    )
    return ShapeTable(round(UNIT * predicted[0]), tuple(columns), effects)


def largest_deviation(
    table: ShapeTable, predict: Predict, features: Sequence[Feature], *, rows: int = 2000, seed: int = 0
) -> float:
    """The largest difference between table and `predict` over random articles, beyond what rounding explains."""
    random = np.random.default_rng(seed)
    sample = np.column_stack([random.choice(features[column].grid, size=rows) for column in table.columns])
    summed = np.full(rows, table.baseline)
    for place, effects in enumerate(table.effects):
        summed += np.vectorize(effects.__getitem__, otypes=[int])(sample[:, place])
    rounding = (len(table.columns) + 1) * 0.5 / UNIT
    return max(0.0, float(np.abs(summed / UNIT - predict(sample)).max()) - rounding - 1e-9)
