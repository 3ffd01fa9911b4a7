"""Scores that moved need a reason, and the reason is told in the card and in the changelog."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.scoring.manifest import CARD, GOLDEN, MANIFEST
from training import drift_reasons, shelf
from training.cli import main
from training.drift_reasons import AcceptedDrift, in_changelog, in_words

ROOT = Path(__file__).resolve().parents[3]
REASON = "Replies are\n  matched to parties."
CHANGELOG = "# Changelog\n\n## 0.2.0, not yet released\n\n* A route.\n\n## 0.1.0\n\n* All of it.\n"
ARTICLES = 3
MOVED = AcceptedDrift("1.0.0", 80, 2, "Better replies.")


class Place:
    """A shelf with the published model, a candidate of the same kind, and a few articles."""

    def __init__(self, folder: Path) -> None:
        self.models, self.candidate, self.data = folder / "models", folder / "candidate", folder / "data"
        shutil.copytree(ROOT / "models", self.models)
        self.version = shelf.default(self.models) or ""
        self.bundle = self.models / f"transparency-{self.version}"
        shutil.copytree(self.bundle, self.candidate)
        manifest = self.candidate / MANIFEST
        fields = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps(fields | {"version": "0.0.0", "files": {}}), encoding="utf-8")
        (self.candidate / drift_reasons.FILE).unlink(missing_ok=True)
        (self.data / "source").mkdir(parents=True)
        for path in sorted((ROOT / "data" / "source").glob("*.txt"))[:ARTICLES]:
            shutil.copy(path, self.data / "source")
        self.changelog = folder / "CHANGELOG.md"
        self.changelog.write_text(CHANGELOG, encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        where = ["--data", str(self.data), "--models", str(self.models), "--candidate", str(self.candidate)]
        return CliRunner().invoke(main, [arguments[0], *where, *arguments[1:]])

    def record(self, *arguments: str) -> Result:
        return self.run("golden", "--record", *arguments)

    def move(self, points: float) -> None:
        """Let the default version have given other scores to the first of the articles."""
        assert self.record("--accept-drift", "to begin with").exit_code == 0
        rows = [json.loads(line) for line in (self.candidate / GOLDEN).read_text(encoding="utf-8").splitlines()]
        rows[0]["value"] += points
        rows[0]["evidence"] = rows[0]["evidence"][1:]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (self.bundle / GOLDEN).write_text(text, encoding="utf-8")

    def next_version(self, *, patch: bool = False) -> str:
        major, minor, last = map(int, self.version.split("."))
        return f"{major}.{minor}.{last + 1}" if patch else f"{major}.{minor + 1}.0"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_reason_lands_in_card_and_changelog(place: Place) -> None:
    place.move(3.0)
    assert place.record("--accept-drift", REASON).exit_code == 0
    published = place.run("publish", place.next_version())
    assert published.exit_code == 0, published.output
    card = (place.models / f"transparency-{place.next_version()}" / CARD).read_text(encoding="utf-8")
    assert card.startswith(f"# transparency {place.next_version()}\n")
    said = f"1 of {ARTICLES} golden scores differ from {place.version}'s. Why that is right: {' '.join(REASON.split())}"
    assert said in card
    assert "| -3.0 |" in card
    changelog = place.changelog.read_text(encoding="utf-8")
    assert f"* A route.\n* `transparency-{place.next_version()}`, published " in changelog
    assert said in changelog
    assert changelog.endswith("\n\n## 0.1.0\n\n* All of it.\n")


def test_without_a_reason_nothing_is_recorded_and_the_table_is_shown(place: Place) -> None:
    place.move(3.0)
    before = (place.candidate / GOLDEN).read_bytes()
    for reason in ([], ["--accept-drift", "  "]):
        refused = place.record(*reason)
        assert refused.exit_code == 1
        assert "say why with --accept-drift" in refused.output
        assert any(line.split()[-1:] == ["-3.0"] for line in refused.output.splitlines())
        assert "      + " in refused.output
    assert (place.candidate / GOLDEN).read_bytes() == before


def test_what_was_not_recorded_against_the_default_is_not_published(place: Place) -> None:
    place.move(3.0)
    (place.candidate / drift_reasons.FILE).unlink()
    refused = place.run("publish", place.next_version())
    assert refused.exit_code == 1
    assert "golden --record" in refused.output
    assert place.changelog.read_text(encoding="utf-8") == CHANGELOG


def test_a_patch_moves_no_score(place: Place) -> None:
    place.move(3.0)
    place.record("--accept-drift", REASON)
    refused = place.run("publish", place.next_version(patch=True))
    assert refused.exit_code == 1
    assert "raise MINOR" in refused.output
    assert shelf.published(place.models) == [place.version]


def test_scores_that_stay_need_no_reason(place: Place) -> None:
    place.move(0.0)
    assert place.record().exit_code == 0
    published = place.run("publish", place.next_version(patch=True))
    assert published.exit_code == 0, published.output
    assert f"no golden score differs from {place.version}'s" in place.changelog.read_text(encoding="utf-8")


def test_a_changelog_is_begun_where_there_is_none() -> None:
    begun = in_changelog("", "1.0.0", "2026-12-01", None)
    assert begun.startswith("# Changelog\n\n## Models\n\n* `transparency-1.0.0`, published 2026-12-01: the first")
    grown = in_changelog(begun, "1.1.0", "2026-12-02", MOVED)
    assert grown.splitlines()[-1].endswith(
        "2 of 80 golden scores differ from 1.0.0's. Why that is right: Better replies."
    )
    assert in_changelog("# Changes\n", "1.0.0", "2026-12-01", None).startswith("# Changes\n\n## Models\n\n* ")


def test_golden_scores_of_other_articles_tell_nothing() -> None:
    assert "no score was compared" in in_words(AcceptedDrift("1.0.0", 0, 0, ""))
