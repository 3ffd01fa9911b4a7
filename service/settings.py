"""Every setting of the service: one frozen object, read once from `ONRECORD_*` variables, all faults together."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from service.errors import InvalidSettings

PREFIX = "ONRECORD_"
_MODELS = Path(__file__).resolve().parents[1] / "models"


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _folder(value: str) -> Path:
    if not (path := Path(value)).is_dir():
        raise ValueError("must be a folder that exists")
    return path


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or len(value) > 12 or not low <= int(value) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(value)

    return parse


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return value

    return parse


def _setting(default: Any, parse: Callable[[str], Any], meaning: str) -> Any:
    return field(default=default, metadata={"parse": parse, "meaning": meaning})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The service's settings with their defaults. `docs/operations.md` lists them; a test compares the two."""

    host: str = _setting("127.0.0.1", _text, "address to listen on")
    port: int = _setting(8000, _whole(1, 65_535), "port to listen on")
    workers: int = _setting(2, _whole(1, 64), "worker processes, each scoring one article at a time; one per core")
    models: Path = _setting(_MODELS, _folder, "folder of the published models")  # noqa: RUF009
    max_body_bytes: int = _setting(1_000_000, _whole(1_000, 100_000_000), "largest body with one article, in bytes")
    max_characters: int = _setting(200_000, _whole(1_000, 10_000_000), "longest headline and body, in code points")
    timeout_seconds: int = _setting(30, _whole(1, 600), "a worker busy with one request for longer is replaced")
    graceful_seconds: int = _setting(30, _whole(1, 600), "how long requests may finish at a stop")
    max_requests: int = _setting(20_000, _whole(0, 10_000_000), "a worker is replaced after about so many")
    log_level: str = _setting("info", _one_of("debug", "info", "warning", "error"), "least severe lines logged")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings. Raises InvalidSettings naming every variable that is unknown or cannot be used."""
        known = {PREFIX + each.name.upper(): each for each in fields(cls)}
        values: dict[str, Any] = {}
        faults: list[str] = []
        for variable in sorted(name for name in environment if name.startswith(PREFIX)):
            if variable not in known:
                faults.append(f"{variable} is not a setting; known: {', '.join(known)}")
                continue
            try:
                values[known[variable].name] = known[variable].metadata["parse"](environment[variable])
            except ValueError as error:
                faults.append(f"{variable} {error}")
        if faults:
            raise InvalidSettings(tuple(faults))
        return cls(**values)
