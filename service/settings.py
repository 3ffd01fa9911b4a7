"""Every setting of the service: one frozen object, read once from `ONRECORD_*` variables, all faults together."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from service.errors import InvalidSettings
from service.keys import read_keys

PREFIX = "ONRECORD_"
OF_CLIENTS = frozenset({"ONRECORD_API_KEY"})  # read by `onrecord regress` when it asks a service; none of the service's
_RATE = re.compile(r"[1-9][0-9]{0,8}/(?:second|minute|hour|day)")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]{1,253}(?::[0-9]{1,5})?")
_MODELS = Path(__file__).resolve().parents[1] / "models"


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _folder(value: str) -> Path:
    if not (path := Path(value)).is_dir():
        raise ValueError("must be a folder that exists")
    return path


def _file(value: str) -> Path:
    if not (path := Path(value)).is_file():
        raise ValueError("must be a file that exists")
    return path


def _keys(value: str) -> Path:
    path = _file(value)
    try:
        read_keys(path)
    except (OSError, ValueError) as error:
        raise ValueError(f"names a file that cannot be used: {error}") from None
    return path


def _rate(value: str) -> str:
    if not _RATE.fullmatch(value):
        raise ValueError("must be a rate such as 120/minute or 5000/hour")
    return value


def _storage(value: str) -> str:
    if value != "memory://" and not value.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must be memory:// or the address of a Redis server, redis://host:port/0")
    return value


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(part.strip() for part in value.split(",") if part.strip())
    if not origins or not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise ValueError("must be origins separated by commas, such as https://cms.example.org")
    return origins


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
    max_batch_items: int = _setting(1_000, _whole(1, 100_000), "most articles in one batch")
    max_batch_bytes: int = _setting(20_000_000, _whole(1_000, 1_000_000_000), "largest body of a batch, in bytes")
    threads: int = _setting(32, _whole(1, 256), "connections a worker reads and writes at the same time")
    queue: int = _setting(16, _whole(0, 255), "requests waiting for a worker's turn; the next one gets a 503")
    read_seconds: int = _setting(30, _whole(1, 600), "how long a client may take to send a request")
    timeout_seconds: int = _setting(30, _whole(1, 600), "a worker busy with one article for longer is replaced")
    graceful_seconds: int = _setting(30, _whole(1, 600), "how long requests may finish at a stop")
    max_requests: int = _setting(20_000, _whole(0, 10_000_000), "a worker is replaced after about so many")
    keys: Path | None = _setting(None, _keys, "file of API keys; the routes under /v1 ask for one where it is set")  # noqa: RUF009
    rate_limit: str | None = _setting(
        None, _rate, "requests (articles, in batches) a key or address has, as 120/minute"
    )
    rate_storage: str = _setting("memory://", _storage, "where requests are counted; memory:// counts in each worker")
    cors_origins: tuple[str, ...] = _setting((), _origins, "origins whose pages may call the API, by commas")
    metrics_port: int | None = _setting(None, _whole(1, 65_535), "port for Prometheus, on the same address")
    log_level: str = _setting("info", _one_of("debug", "info", "warning", "error"), "least severe lines logged")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings. Raises InvalidSettings naming every variable that is unknown or cannot be used."""
        known = {PREFIX + each.name.upper(): each for each in fields(cls)}
        values: dict[str, Any] = {}
        faults: list[str] = []
        for variable in sorted(name for name in environment if name.startswith(PREFIX) and name not in OF_CLIENTS):
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
