"""Every published version still gives the scores, levels and evidence it was published with."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.regression.drift import table
from service.scoring.manifest import GOLDEN, MODEL_NAME
from service.scoring.registry import Registry
from training import golden, shelf

ROOT = Path(__file__).resolve().parents[2]
MODELS, DATA = ROOT / "models", ROOT / "data"


def test_something_is_published() -> None:
    assert shelf.published(MODELS)
    assert not Registry.load(MODELS).refused


@pytest.mark.parametrize("version", shelf.published(MODELS))
def test_golden_scores(version: str) -> None:
    recorded = (MODELS / f"{MODEL_NAME}-{version}" / GOLDEN).read_text(encoding="utf-8")
    assert len(recorded.splitlines()) >= golden.FEWEST
    drifts = golden.check(Registry.load(MODELS).get(f"{MODEL_NAME}@{version}"), recorded, DATA)
    assert not drifts, "golden scores moved:\n" + "\n".join(table(drifts))


def test_a_moved_score_is_told_with_what_moved_it() -> None:
    version = shelf.published(MODELS)[0]
    scorer = Registry.load(MODELS).get(f"{MODEL_NAME}@{version}")
    article = golden.load_article(DATA, "ee-secret-cable-derivative")
    old = golden.row(scorer, article)
    gone = old["evidence"].pop()
    new = golden.row(scorer, article) | {"value": old["value"] + 3.0}
    drift = golden.difference(old, new, article)
    assert drift is not None
    assert drift.moved == pytest.approx(3.0)
    assert drift.appeared == (f"{gone[0]}: {article.text(gone[1])[gone[2] : gone[3]]}",)
    line = table([drift])[1].split()
    assert line == ["ee-secret-cable-derivative", f"{old['value']:.1f}", f"{old['value'] + 3:.1f}", "+3.0"]
    assert f"      + {drift.appeared[0]}" in table([drift])
