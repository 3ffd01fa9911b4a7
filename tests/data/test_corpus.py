"""The corpus is in order, and what is wrong with a data folder is told all at once."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from training.corpus.checks import check, coverage
from training.corpus.splits import PARTS, split
from training.metamorphic import load_pairs

DATA = Path(__file__).resolve().parents[2] / "data"
ARTICLES, PAIRS, PAIRS_OF_A_LINE = 300, 600, 25


def test_the_corpus_is_in_order() -> None:
    assert check(DATA) == []
    assert coverage(DATA) == []
    assert len(list((DATA / "source").glob("*.txt"))) >= ARTICLES


def test_checksums() -> None:
    sums = dict(reversed(line.split("  ")) for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    files = [*DATA.glob("source/*.txt"), *DATA.glob("ratings/*.jsonl"), *DATA.glob("schemas/*.json")]
    files += [DATA / name for name in ("CODEBOOK.md", "edit_pairs.jsonl", "splits.json")]
    assert sums == {str(f.relative_to(DATA)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_edit_pairs_cover_every_line() -> None:
    pairs = load_pairs(DATA)
    assert len(pairs) >= PAIRS
    counts: dict[str, int] = {}
    for pair in pairs:
        counts[pair.line] = counts.get(pair.line, 0) + 1
        assert pair.before != pair.after
    assert len(counts) >= 25
    assert min(counts.values()) >= PAIRS_OF_A_LINE


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A data folder of two articles that are in order."""
    (tmp_path / "source").mkdir()
    (tmp_path / "ratings").mkdir()
    names = ("cc-data-center", "cc-wire-garrison")
    for name in names:
        shutil.copy(DATA / "source" / f"{name}.txt", tmp_path / "source")
    for rater in ("r1", "r2"):
        lines = (DATA / "ratings" / f"{rater}.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if json.loads(line)["id"] in names)
        (tmp_path / "ratings" / f"{rater}.jsonl").write_text(kept, encoding="utf-8")
    (tmp_path / "splits.json").write_text(json.dumps({"train": [*names], "validation": [], "test": []}))
    return tmp_path


def test_a_small_folder_is_in_order(small: Path) -> None:
    assert check(small) == []


def test_every_fault_is_listed_with_its_place(small: Path) -> None:
    source = small / "source" / "cc-data-center.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("⟦s1 ", "⟦s77 ", 1), encoding="utf-8")
    ratings = small / "ratings" / "r1.jsonl"
    rows = [json.loads(line) for line in ratings.read_text(encoding="utf-8").splitlines()]
    broken = next(row for row in rows if row["id"] == "cc-wire-garrison")
    broken["dims"]["D1"] = 7
    whole = next(row for row in rows if row["id"] == "cc-data-center")
    ratings.write_text(f"{json.dumps(broken)}\n{json.dumps(whole)}\nno\n", encoding="utf-8")
    problems = "\n".join(check(small))
    assert "s77" in problems
    assert "r1.jsonl:1: dims/D1" in problems
    assert "r1.jsonl:3: not JSON" in problems
    assert "cc-wire-garrison has 1 readings" in problems


def test_a_story_in_two_parts_leaks(small: Path) -> None:
    for path in (small / "source").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        story = text.split('story = "')[1].split('"')[0]
        path.write_text(text.replace(f'story = "{story}"', 'story = "one"', 1), encoding="utf-8")
    (small / "splits.json").write_text(
        json.dumps({"train": ["cc-data-center"], "validation": [], "test": ["cc-wire-garrison"]})
    )
    assert any("leaks" in problem for problem in check(small))


def test_near_duplicates_of_different_stories_are_found(small: Path) -> None:
    text = (small / "source" / "cc-data-center.txt").read_text(encoding="utf-8")
    copy = text.replace("cc-data-center", "copy").replace('story = "copy"', 'story = "other"')
    (small / "source" / "copy.txt").write_text(copy, encoding="utf-8")
    assert any("nearly the same" in problem for problem in check(small))


def test_splitting_keeps_stories_together_and_parts_where_they_are() -> None:
    articles = [{"id": f"a{i}", "story": f"story-{i // 2}", "style": "wire"} for i in range(60)]
    parts = split(articles, {})
    part_of = {article: part for part, ids in parts.items() for article in ids}
    assert set(part_of.values()) == set(PARTS)
    assert all(part_of[f"a{i}"] == part_of[f"a{i + 1}"] for i in range(0, 60, 2))
    more = [*articles, {"id": "new", "story": "new", "style": "wire"}]
    grown = split(more, part_of)
    assert all(article in grown[part] for article, part in part_of.items())
