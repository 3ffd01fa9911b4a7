"""Who may compute now. A worker reads many requests at a time but analyses one article at a time: analysis is all
processor time, so doing several at once makes each slower and none sooner. Those that wait are counted; beyond the
limit a request is turned away at once, while there is still time to ask elsewhere."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from service.api.problems import Problem

RETRY_SECONDS = "1"


class Gate:
    """One worker's turns. Shared by its threads; free when the worker is forked."""

    def __init__(self, queue: int) -> None:
        self._places = BoundedSemaphore(queue + 1)
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()
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
        """Wait for the turn and take it; for those that hold a place. First come, first served."""
        self._wait()
        self._since = time.monotonic()
        try:
            yield
        finally:
            self._since = None
            self._pass_on()

    def _wait(self) -> None:
        # A plain lock goes to whoever asks at the right moment; under load some would wait ten times as long as others.
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def busy_for(self) -> float:
        """For how many seconds the current turn has lasted; 0 where there is none."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since
