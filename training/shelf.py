"""The shelf of published models: publish, promote, withdraw. A published folder never changes; the registry does."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from service.regression.drift import Drift
from service.scoring import manifest as manifests
from service.scoring.registry import FORMAT, REGISTRY
from training import drift_reasons
from training import golden as goldens
from training.candidate import VERSION, today
from training.comparison import CANDIDATE

_VERSION: Final = re.compile(r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)")


class CannotPublishError(ValueError):
    """Publishing would break a promise of the shelf; the message says which."""


def publish(
    candidate: Path,
    models: Path,
    version: str,
    metrics: Mapping[str, float],
    *,
    data: Path | None = None,
    changelog: Path | None = None,
) -> Path:
    """Copy a complete candidate into `models` under `version`. The first one becomes the default.

    Scores that moved against the default version need a reason (`golden --record --accept-drift`); it goes into the
    card and the changelog. `data` holds the golden articles; without it nothing is compared.

    The folder appears whole or not at all, and never takes the place of another. Raises CannotPublishError.
    """
    registry = _read(models)
    folder = models / f"{manifests.MODEL_NAME}-{version}"
    _check_new(candidate, folder, version, registry)
    accepted = drift_reasons.read(candidate)
    drifts = _moved(candidate, models, data)
    if registry["default"] and data:
        _check_reason(version, registry["default"], accepted, drifts)
    news = _news(changelog, version, accepted)
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models, prefix=f".{version}-") as space:
        made = Path(space) / "bundle"
        shutil.copytree(candidate, made)
        _name(made, version)
        card = made / manifests.CARD
        card.write_text(drift_reasons.on_card(card.read_text(encoding="utf-8"), version, accepted, drifts), "utf-8")
        digest = _seal(made, version, metrics)
        os.rename(made, folder)
    registry["versions"][version] = {"manifest_sha256": digest, "status": "published"}
    registry["default"] = registry["default"] or version
    _write(models, registry)
    if changelog:
        _replace(changelog, news)
    return folder


def _name(made: Path, version: str) -> None:
    """What the comparison called the candidate has a version now."""
    mapping = made / manifests.MAPPING
    found = json.loads(mapping.read_text(encoding="utf-8"))
    if found.get("new") == CANDIDATE:
        mapping.write_text(json.dumps(found | {"new": version}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _check_new(candidate: Path, folder: Path, version: str, registry: Mapping[str, Any]) -> None:
    if not _VERSION.fullmatch(version):
        raise CannotPublishError(f"{version!r} is no version: MAJOR.MINOR.PATCH")
    if version in registry["versions"]:
        raise CannotPublishError(f"{version} is published already, and a published version never changes")
    if folder.exists():
        raise CannotPublishError(f"{folder} is there but not in the registry: remove what an interrupted run left")
    missing = [name for name in manifests.FILES if not (candidate / name).is_file()]
    if missing:
        raise CannotPublishError(f"the candidate lacks {', '.join(missing)}")


def _moved(candidate: Path, models: Path, data: Path | None) -> list[Drift]:
    """The golden articles to which a candidate gives another score than the default version."""
    before = default(models)
    if before is None or data is None:
        return []
    old = (models / f"{manifests.MODEL_NAME}-{before}" / manifests.GOLDEN).read_text(encoding="utf-8")
    return goldens.moved(old, (candidate / manifests.GOLDEN).read_text(encoding="utf-8"), data)


def _check_reason(
    version: str, before: str, accepted: drift_reasons.AcceptedDrift | None, drifts: Sequence[Drift]
) -> None:
    if accepted is None or accepted.against != before or (drifts and not accepted.reason):
        raise CannotPublishError(
            f"golden scores were not recorded against {before}, the default version: golden --record"
        )
    if drifts and version.rpartition(".")[0] == before.rpartition(".")[0]:
        raise CannotPublishError(
            f"{len(drifts)} golden scores differ from {before}'s: {version} says that no score moves;"
            " raise MINOR, or MAJOR if the codebook changed"
        )


def _news(changelog: Path | None, version: str, accepted: drift_reasons.AcceptedDrift | None) -> str:
    """The changelog with the new entry, read before anything is published."""
    text = changelog.read_text(encoding="utf-8") if changelog and changelog.exists() else ""
    return drift_reasons.in_changelog(text, version, today(), accepted)


def _seal(folder: Path, version: str, metrics: Mapping[str, float]) -> str:
    """Write the final manifest over the candidate's; the SHA-256 of its bytes."""
    drafted = manifests.parse(VERSION, (folder / manifests.MANIFEST).read_bytes())
    files = {path.name: path for path in sorted(folder.iterdir()) if path.name != manifests.MANIFEST}
    digests = {name: sha256(path.read_bytes()) for name, path in files.items()}
    sealed = replace(drafted, version=version, published=today(), files=digests, metrics=dict(metrics))
    content = manifests.write(sealed)
    (folder / manifests.MANIFEST).write_bytes(content)
    return sha256(content)


def sha256(content: bytes) -> str:
    """The digest by which files and manifests are checked."""
    return hashlib.sha256(content).hexdigest()


def promote(models: Path, version: str) -> None:
    """Make a published version the default. Raises CannotPublishError."""
    registry = _read(models)
    if registry["versions"].get(version, {}).get("status") != "published":
        raise CannotPublishError(f"{version} is not published")
    registry["default"] = version
    _write(models, registry)


def withdraw(models: Path, version: str, successor: str, reason: str) -> None:
    """Stop serving a version; who pins it is told the successor and the reason. Raises CannotPublishError."""
    registry = _read(models)
    if version not in registry["versions"]:
        raise CannotPublishError(f"{version} is not published")
    if successor == version or registry["versions"].get(successor, {}).get("status") != "published":
        raise CannotPublishError(f"{successor} is not published and cannot succeed {version}")
    registry["versions"][version].update(status="withdrawn", successor=successor, reason=reason)
    if registry["default"] == version:
        registry["default"] = successor
    _write(models, registry)


def published(models: Path) -> list[str]:
    """The versions that are to be served, in the order they were published."""
    return [version for version, entry in _read(models)["versions"].items() if entry["status"] == "published"]


def default(models: Path) -> str | None:
    """The default version, None on an empty shelf."""
    return _read(models)["default"] or None


def _read(models: Path) -> dict[str, Any]:
    path = models / REGISTRY
    if not path.exists():
        return {"format": FORMAT, "name": manifests.MODEL_NAME, "default": "", "versions": {}}
    registry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return registry


def _write(models: Path, registry: Mapping[str, Any]) -> None:
    """Replace the registry in one step: a reader sees the old or the new one."""
    _replace(models / REGISTRY, json.dumps(registry, indent=1) + "\n")


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=f".{path.name}-", delete=False, encoding="utf-8"
    ) as f:
        f.write(text)
    os.chmod(f.name, 0o644)
    os.replace(f.name, path)
