"""Load on the real service, and trouble while it lasts.

    python benchmarks/load.py  # capacity: a connection for each worker, asking again as soon as it is answered
    python benchmarks/load.py --seconds 120 --times-capacity 2  # twice as many arrivals as were answered: 200 or 503
    python benchmarks/load.py --seconds 120 --connections 64  # the same from clients that wait for their answers
    python benchmarks/load.py --seconds 60 --connections 16 --kill-every 5  # workers are killed
    python benchmarks/load.py --seconds 60 --connections 16 --hup-every 10  # another model is published and loaded
    python benchmarks/load.py --seconds 20 --slow 40  # beside clients that trickle

Prints one JSON object. Latencies are of 200s, in milliseconds, from the moment a request was due; `cpu_ms` is processor
time of the workers per answer. Of the requests lost, `unexplained` are those that were not in flight when a worker was
killed. `longest_silence_ms` is the longest time without a 200.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.articles import BODY, HEADLINE  # noqa: E402
from tests.running import ROOT, Service, start  # noqa: E402

FIVE_KILOBYTES = ((BODY + "\n\n") * 5)[:4_900]
TICK = os.sysconf("SC_CLK_TCK")
MODEL = re.compile(rb'"version":"([0-9.]+)","sha256"')
WORKERS = 2
CAPACITY_SECONDS = 15
# The service closes a connection that is idle for 15 seconds; who sends on it at that moment gets no answer.
LONGEST_IDLE_SECONDS = 10.0
# A killed worker's connections are found broken within this time.
NOTICED_SECONDS = 1.0


@dataclass
class Seen:
    """What came back. `lost` are the times between which requests without any answer were in flight."""

    statuses: Counter[int] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    lost: list[tuple[float, float]] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)
    reloads: int = 0


class Connection:
    """One client's connection, opened where there is none."""

    def __init__(self, port: int, seen: Seen) -> None:
        self.port, self.seen = port, seen
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.used = 0.0

    async def ask(self, due: float) -> int | None:
        """Send the request and note what comes back; its status, None if nothing came."""
        begun = time.monotonic()
        if begun - self.used > LONGEST_IDLE_SECONDS:
            self.close()
        try:
            if self.streams is None:
                self.streams = await asyncio.open_connection("127.0.0.1", self.port)
            reader, writer = self.streams
            writer.write(REQUEST)
            status, stays, body = await answer(reader)
        except (OSError, asyncio.IncompleteReadError):
            self.seen.lost.append((begun, time.monotonic()))
            self.close()
            return None
        self.used = time.monotonic()
        if not stays:
            self.close()
        self.seen.statuses[status] += 1
        if status == 200:
            self.seen.milliseconds.append((time.monotonic() - due) * 1000)
            self.seen.answered.append(time.monotonic())
            self.seen.models.update(version.decode() for version in MODEL.findall(body))
        return status

    def close(self) -> None:
        if self.streams is not None:
            self.streams[1].close()
        self.streams = None


def request() -> bytes:
    body = json.dumps({"article": {"headline": HEADLINE, "body": FIVE_KILOBYTES}}).encode()
    head = (
        f"POST /v1/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


REQUEST = request()


async def answer(reader: asyncio.StreamReader) -> tuple[int, bool, bytes]:
    """Status of one answer, whether the connection stays open, and the body."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
    body = await reader.readexactly(length)
    return int(head.split()[1]), b"connection: close" not in head, body


async def ask_again(port: int, until: float, seen: Seen) -> None:
    """One client that waits for each answer before it asks again."""
    with closing(Connection(port, seen)) as connection:
        while (now := time.monotonic()) < until:
            status = await connection.ask(now)
            if status != 200:
                await asyncio.sleep(0.01 if status is None else 0.2)


async def arrive(port: int, until: float, per_second: float, seen: Seen) -> None:
    """Requests that come when they come, however long the answers to others take."""
    idle: list[Connection] = []
    running: set[asyncio.Task[None]] = set()

    async def one(due: float) -> None:
        connection = idle.pop() if idle else Connection(port, seen)
        await connection.ask(due)
        idle.append(connection)

    due = time.monotonic()
    while due < until:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        task = asyncio.create_task(one(due))
        running.add(task)
        task.add_done_callback(running.discard)
        due += 1 / per_second
    await asyncio.gather(*running)
    for connection in idle:
        connection.close()


async def trickle(port: int, until: float) -> None:
    """A client that never finishes its request."""
    while time.monotonic() < until:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(REQUEST[:200])
            while time.monotonic() < until:
                await asyncio.sleep(1)
                writer.write(b"x")
                await writer.drain()
        except OSError:
            await asyncio.sleep(0.1)


async def kill(service: Service, until: float, every: float, seen: Seen) -> None:
    while time.monotonic() + every < until:
        await asyncio.sleep(every)
        os.kill(min(service.workers()), signal.SIGKILL)
        seen.kills.append(time.monotonic())


async def reload(service: Service, models: Path, until: float, every: float, seen: Seen) -> None:
    """Publish the other of two models as the default and load it."""
    while time.monotonic() + every < until:
        await asyncio.sleep(every)
        registry = json.loads((models / "registry.json").read_bytes())
        registry["default"] = next(version for version in registry["versions"] if version != registry["default"])
        (models / "registry.json").write_text(json.dumps(registry), encoding="utf-8")
        service.process.send_signal(signal.SIGHUP)
        seen.reloads += 1


def two_models(folder: Path) -> Path:
    """The published models, and beside them a second version: the default one's files under another number."""
    models = folder / "models"
    models.mkdir()
    for each in (ROOT / "models").iterdir():
        (models / each.name).symlink_to(each)
    registry = json.loads((models / "registry.json").read_bytes())
    first = models / f"transparency-{registry['default']}"
    number = f"{registry['default']}1"
    second = models / f"transparency-{number}"
    second.mkdir()
    for each in first.iterdir():
        (second / each.name).symlink_to(each)
    content = json.dumps({**json.loads((first / "manifest.json").read_bytes()), "version": number})
    for path in (second / "manifest.json", models / "registry.json"):
        path.unlink()
    (second / "manifest.json").write_text(content, encoding="utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    registry["versions"][number] = {"manifest_sha256": digest, "status": "published"}
    (models / "registry.json").write_text(json.dumps(registry), encoding="utf-8")
    return models


async def run(service: Service, models: Path, options: argparse.Namespace) -> tuple[Seen, float | None]:
    """What was seen, and how many requests a second were sent where that was fixed."""
    per_second = None
    if options.times_capacity:
        before = Seen()
        until = time.monotonic() + CAPACITY_SECONDS
        await asyncio.gather(*(ask_again(service.port, until, before) for _ in range(WORKERS)))
        per_second = options.times_capacity * before.statuses[200] / CAPACITY_SECONDS
    seen, until = Seen(), time.monotonic() + options.seconds
    asking = [arrive(service.port, until, per_second, seen)] if per_second else []
    if not per_second:
        asking = [ask_again(service.port, until, seen) for _ in range(options.connections)]
    asking += [trickle(service.port, until) for _ in range(options.slow)]
    if options.kill_every:
        asking.append(kill(service, until, options.kill_every, seen))
    if options.hup_every:
        asking.append(reload(service, models, until, options.hup_every, seen))
    await asyncio.gather(*asking)
    return seen, per_second


def cpu_seconds(pids: set[int]) -> float:
    found = 0.0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        found += (int(fields[11]) + int(fields[12])) / TICK
    return found


def proportional_megabytes(pids: set[int]) -> float:
    """Memory of processes, with pages that they share counted once (PSS)."""
    rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8") for pid in pids)
    return sum(int(line.split()[1]) for text in rollups for line in text.splitlines() if line.startswith("Pss:")) / 1024


def unexplained(seen: Seen) -> int:
    """Requests lost though no worker was killed while they were in flight."""
    return sum(
        not any(begun <= kill <= ended and ended - kill < NOTICED_SECONDS for kill in seen.kills)
        for begun, ended in seen.lost
    )


def summary(seen: Seen, seconds: float) -> dict[str, Any]:
    times = sorted(seen.milliseconds)
    at = {f"p{p}": round(times[min(len(times) - 1, len(times) * p // 100)], 1) for p in (50, 90, 99)} if times else {}
    gaps = [later - earlier for earlier, later in zip(seen.answered, seen.answered[1:], strict=False)]
    trouble = {"kills": len(seen.kills), "reloads": seen.reloads}
    return {
        "statuses": dict(seen.statuses),
        "lost": len(seen.lost),
        "unexplained": unexplained(seen),
        **{name: count for name, count in trouble.items() if count},
        **({"models": dict(seen.models)} if seen.reloads else {}),
        "per_second": round(seen.statuses[200] / seconds, 1),
        **at,
        "p99_over_p50": round(at["p99"] / at["p50"], 2) if at else None,
        "longest_silence_ms": round(1000 * max(gaps)) if gaps else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--connections", type=int, default=WORKERS)
    parser.add_argument("--times-capacity", type=float, help="arrivals for each answer at capacity, measured first")
    parser.add_argument("--slow", type=int, default=0)
    parser.add_argument("--kill-every", type=float)
    parser.add_argument("--hup-every", type=float)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = two_models(Path(folder)) if options.hup_every else ROOT / "models"
        service = start(
            Path(folder), ONRECORD_LOG_LEVEL="warning", ONRECORD_WORKERS=str(WORKERS), ONRECORD_MODELS=str(models)
        )
        workers = service.wait_for_workers(WORKERS)
        before = cpu_seconds(workers)
        seen, per_second = asyncio.run(run(service, models, options))
        steady = service.workers() == workers and not per_second
        cpu = 1000 * (cpu_seconds(workers) - before) / max(1, seen.statuses.total()) if steady else None
        service.wait_for_workers(WORKERS)
        found = {
            "options": {name: value for name, value in vars(options).items() if value},
            **({"arrivals_per_second": round(per_second, 1)} if per_second else {}),
            **summary(seen, options.seconds),
            "cpu_ms": cpu and round(cpu, 2),
            "memory_mb": round(proportional_megabytes(service.workers() | {service.process.pid}), 1),
        }
        service.stop(90)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
