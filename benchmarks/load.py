"""Load on the real service, and trouble while it lasts.

    python benchmarks/load.py --seconds 20 --connections 2  # a connection for each worker
    python benchmarks/load.py --seconds 120 --connections 64  # beyond capacity: 200 or 503, nothing lost
    python benchmarks/load.py --seconds 60 --connections 16 --kill-every 5  # workers are killed
    python benchmarks/load.py --seconds 60 --connections 16 --hup-every 10  # models loaded anew
    python benchmarks/load.py --seconds 20 --connections 4 --slow 40  # beside clients that trickle

Prints one JSON object. Latencies are of 200s, in milliseconds; `cpu_ms` is processor time of the workers per answer.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.articles import BODY, HEADLINE  # noqa: E402
from tests.running import Service, start  # noqa: E402

FIVE_KILOBYTES = ((BODY + "\n\n") * 5)[:4_900]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """What came back. `lost` are requests without any answer."""

    statuses: Counter[int] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    lost: int = 0


def request() -> bytes:
    body = json.dumps({"article": {"headline": HEADLINE, "body": FIVE_KILOBYTES}}).encode()
    head = (
        f"POST /v1/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Status of one answer, and whether the connection stays open."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(length)
    return int(head.split()[1]), b"connection: close" not in head


async def ask(port: int, until: float, seen: Seen) -> None:
    """One client with one connection, asking again as soon as it is answered."""
    sent, writer = request(), None
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent)
            status, stays = await answer(reader)
        except (OSError, asyncio.IncompleteReadError):
            seen.lost += 1
            writer = None
            await asyncio.sleep(0.01)
            continue
        seen.statuses[status] += 1
        if status == 200:
            seen.milliseconds.append((time.perf_counter() - started) * 1000)
        elif status == 503:
            await asyncio.sleep(0.2)
        if not stays:
            writer.close()
            writer = None


async def trickle(port: int, until: float) -> None:
    """A client that never finishes its request."""
    while time.monotonic() < until:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request()[:200])
            while time.monotonic() < until:
                await asyncio.sleep(1)
                writer.write(b"x")
                await writer.drain()
        except OSError:
            await asyncio.sleep(0.1)


async def trouble(service: Service, until: float, every: float | None, what: signal.Signals) -> None:
    while every and time.monotonic() + every < until:
        await asyncio.sleep(every)
        pid = service.process.pid if what == signal.SIGHUP else sorted(service.workers())[0]
        os.kill(pid, what)


async def run(service: Service, options: argparse.Namespace) -> Seen:
    seen, until = Seen(), time.monotonic() + options.seconds
    await asyncio.gather(
        *(ask(service.port, until, seen) for _ in range(options.connections)),
        *(trickle(service.port, until) for _ in range(options.slow)),
        trouble(service, until, options.kill_every, signal.SIGKILL),
        trouble(service, until, options.hup_every, signal.SIGHUP),
    )
    return seen


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


def summary(seen: Seen, options: argparse.Namespace, cpu: float | None, memory: float) -> dict[str, Any]:
    times = sorted(seen.milliseconds)
    at = {f"p{p}": round(times[min(len(times) - 1, len(times) * p // 100)], 1) for p in (50, 90, 99)} if times else {}
    return {
        "options": {name: value for name, value in vars(options).items() if value},
        "statuses": dict(seen.statuses),
        "lost": seen.lost,
        "per_second": round(seen.statuses[200] / options.seconds, 1),
        **at,
        "cpu_ms": round(1000 * cpu / max(1, seen.statuses.total()), 2) if cpu is not None else None,
        "memory_mb": round(memory, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=2)
    parser.add_argument("--slow", type=int, default=0)
    parser.add_argument("--kill-every", type=float)
    parser.add_argument("--hup-every", type=float)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        service = start(Path(folder), ONRECORD_LOG_LEVEL="warning")
        time.sleep(1)  # until all workers are there
        before, workers = cpu_seconds(service.workers()), service.workers()
        seen = asyncio.run(run(service, options))
        steady = service.workers() == workers
        cpu = cpu_seconds(workers) - before if steady else None
        memory = proportional_megabytes(service.workers() | {service.process.pid})
        service.stop()
    sys.stdout.write(json.dumps(summary(seen, options, cpu, memory)) + "\n")


if __name__ == "__main__":
    main()
