"""The application factory."""

from __future__ import annotations

from typing import Any

from flask import Flask

from service.api import access, failures, logs, quota, wire
from service.api.openapi import ProblemApi, document
from service.api.routes import batch, catalogues, health, pages, scoring
from service.api.state import EXTENSION, State


class Service(Flask):
    """Flask, saying nothing of its own about failures: a traceback ends with words of the request."""

    def ensure_sync(self, func: Any) -> Any:
        """Nothing here is async. Flask would ask that of every function at every request."""
        return func

    def log_exception(self, exc_info: tuple[Any, ...]) -> None:
        """Called where the answer to a failure failed too."""
        failures.log(exc_info[1])


def create_app(state: State) -> Flask:
    """The service as a WSGI application. Loads nothing itself; may be made before a fork."""
    app = Service(__name__, static_folder=None)
    app.logger.disabled = True
    app.extensions[EXTENSION] = state
    wire.init(app)
    logs.init(app)
    access.init(app)
    failures.init(app)
    api = ProblemApi(app)
    for resource in (
        scoring.blueprint,
        batch.blueprint,
        catalogues.blueprint,
        catalogues.card_blueprint,
        health.blueprint,
    ):
        api.register_blueprint(resource)
    app.register_blueprint(pages.blueprint)
    app.extensions["openapi"] = document(api, app)
    return app


def begin(app: Flask) -> None:
    """What may start only in the process that answers: counting against quotas, and the metrics of the model."""
    state: State = app.extensions[EXTENSION]
    if state.settings.rate_limit:
        quota.init(app, state.settings.rate_limit, state.settings.rate_storage)
    if state.is_ready:
        state.metrics.loaded(state.registry)
