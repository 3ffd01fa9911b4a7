"""Who may compute now. A worker reads many requests at a time but analyses one article at a time: analysis is all
processor time, so doing several at once makes each slower and none sooner. Those that wait are counted; beyond the
limit a request is turned away at once, while there is still time to ask elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from service.api.problems import Problem

RETRY_SECONDS = "1"


class Gate:
    """One worker's turns. Shared by its threads; free when the worker is forked."""

    def __init__(self, queue: int) -> None:
        self._places = BoundedSemaphore(queue + 1)
        self._turn = Lock()
        self._since: float | None = None

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold one of the places at the gate. Raises Problem (overloaded) where all are taken."""
        if not self._places.acquire(blocking=False):
            detail = "More requests are waiting than can be answered soon."
            raise Problem("overloaded", detail, headers={"Retry-After": RETRY_SECONDS})
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn and take it; for those that hold a place."""
        with self._turn:
            self._since = time.monotonic()
            try:
                yield
            finally:
                self._since = None

    def busy_for(self) -> float:
        """For how many seconds the current turn has lasted; 0 where there is none."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since
