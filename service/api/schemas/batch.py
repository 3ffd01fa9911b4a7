"""A batch: what is sent and what is answered. Its articles are read one by one, so that one cannot spoil the others."""

from __future__ import annotations

from typing import Any, Final

from service.api.schemas.catalogues import ProblemSchema
from service.api.schemas.responses import Answer, ScoreSchema, many, one, text, whole


class BatchItemSchema(Answer):
    """One article's answer: `result` with status 200, else `problem`. Pointers in a problem begin at the article."""

    status = whole("What the status would have been, had the article been sent alone.")
    id = text("The article's id.", allow_none=True)
    result = one(ScoreSchema, "The answer of POST /v1/scores.", required=False)
    problem = one(ProblemSchema, "Why there is no result.", required=False)


class SummarySchema(Answer):
    """How it went."""

    total = whole("Articles answered.")
    succeeded = whole("Of these, with a result.")
    failed = whole("Of these, with a problem.")


class BatchSchema(Answer):
    """The answers to a batch, in the order of its articles."""

    items = many(BatchItemSchema, "One for each article.")
    summary = one(SummarySchema, "How it went.")


BATCH_REQUEST: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["articles"],
    "additionalProperties": False,
    "properties": {
        "articles": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/components/schemas/Article"},
            "description": "The articles, in any format POST /v1/scores takes.",
        },
        "options": {"$ref": "#/components/schemas/Options"},
    },
}
BATCH_BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/BatchRequest"}},
        "application/x-ndjson": {
            "schema": {"type": "string", "description": "On each line an article, or a request of POST /v1/scores."}
        },
    },
}
BATCH_LINES: Final[dict[str, Any]] = {
    "description": "To application/x-ndjson: one line for each article, then one with a summary.",
    "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
}
