"""Bodies and people without a name who wish, favour or hear something are no sources (codebook 4.2)."""

from __future__ import annotations

import pytest

from service.article.article import Article
from service.extraction.extract import extract


@pytest.mark.parametrize(
    "sentence",
    [
        "The US expressed dissatisfaction with the visit.",
        "The union has demanded a new pier.",
        "The ministry praised the divers.",
        "The company would announce its plans in May.",
        "The ministry did not say who had paid.",
    ],
)
def test_who_states_nothing_is_no_source(sentence: str) -> None:
    assert extract(Article(sentence)).sources == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The US said the visit was a mistake.",
        "The union blamed the weather for the delay.",
        "The ministry would only say that the divers were safe.",
        "The ministry praised the divers, who it said had saved nine men.",
    ],
)
def test_who_states_something_is_one(sentence: str) -> None:
    assert [source.label for source in extract(Article(sentence)).sources] == ["organisation_statement"]


def test_whom_a_headline_tells_is_no_source() -> None:
    extraction = extract(Article("It rained all day in the town.", headline="Clerk took cash, jury told"))
    assert extraction.sources == ()


@pytest.mark.parametrize(
    "reason",
    [
        "because members who talk say they face dismissal",
        "because her contract says that staff who talk are dismissed",
    ],
)
def test_whom_a_reason_for_anonymity_names_is_no_source(reason: str) -> None:
    story = f"An official at the water board, who asked not to be named {reason}, said the dam leaked."
    extraction = extract(Article(story))
    assert [s.label for s in extraction.sources] == ["unnamed_official"]
    assert "anonymity_reason" in {e.label for e in extraction.evidence}
