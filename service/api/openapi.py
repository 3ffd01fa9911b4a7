"""The OpenAPI 3.1 document: generated from the routes and their schemas, with problems as what they are."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from flask import Flask
from flask_smorest import Api

from service.api.problems import CATALOGUE, MEDIA_TYPE
from service.api.schemas.batch import BATCH_REQUEST
from service.api.schemas.catalogues import ProblemSchema
from service.response import SERVICE_VERSION

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_DESCRIPTION = """Scores how far a reader of a news article can tell who says what and how they know.

Send the text of an article to `POST /v1/scores`. The score is about disclosure on the page, not about truth, and not
made to rank outlets or people."""


class ProblemApi(Api):
    """flask-smorest's Api, documenting errors as the problems that failures.py answers with."""

    def __init__(self, app: Flask) -> None:
        app.config |= {"API_TITLE": "OnRecord", "API_VERSION": SERVICE_VERSION, "OPENAPI_VERSION": "3.1.0"}
        described = {"info": {"description": _DESCRIPTION}, "servers": [{"url": "/"}], "security": [{}, {"key": []}]}
        super().__init__(app, spec_kwargs=described)
        where = "Needed where the operator configured keys."
        self.spec.components.security_scheme("key", {"type": "http", "scheme": "bearer", "description": where})
        self.spec.components.schema("BatchRequest", BATCH_REQUEST)

    def _register_error_handlers(self) -> None:
        """Errors are answered by failures.py."""

    def _register_responses(self) -> None:
        """One response per status of the problem catalogue, and one for any other."""
        self.spec.components.schema("Problem", schema=ProblemSchema)
        content = {MEDIA_TYPE: {"schema": "Problem"}}
        for status in sorted({kind.status for kind in CATALOGUE.values()}):
            kinds = [kind for kind in CATALOGUE.values() if kind.status == status]
            text = " ".join(f"[{kind.name}]({kind.uri}): {kind.title}." for kind in kinds)
            self.spec.components.response(HTTPStatus(status).name, {"description": text, "content": content}, lazy=True)
        self.spec.components.response("DEFAULT_ERROR", {"description": "A problem.", "content": content}, lazy=True)


def document(api: Api, app: Flask) -> dict[str, Any]:
    """The finished document. Operations are named after their functions, so that generated clients read well."""
    found: dict[str, Any] = api.spec.to_dict()
    del found["components"]["schemas"]["PaginationMetadata"]  # flask-smorest's; nothing is paginated here
    for rule in app.url_map.iter_rules():
        for operation in found["paths"].get(_PARAMETER.sub(r"{\1}", rule.rule), {}).values():
            if isinstance(operation, dict):
                operation["operationId"] = rule.endpoint.rsplit(".", 1)[1]
    return found


def problems(*names: str) -> dict[str, Any]:
    """The documentation of the problems a route can answer with, for `Blueprint.doc`."""
    statuses = sorted({CATALOGUE[name].status for name in names})
    return {"responses": {str(status): HTTPStatus(status).name for status in statuses}}


# What every route under /v1 can answer with.
COMMON_PROBLEMS = ("key-in-query", "missing-key", "quota-exceeded", "not-acceptable", "internal")
# What every route that takes JSON can answer with.
JSON_PROBLEMS = (
    *COMMON_PROBLEMS,
    "overloaded",
    "malformed-json",
    "too-large",
    "unsupported-media-type",
    "invalid-request",
)
