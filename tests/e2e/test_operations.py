"""What operators trust at night: slow clients, killed workers, metrics, and what workers hold."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.keys import digest_of
from tests.articles import BODY
from tests.running import Service, free_port, start

METRICS_PORT = free_port()
POST = b"POST /v1/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Two workers, few threads, short patience, metrics."""
    running = start(
        tmp_path_factory.mktemp("service"),
        ONRECORD_THREADS="8",
        ONRECORD_READ_SECONDS="3",
        ONRECORD_METRICS_PORT=str(METRICS_PORT),
    )
    yield running
    assert running.stop() == 0


def head(length: int) -> bytes:
    lines = ("POST /v1/scores HTTP/1.1", "Host: x", "Content-Type: application/json", f"Content-Length: {length}")
    return "\r\n".join((*lines, "", "")).encode()


def test_workers_hold_no_scikit_learn(service: Service, submission: dict[str, Any]) -> None:
    httpx.post(f"{service.url}/v1/scores", json=submission).raise_for_status()
    for pid in service.workers():
        mapped = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
        assert "sklearn" not in mapped
        assert "libgomp" not in mapped


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_no_first_client_waits_for_the_lexicons(tmp_path: Path, submission: dict[str, Any]) -> None:
    """They are read before the workers are forked; that takes a third of a second."""
    service = start(tmp_path, ONRECORD_WORKERS="1")
    (worker,) = service.workers()
    before = processor_seconds(worker)
    httpx.post(f"{service.url}/v1/scores", json=submission).raise_for_status()
    assert processor_seconds(worker) - before < 0.2
    assert service.stop() == 0


def test_slow_clients_do_not_stop_others(service: Service, submission: dict[str, Any]) -> None:
    """Twelve clients that send half a request, then a byte now and then: more than a worker has threads to spare."""
    with ExitStack() as held:
        slow = [held.enter_context(closing(socket.create_connection(("127.0.0.1", service.port)))) for _ in range(12)]
        for connection in slow:
            connection.sendall(head(1_000) + b'{"article": {"body": "')
        for _ in range(5):
            started = time.perf_counter()
            answer = httpx.post(f"{service.url}/v1/scores", json=submission, timeout=10)
            assert answer.status_code == 200
            assert time.perf_counter() - started < 2
            for connection in slow:
                connection.sendall(b"x")


def test_clients_that_send_nothing_cost_no_thread(service: Service, submission: dict[str, Any]) -> None:
    """A hundred of them, where two workers have eight threads each."""
    with ExitStack() as held:
        for _ in range(100):
            held.enter_context(closing(socket.create_connection(("127.0.0.1", service.port))))
        started = time.perf_counter()
        assert httpx.post(f"{service.url}/v1/scores", json=submission, timeout=10).status_code == 200
        assert time.perf_counter() - started < 2


def test_a_stop_does_not_wait_for_clients_that_send_nothing(tmp_path: Path) -> None:
    service = start(tmp_path, ONRECORD_WORKERS="1")
    with closing(socket.create_connection(("127.0.0.1", service.port))):
        time.sleep(0.2)
        started = time.monotonic()
        assert service.stop() == 0
        assert time.monotonic() - started < 10


def test_who_trickles_is_not_waited_for(service: Service) -> None:
    with closing(socket.create_connection(("127.0.0.1", service.port))) as connection:
        connection.sendall(head(1_000) + b'{"article": {"body": "')
        connection.settimeout(0.5)
        started, got = time.monotonic(), b""
        while time.monotonic() - started < 10:
            try:
                connection.sendall(b"x")
                got += connection.recv(4_096)
                break
            except TimeoutError:
                continue
            except OSError:
                break
        assert 2 < time.monotonic() - started < 8


@pytest.mark.parametrize(
    "sent",
    [
        b"Zyxwvut said the dam was unsafe\r\n\r\n",
        b"GET /Zyxwvut\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nZyxwvut said\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"Zyxwvut" * 5_000 + b"\r\n\r\n",
        b"GET /" + b"Zyxwvut" * 2_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        POST + b"Transfer-Encoding: chunked\r\n\r\nZyxwvut\r\n",
        POST + b"Content-Length: 3\r\n\r\n{}}Zyxwvut said\r\n\r\n",
        POST + b"Content-Length: -1\r\n\r\nZyxwvut",
    ],
)
def test_what_is_no_http_gets_a_problem_and_is_not_logged(service: Service, sent: bytes) -> None:
    with closing(socket.create_connection(("127.0.0.1", service.port))) as connection:
        connection.settimeout(10)
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        got = b""
        while chunk := connection.recv(65_536):
            got += chunk
    answers = re.findall(rb"HTTP/1\.1 (\d+)", got)
    assert answers
    assert all(400 <= int(status) < 500 for status in answers)
    assert b"application/problem+json" in got
    assert b"Zyxwvut" not in got
    assert "Zyxwvut" not in service.log


def test_a_killed_worker_is_replaced(service: Service, submission: dict[str, Any]) -> None:
    before = service.workers()
    os.kill(min(before), signal.SIGKILL)
    deadline = time.monotonic() + 3
    while (len(service.workers()) < len(before) or service.workers() == before) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(service.workers()) == len(before)
    assert httpx.post(f"{service.url}/v1/scores", json=submission, timeout=10).status_code == 200


def test_killed_metrics_come_back(service: Service) -> None:
    pid = service.exporter()
    assert pid
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while service.exporter() in (pid, None) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert service.exporter() not in (pid, None)
    while time.monotonic() < deadline:
        try:
            assert "onrecord_requests_total" in metrics()
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("no metrics")


def metrics() -> str:
    return httpx.get(f"http://127.0.0.1:{METRICS_PORT}/metrics", timeout=10).text


def scored(text: str) -> float:
    found = re.search(r'onrecord_requests_total\{method="POST",route="/v1/scores",status="200"\} ([0-9.]+)', text)
    return float(found.group(1)) if found else 0.0


def test_metrics_count_what_all_workers_did_also_after_a_reload(service: Service, submission: dict[str, Any]) -> None:
    before = scored(metrics())
    for _ in range(8):
        httpx.post(f"{service.url}/v1/scores", json=submission)
    old = service.workers()
    service.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 20
    while service.workers() & old and time.monotonic() < deadline:
        time.sleep(0.05)
    for _ in range(4):
        httpx.post(f"{service.url}/v1/scores", json=submission)
    assert scored(metrics()) == before + 12
    assert "onrecord_score_bucket" in metrics()
    assert "onrecord_feature_training_mean" in metrics()
    assert httpx.get(f"{service.url}/metrics").status_code == 404


def test_too_many_at_once_are_answered_all_the_same(tmp_path: Path) -> None:
    service = start(tmp_path, ONRECORD_WORKERS="1", ONRECORD_QUEUE="1")
    body = {"article": {"body": (BODY + "\n\n") * 40}}
    statuses: list[int] = []

    def ask() -> None:
        answer = httpx.post(f"{service.url}/v1/extractions", json=body, timeout=60)
        statuses.append(answer.status_code)
        if answer.status_code == 503:
            assert answer.headers["Retry-After"] == "1"
            assert answer.json()["type"] == "/problems/overloaded"

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert service.stop() == 0
    assert len(statuses) == 12
    assert set(statuses) == {200, 503}


def test_keys_and_quotas_hold_in_every_worker(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"{digest_of('one')} desk\n", encoding="utf-8")
    service = start(tmp_path, ONRECORD_WORKERS="1", ONRECORD_KEYS=str(keys), ONRECORD_RATE_LIMIT="2/minute")
    headers = {"Authorization": "Bearer one"}
    statuses = [httpx.get(f"{service.url}/v1/labels", headers=headers).status_code for _ in range(3)]
    assert [httpx.get(f"{service.url}/v1/labels").status_code, *statuses] == [401, 200, 200, 429]
    assert service.stop() == 0


def test_a_reload_that_finds_no_model_keeps_the_old_one(tmp_path: Path, submission: dict[str, Any]) -> None:
    published = Path(os.environ.get("ONRECORD_MODELS", Path(__file__).parents[2] / "models"))
    models = tmp_path / "models"
    models.mkdir()
    for each in published.iterdir():
        (models / each.name).symlink_to(each)
    service = start(tmp_path, ONRECORD_MODELS=str(models))
    (models / "registry.json").unlink()
    old = service.workers()
    service.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 20
    while service.workers() & old and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not service.workers() & old
    assert httpx.post(f"{service.url}/v1/scores", json=submission).status_code == 200
    assert "stay in service" in service.log
    assert service.stop() == 0


def test_without_a_model_it_lives_but_is_not_ready(tmp_path: Path, submission: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="publish a model first"):
        start(tmp_path, ONRECORD_MODELS=str(tmp_path))


def test_logs_are_json_lines(service: Service, submission: dict[str, Any]) -> None:
    httpx.post(f"{service.url}/v1/scores?x=Zyxwvut", json=submission, headers={"X-Request-Id": "night-1"})
    lines = [json.loads(line) for line in service.log.splitlines()]
    line = next(line for line in lines if line.get("request_id") == "night-1")
    assert line["route"] == "/v1/scores"
    assert line["status"] == 200
    assert line["model"]
    assert line["request_bytes"] > 500
    assert "Zyxwvut" not in service.log
