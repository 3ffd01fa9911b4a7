"""The model card's pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import matplotlib

from service.features.measures import CATALOGUE
from service.scoring.dimensions import DIMENSIONS
from service.scoring.scorer import Scorer
from service.scoring.tables import UNIT

matplotlib.use("agg")
from matplotlib import pyplot as plt

_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature's part in a model. `what` is "level" or "applies"; `points` are (value, effect)."""

    dimension: str
    feature: str
    what: str
    points: list[tuple[float, float]]


def predicted_against_rated(folder: Path, scorer: Scorer, report: Mapping[str, Any]) -> None:
    """A point per article: predicted total against the raters' mean, with a bar from lowest to highest rater."""
    parts = {"out of fold": report["cross_validation"]} | ({"test part": report["test"]} if "test" in report else {})
    figure, grid = plt.subplots(1, len(parts), figsize=(6 * len(parts), 6), squeeze=False)
    for axes, (name, part) in zip(grid.flat, parts.items(), strict=True):
        rows = part["articles_predicted"]
        predicted, rated = ([row[key] for row in rows] for key in ("predicted", "rated"))
        spread = [[row["rated"] - row["low"] for row in rows], [row["high"] - row["rated"] for row in rows]]
        axes.errorbar(predicted, rated, yerr=spread, fmt="o", ms=3, lw=0.6, alpha=0.6)
        axes.plot([0, 100], [0, 100], color="black", lw=0.6)
        axes.set(title=name, xlabel="predicted", ylabel="raters' mean, lowest to highest")
        axes.set(xlim=(0, 100), ylim=(0, 100))
    _save(figure, folder / "predicted_rated.png")


def reliability(folder: Path, scorer: Scorer, report: Mapping[str, Any]) -> None:
    """Coverage of the intervals by third of the predictions, against the nominal level."""
    parts = {"cv": report["cross_validation"]} | ({"test": report["test"]} if "test" in report else {})
    thirds = [(name, third) for name, part in parts.items() for third in part["interval"]["by_third"]]
    names = [f"{name} {third['from']:.0f} to {third['to']:.0f}\nn = {third['n']}" for name, third in thirds]
    figure, axes = plt.subplots(figsize=(1.3 * len(thirds) + 1, 3))
    axes.bar(range(len(thirds)), [third["coverage"] for _, third in thirds], tick_label=names)
    axes.axhline(scorer.interval.level, color="black", lw=0.6)
    axes.set(ylabel="share inside", ylim=(0, 1))
    _save(figure, folder / "reliability.png")


def learning_curve(folder: Path, scorer: Scorer, report: Mapping[str, Any]) -> None:
    """Out-of-fold error on the total against the number of training articles."""
    curve = report["cross_validation"]["learning_curve"]
    figure, axes = plt.subplots(figsize=(6, 3))
    axes.plot([p["articles"] for p in curve], [p["mean_absolute_error"] for p in curve], marker="o")
    axes.set(xlabel="articles", ylabel="mean error, points", ylim=(0, None))
    _save(figure, folder / "learning_curve.png")


def shapes_of(scorer: Scorer) -> Iterator[Shape]:
    """What each feature adds to its dimension's level, then to the log-odds that the dimension applies."""
    for what, tables in (("level", scorer.levels), ("applies", scorer.applicability)):
        for dimension, table in zip(DIMENSIONS, tables, strict=True):
            for column, effects in zip(table.columns, table.effects, strict=True) if table else ():
                points = [(value, effect / UNIT) for value, effect in effects.items()]
                yield Shape(dimension.name, CATALOGUE[column].name, what, points)


def shapes_as_json(scorer: Scorer) -> list[dict[str, Any]]:
    """The numbers behind the picture of shapes."""
    return [asdict(shape) for shape in shapes_of(scorer)]


def shapes(folder: Path, scorer: Scorer, report: Mapping[str, Any]) -> None:
    """Every feature's shape over its grid."""
    drawn = list(shapes_of(scorer))
    height = -(-len(drawn) // _COLUMNS)
    figure, grid = plt.subplots(height, _COLUMNS, figsize=(2.1 * _COLUMNS, 1.5 * height), squeeze=False)
    for axes in grid.flat[len(drawn) :]:
        axes.axis("off")
    for axes, shape in zip(grid.flat, drawn, strict=False):
        axes.step([x for x, _ in shape.points], [y for _, y in shape.points], where="mid", lw=1)
        axes.set_title(f"{shape.feature}\n{shape.dimension}, {shape.what}", fontsize=5)
        axes.tick_params(labelsize=5)
    _save(figure, folder / "shapes.png")


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
