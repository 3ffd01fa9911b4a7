"""Who may call: API keys, and the pages of other origins (CORS)."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, g, request

from service.api.problems import Problem
from service.api.state import current_state
from service.keys import PREFIX

# In lower case, without - and _.
_KEY_NAMES: Final = frozenset({"key", "apikey", "xapikey", "accesstoken", "token", "authorization", "bearer"})
_VERSIONED: Final = "/v1/"
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Request-Id",
    "Access-Control-Max-Age": "600",
}
_EXPOSED: Final = "X-Request-Id, RateLimit, RateLimit-Policy, Retry-After"


def init(app: Flask) -> None:
    """Ask for a key where keys are configured, and answer pages of the origins that are allowed."""
    app.before_request(_check)
    app.after_request(_allow_origin)


def caller() -> str:
    """Under what a request is counted: the name of its key, else the address it comes from."""
    name: str | None = g.get("key_name")
    return f"key:{name}" if name else f"address:{request.remote_addr}"


def _check() -> Response | None:
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        return Response(status=204)
    if request.query_string and _holds_key():
        raise Problem("key-in-query", "Send the key in the header Authorization: Bearer …, and replace it.")
    keys = current_state().keys
    if keys is None or not request.path.startswith(_VERSIONED):
        return None
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    key = keys.find(given.strip()) if scheme.lower() == "bearer" else None
    if key is None:
        headers = {"WWW-Authenticate": 'Bearer realm="OnRecord"'}
        raise Problem("missing-key", "A key is needed: Authorization: Bearer …", headers=headers)
    g.key_name = key.name
    return None


def _holds_key() -> bool:
    """Whether the address holds a key, by the name it usually has or by how this service's own keys begin."""
    return any(
        name.lower().replace("-", "").replace("_", "").strip() in _KEY_NAMES or value.startswith(PREFIX)
        for name, value in request.args.items(multi=True)
    )


def _allow_origin(response: Response) -> Response:
    allowed = current_state().settings.cors_origins
    if not allowed:
        return response
    response.vary.add("Origin")
    if (origin := request.headers.get("Origin")) in allowed:
        response.headers["Access-Control-Allow-Origin"] = origin
        if response.status_code == 204 and request.method == "OPTIONS":
            response.headers.update(_PREFLIGHT)
        else:
            response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    return response
