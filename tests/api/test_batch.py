"""Many articles in one request: each answered as if it had come alone, whatever happens to the others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.app import create_app
from service.api.state import make_state
from service.scoring.registry import Registry
from service.settings import Settings
from tests.articles import BODY, HEADLINE

GOOD = {"id": "good", "headline": HEADLINE, "body": BODY}
BAD = {"id": "bad", "bdy": "x"}
GERMAN = {"id": "german", "body": BODY, "language": "de"}


def post_lines(client: FlaskClient, *lines: Any, **headers: str) -> TestResponse:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return client.post("/v1/scores/batch", data=text.encode(), content_type="application/x-ndjson", headers=headers)


def test_every_article_gets_its_own_answer_in_order(client: FlaskClient) -> None:
    answer = client.post("/v1/scores/batch", json={"articles": [GOOD, BAD, 5, GERMAN, GOOD]})
    assert answer.status_code == 207
    items = answer.json["items"]
    assert [(item["status"], item["id"]) for item in items] == [
        (200, "good"),
        (422, "bad"),
        (422, None),
        (422, "german"),
        (200, "good"),
    ]
    assert items[0]["result"] == client.post("/v1/scores", json={"article": GOOD}).json
    assert items[1]["problem"]["errors"][0]["pointer"] == "/body"
    assert items[3]["problem"]["type"] == "/problems/unsupported-language"
    assert answer.json["summary"] == {"total": 5, "succeeded": 2, "failed": 3}


def test_options_are_for_all(client: FlaskClient) -> None:
    options = {"offset_unit": "utf16", "include": ["sources"]}
    answer = client.post("/v1/scores/batch", json={"articles": [GOOD, GOOD], "options": options})
    single = client.post("/v1/scores", json={"article": GOOD, "options": options}).json
    assert [item["result"] for item in answer.json["items"]] == [single, single]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ([], [""]),
        ({}, ["/articles"]),
        ({"articles": []}, ["/articles"]),
        ({"articles": GOOD}, ["/articles"]),
        ({"articles": [GOOD], "option": {}}, ["/?"]),
        ({"articles": [GOOD], "options": {"modle": 1}}, ["/options/modle"]),
        ({"articles": [GOOD], "options": 5}, ["/options"]),
    ],
)
def test_a_batch_of_the_wrong_form(client: FlaskClient, body: Any, pointers: list[str]) -> None:
    answer = client.post("/v1/scores/batch", json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == pointers


def test_lines_are_answered_by_lines(client: FlaskClient) -> None:
    answer = post_lines(client, GOOD, "", {"article": GOOD, "options": {"include": []}}, "{", BAD, " ")
    assert answer.status_code == 200
    assert answer.mimetype == "application/x-ndjson"
    first, second, third, fourth, summary = answer.data.splitlines()
    assert first == client.post("/v1/scores", json={"article": GOOD}).data
    assert second == client.post("/v1/scores", json={"article": GOOD, "options": {"include": []}}).data
    assert json.loads(third)["type"] == "/problems/malformed-json"
    assert (json.loads(third)["line"], json.loads(third)["id"]) == (4, None)
    assert (json.loads(fourth)["line"], json.loads(fourth)["id"]) == (5, "bad")
    assert json.loads(summary) == {"summary": {"total": 4, "succeeded": 2, "failed": 2}}
    assert answer.data.endswith(b"\n")


def test_lines_are_streamed(client: FlaskClient) -> None:
    answer = post_lines(client, *[GOOD] * 3)
    assert answer.is_streamed
    assert len(list(answer.iter_encoded())) == 4


def test_an_empty_stream_has_a_summary(client: FlaskClient) -> None:
    assert post_lines(client, "").json is None
    assert json.loads(post_lines(client, "").data)["summary"]["total"] == 0


def test_a_line_that_is_too_long(client: FlaskClient) -> None:
    answer = post_lines(client, {"body": "x" * 60_001}, GOOD)
    problem, result, _ = map(json.loads, answer.data.splitlines())
    assert (problem["type"], problem["limit"], problem["line"]) == ("/problems/too-large", 60_000, 1)
    assert result["id"] == "good"


@pytest.fixture
def small(registry: Registry) -> Flask:
    return create_app(make_state(Settings(max_batch_items=2, max_batch_bytes=20_000), registry))


def test_too_many_articles(small: Flask) -> None:
    client = small.test_client()
    answers = [client.post("/v1/scores/batch", json={"articles": [GOOD] * 3}), post_lines(client, *[GOOD] * 3)]
    for answer in answers:
        assert answer.status_code == 413
        assert (answer.json["limit"], answer.json["received"], answer.json["unit"]) == (2, 3, "articles")


def test_too_large_a_batch(small: Flask) -> None:
    answer = small.test_client().post("/v1/scores/batch", json={"articles": [{"body": "x" * 20_000}]})
    assert answer.status_code == 413


def test_another_media_type(client: FlaskClient) -> None:
    answer = client.post("/v1/scores/batch", data="x", content_type="text/csv")
    assert answer.status_code == 415
    assert answer.json["supported"] == ["application/json", "application/x-ndjson"]


def test_an_answer_that_is_not_accepted(client: FlaskClient) -> None:
    assert post_lines(client, GOOD, Accept="application/json").status_code == 406
    assert post_lines(client, GOOD, Accept="application/x-ndjson").status_code == 200


def test_every_place_at_the_gate_is_given_back(client: FlaskClient, app: Flask) -> None:
    for _ in range(40):
        post_lines(client, GOOD, BAD).close()
        client.post("/v1/scores/batch", json={"articles": []})
    assert client.post("/v1/scores", json={"article": GOOD}).status_code == 200
