"""Tracking with MLflow is optional: without an address nothing is imported; without MLflow it is named."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from training.cli import main
from training.tracking import CannotTrackError, flat, tracked


class MlflowException(Exception):
    """As MLflow's own."""


class FakeMlflow:
    """Remembers what it is told, under the names of MLflow's own functions."""

    exceptions = SimpleNamespace(MlflowException=MlflowException)

    def __init__(self) -> None:
        self.told: dict[str, Any] = {"params": {}, "metrics": {}, "files": []}

    def set_tracking_uri(self, uri: str) -> None:
        if uri == "http://wrong":
            raise MlflowException("no such server\nand more")
        self.told["uri"] = uri

    def set_experiment(self, name: str) -> None:
        self.told["experiment"] = name

    @contextmanager
    def start_run(self, run_id: str | None = None) -> Iterator[Any]:
        self.told["run_id"] = run_id or "r1"
        yield SimpleNamespace(info=SimpleNamespace(run_id=self.told["run_id"]))

    def log_params(self, params: Mapping[str, str]) -> None:
        self.told["params"] |= params

    def log_metrics(self, metrics: Mapping[str, float]) -> None:
        self.told["metrics"] |= metrics

    def log_artifact(self, path: str) -> None:
        self.told["files"].append(Path(path).name)


@pytest.fixture
def mlflow(monkeypatch: pytest.MonkeyPatch) -> FakeMlflow:
    fake = FakeMlflow()
    monkeypatch.setitem(sys.modules, "mlflow", fake)  # type: ignore[arg-type]
    return fake


def test_a_run_holds_parameters_metrics_and_files(mlflow: FakeMlflow, tmp_path: Path) -> None:
    with tracked("http://mlflow.example.org", "desk") as run:
        run.parameters({"seed": 0, "settings": {"reply": {"max_iter": 90}}})
        run.metrics({"test": {"total": {"spearman": 0.9}}, "articles_predicted": [1], "ridge, all": {"bias": -1}})
        run.files([tmp_path / "evaluation.json"])
    assert mlflow.told == {
        "uri": "http://mlflow.example.org",
        "experiment": "desk",
        "run_id": "r1",
        "params": {"seed": "0", "settings/reply/max_iter": "90"},
        "metrics": {"test/total/spearman": 0.9, "ridge all/bias": -1.0},
        "files": ["evaluation.json"],
    }


def test_a_run_is_taken_up_again(mlflow: FakeMlflow) -> None:
    with tracked("http://mlflow.example.org", "desk", "r7") as run:
        assert run.id == "r7"


def test_without_an_address_nothing_happens(mlflow: FakeMlflow) -> None:
    with tracked(None, "desk") as run:
        run.metrics({"a": 1.0})
        run.parameters({"a": 1.0})
        run.files([Path("a")])
    assert run.id is None
    assert "uri" not in mlflow.told


def test_what_mlflow_refuses_is_said_in_a_line(mlflow: FakeMlflow) -> None:
    with pytest.raises(CannotTrackError, match=r"^MLflow: no such server$"), tracked("http://wrong", "desk"):
        pass


@pytest.mark.parametrize("given", [["--track", "http://x"], []])
def test_a_missing_extra_is_named_before_any_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://x")
    (tmp_path / "source").mkdir()
    (tmp_path / "ratings").mkdir()
    rating = {"id": "a", "rater": "k", "genre": "brief", "dims": None, "core_only_ladder0": False}
    (tmp_path / "ratings" / "k.jsonl").write_text(json.dumps(rating), encoding="utf-8")
    (tmp_path / "splits.json").write_text('{"train": [], "validation": [], "test": []}', encoding="utf-8")
    told = CliRunner().invoke(main, ["train", "--data", str(tmp_path), "--candidate", str(tmp_path / "c"), *given])
    assert told.exit_code == 1
    assert "pip install 'onrecord[mlflow]'" in told.output


def test_names_are_ones_that_mlflow_takes() -> None:
    assert flat({"a, b": {"c%": 1, "d": [1]}}) == {"a b/c": 1}
