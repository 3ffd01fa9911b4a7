"""What answers: a running service over HTTP, or a model on this machine. Both give the API's own answers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, Final, Protocol

from service.api import answers, lines, strict_json
from service.errors import BundleRefused
from service.regression.remote import CannotAsk, Remote, is_of_article
from service.scoring.bundle import load_bundle
from service.scoring.manifest import MANIFEST, MODEL_NAME
from service.scoring.registry import REGISTRY, Registry
from service.scoring.scorer import Scorer
from service.settings import Settings

Json = dict[str, Any]
UNPUBLISHED: Final = "0.0.0"
_OPTIONS: Final[Json] = {"offset_unit": "code_point", "include": ["evidence"], "include_text": False}


class Target(Protocol):
    """Something that scores articles. `name` is how reports call it."""

    name: str

    def answer(self, submission: Json) -> Json:
        """The API's answer, or the problem document of an article that is refused."""
        ...


class Local:
    """Models on this machine: the same answers as HTTP gives."""

    def __init__(self, name: str, registry: Registry, pin: str | None, settings: Settings) -> None:
        self.name, self._registry, self._pin, self._settings = name, registry, pin, settings
        if pin:
            registry.get(pin)  # an unknown or refused model is told before any article is read

    def answer(self, submission: Json) -> Json:
        def give(found: Any) -> Json:
            return answers.score(found, self._registry, self._settings.max_characters)

        found = lines.answer_value(asked(submission, self._pin), give)
        if not found.succeeded and not is_of_article(found.body):
            raise CannotAsk(f"{self.name}: {found.body['title']}. {found.body['detail']}")
        return found.body


def asked(submission: Json, pin: str | None) -> Json:
    """A submission that asks for what is compared and for no word of the text."""
    options = {**(submission.get("options") or {}), **_OPTIONS}
    return {**submission, "options": {**options, "model": pin} if pin else options}


def open_target(where: str, pin: str | None, key: str | None, timeout: float) -> Target:
    """A URL, a bundle's folder, a folder of published models, or a pin such as transparency@1.0.0.

    Raises CannotAsk, BundleRefused, UnknownModel, ModelWithdrawn, InvalidSettings; a URL is not asked yet.
    """
    if where.startswith(("http://", "https://")):
        return Remote(where, lambda submission: asked(submission, pin), key, timeout)
    folder = Path(where)
    if (folder / MANIFEST).is_file():
        return Local(where, _of_bundle(folder), None, _settings())
    if (folder / REGISTRY).is_file():
        return Local(where, Registry.load(folder), pin, _settings())
    settings = _settings()
    registry = Registry.load(settings.models)
    if not where.startswith(f"{MODEL_NAME}@"):
        raise CannotAsk(f"{where}: no URL, file, folder of a model, or pin such as {MODEL_NAME}@1.0.0")
    return Local(where, registry, where, settings)


def default_target() -> Target:
    """The default model on this machine. Raises BundleRefused, InvalidSettings."""
    settings = _settings()
    registry = Registry.load(settings.models)
    return Local(f"the default model here, {MODEL_NAME}@{registry.default.version}", registry, None, settings)


def _settings() -> Settings:
    os.environ["OMP_NUM_THREADS"] = "1"  # threads that wait for each other make a small model slow to load
    return Settings.from_environment()


def _of_bundle(folder: Path) -> Registry:
    """One bundle as a registry of its own. On a shelf its manifest must be the one the shelf's registry names."""
    content = (folder / MANIFEST).read_bytes()
    version = str(strict_json.parse(content).get("version"))
    if version == UNPUBLISHED:
        raise BundleRefused(str(folder), "a candidate that is not published: onrecord-train compare shows what moves")
    shelf = folder.resolve().parent
    if (shelf / REGISTRY).is_file():
        return _alone(version, Registry.load(shelf).get(f"{MODEL_NAME}@{version}"))
    return _alone(version, load_bundle(folder, version, hashlib.sha256(content).hexdigest())[0])


def _alone(version: str, scorer: Scorer) -> Registry:
    return Registry({version: scorer}, (), version, ())
