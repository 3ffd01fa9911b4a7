"""Any text at all gets a score or a documented problem, and every promise of docs/api.md holds for it."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api.problems import CATALOGUE
from tests.articles import BODY

SENTENCES = st.sampled_from([sentence for paragraph in BODY.split("\n\n") for sentence in paragraph.split(". ")])
NOISE = st.text(max_size=40)
MARKS = st.sampled_from(
    ['"', "“", "”", "'", "’", "«", "\n", "\n\n", " ", ", ", ". ", ": ", "—", "(", "🛥️", "e\u0301", "\u202e", "שלום"]
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=300),
    st.lists(st.one_of(SENTENCES, NOISE, MARKS), max_size=40).map("".join),
    st.lists(SENTENCES, min_size=3, max_size=30).map(". ".join),
)
LANGUAGES = st.sampled_from(["en", "en-GB"])
SUBMISSIONS = st.fixed_dictionaries(
    {"body": TEXTS}, optional={"headline": NOISE, "id": st.text(max_size=20), "language": LANGUAGES}
)
UNITS = st.sampled_from(["code_point", "utf16"])


def check(client: FlaskClient, article: dict[str, Any], unit: str) -> None:
    body = json.dumps({"article": article, "options": {"offset_unit": unit}}).encode()
    answer = client.post("/v1/scores", data=body, content_type="application/json")
    if answer.status_code != 200:
        assert answer.status_code == 422, answer.json
        assert answer.json["type"].removeprefix("/problems/") in CATALOGUE
        return
    found = json.loads(answer.data)
    check_sums(found)
    check_spans(found, article, unit)


def check_sums(found: dict[str, Any]) -> None:
    value = found["score"]["value"]
    assert (value is None) == (found["score"]["band"] == "not_rated") == (not found["dimensions"])
    if value is None:
        assert found["warnings"]
        return
    assert 0 <= value <= 100
    assert 0 <= found["score"]["interval"]["low"] <= found["score"]["interval"]["high"] <= 100
    parts = (*found["dimensions"], *found["adjustments"])
    assert sum(round(10 * part["points"]) for part in parts) == round(10 * value)
    for dimension in found["dimensions"]:
        if dimension["applicable"]:
            thousandths = sum(round(1000 * driver["effect"]) for driver in dimension["drivers"])
            assert round(1000 * dimension["baseline"]) + thousandths == round(1000 * dimension["level"])


def check_spans(found: dict[str, Any], article: dict[str, Any], unit: str) -> None:
    width, coding = (2, "utf-16-le") if unit == "utf16" else (4, "utf-32-le")
    coded = {target: article.get(target, "").encode(coding) for target in ("headline", "body")}
    attributed = (a[part] for a in found["attributions"] for part in ("source", "cue", "content"))
    for span in chain(found["evidence"], *attributed):
        assert 0 <= span["start"] < span["end"]
        cut = coded[span["target"]][width * span["start"] : width * span["end"]]
        assert cut.decode(coding) == span["exact"]
    keys = [(e["target"] != "headline", e["start"], e["end"]) for e in found["evidence"]]
    assert keys == sorted(keys)


def run(client: FlaskClient, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(SUBMISSIONS, UNITS)
    def every(article: dict[str, Any], unit: str) -> None:
        check(client, article, unit)

    every()


def test_two_thousand_texts(client: FlaskClient) -> None:
    run(client, 2_000)


@pytest.mark.slow
def test_ten_thousand_texts(client: FlaskClient) -> None:
    run(client, 10_000)
