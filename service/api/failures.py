"""Every failure of a request ends here and leaves as a problem document."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

import structlog
from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from service.api.problems import Problem, problem_of
from service.api.wire import problem_response, request_id
from service.errors import OnRecordError

_NAMES: Final = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 429: "quota-exceeded"}
_DETAILS: Final = {
    "not-found": "There is no such address; GET /docs lists all.",
    "method-not-allowed": "The header Allow lists the methods of this address.",
    "too-large": "The request is larger than what is taken; GET /v1/limits lists all limits.",
    "quota-exceeded": "The quota of this key or address is used up.",
    "bad-request": "The request could not be read.",
    "internal": "The service failed on this request.",
}


def init(app: Flask) -> None:
    """Answer every exception with a problem."""
    app.register_error_handler(Problem, problem_response)
    app.register_error_handler(OnRecordError, _domain)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _last_resort)


def _domain(error: OnRecordError) -> Response:
    return problem_response(problem_of(error))


def _http(error: HTTPException) -> Response:
    """werkzeug's own refusals. Headers such as Allow are kept; redirects pass as they are."""
    original = error.get_response()
    if original.status_code < 400:
        return Response(status=original.status_code, headers=original.headers)
    name = _NAMES.get(original.status_code, "bad-request" if original.status_code < 500 else "internal")
    kept = {key: value for key, value in original.headers.items() if key not in ("Content-Type", "Content-Length")}
    return problem_response(Problem(name, _DETAILS[name], headers=kept))


def _last_resort(error: Exception) -> Response:
    """A fault of ours."""
    log(error)
    return problem_response(Problem("internal", _DETAILS["internal"]))


def log(error: BaseException | None) -> None:
    """Log a fault of ours. Its text may hold words of an article, so only its type and place are logged."""
    trace = error.__traceback__ if error else None
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-8:]]
    structlog.get_logger().error("failed", error=type(error).__name__, frames=frames, request_id=request_id())
