"""One JSON line per request: method, route, status, duration, sizes, model. Never a path, header or word of a text."""

from __future__ import annotations

import logging
import sys
import time

import orjson
import structlog
from flask import Flask, Response, g, request

from service.api.body import stated_length
from service.api.state import current_state
from service.api.wire import request_id


def configure(level: str) -> None:
    """Set up structlog for this process: JSON lines on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )


def init(app: Flask) -> None:
    """Log every request when its answer is ready."""
    app.before_request(_start)
    app.after_request(_log)


def note_model(version: str) -> None:
    """Record which model answers this request."""
    g.model = version


def note_articles(count: int) -> None:
    """Record how many articles a batch holds."""
    g.articles = count


def _start() -> None:
    g.started = time.perf_counter()


def _log(response: Response) -> Response:
    seconds = time.perf_counter() - g.started
    method = request.method if request.method in _METHODS else "other"
    route = request.url_rule.rule if request.url_rule else None
    current_state().metrics.answered(route or "none", method, response.status_code, seconds)
    structlog.get_logger().info(
        "request",
        request_id=request_id(),
        method=method,
        route=route,
        status=response.status_code,
        milliseconds=round(seconds * 1000, 2),
        request_bytes=stated_length(),
        response_bytes=None if response.is_streamed else response.content_length,
        model=g.get("model"),
        articles=g.get("articles"),
    )
    return response


_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
