"""A trained model before it is published: a folder that holds everything a bundle does, except a version."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import joblib
import numpy as np

from service.features.measures import CATALOGUE
from service.scoring import manifest as manifests
from service.scoring.bundle import build_scorer
from service.scoring.manifest import Manifest
from service.scoring.scorer import Scorer
from training.conformal import interval_rule
from training.contenders import Model, fit_model, predict_levels
from training.crossval import out_of_fold
from training.estimator import Settings
from training.metrics import totals_of
from training.table import Table

VERSION: Final = "0.0.0"


def train(
    table: Table, seed: int, tuned: Mapping[str, Settings], fitted: Callable[[], None] = lambda: None
) -> tuple[Model, Manifest]:
    """Fit the model on a table, and what its manifest needs: the typical article and the interval rule.

    `fitted` is called after each of the fits (progress).
    """

    def contender(part: Table, fold_seed: int) -> Any:
        model = fit_model(part, fold_seed, tuned)
        fitted()
        return lambda x: predict_levels(model, x)

    predicted = totals_of(out_of_fold(table, contender, seed=seed), table.x)
    typical = np.median(table.x, axis=0)
    manifest = Manifest(
        version=VERSION,
        published="",
        files={},
        libraries=manifests.running_libraries(),
        catalogue_sha256=manifests.catalogue_sha256(),
        lexicon_sha256=manifests.lexicon_sha256(),
        reference=tuple(f.on_grid(float(v)) for f, v in zip(CATALOGUE, typical, strict=True)),
        interval=interval_rule(table.x, table.totals, predicted),
        metrics={},
        training={
            "articles": len(table),
            "seed": seed,
            "data_sha256": _fingerprint(table),
            "settings": {name: asdict(settings) for name, settings in tuned.items()},
        },
    )
    model = fit_model(table, seed, tuned)
    fitted()
    return model, manifest


def _fingerprint(table: Table) -> str:
    """Of the articles and ratings the model learned from, in their order."""
    digest = hashlib.sha256()
    for row in table.rows:
        rated = row.rated
        digest.update(json.dumps([rated.id, rated.article.headline, rated.article.body]).encode())
        digest.update(json.dumps([rating.levels for rating in rated.ratings]).encode())
    return digest.hexdigest()


def save(folder: Path, model: Model, manifest: Manifest) -> None:
    """Write model, manifest and catalogue; the folder appears whole or not at all."""
    with whole(folder) as made:
        joblib.dump(model, made / manifests.MODEL, compress=3)
        (made / manifests.MANIFEST).write_bytes(manifests.write(manifest))
        (made / manifests.CATALOGUE_FILE).write_text(catalogue_json(), encoding="utf-8")


def load(folder: Path) -> tuple[Scorer, Model, Manifest]:
    """A candidate, ready to score. Only for folders made here: nothing is checked before unpickling."""
    manifest = manifests.parse(VERSION, (folder / manifests.MANIFEST).read_bytes())
    model = joblib.load(folder / manifests.MODEL)
    return build_scorer(model, manifest, "candidate", ""), model, manifest


def catalogue_json() -> str:
    """The feature catalogue as the bundle publishes it."""
    rows = [asdict(feature) for feature in CATALOGUE]
    return json.dumps({"schema": manifests.FEATURE_SCHEMA, "features": rows}, indent=1, ensure_ascii=False) + "\n"


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A temporary folder beside `folder` that takes its place when the block ends well. Replaces a former candidate."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as space:
        made = Path(space) / "new"
        made.mkdir()
        yield made
        if folder.exists():
            os.rename(folder, Path(space) / "old")
        os.rename(made, folder)


def today() -> str:
    """The date of publication, UTC; SOURCE_DATE_EPOCH fixes it for a reproducible build."""
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(moment), UTC) if moment else datetime.now(UTC)
    return now.date().isoformat()
