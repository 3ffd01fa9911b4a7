"""Two models on the same articles: how scores map, which bands flip, which articles move most and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from service.extraction.extract import extract
from service.features.build import build
from service.scoring.model import Score
from service.scoring.scorer import Scorer
from training.candidate import VERSION
from training.dataset import load_article

CANDIDATE: Final = "candidate"
_MOST_SHOWN: Final = 20
_STEPS: Final = range(0, 101, 10)


def compare_scorers(old: Scorer, new: Scorer, folder: Path, track: Callable[..., Any] = iter) -> dict[str, Any]:
    """Both models on every article of a data folder. `mapping` gives the mean new score for each old one, by tens.

    `track` wraps the iteration over articles (progress)."""
    rows: list[dict[str, Any]] = []
    for path in track(sorted((folder / "source").glob("*.txt"))):
        extraction = extract(load_article(folder, path.stem))
        features = build(extraction)
        before, after = old.score(extraction, features), new.score(extraction, features)
        if before.value is not None and after.value is not None:
            rows.append({"id": path.stem, "old": before.value, "new": after.value, "bands": [before.band, after.band],
                         "moved_by": _reasons(before, after)})  # fmt: skip
    return _report(_name(old), _name(new), rows)


def compare_recorded(old: str, rows: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], new: str) -> dict[str, Any]:
    """The same from golden scores of both models, where the old one no longer runs beside this release: its lexicon or
    its feature catalogue is another. `rows` are pairs of rows on one article; what moved a score is told by dimension.
    """
    compared = [
        {
            "id": a["id"],
            "old": a["value"],
            "new": b["value"],
            "bands": [a["band"], b["band"]],
            "moved_by": _levels(a, b),
        }
        for a, b in rows
        if a["value"] is not None and b["value"] is not None
    ]
    return _report(old, new, compared) | {"note": f"golden articles only: {old} does not run beside this release"}


def _levels(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The dimensions whose levels changed most, as `dimension +0.40`; `applies` or `N/A` where that changed."""
    changes = []
    for name, level in after["levels"].items():
        old = before["levels"].get(name)
        if (old is None) != (level is None):
            changes.append((1.0, f"{name} {'N/A' if level is None else 'applies'}"))
        elif level is not None and abs(level - old) >= 0.05:
            changes.append((abs(level - old), f"{name} {level - old:+.2f}"))
    return [text for _, text in sorted(changes, reverse=True)[:4]]


def _report(old: str, new: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    moved = [abs(row["new"] - row["old"]) for row in rows]
    return {
        "old": old,
        "new": new,
        "articles": len(rows),
        "mean_absolute_move": round(float(np.mean(moved)), 2) if rows else 0.0,
        "flipped_bands": [_without_reasons(row) for row in rows if row["bands"][0] != row["bands"][1]],
        "mapping": _mapping(rows),
        "moved_most": sorted(rows, key=lambda row: -abs(row["new"] - row["old"]))[:_MOST_SHOWN],
    }


def _name(scorer: Scorer) -> str:
    return CANDIDATE if scorer.version == VERSION else scorer.version


def _without_reasons(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "moved_by"}


def _mapping(rows: list[dict[str, Any]]) -> list[dict[str, float]]:
    """Interpolated between the means of tenths of the scale; only where there are articles."""
    points = []
    for low in _STEPS:
        near = [row for row in rows if low - 5 <= row["old"] < low + 5]
        if near:
            points.append(
                {"old": float(low), "new": round(float(np.mean([low + r["new"] - r["old"] for r in near])), 1)}
            )
    return points


def _reasons(before: Score, after: Score) -> list[str]:
    """The features whose effects changed most, as `dimension.feature +0.40`."""
    changes: dict[str, float] = {}
    for sign, score in ((-1, before), (1, after)):
        for dimension in score.dimensions:
            changes[f"{dimension.name}.baseline"] = (
                changes.get(f"{dimension.name}.baseline", 0.0) + sign * dimension.baseline
            )
            for driver in dimension.drivers:
                name = f"{dimension.name}.{driver.feature}"
                changes[name] = changes.get(name, 0.0) + sign * driver.effect
    strongest = sorted(changes.items(), key=lambda item: -abs(item[1]))[:4]
    return [f"{name} {change:+.2f}" for name, change in strongest if abs(change) >= 0.05]
