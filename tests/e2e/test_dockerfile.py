"""No container engine is needed to know that the image would work: its own install and start commands are run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.running import ROOT, start

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STAGES = re.split(r"^FROM .*\n", TEXT, flags=re.MULTILINE)[1:]


def commands() -> list[str]:
    """The RUN commands of the first stage, for a shell."""
    joined = STAGES[0].replace("\\\n", " ")
    return [line.removeprefix("RUN ") for line in joined.splitlines() if line.startswith("RUN ")]


def test_rules_that_a_linter_would_check() -> None:
    bases = re.findall(r"^FROM (\S+)", TEXT, re.MULTILINE)
    assert len(bases) == 2
    assert all(":" in base and not base.endswith(":latest") for base in bases)
    final = STAGES[1]
    assert re.search(r"^USER 10001", final, re.MULTILINE)
    assert "HEALTHCHECK" in final
    assert not re.search(r"apt-get|gcc|build-essential|\bADD\b|curl|sudo", TEXT)
    assert re.search(r'^CMD \["serve"\]', final, re.MULTILINE)
    assert "--require-hashes" in TEXT
    assert "--no-cache-dir" in TEXT


def test_what_is_copied_exists_and_is_let_through() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"}
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", TEXT, re.MULTILINE):
        for name in line.split():
            assert (ROOT / name).exists(), name
            assert name in allowed, name


@pytest.mark.slow
def test_its_commands_install_a_service_that_starts(tmp_path: Path, submission: dict[str, Any]) -> None:
    build, prefix = tmp_path / "build", tmp_path / "opt"
    build.mkdir()
    for name in ("requirements.lock", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, build)
    for name in ("service", "training"):
        shutil.copytree(ROOT / name, build / name, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {"PATH": f"{Path(sys.executable).resolve().parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    for command in commands():
        shell = command.replace("/opt/onrecord", str(prefix)).replace("python -m venv", f"{sys.executable} -m venv")
        subprocess.run(["sh", "-ec", shell], cwd=build, env=environment, check=True)
    command = json.loads(re.findall(r"^CMD (\[.*\])$", STAGES[1], re.MULTILINE)[-1])
    models = os.environ.get("ONRECORD_MODELS", str(ROOT / "models"))
    service = start(
        tmp_path, program=[str(prefix / "bin" / "onrecord"), *command], ONRECORD_MODELS=models, PYTHONPATH=""
    )
    assert httpx.post(f"{service.url}/v1/scores", json=submission).status_code == 200
    assert service.stop() == 0
