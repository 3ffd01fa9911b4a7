"""What can go wrong, as the service says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Problem(Exception):
    """The service's problem document (RFC 9457). `name` is the kind: invalid-request, overloaded, …"""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.name = str(document.get("type", "")).rsplit("/", 1)[-1]
        self.status = int(document.get("status", 0))
        self.request_id = document.get("request_id")
        faults = "".join(f"\n  {e.get('pointer') or '/'}: {e.get('detail')}" for e in document.get("errors", ()))
        super().__init__(f"{self.status} {self.name}: {document.get('detail') or document.get('title')}{faults}")


class IncompleteBatch(Exception):
    """The connection ended before the summary: what came is right, what did not come was not scored."""
