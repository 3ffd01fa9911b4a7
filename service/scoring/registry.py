"""The published models side by side: which is the default, which can be pinned, which were refused or withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Self

from service.errors import BundleRefused, ModelWithdrawn, UnknownModel
from service.scoring.bundle import load_bundle
from service.scoring.manifest import CODEBOOK, FEATURE_SCHEMA, MODEL_NAME, Manifest
from service.scoring.scorer import Scorer

REGISTRY: Final = "registry.json"
FORMAT: Final = 1
Status = Literal["published", "withdrawn"]


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a client may know about a version before pinning it. `metrics` is the manifest's summary of its evaluation;
    empty, like `sha256` and `published`, for a withdrawn version. `pin` is what goes into a request."""

    version: str
    pin: str
    status: Status
    default: bool
    published: str
    sha256: str
    codebook: str
    feature_schema: str
    metrics: Mapping[str, float]
    successor: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """Read-only after loading; shared by all threads."""

    scorers: Mapping[str, Scorer]
    models: tuple[ModelInfo, ...]
    default_version: str
    refused: tuple[BundleRefused, ...]

    @classmethod
    def load(cls, models_dir: Path) -> Self:
        """Load every published version under `models_dir`. A bundle that fails a check is listed in `refused`, the
        others are served. Raises BundleRefused where the registry itself cannot be read."""
        entries, default = _read(models_dir)
        scorers: dict[str, Scorer] = {}
        models, refused = [], []
        for version, entry in entries.items():
            if entry["status"] == "withdrawn":
                models.append(_info(version, entry, default, None))
                continue
            try:
                scorer, manifest = load_bundle(
                    models_dir / f"{MODEL_NAME}-{version}", version, entry["manifest_sha256"]
                )
            except BundleRefused as refusal:
                refused.append(refusal)
            else:
                scorers[version] = scorer
                models.append(_info(version, entry, default, manifest))
        return cls(scorers, tuple(models), default, tuple(refused))

    @property
    def default(self) -> Scorer:
        """The version that scores where none is pinned. Raises BundleRefused where that one was refused."""
        return self._scorer(self.default_version)

    def get(self, pin: str) -> Scorer:
        """The scorer of `transparency@X.Y.Z`, or the default's of `transparency`.

        Raises UnknownModel (with what is available), ModelWithdrawn, or BundleRefused for one that failed its checks.
        """
        if pin == MODEL_NAME:
            return self.default
        name, _, version = pin.partition("@")
        if name != MODEL_NAME:
            raise UnknownModel(pin, self._available())
        return self._scorer(version)

    def describe(self) -> tuple[ModelInfo, ...]:
        """Every served and withdrawn version, in the order they were published."""
        return self.models

    def _scorer(self, version: str) -> Scorer:
        if version in self.scorers:
            return self.scorers[version]
        for refusal in self.refused:
            if refusal.version == version:
                raise BundleRefused(version, refusal.reason)
        for model in self.models:
            if model.version == version and model.successor and model.reason:
                raise ModelWithdrawn(version, model.successor, model.reason)
        raise UnknownModel(f"{MODEL_NAME}@{version}", self._available())

    def _available(self) -> tuple[str, ...]:
        return tuple(f"{MODEL_NAME}@{version}" for version in self.scorers)


def _read(models_dir: Path) -> tuple[dict[str, dict[str, Any]], str]:
    try:
        fields = json.loads((models_dir / REGISTRY).read_bytes())
        if fields["format"] != FORMAT or fields["name"] != MODEL_NAME:
            raise BundleRefused(REGISTRY, f"format {fields['format']} of {fields['name']} is not read by this service")
        return dict(fields["versions"]), str(fields["default"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BundleRefused(REGISTRY, f"cannot be read ({type(error).__name__}): publish a model first") from None


def _info(version: str, entry: Mapping[str, Any], default: str, manifest: Manifest | None) -> ModelInfo:
    return ModelInfo(
        version=version,
        pin=f"{MODEL_NAME}@{version}",
        status=entry["status"],
        default=version == default,
        published=manifest.published if manifest else "",
        sha256=str(entry["manifest_sha256"]),
        codebook=CODEBOOK,
        feature_schema=FEATURE_SCHEMA,
        metrics=manifest.metrics if manifest else {},
        successor=entry.get("successor"),
        reason=entry.get("reason"),
    )
