"""The whole service as an operator runs it: started, asked, told to load anew, stopped."""

from __future__ import annotations

import json
import runpy
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.articles import BODY
from tests.running import COMMAND, ROOT, Service, start


def test_an_article_is_scored(service: Service, submission: dict[str, Any]) -> None:
    answer = httpx.post(f"{service.url}/v1/scores", json=submission)
    assert answer.status_code == 200
    found = answer.json()
    assert 0 <= found["score"]["value"] <= 100
    assert {source["label"] for source in found["sources"]} >= {"named_official", "unnamed_official"}
    assert len(found["dimensions"]) == 8


def test_the_published_model_is_the_one_that_scores(service: Service, submission: dict[str, Any]) -> None:
    default = next(m for m in httpx.get(f"{service.url}/v1/models").json()["models"] if m["default"])
    found = httpx.post(f"{service.url}/v1/scores", json=submission).json()
    assert found["model"]["version"] == default["version"]
    assert found["model"]["sha256"] == default["sha256"]
    assert httpx.get(f"{service.url}/v1/models/{default['version']}/card").text.startswith("#")


def test_the_readme_shows_the_answer_it_gets(service: Service) -> None:
    """After publishing a model: `make docs`."""
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{service.url}/v1/scores", content=generate["request"](readme), headers=headers)
    assert generate["shown"](answer.json()) == generate["ANSWER"].search(readme).group()


@pytest.mark.parametrize("command", ["score", "extract"])
def test_the_command_line_gives_the_same_bytes(
    service: Service, submission: dict[str, Any], command: str, tmp_path: Path
) -> None:
    path = tmp_path / "article.json"
    path.write_text(json.dumps(submission), encoding="utf-8")
    served = httpx.post(f"{service.url}/v1/{command}{'s' if command == 'score' else 'ions'}", json=submission)
    printed = subprocess.run([*COMMAND, command, "--json", str(path)], capture_output=True, check=True, cwd=ROOT)
    assert printed.stdout == served.content + b"\n"


def test_a_large_article_is_answered(service: Service) -> None:
    body = (BODY + "\n\n") * 100
    answer = httpx.post(f"{service.url}/v1/extractions", json={"article": {"body": body}}, timeout=30)
    assert answer.status_code == 200


def test_hup_replaces_the_workers_and_loses_nothing(service: Service, submission: dict[str, Any]) -> None:
    before = service.workers()
    statuses: list[int] = []
    stop = threading.Event()

    def ask() -> None:
        with httpx.Client() as client:
            while not stop.is_set():
                statuses.append(client.post(f"{service.url}/v1/scores", json=submission, timeout=20).status_code)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        service.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 20
        while service.workers() & before and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        stop.set()
        asking.join()
    assert not service.workers() & before
    assert len(statuses) > 1
    assert set(statuses) == {200}


def test_a_stop_lets_requests_finish(tmp_path: Path) -> None:
    service = start(tmp_path, ONRECORD_WORKERS="1")
    body = (BODY + "\n\n") * 150
    answers: list[httpx.Response] = []

    def ask() -> None:
        answers.append(httpx.post(f"{service.url}/v1/extractions", json={"article": {"body": body}}, timeout=30))

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.1)
    assert service.stop() == 0
    asking.join()
    assert [answer.status_code for answer in answers] == [200]
