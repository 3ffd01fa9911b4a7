"""The application factory."""

from __future__ import annotations

from flask import Flask

from service.api import access, failures, logs, quota, wire
from service.api.openapi import ProblemApi, document
from service.api.routes import batch, catalogues, health, pages, scoring
from service.api.state import EXTENSION, State


def create_app(state: State) -> Flask:
    """The service as a WSGI application. Loads nothing itself; may be made before a fork."""
    app = Flask(__name__, static_folder=None)
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
