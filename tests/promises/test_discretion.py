"""Drafts under embargo: no word of an article is in a log, a metric, an error or a file; nothing leaves the process."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest
from flask.testing import FlaskClient

from tests.articles import EMBARGOED_BODY as BODY
from tests.articles import EMBARGOED_HEADLINE as HEADLINE
from tests.articles import EMBARGOED_WORDS as WORDS
from tests.running import free_port, start

HOSTILE = [
    json.dumps({"article": {"body": BODY, "headline": HEADLINE}}).encode(),
    json.dumps({"article": {"html": f"<p>{BODY}</p>"}}).encode(),
    json.dumps({"article": {"body": BODY + "\x00"}}).encode(),
    json.dumps({"article": {"body": BODY + "\ud800"}}).encode(),
    json.dumps({"article": {"body": BODY, "id": HEADLINE * 9}}).encode(),
    json.dumps({"article": {"body": BODY, "language": HEADLINE}}).encode(),
    json.dumps({"article": {"body": BODY}, "options": {HEADLINE: 1}}).encode(),
    json.dumps({"article": {"body": BODY}, "options": {"model": HEADLINE}}).encode(),
    json.dumps({"article": {"body": [BODY]}}).encode(),
    json.dumps({"article": {"uri": HEADLINE, "bodies": [{"value": BODY}]}}).encode(),
    json.dumps({"article": BODY}).encode(),
    json.dumps({BODY: {}}).encode(),
    BODY.encode(),
    f'{{"article": {{"body": "{BODY[:200]}'.encode(),
    BODY.encode("utf-16"),
    json.dumps({"article": {"body": (BODY + "\n\n") * 400}}).encode(),
]


def words_in(text: str) -> list[str]:
    lower = text.lower()
    return [word for word in WORDS if word in lower]


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_word_of_an_article_stays_anywhere(tmp_path: Path) -> None:
    """Normal and hostile requests to the real service; then its log, its metrics, its errors and its disk are read."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    port = free_port()
    service = start(
        tmp_path,
        ONRECORD_METRICS_PORT=str(port),
        ONRECORD_LOG_LEVEL="debug",
        TMPDIR=str(temporary),
        HOME=str(temporary),
    )
    errors = []
    for body in HOSTILE:
        for path in ("/v1/scores", "/v1/extractions", "/v1/scores/batch"):
            for kind in ("application/json", "application/x-ndjson", "text/plain"):
                answer = httpx.post(
                    f"{service.url}{path}",
                    params={"q": HEADLINE},
                    content=body,
                    headers={"Content-Type": kind},
                    timeout=60,
                )
                assert answer.status_code < 500
                if answer.status_code >= 400:
                    errors.append(answer.text)
    httpx.get(f"{service.url}/v1/models/{HEADLINE}")
    metrics = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    shared = "".join(content.decode("latin-1") for content in files_of(Path("/dev/shm")).values())
    assert service.stop() == 0
    assert len(errors) > 30
    assert len(service.log.splitlines()) > 100
    assert words_in("".join(errors)) == []
    assert words_in(service.log) == []
    assert words_in(metrics) == []
    assert words_in(shared) == []
    written = "".join(content.decode("latin-1") for content in files_of(tmp_path).values())
    assert words_in(written) == []


def test_nothing_leaves_the_process(
    client: FlaskClient, submission: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a connection was tried")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = f"<!doctype html><html><head><base href='https://a.example'></head><body><article><p>{BODY}</p></article></html>"
    for article in (
        submission["article"],
        {"html": f"<p>{BODY}</p><img src='https://a.example/x.png'>"},
        {"html": page},
    ):
        assert client.post("/v1/scores", json={"article": article}).status_code == 200
    assert client.post("/v1/scores/batch", json={"articles": [submission["article"]]}).status_code == 207


@pytest.mark.parametrize("broken", ["service.api.answers.score_article", "service.api.answers.score_response"])
def test_a_fault_of_ours_says_nothing(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    broken: str,
) -> None:
    def fail(article: Any, *_: Any) -> NoReturn:
        raise RuntimeError(f"cannot handle {article}")

    monkeypatch.setattr(broken, fail)
    answer = client.post("/v1/scores", json={"article": {"headline": HEADLINE, "body": BODY}})
    assert answer.status_code == 500
    assert set(answer.json) == {"type", "title", "status", "detail", "request_id"}
    assert words_in(answer.text) == []
    logged = "".join(capfd.readouterr())
    assert "RuntimeError" in logged
    assert words_in(logged) == []


def test_a_fault_in_answering_a_fault_says_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(error: Any) -> NoReturn:
        raise RuntimeError(f"cannot tell {BODY}")

    monkeypatch.setattr("service.api.failures.problem_of", fail)
    answer = client.post("/v1/scores", data=BODY.encode(), content_type="application/json")
    assert answer.status_code == 500
    assert answer.mimetype == "application/problem+json"
    logged = "".join(capfd.readouterr())
    assert "RuntimeError" in logged
    assert words_in(answer.text + logged) == []
