"""Items of newsroom formats are read as they are."""

from __future__ import annotations

from typing import Any

import pytest

from service.article.formats import own_members

OWN = {"id": "urn:x:1", "language": "en", "headline": "Dam was unsafe", "body": "A memo says so."}
HTML = {"id": "urn:x:1", "language": "en", "headline": "Dam was unsafe", "html": "<p>A memo says so.</p>"}
NINJS_1 = {"uri": "urn:x:1", "type": "text", "language": "en", "headline": "Dam was unsafe"}
BODIES = [
    {"role": "main", "contentType": "text/plain", "value": "A memo says so."},
    {"role": "summary", "contentType": "text/html", "value": "<p>Short.</p>"},
    {"role": "main", "contentType": "text/html", "value": "<p>A memo says so.</p>"},
]
HEADLINES = [{"role": "seo", "value": "Dam unsafe memo"}, {"role": "main", "value": "Dam was unsafe"}]
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "urn:x:1",
    "headline": "Dam was unsafe",
    "inLanguage": "en",
    "articleBody": "A memo says so.",
    "author": [{"@type": "Person", "name": "A. Writer"}],
}


@pytest.mark.parametrize(
    ("item", "members"),
    [
        (NINJS_1 | {"body_text": "A memo says so."}, OWN),
        (NINJS_1 | {"body_html": "<p>A memo says so.</p>"}, HTML),
        (NINJS_1 | {"body_text": "A memo says so.", "body_xhtml": "<p>A memo says so.</p>"}, HTML),
        (NINJS_1 | {"body_custom": "A memo says so."}, OWN),
        ({"uri": "urn:x:1", "language": "en", "bodies": BODIES, "headlines": HEADLINES}, HTML),
        ({"uri": "urn:x:1", "language": "en", "bodies": BODIES[:1], "headlines": HEADLINES}, OWN),
        (
            {
                "uri": "urn:x:1",
                "language": "en",
                "bodies": [{"contenttype": "text/plain", "value": "A memo says so."}],
                "headlines": [{"role": "main", "contenttype": "text/plain", "value": "Dam was unsafe"}],
            },
            OWN,
        ),
        (SCHEMA_ORG, OWN),
        (SCHEMA_ORG | {"inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"}}, OWN),
        (SCHEMA_ORG | {"inLanguage": "English"}, OWN),
        (SCHEMA_ORG | {"articleBody": "<p>A memo says so.</p>"}, HTML),
        (SCHEMA_ORG | {"identifier": {"@type": "PropertyValue", "value": "urn:x:1"}, "@id": "other"}, OWN),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, SCHEMA_ORG]}, OWN),
    ],
)
def test_items(item: dict[str, Any], members: dict[str, Any]) -> None:
    assert own_members(item) == members


@pytest.mark.parametrize("item", [OWN, HTML, {}, {"body": None}, {"@graph": [1]}, {"byline": "x"}])
def test_own_members_and_others_are_left_as_they_are(item: dict[str, Any]) -> None:
    assert own_members(item) == item


@pytest.mark.parametrize(
    "item",
    [
        {"bodies": "x"},
        {"bodies": [1, {"value": 2}]},
        {"bodies": []},
        {"articleBody": [1]},
        {"body_text": 5, "headline": []},
        {"articleBody": "x", "inLanguage": [1], "identifier": [2]},
        {"bodies": [{"contentType": 1, "value": "x"}], "headlines": {"a": 1}},
    ],
)
def test_wrong_types_are_handed_on(item: dict[str, Any]) -> None:
    assert set(own_members(item)) >= {"headline"}


def test_a_long_uri_is_no_id() -> None:
    assert own_members(NINJS_1 | {"uri": "urn:" + "x" * 300, "body_text": "x"})["id"] is None
