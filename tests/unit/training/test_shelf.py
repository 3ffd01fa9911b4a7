"""A published model never changes; what cannot be trusted is refused with the reason."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from service.errors import ModelWithdrawn
from service.scoring.registry import Registry
from training import shelf

MODELS = Path(__file__).resolve().parents[3] / "models"


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MODELS, tmp_path / "models"))


def bundle(models: Path) -> Path:
    return models / f"transparency-{shelf.default(models)}"


def reason(models: Path) -> str:
    (refusal,) = Registry.load(models).refused
    return refusal.reason


@pytest.mark.parametrize("name", ["model.joblib", "golden_scores.jsonl", "feature_catalogue.json"])
def test_a_changed_file_is_refused_before_anything_is_unpickled(models: Path, name: str) -> None:
    path = bundle(models) / name
    path.write_bytes(path.read_bytes() + b" ")
    assert f"SHA-256 of {name}" in reason(models)


def test_a_truncated_file_is_refused(models: Path) -> None:
    path = bundle(models) / "model.joblib"
    path.write_bytes(path.read_bytes()[:100])
    assert "SHA-256 of model.joblib" in reason(models)


def test_a_changed_manifest_is_refused(models: Path) -> None:
    path = bundle(models) / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("scikit-learn", "scikit-learn "), encoding="utf-8")
    assert "manifest.json" in reason(models)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": 99}, "install the matching release"),
        ({"libraries": {"scikit-learn": "0.1"}}, "install those versions or retrain"),
        ({"lexicon_sha256": "0"}, "another lexicon"),
        ({"catalogue_sha256": "0"}, "another feature catalogue"),
        ({"name": "gossip"}, "another model"),
    ],
)
def test_a_bundle_from_elsewhere_is_refused(models: Path, change: dict[str, object], told: str) -> None:
    path = bundle(models) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    registry = models / "registry.json"
    fields = json.loads(registry.read_text(encoding="utf-8"))
    fields["versions"][fields["default"]]["manifest_sha256"] = shelf.sha256(path.read_bytes())
    registry.write_text(json.dumps(fields), encoding="utf-8")
    assert told in reason(models)


def test_a_version_is_published_once(models: Path) -> None:
    version = shelf.default(models)
    assert version is not None
    with pytest.raises(shelf.CannotPublishError, match="published already"):
        shelf.publish(bundle(models), models, version, {})


def test_an_incomplete_candidate_is_not_published(models: Path, tmp_path: Path) -> None:
    with pytest.raises(shelf.CannotPublishError, match="lacks"):
        shelf.publish(tmp_path, models, "9.0.0", {})
    assert "9.0.0" not in shelf.published(models)


def test_a_withdrawn_version_names_its_successor(models: Path) -> None:
    old = shelf.default(models)
    assert old is not None
    candidate = shutil.copytree(bundle(models), models / "candidate")
    manifest = candidate / "manifest.json"
    fields = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(fields | {"version": "0.0.0"}), encoding="utf-8")
    shelf.publish(candidate, models, "9.0.0", {"mean_absolute_error": 1.0})
    shelf.withdraw(models, old, "9.0.0", "a test")
    registry = Registry.load(models)
    assert registry.default_version == "9.0.0"
    with pytest.raises(ModelWithdrawn) as caught:
        registry.get(f"transparency@{old}")
    assert caught.value.successor == "9.0.0"


def test_what_is_not_published_succeeds_nobody(models: Path) -> None:
    version = shelf.default(models)
    assert version is not None
    with pytest.raises(shelf.CannotPublishError):
        shelf.withdraw(models, version, "7.7.7", "a test")
    with pytest.raises(shelf.CannotPublishError):
        shelf.promote(models, "7.7.7")
