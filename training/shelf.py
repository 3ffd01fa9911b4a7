"""The shelf of published models: publish, promote, withdraw. A published folder never changes; the registry does."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from service.scoring import manifest as manifests
from service.scoring.registry import FORMAT, REGISTRY
from training.candidate import VERSION, today

_VERSION: Final = re.compile(r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)")


class CannotPublishError(ValueError):
    """Publishing would break a promise of the shelf; the message says which."""


def publish(candidate: Path, models: Path, version: str, metrics: Mapping[str, float]) -> Path:
    """Copy a complete candidate into `models` under `version`. The first one becomes the default.

    The folder appears whole or not at all, and never takes the place of another. Raises CannotPublishError.
    """
    if not _VERSION.fullmatch(version):
        raise CannotPublishError(f"{version!r} is no version: MAJOR.MINOR.PATCH")
    folder = models / f"{manifests.MODEL_NAME}-{version}"
    registry = _read(models)
    if folder.exists() or version in registry["versions"]:
        raise CannotPublishError(f"{version} is published already, and a published version never changes")
    missing = [name for name in manifests.FILES if not (candidate / name).is_file()]
    if missing:
        raise CannotPublishError(f"the candidate lacks {', '.join(missing)}")
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models, prefix=f".{version}-") as space:
        made = Path(space) / "bundle"
        shutil.copytree(candidate, made)
        digest = _seal(made, version, metrics)
        os.rename(made, folder)
    registry["versions"][version] = {"manifest_sha256": digest, "status": "published"}
    registry["default"] = registry["default"] or version
    _write(models, registry)
    return folder


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
    with tempfile.NamedTemporaryFile("w", dir=models, prefix=".registry-", delete=False, encoding="utf-8") as file:
        json.dump(registry, file, indent=1)
        file.write("\n")
    os.chmod(file.name, 0o644)
    os.replace(file.name, models / REGISTRY)
