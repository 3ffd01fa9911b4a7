"""The import rules of pyproject.toml hold: api, pipeline, scoring, features, extraction, article, one way only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_SCIKIT_LEARN = "import sys, service.api.app; print('sklearn' in sys.modules)"


def test_import_contracts() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_a_worker_never_needs_scikit_learn() -> None:
    command = [sys.executable, "-c", WITHOUT_SCIKIT_LEARN]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
