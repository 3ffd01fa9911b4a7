"""The model card's pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np

from service.features.measures import CATALOGUE
from service.scoring.dimensions import DIMENSIONS
from service.scoring.interval import IntervalRule
from service.scoring.scorer import Scorer
from service.scoring.tables import UNIT

matplotlib.use("agg")
from matplotlib import pyplot as plt

_COLUMNS = 8


def predicted_against_rated(path: Path, report: Mapping[str, Any]) -> None:
    """A point per article: predicted total against the raters' mean, with a bar from lowest to highest rater."""
    rows = report["cross_validation"]["articles_predicted"]
    predicted, rated = ([row[key] for row in rows] for key in ("predicted", "rated"))
    spread = [[row["rated"] - row["low"] for row in rows], [row["high"] - row["rated"] for row in rows]]
    figure, axes = plt.subplots(figsize=(6, 6))
    axes.errorbar(predicted, rated, yerr=spread, fmt="o", ms=3, lw=0.6, alpha=0.6)
    axes.plot([0, 100], [0, 100], color="black", lw=0.6)
    axes.set(xlabel="predicted, out of fold", ylabel="raters' mean, lowest to highest", xlim=(0, 100), ylim=(0, 100))
    _save(figure, path)


def reliability(path: Path, rule: IntervalRule, report: Mapping[str, Any]) -> None:
    """Coverage of the intervals by third of the predicted scale, against the nominal level."""
    rows = report["cross_validation"]["articles_predicted"]
    figure, axes = plt.subplots(figsize=(6, 3))
    low, names, shares = -1.0, [], []
    for end, width in rule.half_widths:
        part = [abs(r["predicted"] - r["rated"]) <= width for r in rows if low < r["predicted"] <= end]
        names.append(f"{max(low, 0):.0f} to {end:.0f}\n± {width:.1f}")
        shares.append(float(np.mean(part)) if part else 0.0)
        low = end
    axes.bar(names, shares)
    axes.axhline(rule.level, color="black", lw=0.6)
    axes.set(ylabel="share inside", ylim=(0, 1))
    _save(figure, path)


def learning_curve(path: Path, report: Mapping[str, Any]) -> None:
    """Out-of-fold error on the total against the number of training articles."""
    curve = report["cross_validation"]["learning_curve"]
    figure, axes = plt.subplots(figsize=(6, 3))
    axes.plot([p["articles"] for p in curve], [p["mean_absolute_error"] for p in curve], marker="o")
    axes.set(xlabel="articles", ylabel="mean error, points", ylim=(0, None))
    _save(figure, path)


def shapes(path: Path, scorer: Scorer) -> None:
    """What each feature adds to its dimension's level, over its grid."""
    drawn = [(d.name, table.columns[k], table.effects[k]) for d, table in zip(DIMENSIONS, scorer.levels, strict=True)
             for k in range(len(table.columns))]  # fmt: skip
    height = -(-len(drawn) // _COLUMNS)
    figure, grid = plt.subplots(height, _COLUMNS, figsize=(2.1 * _COLUMNS, 1.5 * height), squeeze=False)
    for axes in grid.flat[len(drawn) :]:
        axes.axis("off")
    for axes, (dimension, column, effects) in zip(grid.flat, drawn, strict=False):
        axes.step(list(effects), [effect / UNIT for effect in effects.values()], where="mid", lw=1)
        axes.set_title(f"{CATALOGUE[column].name}\n{dimension}", fontsize=5)
        axes.tick_params(labelsize=5)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
