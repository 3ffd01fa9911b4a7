"""Every lexicon entry proves itself: its examples are found where they are marked, its counter-examples are not."""

from __future__ import annotations

import re

import pytest

from service.extraction.lexicon import Entry, entries, families
from service.extraction.lexicon.inflection import inflect
from tests.marked import marked

ALL = list(entries())


def found(entry: Entry, text: str) -> list[str]:
    lower = text.lower().translate(str.maketrans("’‘“”", "''\"\""))
    hits = []
    for form in entry.forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", lower):
            if (span := entry.match(lower, *match.span())) is not None:
                hits.append(text[slice(*span)])
    return hits


@pytest.mark.parametrize("entry", ALL, ids=lambda e: e.id)
def test_examples_are_found_where_they_are_marked(entry: Entry) -> None:
    assert entry.example, "an entry needs an example"
    for example in map(marked, entry.example):
        assert example.spans, "an example needs its words marked"
        assert set(example.spans) <= set(found(entry, example.text))


@pytest.mark.parametrize("entry", ALL, ids=lambda e: e.id)
def test_counter_examples_are_left_alone(entry: Entry) -> None:
    assert entry.counter_example, "an entry needs a counter-example"
    assert [hit for text in entry.counter_example for hit in found(entry, text)] == []


def test_ids_are_unique_and_begin_with_their_family() -> None:
    ids = [entry.id for entry in ALL]
    assert len(ids) == len(set(ids))
    assert {entry.id.split(".")[0] for entry in ALL} == set(families())
    assert all(entry.id.startswith(f"{entry.family}.") for entry in ALL)


def test_forms_are_lower_case() -> None:
    assert [form for entry in ALL for form in entry.forms if form != form.lower()] == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say:said", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("quip:quipped", {"quip", "quips", "quipped", "quipping"}),
        ("write:wrote:written", {"write", "writes", "wrote", "written", "writing"}),
        ("point out", {"point out", "points out", "pointed out", "pointing out"}),
    ],
)
def test_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    assert set(inflect(verb)) == forms
