"""The outermost layer of a request: its id, what the client accepts, and answers as bytes."""

from __future__ import annotations

import re
import uuid
from typing import Any, Final

import orjson
from flask import Flask, Response, g, request

from service.api.body import JSON
from service.api.problems import MEDIA_TYPE, Problem

REQUEST_ID_HEADER: Final = "X-Request-Id"
_GUARDS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
)
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


def init(app: Flask) -> None:
    """Give every answer its request's id and the headers all answers have."""
    app.after_request(_finish)


def require_accepted(media_type: str) -> None:
    """Raise Problem where the client does not accept an answer of this type."""
    accept = request.headers.get("Accept") or "*/*"
    if accept not in ("*/*", media_type) and not request.accept_mimetypes[media_type]:
        raise Problem("not-acceptable", f"This address answers in {media_type}.", {"supported": [media_type]})


def require_json_accepted() -> None:
    """For routes that answer in JSON. Raises Problem where the client does not accept that."""
    require_accepted(JSON)


def answer(body: Any) -> Response:
    """A result: JSON that no cache may keep."""
    response = Response(orjson.dumps(body), mimetype=JSON)
    response.headers["Cache-Control"] = "no-store"
    return response


def catalogue(body: Any) -> Response:
    """Something that changes only with the service: JSON with an ETag, 304 where the client has it already."""
    return revalidated(Response(orjson.dumps(body), mimetype=JSON))


def revalidated(response: Response) -> Response:
    """The response with an ETag; empty with status 304 where the client's copy is current."""
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def problem_response(problem: Problem) -> Response:
    """A problem as the answer to this request."""
    response = Response(orjson.dumps(problem.document(request_id())), problem.status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers.extend(problem.headers)
    return response


def request_id() -> str:
    """The id of this request: the client's own where it is harmless, else a new one."""
    if "request_id" not in g:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
    found: str = g.request_id
    return found


def _finish(response: Response) -> Response:
    response.headers[REQUEST_ID_HEADER] = request_id()
    for name, value in _GUARDS:
        response.headers.setdefault(name, value)
    return response
