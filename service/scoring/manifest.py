"""The manifest of a model bundle: what belongs to it, what it was made with, and how its numbers are to be read."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import metadata, resources
from pathlib import PurePosixPath
from typing import Any, Final

from service.errors import BundleRefused
from service.features.measures import CATALOGUE
from service.scoring.interval import IntervalRule

FORMAT: Final = 1
FEATURE_SCHEMA: Final = "1"
CODEBOOK: Final = "1.0"
MODEL_NAME: Final = "transparency"
MANIFEST: Final = "manifest.json"
MODEL: Final = "model.joblib"
CARD: Final = "model_card.md"
GOLDEN: Final = "golden_scores.jsonl"
EVALUATION: Final = "evaluation.json"
CATALOGUE_FILE: Final = "feature_catalogue.json"
MAPPING: Final = "score_mapping.json"
FILES: Final = (MODEL, CARD, GOLDEN, EVALUATION, CATALOGUE_FILE, MAPPING)
_LIBRARIES: Final = ("scikit-learn", "numpy", "joblib")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says. `files` maps each file of the bundle to its SHA-256.

    `reference` is the feature vector of the typical training article, to which effects are relative.
    """

    version: str
    published: str
    files: Mapping[str, str]
    libraries: Mapping[str, str]
    catalogue_sha256: str
    lexicon_sha256: str
    reference: tuple[float, ...]
    interval: IntervalRule
    metrics: Mapping[str, float]
    training: Mapping[str, Any]


def write(manifest: Manifest) -> bytes:
    """The bytes of `manifest.json`."""
    head = {"format": FORMAT, "name": MODEL_NAME, "codebook": CODEBOOK, "feature_schema": FEATURE_SCHEMA}
    return (json.dumps({**head, **asdict(manifest)}, indent=1, sort_keys=True) + "\n").encode()


def parse(version: str, content: bytes) -> Manifest:
    """Read `manifest.json`. Raises BundleRefused, naming `version`, for anything this service cannot read."""
    try:
        fields = json.loads(content)
        if fields["format"] != FORMAT or fields["feature_schema"] != FEATURE_SCHEMA:
            written = f"format {fields['format']}, feature schema {fields['feature_schema']}"
            raise BundleRefused(
                version,
                f"written in {written}; this service reads {FORMAT} and {FEATURE_SCHEMA}: install the matching release",
            )
        if (fields["name"], fields["version"]) != (MODEL_NAME, version):
            raise BundleRefused(version, "the manifest is that of another model")
        rule = fields["interval"]
        interval = IntervalRule(
            level=float(rule["level"]),
            half_widths=tuple((float(upto), float(points)) for upto, points in rule["half_widths"]),
            means=tuple(map(float, rule["means"])),
            scales=tuple(map(float, rule["scales"])),
            usual=float(rule["usual"]),
        )
        return Manifest(
            version=version,
            published=str(fields["published"]),
            files={str(PurePosixPath(name).name): str(digest) for name, digest in fields["files"].items()},
            libraries=dict(fields["libraries"]),
            catalogue_sha256=str(fields["catalogue_sha256"]),
            lexicon_sha256=str(fields["lexicon_sha256"]),
            reference=tuple(map(float, fields["reference"])),
            interval=interval,
            metrics=dict(fields["metrics"]),
            training=dict(fields["training"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BundleRefused(
            version, f"{MANIFEST} cannot be read ({type(error).__name__}): fetch the bundle again"
        ) from None


def running_libraries() -> dict[str, str]:
    """Versions that decide whether a pickled model means the same here: Python (minor) and the numeric libraries."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"python": python, **{name: metadata.version(name) for name in _LIBRARIES}}


def catalogue_sha256() -> str:
    """A fingerprint of everything the catalogue says about the features' order, names and grids."""
    described = [(f.name, f.dimension, f.direction, f.scope, f.grid) for f in CATALOGUE]
    return hashlib.sha256(json.dumps(described).encode()).hexdigest()


def lexicon_sha256() -> str:
    """A fingerprint of all word lists and patterns."""
    digest = hashlib.sha256()
    folder = resources.files("service.extraction.lexicon")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
