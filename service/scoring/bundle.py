"""Loading a published model: nothing is trusted before it is checked, and every refusal says which check failed.

manifest → SHA-256 of every file → library versions → catalogue and lexicon → unpickle → tables → golden self-test.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import joblib

from service.errors import BundleRefused
from service.features.measures import CATALOGUE
from service.features.model import FeatureVector
from service.scoring import manifest as manifests
from service.scoring.dimensions import DIMENSIONS
from service.scoring.manifest import Manifest
from service.scoring.scorer import Scorer
from service.scoring.tables import ShapeTable, largest_deviation, tabulate

_SELF_TEST_ROWS: Final = 20
_SELF_TEST_TOLERANCE: Final = 0.05


def load_bundle(folder: Path, version: str, manifest_sha256: str) -> tuple[Scorer, Manifest]:
    """The model in `folder`, ready to score, and its manifest. Raises BundleRefused with the reason."""
    content = _read(folder / manifests.MANIFEST, version)
    if _sha256(content) != manifest_sha256:
        raise BundleRefused(
            version, f"SHA-256 of {manifests.MANIFEST} differs from the registry's: fetch the bundle again"
        )
    manifest = manifests.parse(version, content)
    files = _checked_files(folder, manifest)
    _check_libraries(manifest)
    _check_knowledge(manifest)
    model = _unpickle(files[manifests.MODEL], version)
    scorer = build_scorer(model, manifest, manifest_sha256, files[manifests.CARD].decode())
    self_test(scorer, files[manifests.GOLDEN])
    return scorer, manifest


def build_scorer(model: Mapping[str, Mapping[str, Any]], manifest: Manifest, sha256: str, card: str) -> Scorer:
    """Tables from a model: `levels` maps each dimension to its regressor, `applicability` each optional one to its
    classifier. Raises BundleRefused where a table and the model's own `predict` differ."""
    try:
        levels = tuple(_table(model["levels"][d.name].predict, d.name, manifest) for d in DIMENSIONS)
        applicability = tuple(
            _table(model["applicability"][d.name].decision_function, d.name, manifest) if d.optional else None
            for d in DIMENSIONS
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise BundleRefused(manifest.version, f"{manifests.MODEL} holds no model of this kind ({error})") from None
    return Scorer(manifest.version, sha256, card, levels, applicability, manifest.interval)


def self_test(scorer: Scorer, golden: bytes) -> None:
    """Score the first golden articles again, from their recorded features. Raises BundleRefused where one differs."""
    for line in golden.splitlines()[:_SELF_TEST_ROWS]:
        row = json.loads(line)
        if row["value"] is None:
            continue
        values = tuple(row["features"])
        total = scorer.rate(FeatureVector(values, ((),) * len(values))).total
        if total is None or abs(total.value - row["value"]) > _SELF_TEST_TOLERANCE + 1e-9:
            raise BundleRefused(scorer.version, f"self-test: golden article {row['id']} gets another score here")


def _table(predict: Any, dimension: str, manifest: Manifest) -> ShapeTable:
    columns = [index for index, feature in enumerate(CATALOGUE) if feature.dimension == dimension]
    table = tabulate(predict, CATALOGUE, columns, manifest.reference)
    if largest_deviation(table, predict, CATALOGUE) > 0:
        raise BundleRefused(manifest.version, f"the {dimension} model is not additive: its tables differ from predict")
    return table


def _read(path: Path, version: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleRefused(
            version, f"{path.name} cannot be read ({type(error).__name__}): fetch the bundle again"
        ) from None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _checked_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """The bundle's files, read once: what is checked here is what is used."""
    names = sorted({*manifests.FILES, *manifest.files})
    files = {name: _read(folder / name, manifest.version) for name in names}
    wrong = [name for name, content in files.items() if manifest.files.get(name) != _sha256(content)]
    if wrong:
        raise BundleRefused(
            manifest.version, f"SHA-256 of {', '.join(wrong)} differs from the manifest: fetch the bundle again"
        )
    return files


def _check_libraries(manifest: Manifest) -> None:
    running = manifests.running_libraries()
    wrong = [
        f"{name} {manifest.libraries.get(name)} (here {version})"
        for name, version in running.items()
        if manifest.libraries.get(name) != version
    ]
    if wrong:
        raise BundleRefused(manifest.version, f"made with {', '.join(wrong)}: install those versions or retrain")


def _check_knowledge(manifest: Manifest) -> None:
    for what, ours, theirs in (
        ("feature catalogue", manifests.catalogue_sha256(), manifest.catalogue_sha256),
        ("lexicon", manifests.lexicon_sha256(), manifest.lexicon_sha256),
    ):
        if ours != theirs:
            raise BundleRefused(
                manifest.version, f"trained with another {what}: install the matching release or retrain"
            )
    if len(manifest.reference) != len(CATALOGUE):
        raise BundleRefused(manifest.version, "its reference article does not fit the feature catalogue")


def _unpickle(content: bytes, version: str) -> Mapping[str, Mapping[str, Any]]:
    try:
        model = joblib.load(BytesIO(content))
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BundleRefused(version, f"{manifests.MODEL} cannot be unpickled ({type(error).__name__})") from None
    if not isinstance(model, Mapping):
        raise BundleRefused(version, f"{manifests.MODEL} holds no model of this kind")
    return model
