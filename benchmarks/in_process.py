"""Requests through the WSGI application without a server, for what is measured in one process."""

from __future__ import annotations

from io import BytesIO

from flask import Flask


def post(app: Flask, body: bytes) -> tuple[int, bytes]:
    """`POST /v1/scores` with a JSON body; status and answer."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/v1/scores",
        "SERVER_NAME": "x",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    status: list[str] = []
    answer = b"".join(app.wsgi_app(environ, lambda given, *_: status.append(given)))  # type: ignore[arg-type, misc]
    return int(status[0].split()[0]), answer
