"""The application factory."""

from __future__ import annotations

from flask import Flask

from service.api import failures, logs, wire
from service.api.openapi import ProblemApi, document
from service.api.routes import catalogues, health, pages, scoring
from service.api.state import EXTENSION, State


def create_app(state: State) -> Flask:
    """The service as a WSGI application. Loads nothing itself; `state` is read-only and may be shared."""
    app = Flask(__name__, static_folder=None)
    app.extensions[EXTENSION] = state
    wire.init(app)
    logs.init(app)
    failures.init(app)
    api = ProblemApi(app)
    for resource in (scoring.blueprint, catalogues.blueprint, catalogues.card_blueprint, health.blueprint):
        api.register_blueprint(resource)
    app.register_blueprint(pages.blueprint)
    app.extensions["openapi"] = document(api, app)
    return app
