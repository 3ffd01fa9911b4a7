"""The programs in README and docs/integration.md run as they stand there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import BODY
from tests.running import ROOT, Service

PAGES = ("README.md", "docs/integration.md")
NODE = shutil.which("node")


def programs(language: str) -> list[tuple[str, str]]:
    return [
        (page, found)
        for page in PAGES
        for found in re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    ]


@pytest.mark.parametrize(("page", "program"), programs("python"), ids=PAGES)
def test_python(service: Service, tmp_path: Path, page: str, program: str) -> None:
    for name in ("draft.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    program = program.replace("http://127.0.0.1:8000", service.url)
    environment = {"PYTHONPATH": str(ROOT / "clients" / "python"), "PATH": ""}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "unnamed_official" in done.stdout


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
@pytest.mark.parametrize(("page", "program"), programs("js"), ids=PAGES)
def test_javascript(service: Service, tmp_path: Path, page: str, program: str) -> None:
    assert NODE
    shutil.copytree(ROOT / "clients", tmp_path / "clients")
    shutil.copy(ROOT / "clients" / "javascript" / "onrecord.js", tmp_path)
    page_of_a_browser = """
    const draft = given, editor = { innerHTML: `<p>${given}</p>` };
    const page = { append: (node) => console.log(node.title, node.textContent) };
    const document = { createElement: () => ({}) };
    """
    imports, _, rest = program.replace("http://127.0.0.1:8000", service.url).partition("\n\n")
    given = f"const given = {json.dumps(BODY)};"
    (tmp_path / "program.mjs").write_text(f"{imports}\n{given}\n{page_of_a_browser}\n{rest}", encoding="utf-8")
    done = subprocess.run([NODE, "program.mjs"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "unnamed_official" in done.stdout
