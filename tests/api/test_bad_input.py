"""Whatever is sent, the answer is a problem document that says what to do, or a documented abstention; never a 500."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.problems import CATALOGUE

SECRET = "Zyxwvut"


def send(client: FlaskClient, body: bytes, **headers: str) -> TestResponse:
    return client.post("/v1/scores", data=body, content_type="application/json", headers=headers)


def problem(answer: TestResponse, name: str) -> dict[str, Any]:
    """The problem document of an answer, held to what every one of them promises."""
    document: dict[str, Any] = json.loads(answer.data)
    assert document["type"] == f"/problems/{name}"
    assert answer.status_code == document["status"] == CATALOGUE[name].status
    assert answer.mimetype == "application/problem+json"
    assert document["request_id"] == answer.headers["X-Request-Id"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert SECRET not in answer.text
    return document


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "a value is missing"),
        (f"{SECRET} said".encode(), "a value is missing"),
        (b'{"article": {"body": "Zyxwvut', "never closed"),
        (b'{"article": {"body": "Zyxwvut\nsaid"}}', "control character"),
        (b'{"article": {"body": "Zyxwvut", "body": "Zyxwvut"}}', "two members"),
        (b'{"article": {"body": NaN}}', "NaN"),
        (b'{"article": {"words": -Infinity}}', "Infinity"),
        (b'{"article": {"words": 1e999}}', "too large"),
        (b'{"article": {"words": ' + b"9" * 5_000 + b"}}", "40 characters"),
        (b"[" * 50_000, "32 deep"),
        (b'{"article": ' * 4_000, "32 deep"),
        ('{"article": {"body": "Zyxwvut é"}}'.encode("latin-1"), "byte 30 is not UTF-8"),
        ('{"article": {"body": "Zyxwvut"}}'.encode("utf-16"), "not UTF-8"),
        (b'{"article": {"body": "Zyxwvut"}} {}', "more than one"),
    ],
)
def test_what_is_not_json(client: FlaskClient, body: bytes, reason: str) -> None:
    assert reason in problem(send(client, body), "malformed-json")["detail"]


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        (None, [("", "wrong_type")]),
        ([], [("", "wrong_type")]),
        ({}, [("/article", "required")]),
        ({"article": SECRET}, [("/article", "wrong_type")]),
        ({"article": {}}, [("/article/body", "required")]),
        ({"article": {"body": None}}, [("/article/body", "required")]),
        ({"article": {"body": [SECRET]}}, [("/article/body", "wrong_type")]),
        ({"article": {"body": ""}}, [("/article/body", "empty")]),
        ({"article": {"body": " \n\t\u2003"}}, [("/article/body", "empty")]),
        ({"article": {"body": SECRET, "headline": 1}}, [("/article/headline", "wrong_type")]),
        ({"article": {"body": SECRET, "id": "x" * 201}}, [("/article/id", "too_long")]),
        (
            {"article": {"body": SECRET, "language": "the tongue of " + SECRET}},
            [("/article/language", "not_a_language")],
        ),
        ({"article": {"body": f"{SECRET} \ud800 said"}}, [("/article/body", "lone_surrogate")]),
        ({"article": {"body": SECRET, "headline": "\udc00"}}, [("/article/headline", "lone_surrogate")]),
        ({"article": {"body": SECRET, "id": "\udc00"}}, [("/article/id", "lone_surrogate")]),
        ({"article": {"body": f"{SECRET}\0"}}, [("/article/body", "control_character")]),
        ({"article": {"body": f"\x1b[31m{SECRET}"}}, [("/article/body", "control_character")]),
        ({"article": {"body": f"\x93{SECRET}\x94"}}, [("/article/body", "control_character")]),
        ({"article": {"body": SECRET}, "option": {}}, [("/option", "unknown_member")]),
        ({"article": {"body": SECRET}, "options": {"modle": "x"}}, [("/options/modle", "unknown_member")]),
        ({"article": {"body": SECRET}, "options": {f"{SECRET} said": 1}}, [("/options/?", "unknown_member")]),
        ({"article": {"body": SECRET}, "options": {"model": SECRET}}, [("/options/model", "not_a_model")]),
        ({"article": {"body": SECRET}, "options": {"offset_unit": SECRET}}, [("/options/offset_unit", "not_a_choice")]),
        ({"article": {"body": SECRET}, "options": {"include": "evidence"}}, [("/options/include", "wrong_type")]),
        ({"article": {"body": SECRET}, "options": {"include": [SECRET]}}, [("/options/include/0", "not_a_choice")]),
        ({"article": {"body": SECRET}, "options": {"include_text": 1}}, [("/options/include_text", "wrong_type")]),
        (
            {"article": {"headline": 1}, "options": {"include_text": "no"}},
            [
                ("/article/body", "required"),
                ("/article/headline", "wrong_type"),
                ("/options/include_text", "wrong_type"),
            ],
        ),
    ],
)
def test_what_has_the_wrong_form(client: FlaskClient, value: Any, faults: list[tuple[str, str]]) -> None:
    document = problem(send(client, json.dumps(value).encode()), "invalid-request")
    assert [(error["pointer"], error["code"]) for error in document["errors"]] == faults
    assert all(len(error["detail"]) > 20 for error in document["errors"])


def test_every_fault_of_a_text_is_listed_at_once(client: FlaskClient) -> None:
    article = {"body": f"{SECRET}\x07", "headline": f"{SECRET}\x00"}
    errors = problem(send(client, json.dumps({"article": article}).encode()), "invalid-request")["errors"]
    assert [(error["pointer"], error["detail"][:20]) for error in errors] == [
        ("/article/headline", "U+0000 at character "),
        ("/article/body", "U+0007 at character "),
    ]


def test_members_of_an_article_that_are_not_known_are_let_pass(client: FlaskClient, submission: dict[str, Any]) -> None:
    submission["article"] |= {"byline": ["a", {"b": None}], "wordcount": 3, "$schema": "x"}
    assert send(client, json.dumps(submission).encode()).status_code == 200


def test_null_is_like_absent(client: FlaskClient, submission: dict[str, Any]) -> None:
    plain = send(client, json.dumps({"article": {"body": submission["article"]["body"]}}).encode())
    article = {"body": submission["article"]["body"], "id": None, "headline": None, "language": None}
    options = dict.fromkeys(("model", "offset_unit", "include", "include_text"))
    assert send(client, json.dumps({"article": article, "options": options}).encode()).data == plain.data
    assert send(client, json.dumps({"article": article, "options": None}).encode()).data == plain.data


def test_a_byte_order_mark_is_let_pass(client: FlaskClient, submission: dict[str, Any]) -> None:
    body = json.dumps(submission).encode()
    assert send(client, b"\xef\xbb\xbf" + body).data == send(client, body).data


@pytest.mark.parametrize("language", ["de", "fr-CA", "zh_Hans"])
def test_another_language(client: FlaskClient, submission: dict[str, Any], language: str) -> None:
    submission["article"]["language"] = language
    assert problem(send(client, json.dumps(submission).encode()), "unsupported-language")["supported"] == ["en"]


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US", "EN", "und"])
def test_english_by_any_tag(client: FlaskClient, submission: dict[str, Any], language: str) -> None:
    submission["article"]["language"] = language
    assert send(client, json.dumps(submission).encode()).status_code == 200


def test_a_body_of_ten_megabytes(client: FlaskClient) -> None:
    body = json.dumps({"article": {"body": f"{SECRET} " * 1_250_000}}).encode()
    document = problem(send(client, body), "too-large")
    assert (document["limit"], document["received"], document["unit"]) == (60_000, len(body), "bytes")


def test_a_body_without_a_stated_length(client: FlaskClient) -> None:
    body = json.dumps({"article": {"body": f"{SECRET} " * 10_000}}).encode()
    answer = client.post(
        "/v1/scores",
        input_stream=BytesIO(body),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
        headers={"Transfer-Encoding": "chunked"},
    )
    document = problem(answer, "too-large")
    assert (document["limit"], document["received"], document["unit"]) == (60_000, None, "bytes")


def test_a_length_that_no_number_holds(client: FlaskClient, capfd: pytest.CaptureFixture[str]) -> None:
    """gunicorn lets it pass; neither the answer nor the log line may fail over it."""
    length = {"CONTENT_LENGTH": "9" * 20}
    sent = {"input_stream": BytesIO(SECRET.encode()), "content_type": "application/json"}
    document = problem(client.post("/v1/scores", **sent, environ_overrides=length), "too-large")
    assert document["received"] is None
    assert client.get("/livez", environ_overrides=length).status_code == 200
    assert "Traceback" not in "".join(capfd.readouterr())


def test_of_very_many_faults_the_first_are_listed(client: FlaskClient) -> None:
    options = {f"{name}": 1 for name in range(5_000)}
    document = problem(
        send(client, json.dumps({"article": {"body": "x"}, "options": options}).encode()), "invalid-request"
    )
    assert len(document["errors"]) == 100
    assert "4900 more" in document["detail"]


def test_an_article_that_is_too_long(client: FlaskClient) -> None:
    document = problem(send(client, json.dumps({"article": {"body": "x" * 20_001}}).encode()), "too-large")
    assert (document["limit"], document["received"], document["unit"]) == (20_000, 20_001, "characters")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        {},
    ],
)
def test_another_media_type(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/v1/scores", data=b'{"article": {"body": "Zyxwvut"}}', headers=headers)
    assert problem(answer, "unsupported-media-type")["supported"] == ["application/json"]
    assert answer.headers["Accept-Post"] == "application/json"


def test_an_answer_that_is_not_accepted(client: FlaskClient, submission: dict[str, Any]) -> None:
    answer = client.post("/v1/scores", json=submission, headers={"Accept": "application/xml, text/html;q=0.9"})
    assert problem(answer, "not-acceptable")["supported"] == ["application/json"]


@pytest.mark.parametrize("accept", ["application/json", "application/*", "text/html, */*;q=0.1", ""])
def test_answers_that_are_accepted(client: FlaskClient, submission: dict[str, Any], accept: str) -> None:
    assert client.post("/v1/scores", json=submission, headers={"Accept": accept}).status_code == 200


def test_an_unknown_model(client: FlaskClient, submission: dict[str, Any]) -> None:
    answer = send(client, json.dumps(submission | {"options": {"model": "transparency@9.9.9"}}).encode())
    assert problem(answer, "unknown-model")["available"] == ["transparency@0.0.1"]


def test_a_withdrawn_model(client: FlaskClient, submission: dict[str, Any]) -> None:
    answer = send(client, json.dumps(submission | {"options": {"model": "transparency@0.0.0"}}).encode())
    assert problem(answer, "model-withdrawn")["successor"] == "transparency@0.0.1"


def test_an_unknown_address(client: FlaskClient) -> None:
    problem(client.get(f"/v1/{SECRET}"), "not-found")
    problem(client.get(f"/problems/{SECRET}"), "not-found")


def test_another_method_keeps_allow(client: FlaskClient) -> None:
    answer = client.get("/v1/scores")
    problem(answer, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_any_method_on_any_route_is_answered(client: FlaskClient, method: str) -> None:
    rules = [rule.rule.replace("<version>", "0.0.1") for rule in client.application.url_map.iter_rules()]
    for path in [rule for rule in rules if "<" not in rule]:
        answer = client.open(path, method=method)
        assert answer.status_code in (200, 405), path
        assert answer.headers["X-Request-Id"]
        if answer.status_code == 405:
            assert answer.mimetype == "application/problem+json"
            assert answer.headers["Allow"]
