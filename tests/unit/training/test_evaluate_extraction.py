"""Counting what extraction finds against annotations: own markup and rows of spans."""

from __future__ import annotations

import json
import lzma
import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from training.commands.extraction import evaluate_extraction
from training.corpus.markup import parse
from training.evaluate_extraction import (
    Labelled,
    Tally,
    evaluate_own,
    evaluate_types,
    own_report,
    predicted_spans,
    read_annotated,
    read_rows,
    tally,
)

ARTICLE = """+++
id = "pier"
story = "pier"
style = "regional"
genre = "news_report"
beat = "local"
aim = 60
headline = "Pier shut"

s1 = { label = "named_official", name = "Ilka Brandt", role = "harbour minister", ladder = 4, root = "r1" }
+++
⟦s1 a1s|Harbour minister Ilka Brandt⟧ ⟦a1q|said⟧ ⟦a1c|the pier would stay shut⟧.

The builder ⟦reply:s1|declined to comment⟧. Members voted in a ⟦near_miss|secret ballot⟧.
"""


def test_spans_meet_where_they_share_a_character() -> None:
    here = Labelled("reply", "body", 3, 7)
    assert here.meets(Labelled("poll", "body", 6, 9))
    assert not here.meets(Labelled("reply", "body", 7, 9))
    assert not here.meets(Labelled("reply", "headline", 3, 7))


def test_a_label_is_counted_on_both_sides() -> None:
    rows: dict[str, Tally] = {}
    gold = [Labelled("reply", "body", 0, 5), Labelled("reply", "body", 20, 25)]
    tally(gold, [Labelled("reply", "body", 4, 9), Labelled("poll", "body", 20, 25)], rows)
    reply = rows["reply"]
    assert (reply.gold, reply.found, reply.predicted, reply.right) == (2, 1, 1, 1)
    assert (reply.recall, reply.precision) == (0.5, 1.0)
    assert math.isclose(reply.f1, 2 / 3)
    assert rows["poll"].f1 == 0.0


def test_own_articles() -> None:
    rows, near, taken = evaluate_own([parse(ARTICLE)])
    assert rows["named_official"].f1 == 1.0
    assert rows["reply"].f1 == 1.0
    assert (near, taken) == (1, 0)
    report = own_report(rows, near, taken)
    assert report[-1] == "near-misses taken for a source or disclosure: 0 of 1"


def test_rows_of_spans() -> None:
    text = "Harbour minister Ilka Brandt said the pier would stay shut. The builder declined to comment."
    gold = {
        "id": "pier",
        "mentions": [
            {"start": 0, "end": 28, "label": "named_official"},
            {"start": 0, "end": 7, "label": "other"},
            {"start": 34, "end": 42, "label": "poll"},
        ],
        "disclosures": [{"start": 72, "end": 91, "label": "reply"}],
    }
    total, by_label, disclosed = evaluate_types([gold], {"pier": text})
    assert (total.gold, total.found, total.right, total.family) == (2, 1, 1, 1)
    assert by_label["poll"].found == 0
    assert disclosed["reply"].f1 == 1.0


def test_rows_are_read_packed_or_not(tmp_path: Path) -> None:
    line = json.dumps({"id": "a"}) + "\n"
    (tmp_path / "rows.jsonl").write_text(line + "\n", encoding="utf-8")
    with lzma.open(tmp_path / "rows.jsonl.xz", "wt", encoding="utf-8") as packed:
        packed.write(line)
    assert list(read_rows(tmp_path / "rows.jsonl")) == list(read_rows(tmp_path / "rows.jsonl.xz")) == [{"id": "a"}]


def test_faulty_articles_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE.replace("⟧ ⟦a1q", " ⟦a1q"), encoding="utf-8")
    assert [record["id"] for record in read_annotated(tmp_path)] == ["pier"]
    assert "b.txt" in capsys.readouterr().err


def test_the_command_prints_tables(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    text = "The pier is shut, Ilka Brandt said."
    spans = {"source": [[18, 29]], "cue": [[30, 34]], "content": [[0, 16]]}
    rows = {
        "types": {"id": "a", "mentions": [], "disclosures": []},
        "texts": {"id": "a", "text": text},
        "spans": {"id": "a", "text": text, "attributions": [spans]},
        "sentences": {"id": "a", "text": text, "sentences": [[0, 35, 1]]},
    }
    files = {name: tmp_path / f"{name}.jsonl" for name in rows}
    for name, path in files.items():
        path.write_text(json.dumps(rows[name]), encoding="utf-8")
    arguments = ["--own", folder, "--types", files["types"], files["texts"]]
    arguments += ["--attributions", files["spans"], "--sentences", files["sentences"]]
    result = CliRunner().invoke(evaluate_extraction, list(map(str, arguments)))
    assert result.exit_code == 0
    assert "named_official" in result.output
    assert "all mentions" in result.output
    perfect = [line for line in result.output.splitlines() if line.endswith("1.000")]
    assert {line.split(",")[0].split()[0] for line in perfect} >= {
        "source",
        "cue",
        "content",
        "attribution",
        "sentences",
    }


def test_the_command_needs_something_to_measure() -> None:
    assert CliRunner().invoke(evaluate_extraction, []).exit_code == 2


def test_predictions_keep_their_target() -> None:
    from service.article.article import Article

    spans = predicted_spans(
        Article("The builder declined to comment.", headline="Pier shut, minister Ilka Brandt says")
    )
    assert Labelled("reply", "body", 12, 31) in spans
