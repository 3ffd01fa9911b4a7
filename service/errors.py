"""Domain errors as facts. They carry numbers and names, never article text and no HTTP words."""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error this project raises on purpose."""


class UnknownModel(OnRecordError):
    """A model was asked for that is not among the published ones."""

    def __init__(self, wanted: str, available: tuple[str, ...]) -> None:
        super().__init__(f"model {wanted!r} is not published; available: {', '.join(available)}")
        self.wanted, self.available = wanted, available


class BundleRefused(OnRecordError):
    """A model folder cannot be trusted or read by this service; `reason` says which check failed and what to do."""

    def __init__(self, version: str, reason: str) -> None:
        super().__init__(f"model {version} refused: {reason}")
        self.version, self.reason = version, reason
