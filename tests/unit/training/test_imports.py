"""Annotations made in other tools come in with their spans on the same words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.corpus.imports import Annotated, BrokenExportError, Labelled, from_brat, from_label_studio, to_markup
from training.corpus.markup import parse

TEXT = "A senior official said the dam was safe. He said so twice."
BRAT = """T1\tunnamed_official 0 17\tA senior official
T2\tcue 18 22\tsaid
T3\tcontent 23 39\tthe dam was safe
T4\tunnamed_official 41 43\tHe
E1\tcue:T2 source:T1 content:T3
*\tEquiv T1 T4
"""


def studio_task() -> list[dict[str, object]]:
    def span(key: str, label: str, start: int, end: int) -> dict[str, object]:
        return {"id": key, "type": "labels", "value": {"start": start, "end": end, "labels": [label]}}

    def relation(first: str, role: str, second: str) -> dict[str, object]:
        return {"type": "relation", "from_id": first, "to_id": second, "labels": [role]}

    result = [
        span("a", "unnamed_official", 0, 17),
        span("b", "cue", 18, 22),
        span("c", "content", 23, 39),
        span("d", "unnamed_official", 41, 43),
        relation("b", "source", "a"),
        relation("b", "content", "c"),
        relation("a", "same", "d"),
    ]
    return [{"id": 7, "data": {"text": TEXT, "id": "dam"}, "annotations": [{"result": result}]}]


def check(article: Annotated) -> None:
    record = parse(to_markup(article))
    assert record["body"] == TEXT
    assert [(m["source_id"], m["exact"]) for m in record["mentions"]] == [("s1", "A senior official"), ("s1", "He")]
    (attribution,) = record["attributions"]
    assert attribution["source_id"] == "s1"
    assert [attribution[part][0]["exact"] for part in ("source", "cue", "content")] == [
        "A senior official", "said", "the dam was safe",
    ]  # fmt: skip


def test_brat(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam.ann").write_text(BRAT, encoding="utf-8")
    (article,) = from_brat(tmp_path)
    check(article)


def test_label_studio(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(studio_task()), encoding="utf-8")
    (article,) = from_label_studio(path)
    check(article)


def test_a_broken_line_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam.ann").write_text(BRAT + "T9\tunnamed_official zero 3\tA\n", encoding="utf-8")
    with pytest.raises(BrokenExportError, match=r"dam\.ann:7"):
        list(from_brat(tmp_path))


def test_unknown_labels_and_crossing_spans_are_all_listed() -> None:
    spans = (Labelled("x", "gossip", 0, 3), Labelled("y", "unnamed_official", 0, 17), Labelled("z", "reply", 9, 22))
    with pytest.raises(BrokenExportError) as caught:
        to_markup(Annotated("dam", TEXT, spans))
    assert len(caught.value.problems) == 2
