"""HTML, whole pages, ninjs and schema.org items in place of plain text; offsets refer to the text in the answer."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.schemas import requests
from tests.articles import BODY, HEADLINE

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))


def post(client: FlaskClient, article: dict[str, Any], **options: Any) -> dict[str, Any]:
    answer = client.post("/v1/scores", json={"article": article, "options": options})
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def test_html_gives_the_findings_of_its_text(client: FlaskClient) -> None:
    plain = post(client, {"headline": HEADLINE, "body": BODY})
    marked = post(client, {"headline": HEADLINE, "html": PARAGRAPHS})
    assert marked["text"]["targets"]["body"]["text"] == BODY
    assert marked["evidence"] == plain["evidence"]
    assert marked["sources"] == plain["sources"]


@pytest.mark.parametrize("unit", ["code_point", "utf16"])
def test_offsets_refer_to_the_text_in_the_answer(client: FlaskClient, unit: str) -> None:
    html = f"<p>🛥️ Boats.</p><script>x</script>{PARAGRAPHS}<aside>READ: 🌊 more</aside>"
    answer = post(client, {"headline": f"🌊 {HEADLINE}", "html": html}, offset_unit=unit)
    texts = {target: found["text"] for target, found in answer["text"]["targets"].items()}
    width, coding = (2, "utf-16-le") if unit == "utf16" else (4, "utf-32-le")
    coded = {target: text.encode(coding) for target, text in texts.items()}
    attributed = (a[part] for a in answer["attributions"] for part in ("source", "cue", "content"))
    for span in [*answer["evidence"], *chain.from_iterable(attributed)]:
        assert coded[span["target"]][width * span["start"] : width * span["end"]].decode(coding) == span["exact"]
    for target, found in answer["text"]["targets"].items():
        assert found["length"] * width == len(coded[target])


def test_links_are_evidence(client: FlaskClient) -> None:
    html = PARAGRAPHS + '<p>The invoices are <a href="https://lantern.example/invoices.pdf">here in full</a>.</p>'
    found = [e["exact"] for e in post(client, {"html": html})["evidence"] if e["label"] == "link"]
    assert "here in full" in found


def test_promotional_blocks_hold_no_source(client: FlaskClient) -> None:
    promo = "<aside class='promo'><p>Governor Ada Quill said on Monday that she would read everything.</p></aside>"
    exacts = {e["exact"] for e in post(client, {"html": PARAGRAPHS + promo})["evidence"]}
    assert not any("Quill" in exact for exact in exacts)


def test_with_include_text_false_not_even_made_text_is_given(client: FlaskClient) -> None:
    answer = client.post("/v1/scores", json={"article": {"html": PARAGRAPHS}, "options": {"include_text": False}}).text
    assert "dredging" not in answer


def test_ninjs_and_schema_org_give_the_same_result(client: FlaskClient) -> None:
    plain = post(client, {"id": "urn:x:1", "headline": HEADLINE, "body": BODY, "language": "en"})
    ninjs = {"uri": "urn:x:1", "headline": HEADLINE, "body_text": BODY, "language": "en", "type": "text"}
    schema_org = {"@type": "NewsArticle", "@id": "urn:x:1", "headline": HEADLINE, "articleBody": BODY}
    assert post(client, ninjs) == plain
    assert post(client, schema_org | {"inLanguage": "en"}) == plain


def test_of_a_whole_page_the_article_is_read(client: FlaskClient) -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li>Mayor Ada Quill said hello</li></ul></nav>"
    story = f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>"
    page = f"<!doctype html><html><head><title>T</title></head><body>{menu}{story}</body></html>"
    text = post(client, {"html": page})["text"]["targets"]["body"]["text"]
    assert "Harbour master Edda Voss told reporters on Monday" in text
    assert "Home" not in text


def test_without_the_extra_a_whole_page_is_refused(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.pages, "can_read_pages", lambda: False)
    answer = client.post("/v1/scores", json={"article": {"html": "<!doctype html><html><body><p>x</p></body></html>"}})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "whole_page"


@pytest.mark.parametrize(
    ("article", "pointer", "code"),
    [
        ({"body": "x", "html": "<p>x</p>"}, "/article/html", "conflict"),
        ({"html": "<p> </p><script>x</script>"}, "/article/html", "empty"),
        ({"html": "<div>" * 1_000 + "x"}, "/article/html", "too_deep"),
        ({"html": "<p>\ud800</p>"}, "/article/html", "lone_surrogate"),
        ({"html": 5}, "/article/html", "wrong_type"),
        ({"uri": "x", "bodies": [{"value": 5}]}, "/article/body", "wrong_type"),
        ({"articleBody": ["x"]}, "/article/body", "wrong_type"),
    ],
)
def test_faults(client: FlaskClient, article: dict[str, Any], pointer: str, code: str) -> None:
    answer = client.post("/v1/scores", json={"article": article})
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [(pointer, code)]
