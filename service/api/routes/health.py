"""For those who run the service: is the process alive, and may it be given requests?"""

from __future__ import annotations

from dataclasses import asdict

from flask import Response
from flask_smorest import Blueprint

from service.api.openapi import problems
from service.api.schemas.catalogues import HealthSchema, ReadySchema
from service.api.state import current_state
from service.api.wire import answer

blueprint = Blueprint("health", __name__, description="For those who run the service.")


@blueprint.route("/livez")
@blueprint.response(200, HealthSchema)
def livez() -> Response:
    """The process answers; nothing else is looked at"""
    return answer({"status": "alive"})


@blueprint.route("/readyz")
@blueprint.response(200, ReadySchema)
@blueprint.doc(**problems("not-ready"))
def readyz() -> Response:
    """The default model passed its checks and its self-test"""
    registry = current_state().registry
    default = registry.default.version
    return answer({"status": "ready", "model": next(asdict(m) for m in registry.describe() if m.version == default)})
