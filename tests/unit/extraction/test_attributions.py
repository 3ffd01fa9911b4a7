"""Who says it, by what words, and what: one piece of copy per way of attributing."""

from __future__ import annotations

import pytest

from tests.marked import marked, parts, read

# Each text: source, cue and content of its one attribution are marked, in that order of roles given beside it.
SINGLE = {
    "indirect": ("sqc", "⟦Deputy transport minister Ilse Marrow⟧ ⟦said⟧ ⟦the bridge would stay shut⟧."),
    "indirect with that": ("sqc", "⟦Marrow⟧ ⟦said⟧ ⟦that the bridge would stay shut⟧."),
    "direct, name last": ("csq", "⟦“We missed the deadline,”⟧ ⟦Colonel Tariq Benhaddou⟧ ⟦said⟧."),
    "direct, inverted": (
        "cqs",
        "⟦“We missed the deadline,”⟧ ⟦said⟧ ⟦Tariq Benhaddou, who commands the northern garrison⟧.",
    ),
    "straight marks": ("csq", '⟦"We missed the deadline,"⟧ ⟦Colonel Tariq Benhaddou⟧ ⟦said⟧.'),
    "single marks": ("csq", "⟦‘We missed the deadline and we are sorry,’⟧ ⟦Colonel Benhaddou⟧ ⟦said⟧."),
    "parenthetical": ("csq", "⟦The bridge would stay shut until May⟧, ⟦the ministry⟧ ⟦said⟧."),
    "according to, last": ("cqs", "⟦The bridge will stay shut until May⟧, ⟦according to⟧ ⟦the port authority⟧."),
    "according to, first": ("qsc", "⟦According to⟧ ⟦the port authority⟧, ⟦the bridge will stay shut until May⟧."),
    "mixed": ("sqc", "⟦The mayor⟧ ⟦called⟧ ⟦the plan “a start, and no more than that”⟧."),
    "told somebody": ("sqc", "⟦A clerk⟧ ⟦told⟧ reporters ⟦that the ledger was gone⟧."),
    "auxiliary and adverb": ("sqc", "⟦The union⟧ ⟦has repeatedly warned⟧ ⟦that the crane was loose⟧."),
    "document": ("sqc", "⟦The audit office’s annual report⟧ ⟦shows⟧ ⟦that fourteen lifts failed⟧."),
    "fronted phrase": ("sqc", "In a statement on Monday, ⟦the airline⟧ ⟦said⟧ ⟦no passenger data was lost⟧."),
    "passive with agent": ("cqs", "⟦The resignation⟧ ⟦was first reported⟧ by ⟦the Baltic Courier⟧."),
    "belief": ("sqc", "⟦Marrow⟧ ⟦believes⟧ ⟦the bridge will hold⟧."),
    "intention": ("sqc", "⟦Marrow⟧ ⟦vowed⟧ ⟦to reopen the bridge⟧."),
}
ROLE = {"s": 0, "q": 1, "c": 2}


@pytest.mark.parametrize("name", SINGLE)
def test_one_attribution(name: str) -> None:
    order, copy = SINGLE[name]
    expected = marked(copy)
    extraction = read(expected.text)
    wanted = tuple(expected.spans[order.index(role)] for role in "sqc")
    assert wanted in [parts(extraction, attribution) for attribution in extraction.attributions]


@pytest.mark.parametrize(
    ("kind", "copy"),
    [
        ("direct", "“It is over,” Rowe said."),
        ("indirect", "Rowe said it was over."),
        ("mixed", "Rowe said it was “over and done with, for good”."),
        ("belief", "Rowe believes it is over."),
        ("intention", "Rowe promised to stop."),
    ],
)
def test_kind(kind: str, copy: str) -> None:
    assert [a.kind for a in read(copy).attributions] == [kind]


def test_a_quotation_that_goes_on_behind_the_speaker_is_one_attribution() -> None:
    extraction = read("“We waited,” Rowe said. “Nobody came. Then the lights went out.”")
    assert [parts(extraction, a)[2] for a in extraction.attributions] == [
        "“We waited,” … “Nobody came. Then the lights went out.”"
    ]


def test_a_quotation_over_several_paragraphs_keeps_its_speaker() -> None:
    extraction = read(
        "“We waited,” Rowe said. “Nobody came.\n\n“Then the lights went out and we left by the back stairs.”"
    )
    assert len(extraction.attributions) == 1
    assert "back stairs" in parts(extraction, extraction.attributions[0])[2]


def test_the_subject_of_the_sentence_is_the_source_of_what_it_adds() -> None:
    extraction = read("Rowe said the bridge was shut, adding that the ferry would run.")
    assert [parts(extraction, a)[0] for a in extraction.attributions] == ["Rowe", "Rowe"]


def test_typographic_marks_change_nothing() -> None:
    curly = read("“It’s over,” Rowe said. “We’re going home.”")
    straight = read('"It\'s over," Rowe said. "We\'re going home."')
    assert [(a.kind, a.source, a.cue, a.content) for a in curly.attributions] == [
        (a.kind, a.source, a.cue, a.content) for a in straight.attributions
    ]


@pytest.mark.parametrize(
    "copy",
    [
        "All told, nine ferries were late.",
        "Everything went according to plan.",
        "The striker rejected a new contract.",
        "READ: Five things the minister said on Monday",
        "The Wire was his favourite series.",
        "They sat at the food court and watched the guests filing in to dinner.",
    ],
)
def test_words_that_only_look_like_attribution(copy: str) -> None:
    assert [
        a.rule for a in read(copy).attributions if a.kind in ("direct", "indirect", "mixed") and a.rule != "cues.judge"
    ] == []


def test_scare_quotes_are_nobodys_speech() -> None:
    assert read("The paper, known as a “blue sheet”, lay on the desk.").attributions == ()
