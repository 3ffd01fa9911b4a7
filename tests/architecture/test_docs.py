"""The documentation names everything there is: settings, routes, problems, labels, features, commands."""

from __future__ import annotations

import re
import runpy
from dataclasses import fields
from pathlib import Path

import pytest
from flask import Flask

from service.cli import main
from service.settings import OF_CLIENTS, PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
EVERYTHING = "\n".join(TEXTS.values())


def test_the_reference_follows_the_code() -> None:
    """Settings, problems, labels, dimensions, features. After a change: `make docs`."""
    assert runpy.run_path(str(ROOT / "docs" / "generate.py"))["page"]() == TEXTS["docs/reference.md"]


def test_no_setting_is_described_that_does_not_exist() -> None:
    known = {PREFIX + field.name.upper() for field in fields(Settings)} | OF_CLIENTS
    assert set(re.findall(r"\bONRECORD_[A-Z_]+[A-Z]", EVERYTHING)) <= known


def test_routes(app: Flask) -> None:
    rules = (rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "pages.static")
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule) for rule in rules}
    assert not {route for route in routes if f"{route}`" not in TEXTS["docs/api.md"]}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_commands(command: str) -> None:
    assert f"onrecord {command}" in EVERYTHING


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:|/)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("target", re.findall(r"`make ([a-z-]+)`", EVERYTHING))
def test_make_targets_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
