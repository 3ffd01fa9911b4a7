"""The search for each dimension's settings: scikit-learn's randomised search, grouped by story, run through joblib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

import numpy as np
from sklearn.model_selection import GroupKFold, RandomizedSearchCV, cross_val_score

from service.scoring.dimensions import DIMENSIONS
from training.crossval import FOLDS
from training.estimator import DEFAULT, columns_of, level_regressor
from training.table import Table

SPACE: Final = {
    "learning_rate": [0.02, 0.03, 0.05, 0.08],
    "max_iter": [60, 90, 120, 180, 260],
    "max_leaf_nodes": [3, 4, 6, 8],
    "min_samples_leaf": [5, 8, 12, 18, 26],
    "l2_regularization": [0.0, 0.3, 1.0, 3.0, 10.0],
}
_SCORING: Final = "neg_mean_absolute_error"


def tune_all(table: Table, seed: int, tries: int) -> Iterator[tuple[str, dict[str, Any], float, float]]:
    """For each dimension: its name, the settings found, their mean absolute error, and the default settings' one.

    Settings that are not better than the default in cross-validation are not taken.
    """
    for index, dimension in enumerate(DIMENSIONS):
        rated = ~np.isnan(table.levels[:, index])
        x, y, groups = table.x[rated][:, columns_of(dimension.name)], table.levels[rated, index], table.groups[rated]
        folds = list(GroupKFold(FOLDS, shuffle=True, random_state=seed).split(x, groups=groups))
        default = -cross_val_score(level_regressor(dimension.name), x, y, cv=folds, scoring=_SCORING).mean()
        search = RandomizedSearchCV(
            level_regressor(dimension.name), SPACE, n_iter=tries, scoring=_SCORING, cv=folds, n_jobs=-1,
            random_state=seed, refit=False,
        ).fit(x, y)  # fmt: skip
        error = float(-search.best_score_)
        settings = dict(search.best_params_) if error < default else asdict(DEFAULT)
        yield dimension.name, settings, min(error, float(default)), float(default)
