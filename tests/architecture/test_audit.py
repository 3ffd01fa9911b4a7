"""`make audit` says what it did not look up, and fails only over what it found."""

from __future__ import annotations

import json
import runpy
import subprocess
from typing import Any

import pytest

from tests.running import ROOT

AUDIT = runpy.run_path(str(ROOT / ".ci" / "audit.py"))


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("", 0, "NOT AUDITED"),
        ([{"name": "a", "skip_reason": "not found"}], 0, "NOT AUDITED"),
        ([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}], 0, "1 of 2 packages"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "CVE-0", "fix_versions": ["2"]}]}], 1, "CVE-0, mended in: 2"),
    ],
)
def test_what_was_looked_up_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: Any, code: int, said: str
) -> None:
    text = json.dumps({"dependencies": answer}) if answer else ""
    done = subprocess.CompletedProcess([], 0, text, "no route to host")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    assert AUDIT["audit"]("some.lock") == code
    assert said in capsys.readouterr().out
