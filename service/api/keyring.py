"""The API keys that are accepted now. The file is read again when it changes, so that keys rotate without a restart."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import structlog

from service.keys import Key, find_key, read_keys

_LOOK_AGAIN_SECONDS: Final = 1.0


class KeyRing:
    """Keys of one file. Threads may share it: what is swapped is one reference to something that does not change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = read_keys(path)
        self._seen = self._stamp()
        self._looked = time.monotonic()

    def find(self, given: str) -> Key | None:
        """The key that was given, if it is accepted."""
        self._look()
        return find_key(self._keys, given)

    def _look(self) -> None:
        """Read the file again if it changed. One that cannot be read leaves the old keys in force, and is logged."""
        now = time.monotonic()
        if now - self._looked < _LOOK_AGAIN_SECONDS:
            return
        self._looked = now
        try:
            stamp = self._stamp()
            if stamp != self._seen:
                self._keys, self._seen = read_keys(self._path), stamp
                structlog.get_logger().info("keys read", count=len(self._keys))
        except (OSError, ValueError) as error:
            structlog.get_logger().error("keys not read", error=type(error).__name__)

    def _stamp(self) -> tuple[int, int, int]:
        found = self._path.stat()
        return found.st_mtime_ns, found.st_size, found.st_ino
