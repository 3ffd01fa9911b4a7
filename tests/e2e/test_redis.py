"""Quotas that several processes share, counted by a real Redis server (Debian: apt-get install redis-server)."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.running import free_port, start

SERVER = shutil.which("redis-server")
pytestmark = pytest.mark.skipif(SERVER is None, reason="redis-server is not installed")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    assert SERVER
    command = [SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield process, port
    process.terminate()
    process.wait()


def test_all_workers_count_together_and_go_on_without_redis(
    tmp_path: Path, redis: tuple[subprocess.Popen[bytes], int]
) -> None:
    process, port = redis
    service = start(
        tmp_path,
        ONRECORD_WORKERS="3",
        ONRECORD_RATE_LIMIT="10/hour",
        ONRECORD_RATE_STORAGE=f"redis://127.0.0.1:{port}/0",
    )
    statuses = [httpx.get(f"{service.url}/v1/labels").status_code for _ in range(14)]
    assert statuses == [200] * 10 + [429] * 4
    process.terminate()
    process.wait()
    assert httpx.get(f"{service.url}/v1/labels", timeout=10).status_code in (200, 429)
    assert httpx.get(f"{service.url}/livez", timeout=10).status_code == 200
    assert service.stop() == 0
