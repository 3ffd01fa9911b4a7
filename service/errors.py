"""Domain errors as facts. They carry numbers and names, never article text and no HTTP words."""

from __future__ import annotations

from dataclasses import dataclass


class OnRecordError(Exception):
    """Base of every error this project raises on purpose."""


class UnknownModel(OnRecordError):
    """A model was asked for that is not among the published ones."""

    def __init__(self, wanted: str, available: tuple[str, ...]) -> None:
        super().__init__(f"model {wanted!r} is not published; available: {', '.join(available)}")
        self.wanted, self.available = wanted, available


class ModelWithdrawn(OnRecordError):
    """A model was asked for that is no longer served; `successor` is the version to use in its place."""

    def __init__(self, version: str, successor: str, reason: str) -> None:
        super().__init__(f"model {version} was withdrawn ({reason}); use {successor}")
        self.version, self.successor, self.reason = version, successor, reason


class BundleRefused(OnRecordError):
    """A model folder cannot be trusted or read by this service; `reason` says which check failed and what to do."""

    def __init__(self, version: str, reason: str) -> None:
        super().__init__(f"model {version} refused: {reason}")
        self.version, self.reason = version, reason

    def __reduce__(self) -> tuple[type[BundleRefused], tuple[str, str]]:
        """Refusals travel from the process that loads the models."""
        return type(self), (self.version, self.reason)


class InvalidSettings(OnRecordError):
    """The environment does not describe a service that can start; `faults` lists everything wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class MalformedJson(OnRecordError):
    """What was submitted is not one JSON value; `reason` is a fixed sentence, `offset` counts characters (or None)."""

    def __init__(self, reason: str, offset: int | None = None) -> None:
        super().__init__(reason if offset is None else f"{reason} at character {offset}")
        self.reason, self.offset = reason, offset


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a submission: where (JSON pointer, RFC 6901), what (stable code), what to do about it."""

    pointer: str
    code: str
    detail: str


class InvalidSubmission(OnRecordError):
    """A submission does not have the required form; every fault is listed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer}: {fault.code}" for fault in faults))
        self.faults = faults


class TooLarge(OnRecordError):
    """More than `limit` of `unit` was submitted; `received` is None where counting stopped at the limit."""

    def __init__(self, limit: int, received: int | None, unit: str) -> None:
        super().__init__(f"{'more than the limit' if received is None else received} {unit}; the limit is {limit}")
        self.limit, self.received, self.unit = limit, received, unit


class UnsupportedLanguage(OnRecordError):
    """The submission says that it is in a language the codebook does not rate."""

    def __init__(self, supported: tuple[str, ...]) -> None:
        super().__init__(f"declared language is not among {', '.join(supported)}")
        self.supported = supported
