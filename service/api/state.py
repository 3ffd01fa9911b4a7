"""What a running service holds: its settings, its models, its keys. Threads share it; only the gate, the keys and the
metrics change, each under rules of its own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from service.api.gate import Gate
from service.api.keyring import KeyRing
from service.api.loading import Loaded, has_default
from service.api.metrics import Metrics
from service.errors import BundleRefused
from service.scoring.registry import Registry
from service.settings import Settings

EXTENSION = "onrecord"


@dataclass(frozen=True, slots=True)
class State:
    """`loaded` is what loading the models gave: the registry, or why there is none."""

    settings: Settings
    loaded: Loaded
    gate: Gate
    keys: KeyRing | None
    metrics: Metrics

    @property
    def is_ready(self) -> bool:
        """Whether there is a model that scores where none is pinned."""
        return has_default(self.loaded)

    @property
    def registry(self) -> Registry:
        """Raises BundleRefused where the models could not be loaded."""
        if isinstance(self.loaded, BundleRefused):
            raise self.loaded
        return self.loaded


def make_state(settings: Settings, loaded: Loaded) -> State:
    """Everything a service needs to start, made from its settings and models."""
    keys = KeyRing(settings.keys) if settings.keys else None
    return State(settings, loaded, Gate(settings.queue), keys, Metrics())


def current_state() -> State:
    """The state of the application that handles this request."""
    state: State = current_app.extensions[EXTENSION]
    return state
