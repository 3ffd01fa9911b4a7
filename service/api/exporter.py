"""Metrics of all workers on a port of their own, served by a process of its own.

Workers write their numbers into files of a memory-backed folder, one set for each worker's place: a worker that takes
another's place goes on counting in its files, so their number stays small however often workers are replaced.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, start_http_server, values
from prometheus_client.multiprocess import MultiProcessCollector

VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
_ORPHAN_CHECK_SECONDS: Final = 1.0


class Places:
    """Which worker counts in which files. The master gives places out; a forked worker enters its own in `own`."""

    def __init__(self) -> None:
        self.own = "master"
        self._taken: set[int] = set()

    def take(self) -> int:
        """The first place that is free."""
        place = next(each for each in range(len(self._taken) + 1) if each not in self._taken)
        self._taken.add(place)
        return place

    def free(self, place: int) -> None:
        self._taken.discard(place)


def prepare() -> tuple[str, Places]:
    """Make the folder and let prometheus-client count into it. To be called before any metric is made."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="onrecord-metrics-", dir=memory)
    os.environ[VARIABLE] = folder
    places = Places()
    values.ValueClass = values.MultiProcessValue(lambda: places.own)  # type: ignore[no-untyped-call]
    return folder, places


def discard(folder: str) -> None:
    """Remove the folder and what was counted in it."""
    for path in Path(folder).glob("*.db"):
        path.unlink(missing_ok=True)
    Path(folder).rmdir()


def start(host: str, port: int) -> subprocess.Popen[bytes]:
    """Serve the metrics of all workers until the process that called this ends."""
    return subprocess.Popen([sys.executable, "-P", "-m", "service.api.exporter", host, str(port), str(os.getpid())])


def serve(host: str, port: int, parent: int) -> None:
    """Answer Prometheus until `parent` is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    start_http_server(port, addr=host, registry=registry)
    while os.getppid() == parent:
        threading.Event().wait(_ORPHAN_CHECK_SECONDS)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
