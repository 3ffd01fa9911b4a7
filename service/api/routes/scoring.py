"""The two routes that take an article."""

from __future__ import annotations

from flask import Response
from flask_smorest import Blueprint

from service.api import answers
from service.api.body import StrictParser
from service.api.logs import note_model
from service.api.openapi import JSON_PROBLEMS, problems
from service.api.schemas.requests import Submission, SubmissionSchema
from service.api.schemas.responses import ExtractionSchema, ScoreSchema
from service.api.state import current_state
from service.api.wire import answer, require_json_accepted


class ArticleBlueprint(Blueprint):
    """A blueprint whose bodies are read strictly."""

    ARGUMENTS_PARSER = StrictParser()


blueprint = ArticleBlueprint("scoring", __name__, url_prefix="/v1", description="Score an article, or only read it.")
blueprint.before_request(require_json_accepted)


@blueprint.route("/scores", methods=["POST"])
@blueprint.arguments(SubmissionSchema())
@blueprint.response(200, ScoreSchema)
@blueprint.doc(**problems(*JSON_PROBLEMS, "unknown-model", "model-withdrawn", "not-ready"))
def score(submission: Submission) -> Response:
    """Score one article

    The same request and model give the same bytes. An article that the codebook does not rate (too short, not English,
    satire) is answered with the band `not_rated` and the reason in `warnings`.
    """
    state = current_state()
    registry = state.registry
    with state.gate.place(), state.gate.turn():
        found = answers.score(submission, registry, state.settings.max_characters, state.metrics.scored)
    note_model(found["model"]["version"])
    return answer(found)


@blueprint.route("/extractions", methods=["POST"])
@blueprint.arguments(SubmissionSchema())
@blueprint.response(200, ExtractionSchema)
@blueprint.doc(**problems(*JSON_PROBLEMS))
def extract(submission: Submission) -> Response:
    """Read one article without scoring it

    Sources, attributions, evidence and the features a model would see. `options.model` has no influence.
    """
    state = current_state()
    with state.gate.place(), state.gate.turn():
        found = answers.extract(submission, state.settings.max_characters)
    return answer(found)
