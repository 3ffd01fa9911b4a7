"""The promises of docs/api.md about a score, each on a real answer."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.articles import BODY, HEADLINE


def post(client: FlaskClient, submission: dict[str, Any], **options: Any) -> dict[str, Any]:
    answer = client.post("/v1/scores", json=submission | {"options": options})
    assert answer.status_code == 200, answer.json
    body: dict[str, Any] = answer.json
    return body


def spans_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    attributed = (a[part] for a in answer["attributions"] for part in ("source", "cue", "content"))
    return [*answer["evidence"], *chain.from_iterable(attributed)]


def test_points_and_adjustments_add_up_to_the_value(client: FlaskClient, submission: dict[str, Any]) -> None:
    answer = post(client, submission)
    tenths = [round(10 * each["points"]) for each in (*answer["dimensions"], *answer["adjustments"])]
    assert sum(tenths) == round(10 * answer["score"]["value"])
    assert all(each["points"] == round(each["points"], 1) for each in answer["dimensions"])


def test_baseline_and_effects_add_up_to_the_level(client: FlaskClient, submission: dict[str, Any]) -> None:
    for dimension in post(client, submission)["dimensions"]:
        if dimension["applicable"]:
            thousandths = [round(1000 * driver["effect"]) for driver in dimension["drivers"]]
            assert round(1000 * dimension["baseline"]) + sum(thousandths) == round(1000 * dimension["level"])


def test_what_is_found_stands_on_the_page(client: FlaskClient, submission: dict[str, Any]) -> None:
    texts = {"headline": HEADLINE, "body": BODY}
    spans = spans_of(post(client, submission))
    assert len(spans) > 10
    for span in spans:
        assert span["exact"] == texts[span["target"]][span["start"] : span["end"]]


def test_prefix_and_suffix_surround_the_words(client: FlaskClient, submission: dict[str, Any]) -> None:
    texts = {"headline": HEADLINE, "body": BODY}
    for each in post(client, submission)["evidence"]:
        assert each["prefix"] + each["exact"] + each["suffix"] in texts[each["target"]]
        assert len(each["prefix"]) == min(16, each["start"])


def test_utf16_offsets_cut_the_same_words_in_javascript(client: FlaskClient, submission: dict[str, Any]) -> None:
    submission["article"]["body"] = "🛥️ 🌊 " + BODY.replace("crowns", "𝒸rowns")
    units = {target: submission["article"][target].encode("utf-16-le") for target in ("headline", "body")}
    moved = 0
    for span in spans_of(post(client, submission, offset_unit="utf16")):
        words = units[span["target"]][2 * span["start"] : 2 * span["end"]].decode("utf-16-le")
        assert span["exact"] == words
        moved += submission["article"]["body"].find(words) not in (-1, span["start"])
    assert moved


def test_evidence_is_sorted(client: FlaskClient, submission: dict[str, Any]) -> None:
    keys = [(e["target"] != "headline", e["start"], e["end"]) for e in post(client, submission)["evidence"]]
    assert keys == sorted(keys)


def test_references_lead_somewhere(client: FlaskClient, submission: dict[str, Any]) -> None:
    answer = post(client, submission)
    evidence, sources = ({each["id"] for each in answer[part]} for part in ("evidence", "sources"))
    attributions = {each["id"] for each in answer["attributions"]}
    assert {e["source_id"] for e in answer["evidence"]} - {None} <= sources
    assert {a["source_id"] for a in answer["attributions"]} - {None} <= sources
    assert set(chain.from_iterable(s["mentions"] for s in answer["sources"])) <= evidence
    drivers = chain.from_iterable(d["drivers"] for d in answer["dimensions"])
    assert set(chain.from_iterable(d["evidence"] for d in drivers)) <= evidence | sources | attributions


def test_text_describes_what_offsets_refer_to(client: FlaskClient, submission: dict[str, Any]) -> None:
    text = post(client, submission)["text"]
    assert text["offset_unit"] == "code_point"
    assert text["targets"] == {
        "headline": {"length": len(HEADLINE), "sha256": sha256(HEADLINE.encode()).hexdigest()},
        "body": {"length": len(BODY), "sha256": sha256(BODY.encode()).hexdigest()},
    }


def test_equal_requests_get_equal_bytes(client: FlaskClient, submission: dict[str, Any]) -> None:
    first, second = (client.post("/v1/scores", json=submission) for _ in range(2))
    assert first.data == second.data
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]


def test_result_id_names_the_request_and_the_model(client: FlaskClient, submission: dict[str, Any]) -> None:
    plain = post(client, submission)["result_id"]
    assert plain.startswith("sha256:")
    assert len(plain) == 71
    submission["article"]["slug"] = "not read"
    assert post(client, submission)["result_id"] == plain
    assert post(client, submission, offset_unit="utf16")["result_id"] != plain
    submission["article"]["body"] += " "
    assert post(client, submission)["result_id"] != plain


@pytest.mark.parametrize("part", ["evidence", "attributions", "sources"])
def test_only_the_parts_asked_for(client: FlaskClient, submission: dict[str, Any], part: str) -> None:
    answer = post(client, submission, include=[part])
    assert {"evidence", "attributions", "sources"} & set(answer) == {part}
    assert "drivers" not in answer["dimensions"][0]


def test_without_text_no_word_of_the_article_is_in_the_answer(client: FlaskClient, submission: dict[str, Any]) -> None:
    del submission["article"]["id"]
    answer = client.post("/v1/scores", json=submission | {"options": {"include_text": False}}).text
    for word in ("Voss", "Lantern", "Norddam", "dredging", "invoices", "clerks", "fear", "quay"):
        assert word not in answer


def test_a_pinned_model_scores(client: FlaskClient, submission: dict[str, Any]) -> None:
    assert post(client, submission, model="transparency@0.0.1") == post(client, submission)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Too short to rate.", "too_short"),
        (
            "Der Hafen von Selm hat für Arbeiten bezahlt, die niemand gemacht hat, sagt eine Beamtin. " * 8,
            "not_english",
        ),
    ],
)
def test_what_the_codebook_does_not_rate_gets_no_number(client: FlaskClient, body: str, reason: str) -> None:
    answer = post(client, {"article": {"body": body}})
    assert answer["score"]["band"] == "not_rated"
    assert answer["score"]["value"] is None
    assert answer["score"]["interval"] is None
    assert [warning["code"] for warning in answer["warnings"]] == [reason]
    assert answer["dimensions"] == []


def test_no_evidence_is_an_answer(client: FlaskClient) -> None:
    answer = post(client, {"article": {"body": "The road is closed and the sign has been taken down for now. " * 5}})
    assert answer["evidence"] == []
    assert answer["score"]["band"] in ("opaque", "thin")


def test_an_extraction_needs_no_model(client: FlaskClient, submission: dict[str, Any]) -> None:
    extraction = client.post("/v1/extractions", json=submission).json
    score = post(client, submission)
    for part in ("sources", "attributions", "evidence", "text"):
        assert extraction[part] == score[part]
    assert extraction["genre"] == "brief"
    assert extraction["flags"] == score["score"]["flags"]
    assert [f["name"] for f in extraction["features"]] == [
        f["name"] for f in client.get("/v1/features").json["features"]
    ]
