"""Who is a source and who is none: speaker labels, minds read by the writer, words that are nobody."""

from __future__ import annotations

import pytest

from service.article.article import Article
from service.extraction.extract import extract

TRANSCRIPT = """The harbour master, Ida Roth-Hale, has run the port for nine years.

Q: You closed the lock. Why?

ROTH-HALE: Because the gate was cracked. He said, can it wait, and I said no.

Q: Who knew?

ROTH-HALE: The board knew. Nobody wrote it down.
"""


def sources(body: str) -> list[tuple[str, str | None]]:
    return [(s.label, s.name) for s in extract(Article(body)).sources]


def test_a_label_before_a_colon_is_the_speaker_of_its_paragraph() -> None:
    extraction = extract(Article(TRANSCRIPT))
    turns = [a for a in extraction.attributions if a.rule == "turns.speaker"]
    assert [a.source_id for a in turns] == ["s1", "s1"]
    assert extraction.sources[0].name == "Ida Roth-Hale"
    assert len(extraction.attributions) == len(turns)


@pytest.mark.parametrize(
    "body",
    [
        "The party never learns. Ruth Abend wants the chair and knows the price.",
        "You said it would rain. They said so too.",
        "It emerged that the prospect of a strike said little.",
    ],
)
def test_minds_and_words_without_a_bearer_are_no_sources(body: str) -> None:
    assert not [label for label, _ in sources(body) if label.startswith(("named", "unnamed", "organisation"))]


def test_a_relative_clause_belongs_to_its_subject() -> None:
    assert sources("A driver who was on the line that week said the signal was dark.") == [("unnamed_described", None)]


def test_a_retold_pronoun_is_the_same_statement() -> None:
    extraction = extract(Article("Ruth Abend said she had asked for a survey."))
    assert len(extraction.evidence) == 1


def test_who_sets_terms_is_the_unnamed_person_told_of_before() -> None:
    body = "A clerk at the ministry said the file had moved. She asked not to be named because she feared dismissal."
    assert len([s for s in extract(Article(body)).sources if s.label.startswith("unnamed")]) == 1
    assert extract(Article(body)).sources[0].reason == "specific"


def test_knights_go_by_their_first_names() -> None:
    body = "Sir Aubrey Marrow, the health secretary, said no.\n\nSir Aubrey said the ward was shut."
    assert sources(body) == [("named_official", "Aubrey Marrow")]


def test_minds_and_deeds_are_evidence_without_a_source() -> None:
    extraction = extract(Article("Ruth Abend embraced the plan. The Selm Port Authority approved the sale."))
    assert extraction.sources == ()
    assert {(e.label, e.source_id) for e in extraction.evidence} >= {
        ("named_person", None),
        ("organisation_statement", None),
    }


def test_what_a_source_does_besides_is_no_claim_of_theirs() -> None:
    extraction = extract(Article("Ruth Abend said the wall was cracked.\n\nAbend embraced the plan."))
    assert [len(source.attributions) for source in extraction.sources] == [1]
    assert [e.source_id for e in extraction.evidence if e.label == "named_person"] == ["s1", None]
