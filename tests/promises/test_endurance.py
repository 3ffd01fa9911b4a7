"""Load, trouble under load, and a long run: `make test-slow`. docs/operations.md has figures of the same commands."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.running import ROOT

pytestmark = pytest.mark.slow
CONNECTIONS = 16
# What is beyond this in resident memory after 200,000 articles is a leak.
STEEPEST_MB_PER_100000 = 1.0


def run(script: str, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("load", [("--times-capacity", "2"), ("--connections", "64")])
def test_beyond_capacity_every_request_is_answered(load: tuple[str, str]) -> None:
    found = run("load.py", "--seconds", "120", *load)
    assert found["lost"] == 0
    assert set(found["statuses"]) == {"200", "503"}


def test_of_a_killed_worker_only_requests_in_flight_fail() -> None:
    found = run("load.py", "--seconds", "60", "--connections", str(CONNECTIONS), "--kill-every", "5")
    assert found["kills"] >= 10
    assert found["lost"] <= found["kills"] * CONNECTIONS
    assert found["unexplained"] == 0
    assert found["longest_silence_ms"] < 1_000
    assert set(found["statuses"]) <= {"200", "503"}


def test_a_reload_under_load_loses_nothing() -> None:
    found = run("load.py", "--seconds", "60", "--connections", str(CONNECTIONS), "--hup-every", "10")
    assert found["lost"] == 0
    assert len(found["models"]) == 2
    assert set(found["statuses"]) <= {"200", "503"}


def test_memory_stays_flat() -> None:
    found = run("soak.py")
    assert found["statuses"] == {"200": 200_000}
    assert found["slope_mb_per_100000"] < STEEPEST_MB_PER_100000
