"""The card holds every figure that was measured, good or bad, and a picture of every feature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.features.measures import CATALOGUE
from service.scoring.dimensions import DIMENSIONS
from service.scoring.interval import IntervalRule
from service.scoring.manifest import Manifest
from service.scoring.scorer import Scorer
from training import card, pictures
from training.contenders import CONTENDERS
from training.evaluate import PUBLISHED
from training.summaries import comparison, summary

OTHER = "median"


def agreement(error: float) -> dict[str, Any]:
    return {"n": 9, "mean_absolute_error": error, "bias": 0.5, "spearman": 0.8, "alpha": 0.8}


def compared(error: float) -> dict[str, Any]:
    dimensions = {d.code: {"name": d.name, **agreement(0.4)} for d in DIMENSIONS}
    return {"total": agreement(error), "same_band": 0.6, "dimensions": dimensions}


def part(errors: list[float]) -> dict[str, Any]:
    """Figures as `evaluate` writes them, for articles with these errors."""
    rows = [
        {"id": f"article-{i}", "predicted": 50.0 + error, "rated": 50.0, "low": 48.0, "high": 51.0}
        for i, error in enumerate(errors)
    ]
    group = {"n": 8, "mean_absolute_error": 9.0, "bias": -2.0}
    return {
        "articles": len(rows),
        "raters": {"total": agreement(3.0), "dimensions": {d.code: agreement(0.2) for d in DIMENSIONS}},
        "by_group": {
            "genre": {"interview": {**group, "times_the_whole": 1.67}, "court": {**group, "times_the_whole": 0.9}}
        },
        "interval": {
            "level": 0.9,
            "coverage": 0.91,
            "by_third": [{"from": 10.0, "to": 40.0, "n": 3, "coverage": 0.875}],
        },
        "articles_predicted": rows,
    }


@pytest.fixture
def report() -> dict[str, Any]:
    crossed = part([1.0, -30.0, 2.0]) | {
        "groups": 9,
        "contenders": {name: compared(6.0 if name == PUBLISHED else 7.0) for name in CONTENDERS},
        "learning_curve": [
            {"articles": 40, "mean_absolute_error": 12.34},
            {"articles": 80, "mean_absolute_error": 9.0},
        ],
    }
    failure = {"id": "add-role-003", "line": "add_role", "before": 61.2, "after": 60.1}
    return {
        "cross_validation": crossed,
        "test": part([3.0]) | {"model": compared(5.5)},
        "real": {"wire": part([4.0]) | {"model": compared(8.8)}},
        "edit_pairs": {
            "lines": {"add_role": {"n": 45, "right": 44, "wrong": 1}},
            "neutral_kept": "30 of 30",
            "right_way": "44 of 45",
            "failures": [failure],
        },
        "recall": {
            "articles": 60,
            "recall": 0.8,
            "by_group": {"style": {"wire": {"n": 9, "spans": 100, "recall": 0.77}}},
        },
    }


@pytest.fixture
def manifest() -> Manifest:
    rule = IntervalRule(0.9, ((100.0, 9.0),), (0.0,), (1.0,), 1.0)
    made = {"articles": 3, "seed": 0, "data_sha256": "a" * 64, "settings": {}}
    return Manifest("0.0.0", "", {}, {}, "", "", (), rule, {}, made)


def test_every_figure_is_told(scorer: Scorer, manifest: Manifest, report: dict[str, Any]) -> None:
    text = card.text(scorer, manifest, report)
    for told in (
        "Nominal 90%; measured 91.0%",
        "| test | 10 to 40 | 3 | 87.5% |",
        "`add-role-003`: 61.2 → 60.1",
        "| 40 | 12.34 |",
        "| `article-1` | 20.0 | 50.0 | 48.0 to 51.0 |",
        "cross-validated: genre interview (1.67)",
        "on the test part: genre interview (1.67)",
        "| interview | 8 | 9.00 | -2.00 | 1.67 **!** |",
        "| style: wire | 9 | 100 | 0.77 |",
        "mean error 8.80",
        "none of the other ways has a smaller error",
        *CONTENDERS,
    ):
        assert told in text


def test_a_better_way_is_named(scorer: Scorer, manifest: Manifest, report: dict[str, Any]) -> None:
    report["cross_validation"]["contenders"][OTHER] = compared(4.0)
    assert f"A smaller error had: {OTHER} (4.00)." in card.text(scorer, manifest, report)


def test_every_feature_has_a_shape(scorer: Scorer) -> None:
    shapes = pictures.shapes_as_json(scorer)
    levels = {(shape["dimension"], shape["feature"]) for shape in shapes if shape["what"] == "level"}
    assert levels == {(feature.dimension, feature.name) for feature in CATALOGUE}
    columns = [len(gate.columns) for gate in scorer.applicability if gate]
    assert len([shape for shape in shapes if shape["what"] == "applies"]) == sum(columns)
    assert json.loads(json.dumps(shapes))[0]["points"]


def test_pictures_are_the_same_each_time(scorer: Scorer, report: dict[str, Any], tmp_path: Path) -> None:
    drawn = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for draw in card.PICTURES[:3]:
            draw(tmp_path / name, scorer, report)
        drawn.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert drawn[0] == drawn[1]
    assert set(drawn[0]) == {"predicted_rated.png", "reliability.png", "learning_curve.png"}


def test_pictures_are_those_the_card_shows(
    scorer: Scorer, manifest: Manifest, report: dict[str, Any], tmp_path: Path
) -> None:
    card.PICTURES[3](tmp_path, scorer, report)
    assert (tmp_path / "shapes.png").stat().st_size > 10_000
    text = card.text(scorer, manifest, report)
    for name in ("predicted_rated", "reliability", "learning_curve", "shapes"):
        assert f"]({name}.png)" in text


def test_a_summary_for_the_terminal(report: dict[str, Any]) -> None:
    said = summary(report)
    assert "edit pairs: 30 of 30 neutral kept" in said
    assert "test, 1 articles: mean error 5.50" in said


def test_a_comparison_names_what_flipped_and_what_moved_it() -> None:
    row = {"id": "port", "old": 59.0, "new": 61.0, "bands": ["partial", "clear"]}
    said = comparison(
        {
            "old": "1.0.0",
            "new": "candidate",
            "articles": 1,
            "mean_absolute_move": 2.0,
            "flipped_bands": [row],
            "mapping": [{"old": 60.0, "new": 62.0}],
            "moved_most": [row | {"moved_by": ["reply.best_reply +0.40"]}],
        }
    )
    assert "port: 59.0 partial → 61.0 clear" in said
    assert "port: 59.0 → 61.0  reply.best_reply +0.40" in said
