"""The ways to get from features to levels that are compared: the published kind of model and what it must beat.

A contender learns from a table and gives back a function from feature rows to levels: articles × 8, NaN where a
dimension does not apply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from service.scoring.dimensions import DIMENSIONS, HIGHEST_LEVEL
from training.decision_tables import levels_by_rule
from training.estimator import DEFAULT, Settings, applicability_classifier, columns_of, level_regressor
from training.table import Table
from training.thinning import THINNED_FOR, with_thinned

Levels = Any
Contender = Callable[[Table, int], Callable[[Any], Levels]]
Model = dict[str, dict[str, Any]]


def fit_model(table: Table, seed: int = 0, tuned: Mapping[str, Settings] | None = None) -> Model:
    """The object that is published: a regressor for each dimension, a classifier for each optional one.

    `tuned` holds settings by dimension where `tune` found better ones than the default.
    """
    levels, applicability = {}, {}
    for index, dimension in enumerate(DIMENSIONS):
        settings = (tuned or {}).get(dimension.name, DEFAULT)
        levels[dimension.name] = _fit_level(table, index, settings, seed)
        if dimension.optional:
            x = table.x[:, columns_of(dimension.name)]
            classifier = applicability_classifier(settings, seed)
            applicability[dimension.name] = _fit_applicability(classifier, x, table.applicable[:, index])
    return {"levels": levels, "applicability": applicability}


def _fit_level(table: Table, index: int, settings: Settings, seed: int) -> Any:
    """The level of one dimension; where attributions may be missing, from articles and their thinned copies, and each
    leaf then holds as many articles as it would without."""
    name = DIMENSIONS[index].name
    x, tables = with_thinned(table, seed) if name in THINNED_FOR else (table.x, 1)
    y = np.tile(table.levels[:, index], tables)
    rated = ~np.isnan(y)
    settings = replace(settings, min_samples_leaf=settings.min_samples_leaf * tables)
    return level_regressor(name, settings, seed).fit(x[rated][:, columns_of(name)], y[rated])


def _fit_applicability(classifier: Any, x: Any, share: Any) -> Any:
    """Raters who disagree enter as one article on each side, with half the weight."""
    rows = np.concatenate([x, x])
    answers = np.concatenate([np.ones(len(x)), np.zeros(len(x))])
    weights = np.concatenate([share, 1 - share])
    used = weights > 0
    return classifier.fit(rows[used], answers[used], sample_weight=weights[used])


def predict_levels(model: Model, x: Any) -> Levels:
    """Levels of a fitted model, cut to the scale."""
    result = np.full((len(x), len(DIMENSIONS)), np.nan)
    for index, dimension in enumerate(DIMENSIONS):
        own = x[:, columns_of(dimension.name)]
        applies = np.ones(len(x), dtype=bool)
        if dimension.optional:
            applies = model["applicability"][dimension.name].decision_function(own) >= 0
        level = np.clip(model["levels"][dimension.name].predict(own), 0, HIGHEST_LEVEL)
        result[applies, index] = level[applies]
    return result


def _additive(table: Table, seed: int) -> Callable[[Any], Levels]:
    model = fit_model(table, seed)
    return lambda x: predict_levels(model, x)


def _by_rule(table: Table, seed: int) -> Callable[[Any], Levels]:
    return levels_by_rule


def _median(table: Table, seed: int) -> Callable[[Any], Levels]:
    """Every dimension at its median, applicable where most raters say so."""
    medians = np.nanmedian(table.levels, axis=0)
    medians[table.applicable.mean(axis=0) < 0.5] = np.nan
    return lambda x: np.tile(medians, (len(x), 1))


def _per_dimension(regressor: Callable[[], Any], classifier: Callable[[], Any]) -> Contender:
    """Independent models per dimension that see every feature of the catalogue."""

    def learn(table: Table, seed: int) -> Callable[[Any], Levels]:
        levels, gates = [], []
        for index, dimension in enumerate(DIMENSIONS):
            rated = ~np.isnan(table.levels[:, index])
            levels.append(regressor().fit(table.x[rated], table.levels[rated, index]))
            applies = table.applicable[:, index] >= 0.5
            varied = dimension.optional and 0 < applies.sum() < len(applies)
            gates.append((classifier() if varied else DummyClassifier()).fit(table.x, applies))

        def predict(x: Any) -> Levels:
            found = np.column_stack([np.clip(level.predict(x), 0, HIGHEST_LEVEL) for level in levels])
            found[~np.column_stack([gate.predict(x).astype(bool) for gate in gates])] = np.nan
            return found

        return predict

    return learn


CONTENDERS: Final[Mapping[str, Contender]] = MappingProxyType(
    {
        "additive, monotone boosting": _additive,
        "decision tables, nothing learned": _by_rule,
        "ridge": _per_dimension(
            lambda: make_pipeline(StandardScaler(), RidgeCV(np.logspace(0, 4, 9))),
            lambda: make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000)),
        ),
        "boosting without constraints": _per_dimension(
            lambda: HistGradientBoostingRegressor(
                learning_rate=0.05, max_iter=120, min_samples_leaf=12, random_state=0
            ),
            lambda: HistGradientBoostingClassifier(
                learning_rate=0.05, max_iter=120, min_samples_leaf=12, random_state=0
            ),
        ),
        "median": _median,
    }
)
