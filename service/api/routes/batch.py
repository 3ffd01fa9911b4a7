"""Many articles in one request: as one JSON document, or line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

import orjson
from flask import Response, request
from flask_smorest import Blueprint

from service.api import answers, lines, quota, strict_json
from service.api.body import JSON, NDJSON, read_body
from service.api.lines import Answered
from service.api.logs import note_articles
from service.api.openapi import JSON_PROBLEMS, problems
from service.api.schemas.batch import BATCH_BODY, BATCH_LINES, BatchSchema
from service.api.schemas.requests import Submission, read_options
from service.api.state import State, current_state
from service.api.wire import require_accepted
from service.errors import Fault, InvalidSubmission, TooLarge
from service.response import Json, Options

blueprint = Blueprint("batch", __name__, url_prefix="/v1", description="Score many articles.")
_ENTRY: Final = b'{"items":['


@blueprint.route("/scores/batch", methods=["POST"])
@blueprint.response(207, BatchSchema)
@blueprint.doc(requestBody=BATCH_BODY, responses={"200": BATCH_LINES})
@blueprint.doc(**problems(*JSON_PROBLEMS, "not-ready"))
def score_batch() -> Response:
    """Score many articles

    `application/json`: `articles` and one set of `options`; the answer is 207 with one item for each article, in order.
    `application/x-ndjson`: an article or a request of `POST /v1/scores` on each line; answered line by line as they are
    scored, a line that cannot be with a problem, and at the end a line with a summary.
    """
    state = current_state()
    body = read_body(state.settings.max_batch_bytes, JSON, NDJSON)
    return _answer_lines(state, body) if request.mimetype == NDJSON else _answer_json(state, body)


@dataclass(frozen=True, slots=True)
class _Scoring:
    """Scores the articles of one batch, each in a turn of its own, so that single requests get theirs in between."""

    state: State

    def score(self, submission: Submission) -> Json:
        with self.state.gate.turn():
            return answers.score(
                submission, self.state.registry, self.state.settings.max_characters, self.state.metrics.scored
            )


def _answer_json(state: State, body: bytes) -> Response:
    require_accepted(JSON)
    articles, options = _parts(strict_json.parse(body), state.settings.max_batch_items)
    _admit(state, len(articles))
    scoring = _Scoring(state)
    counted: Counter[bool] = Counter()
    pieces = []
    with state.gate.place():
        for article in articles:
            found = _one(article, options, scoring)
            counted[found.succeeded] += 1
            pieces.append(orjson.dumps(_item(found)))
    summary = orjson.dumps(_summary(counted))
    response = Response(_ENTRY + b",".join(pieces) + b'],"summary":' + summary + b"}", 207, mimetype=JSON)
    response.headers["Cache-Control"] = "no-store"
    return response


def _parts(value: Any, most: int) -> tuple[list[Any], Options]:
    if not isinstance(value, dict):
        raise InvalidSubmission((Fault("", "wrong_type", "This must be a JSON object."),))
    faults = [
        Fault("/?", "unknown_member", "There is no member of this name; look for a typing error.")
        for name in value
        if name not in ("articles", "options")
    ]
    articles: Any = value.get("articles")
    if not isinstance(articles, list) or not articles:
        faults.append(Fault("/articles", "wrong_type", "This must be a JSON array of at least one article."))
    if faults:
        raise InvalidSubmission(tuple(faults))
    if len(articles) > most:
        raise TooLarge(most, len(articles), "articles")
    return articles, read_options(value.get("options"))


def _one(article: Any, options: Options, scoring: _Scoring) -> Answered:
    # An article that happens to have a member `article` is still an article here, not a request.
    return lines.answer_article(article, lambda submission: scoring.score(Submission(submission.article, options)))


def _item(found: Answered) -> Json:
    return {"status": found.status, "id": found.id, "result" if found.succeeded else "problem": found.body}


def _answer_lines(state: State, body: bytes) -> Response:
    require_accepted(NDJSON)
    found = list(lines.numbered(body.split(b"\n")))
    if len(found) > state.settings.max_batch_items:
        raise TooLarge(state.settings.max_batch_items, len(found), "articles")
    _admit(state, len(found))
    held = ExitStack()
    held.enter_context(state.gate.place())
    response = Response(_scored_lines(state, found), mimetype=NDJSON)
    response.call_on_close(held.close)
    response.headers["Cache-Control"] = "no-store"
    return response


def _scored_lines(state: State, found: list[tuple[int, bytes]]) -> Iterator[bytes]:
    scoring = _Scoring(state)
    counted: Counter[bool] = Counter()
    for number, line in found:
        answered = lines.answer_line(line, number, state.settings.max_body_bytes, scoring.score)
        counted[answered.succeeded] += 1
        yield orjson.dumps(answered.body, option=orjson.OPT_APPEND_NEWLINE)
    yield orjson.dumps({"summary": _summary(counted)}, option=orjson.OPT_APPEND_NEWLINE)


def _admit(state: State, articles: int) -> None:
    """Raises BundleRefused where there is no model, Problem where the batch is beyond the quota."""
    _ = state.registry.default
    note_articles(articles)
    quota.charge(articles)


def _summary(counted: Counter[bool]) -> Json:
    return {"total": counted.total(), "succeeded": counted[True], "failed": counted[False]}
