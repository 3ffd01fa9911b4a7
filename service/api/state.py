"""What a running service holds: its settings and its models. Read-only, so that threads may share it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from service.errors import BundleRefused
from service.scoring.registry import Registry
from service.settings import Settings

EXTENSION = "onrecord"


@dataclass(frozen=True, slots=True)
class State:
    """`loaded` is what loading the models gave: the registry, or why there is none."""

    settings: Settings
    loaded: Registry | BundleRefused

    @property
    def registry(self) -> Registry:
        """Raises BundleRefused where the models could not be loaded."""
        if isinstance(self.loaded, BundleRefused):
            raise self.loaded
        return self.loaded


def load_state(settings: Settings) -> State:
    """Load the published models. A registry that cannot be read makes a service that is alive but not ready."""
    try:
        return State(settings, Registry.load(settings.models))
    except BundleRefused as refusal:
        return State(settings, refusal)


def current_state() -> State:
    """The state of the application that handles this request."""
    state: State = current_app.extensions[EXTENSION]
    return state
