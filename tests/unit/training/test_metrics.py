"""Figures that a reader of a model card relies on."""

from __future__ import annotations

import numpy as np
import pytest

from service.features.measures import CATALOGUE
from training.conformal import LEVEL, coverage, interval_rule
from training.metrics import agreement


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
    held = coverage(rule, features[1_000:], totals[1_000:], predicted[1_000:])
    assert LEVEL - 0.03 < held < LEVEL + 0.05
