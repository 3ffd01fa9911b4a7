"""What a client can look up: models, features, labels, limits."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from service.api.openapi import COMMON_PROBLEMS, problems
from service.api.schemas.catalogues import FeaturesSchema, LabelsSchema, LimitsSchema, ModelSchema, ModelsSchema
from service.api.state import current_state
from service.api.strict_json import DEEPEST
from service.api.wire import catalogue, require_json_accepted, revalidated
from service.article.formats import LONGEST_ID
from service.article.language import SUPPORTED
from service.errors import UnknownModel
from service.features.measures import CATALOGUE
from service.scoring.manifest import FEATURE_SCHEMA
from service.scoring.registry import ModelInfo

blueprint = Blueprint("catalogues", __name__, url_prefix="/v1", description="Models, features, labels and limits.")
card_blueprint = Blueprint("cards", __name__, url_prefix="/v1", description="Model cards.")
blueprint.before_request(require_json_accepted)
_MODEL_PROBLEMS = problems("unknown-model", "not-ready", *COMMON_PROBLEMS)


@blueprint.route("/models")
@blueprint.response(200, ModelsSchema)
@blueprint.doc(**problems("not-ready", *COMMON_PROBLEMS))
def models() -> Response:
    """All models that can be pinned, and those that were withdrawn"""
    return catalogue({"models": [asdict(model) for model in current_state().registry.describe()]})


@blueprint.route("/models/<version>")
@blueprint.response(200, ModelSchema)
@blueprint.doc(**_MODEL_PROBLEMS)
def model(version: str) -> Response:
    """One model, by its version or its pin"""
    return catalogue(asdict(_model(version)))


@card_blueprint.route("/models/<version>/card")
@card_blueprint.response(200, {"type": "string"}, content_type="text/markdown")
@card_blueprint.doc(**problems("unknown-model", "model-withdrawn", "not-ready", *COMMON_PROBLEMS))
def card(version: str) -> Response:
    """The model card, in Markdown"""
    scorer = current_state().registry.get(_model(version).pin)
    return revalidated(Response(scorer.card, mimetype="text/markdown"))


@blueprint.route("/features")
@blueprint.response(200, FeaturesSchema)
@blueprint.doc(**problems(*COMMON_PROBLEMS))
def features() -> Response:
    """The numbers a model sees: meaning, unit, direction"""
    return catalogue({"feature_schema": FEATURE_SCHEMA, "features": [asdict(feature) for feature in CATALOGUE]})


@blueprint.route("/labels")
@blueprint.response(200, LabelsSchema)
@blueprint.doc(**problems(*COMMON_PROBLEMS))
def labels() -> Response:
    """The labels of sources and disclosures, each with an example and a near miss"""
    return catalogue({"labels": list(read_labels())})


@blueprint.route("/limits")
@blueprint.response(200, LimitsSchema)
@blueprint.doc(**problems(*COMMON_PROBLEMS))
def limits() -> Response:
    """Sizes, depth, languages and quotas"""
    settings = current_state().settings
    return catalogue(
        {
            "max_body_bytes": settings.max_body_bytes,
            "max_characters": settings.max_characters,
            "max_batch_items": settings.max_batch_items,
            "max_batch_bytes": settings.max_batch_bytes,
            "max_json_depth": DEEPEST,
            "max_id_characters": LONGEST_ID,
            "languages": list(SUPPORTED),
            "read_seconds": settings.read_seconds,
            "rate_limit": settings.rate_limit,
        }
    )


@cache
def read_labels() -> tuple[dict[str, Any], ...]:
    """The labels of codebook section 3, from labels.toml."""
    return tuple(tomllib.loads((resources.files("service.api") / "labels.toml").read_text(encoding="utf-8"))["label"])


def _model(version: str) -> ModelInfo:
    known = current_state().registry.describe()
    for found in known:
        if version in (found.version, found.pin):
            return found
    raise UnknownModel("This version", tuple(found.pin for found in known))
