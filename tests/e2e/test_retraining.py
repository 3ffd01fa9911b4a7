"""docs/retraining.md, followed to the letter: fifty articles of plain text become a model that scores."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main as onrecord
from service.scoring.registry import Registry
from tests.articles import BODY
from training.cli import main as onrecord_train
from training.dataset import load

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "retraining.md").read_text(encoding="utf-8")
EXAMPLE = "harbour-crane"
ARTICLES = 52
FIELDS = ("id", "story", "style", "genre", "beat", "headline")
PROMOTED = "1.1.0"


def commands() -> list[list[str]]:
    """Every command of the guide's blocks, in order, without its comment."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    lines = (line for block in blocks for line in block.splitlines())
    return [found for line in lines if (found := shlex.split(line, comments=True)) and "onrecord" in line]


def newcomers_folder(folder: Path) -> list[str]:
    """Articles without annotations, in the form of the guide, and what two or three readers gave them."""
    rated = [article for article in load(ROOT / "data").articles if len(article.ratings) >= 2][::4][:ARTICLES]
    (folder / "source").mkdir(parents=True)
    (folder / "ratings").mkdir()
    lines: dict[str, list[str]] = {}
    for article in rated:
        given = {"id": article.id, "story": article.story, "style": article.style, "genre": article.genre,
                 "beat": article.beat, "headline": article.article.headline}  # fmt: skip
        front = "\n".join(f"{name} = {json.dumps(given[name], ensure_ascii=False)}" for name in FIELDS)
        (folder / "source" / f"{article.id}.txt").write_text(
            f"+++\n{front}\n+++\n{article.article.body}\n", encoding="utf-8"
        )
        for reader, rating in zip(("ana", "kim", "third"), article.ratings, strict=False):
            row = {"id": article.id, "rater": reader, "codebook": "1.0", "genre": rating.genre,
                   "dims": {f"D{i}": level for i, level in enumerate(rating.levels, 1)},
                   "core_only_ladder0": rating.core_on_bare_source}  # fmt: skip
            lines.setdefault(reader, []).append(json.dumps(row) + "\n")
    for reader, rows in lines.items():
        (folder / "ratings" / f"{reader}.jsonl").write_text("".join(rows), encoding="utf-8")
    return [article.id for article in rated]


@pytest.mark.slow
def test_the_guide_leads_to_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = newcomers_folder(tmp_path / "mine")[0]
    (tmp_path / "draft.txt").write_text(BODY, encoding="utf-8")
    ran = []
    for command in commands():
        while "=" in command[0]:
            name, _, value = command.pop(0).partition("=")
            monkeypatch.setenv(name, value)
        program, *arguments = (first if word == EXAMPLE else word for word in command)
        done = CliRunner().invoke(onrecord if program == "onrecord" else onrecord_train, arguments)
        assert done.exit_code == 0, (command, done.output, done.exception)
        ran.append(arguments[0])
    assert {"split", "check", "train", "evaluate", "golden", "card", "publish", "compare", "promote", "score"} <= set(
        ran
    )
    served = Registry.load(tmp_path / "mine" / "models")
    assert (served.default_version, served.refused) == (PROMOTED, ())
    assert "1.1.0" in (tmp_path / "mine" / "CHANGELOG.md").read_text(encoding="utf-8")
