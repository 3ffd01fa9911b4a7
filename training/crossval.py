"""Cross-validation by story group: every article is predicted by a model that saw nothing of its story."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from service.scoring.dimensions import DIMENSIONS
from training.contenders import Contender
from training.table import Table

FOLDS = 5


def out_of_fold(table: Table, contender: Contender, *, seed: int = 0, folds: int = FOLDS) -> Any:
    """Levels (articles × 8, NaN for N/A), each predicted by the fold's model that did not learn from its group."""
    levels = np.full((len(table), len(DIMENSIONS)), np.nan)
    splitter = GroupKFold(n_splits=folds, shuffle=True, random_state=seed)
    for learn, held_out in splitter.split(table.x, groups=table.groups):
        levels[held_out] = contender(table.take(learn), seed)(table.x[held_out])
    return levels
