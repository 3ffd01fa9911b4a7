"""The real service: `onrecord serve` with the published model, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

COMMAND = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())"]
ROOT = Path(__file__).resolve().parents[1]
LONGEST_START = 30.0


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class Service:
    """A running service. `log` is everything it has written."""

    process: subprocess.Popen[bytes]
    port: int
    log_path: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")

    def _children(self) -> dict[int, bytes]:
        """The master's children and their command lines; a worker's is the master's own."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        found = {}
        for pid in pids:
            with suppress(OSError):
                found[int(pid)] = Path(f"/proc/{pid}/cmdline").read_bytes()
        return found

    def workers(self) -> set[int]:
        return {pid for pid, command in self._children().items() if b"service.api." not in command and command}

    def exporter(self) -> int | None:
        """The process that serves the metrics."""
        return next((pid for pid, command in self._children().items() if b"service.api.exporter" in command), None)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log
            try:
                answer = httpx.get(f"{self.url}/readyz")
            except httpx.TransportError:
                time.sleep(0.05)
                continue
            assert answer.status_code == 200, self.log
            return
        raise AssertionError(self.log)

    def wait_for_workers(self, count: int) -> set[int]:
        """The workers, as soon as there are so many."""
        deadline = time.monotonic() + LONGEST_START
        while len(found := self.workers()) < count and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(found) >= count, self.log
        return found

    def stop(self, seconds: float = 20) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)


def start(folder: Path, *, program: Sequence[str] = (*COMMAND, "serve"), **settings: str) -> Service:
    """Start a service and wait until it is ready, with all its workers. `folder` takes its log."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ONRECORD_PORT": str(port), **settings}
    log_path = folder / f"service-{port}.log"
    with log_path.open("wb") as log:
        process = subprocess.Popen(program, stdout=log, stderr=log, env=environment, cwd=folder)
    service = Service(process, port, log_path)
    try:
        service.wait_until_ready()
        service.wait_for_workers(int(settings.get("ONRECORD_WORKERS", "2")))
    except BaseException:
        process.kill()
        process.wait()
        raise
    return service
