"""Load, trouble under load, and a long run: `make test-slow`. docs/operations.md has figures of the same commands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from service.article.article import Article
from service.pipeline import score_article
from service.scoring.scorer import Scorer
from tests.articles import BODY
from tests.running import ROOT

pytestmark = pytest.mark.slow
SOAK_ARTICLES = 200_000
CONNECTIONS = 16


def load(*options: str) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "benchmarks" / "load.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_beyond_capacity_every_request_is_answered() -> None:
    found = load("--seconds", "120", "--connections", "64")
    assert found["lost"] == 0
    assert set(found["statuses"]) == {"200", "503"}


def test_of_a_killed_worker_only_requests_in_flight_fail() -> None:
    found = load("--seconds", "60", "--connections", str(CONNECTIONS), "--kill-every", "5")
    assert found["lost"] <= 12 * CONNECTIONS
    assert set(found["statuses"]) <= {"200", "503"}


def test_a_reload_under_load_loses_nothing() -> None:
    found = load("--seconds", "60", "--connections", str(CONNECTIONS), "--hup-every", "10")
    assert found["lost"] == 0
    assert set(found["statuses"]) <= {"200", "503"}


def resident_kilobytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


def test_memory_stays_flat(scorer: Scorer) -> None:
    """Articles that all differ, so that anything kept of them would add up."""
    samples = []
    for number in range(SOAK_ARTICLES):
        body = BODY.replace("3.2 million", f"{number} million").replace("Selm", f"Selm{number}")
        score_article(Article(body), scorer)
        if number % 1_000 == 0:
            samples.append(resident_kilobytes())
    later = samples[len(samples) // 5 :]
    middle = len(later) // 2
    growth = sum(later[middle:]) / len(later[middle:]) - sum(later[:middle]) / middle
    per_hundred_thousand = growth / (len(later) / 2 * 1_000) * 100_000
    assert per_hundred_thousand < 1_024
