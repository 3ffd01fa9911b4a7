"""Figures that a reader of a model card relies on."""

from __future__ import annotations

import numpy as np
import pytest

from service.features.measures import CATALOGUE
from training.conformal import LEVEL, by_third, inside, interval_rule
from training.metrics import agreement
from training.recall import recall_by_group


def test_agreement_of_two_columns() -> None:
    found = agreement(np.array([1.0, 2.0, 3.0, np.nan]), np.array([2.0, 3.0, 5.0, 1.0]))
    assert found is not None
    assert found.n == 3
    assert found.mean_absolute_error == pytest.approx(4 / 3)
    assert found.bias == pytest.approx(-4 / 3)
    assert found.spearman == pytest.approx(1.0)


def test_two_articles_are_too_few_to_speak_of_agreement() -> None:
    assert agreement(np.array([1.0, 2.0]), np.array([1.0, 2.0])) is None


def test_intervals_hold_the_nominal_share() -> None:
    random = np.random.default_rng(3)
    features = random.choice([0.0, 1.0], size=(2_000, len(CATALOGUE)))
    predicted = random.uniform(5, 95, size=2_000)
    totals = np.clip(predicted + random.normal(0, 6, size=2_000), 0, 100)
    rule = interval_rule(features[:1_000], totals[:1_000], predicted[:1_000])
    held = inside(rule, features[1_000:], totals[1_000:], predicted[1_000:]).mean()
    assert LEVEL - 0.03 < held < LEVEL + 0.05


def test_coverage_is_told_for_each_third_of_the_predictions() -> None:
    predicted = np.array([90.0, 10.0, 50.0, 20.0, 60.0, 80.0])
    held = np.array([True, False, True, True, True, True])
    low, middle, high = by_third(predicted, held)
    assert (low["from"], low["to"], low["n"], low["coverage"]) == (10.0, 20.0, 2, 0.5)
    assert (middle["from"], high["to"], middle["coverage"], high["coverage"]) == (50.0, 90.0, 1.0, 1.0)


def test_recall_is_told_by_group_of_eight_and_more() -> None:
    body = "Harbour master Edda Voss said the crane would stay shut until May."
    mention = {"source_id": "s1", "target": "body", "start": 0, "end": body.index(" said")}
    missed = {"source_id": "s1", "target": "body", "start": body.index("crane"), "end": body.index(" would")}
    record = {"id": "a", "headline": "", "body": body, "genre": "brief", "style": "wire", "disclosures": [],
              "sources": [{"id": "s1", "label": "named_official"}], "mentions": [mention, missed]}  # fmt: skip
    report = recall_by_group([record] * 8 + [{**record, "genre": "court"}, {**record, "mentions": []}])
    assert (report["articles"], report["recall"]) == (9, 0.5)
    assert report["by_group"]["genre"] == {"brief": {"n": 8, "spans": 16, "recall": 0.5}}
    assert recall_by_group([{**record, "mentions": []}]) == {}
