"""Writes docs/reference.md (tables that follow from the code) and the answer in README.md: `make docs`.

Tests compare both with what the code and the published model give.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from service.api import answers, lines
from service.api.problems import CATALOGUE as PROBLEMS
from service.api.routes.catalogues import read_labels
from service.features.measures import CATALOGUE as FEATURES
from service.scoring.dimensions import DIMENSIONS
from service.scoring.registry import Registry
from service.settings import PREFIX, Settings

README = Path(__file__).parents[1] / "README.md"
ANSWER = re.compile(r"(?<=<!-- answer -->\n).*(?=<!-- /answer -->)", re.DOTALL)
PAGE = Path(__file__).with_name("reference.md")
DIRECTIONS = {1: "more never lowers the level", -1: "more never raises the level", 0: "neither is promised"}


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    head = list(head)
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""


def _default(value: object) -> str:
    if isinstance(value, Path):
        return "`models` of the installation"
    return "off" if value in (None, ()) else f"`{value}`"


def page() -> str:
    """The page as it should be."""
    lines = ["# Reference", "", "Made from the code by `make docs`; do not edit.", "", "## Settings", ""]
    settings = ((f"`{PREFIX}{f.name.upper()}`", _default(f.default), f.metadata["meaning"]) for f in fields(Settings))
    lines += _table(("Variable", "Default", "Meaning"), settings)
    lines += ["## Problems", ""]
    problems = ((f"`{p.name}`", p.status, p.meaning, p.remedy) for p in PROBLEMS.values())
    lines += _table(("Type", "Status", "What happened", "What to do"), problems)
    lines += ["## Labels", "", "⟦…⟧ marks the words that carry the label.", ""]
    labels = ((f"`{x['name']}`", x["meaning"], x["example"], x["counter_example"]) for x in read_labels())
    lines += _table(("Label", "Meaning", "Example", "Near miss"), labels)
    lines += ["## Dimensions and features", ""]
    for dimension in DIMENSIONS:
        lines += [f"### `{dimension.name}`, weight {dimension.weight}", ""]
        features = (f for f in FEATURES if f.dimension == dimension.name)
        rows = ((f"`{f.name}`", f.unit, f.meaning, DIRECTIONS[f.direction], f.scope) for f in features)
        lines += _table(("Feature", "Unit", "Meaning", "Direction", "Scope"), rows)
    return "\n".join(lines).rstrip() + "\n"


def request(readme: str) -> bytes:
    """The body that the README's curl sends."""
    found = re.search(r"curl .*? -d '(.*?)'\n", readme, re.DOTALL)
    if found is None:
        raise ValueError("README.md has no curl with a body")
    return found.group(1).encode()


def shown(answer: dict[str, Any]) -> str:
    """What the README shows of an answer: enough to see its form."""
    strongest = [{**d, "drivers": d["drivers"][:1]} for d in answer["dimensions"][:2]]
    short = {
        "id": answer["id"],
        "score": answer["score"],
        "dimensions": strongest,
        "sources": answer["sources"][:2],
        "attributions": answer["attributions"][:1],
        "evidence": answer["evidence"][:2],
        "warnings": answer["warnings"],
        "model": answer["model"],
    }
    rows = ",\n".join(f" {json.dumps(name)}: {_short(value)}" for name, value in short.items())
    note = "Of each list the beginning (left out: `adjustments`, `text`, `service`):"
    return f"{note}\n\n```json\n{{\n{rows}\n}}\n```\n"


def _short(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"


def readme() -> str:
    """README.md as it should be, with the default model's answer."""
    text = README.read_text(encoding="utf-8")
    settings = Settings.from_environment()
    answer = answers.score(
        lines.read(json.loads(request(text))), Registry.load(settings.models), settings.max_characters
    )
    return ANSWER.sub(lambda _: shown(answer), text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
