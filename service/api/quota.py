"""How much a key or an address may ask for, by Flask-Limiter; told in the draft RateLimit header fields.

Counting in memory starts a thread, so this begins in each worker after the fork, not in the application factory.
"""

from __future__ import annotations

import time
from typing import Final

from flask import Flask, Response, current_app, request
from flask_limiter import Limiter

from service.api.access import caller
from service.api.problems import Problem
from service.api.state import current_state

_EXTENSION: Final = "onrecord-quota"
_VERSIONED: Final = "/v1/"


def init(app: Flask, rate: str, storage: str) -> None:
    """Count requests to /v1 against `rate`. Where Redis cannot be reached, each worker counts by itself meanwhile."""
    limiter = Limiter(
        caller,
        application_limits=[rate],
        storage_uri=storage,
        strategy="fixed-window",
        in_memory_fallback_enabled=storage != "memory://",
        headers_enabled=False,
    )
    limiter.request_filter(_is_free)
    limiter.init_app(app)
    app.extensions[_EXTENSION] = limiter
    app.after_request(_tell)


def charge(articles: int) -> None:
    """Count the articles of a batch beyond the first. Raises Problem (quota-exceeded) where they are too many."""
    limiter: Limiter | None = current_app.extensions.get(_EXTENSION)
    current = limiter.current_limit if limiter else None
    if limiter is None or current is None or articles < 2:
        return
    further = articles - 1
    if not limiter.limiter.test(current.limit, *current.request_args, cost=further):
        raise exceeded()
    limiter.limiter.hit(current.limit, *current.request_args, cost=further)


def exceeded() -> Problem:
    """The problem of a caller who has asked for too much."""
    return Problem(
        "quota-exceeded", f"The quota is {current_state().settings.rate_limit}, a batch's articles included."
    )


def _is_free() -> bool:
    return not request.path.startswith(_VERSIONED) or request.method == "OPTIONS"


def _tell(response: Response) -> Response:
    limiter: Limiter = current_app.extensions[_EXTENSION]
    if (current := limiter.current_limit) is None:
        return response
    window = current.limit.get_expiry()
    seconds = min(window, max(1, current.reset_at - int(time.time())))
    response.headers["RateLimit-Policy"] = f'"default";q={current.limit.amount};w={window}'
    response.headers["RateLimit"] = f'"default";r={max(0, current.remaining)};t={seconds}'
    if response.status_code == 429:
        response.headers["Retry-After"] = str(seconds)
    return response
