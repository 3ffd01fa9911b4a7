"""Who says it, by what words, and what: one piece of copy per way of attributing."""

from __future__ import annotations

from time import process_time

import pytest

from service.article.article import Article
from service.extraction import clause
from service.extraction.attributions import find_attributions
from service.extraction.extract import extract
from service.extraction.names import find_names
from service.extraction.quotations import find_quotations
from service.extraction.reading import read as read_article
from service.extraction.scan import scan
from service.extraction.sentences import find_sentences
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
SINGLE |= {
    "cue in the midst of its content": ("csqc", "⟦The bridge⟧, ⟦Marrow⟧ ⟦said⟧, ⟦would stay shut⟧."),
    "as-clause, first": ("sqc", "As ⟦the gazette⟧ ⟦noted⟧, ⟦the bridge was shut⟧."),
    "as-clause, last": ("csq", "⟦The bridge was shut⟧, as ⟦Marrow⟧ ⟦has often acknowledged⟧."),
    "relative clause around a quotation": ("sqc", "⟦Marrow⟧, who calls it “a sham,” ⟦said⟧ ⟦the bridge would hold⟧."),
    "circumstance after the name": ("sqc", "⟦Marrow⟧, speaking to clerks in Selm, ⟦said⟧ ⟦the bridge would hold⟧."),
    "apposition with a clause before it": (
        "sqc",
        "After two clerks were sent home, ⟦Ilse Marrow, the port’s director⟧, ⟦said⟧ ⟦the bridge would hold⟧.",
    ),
    "name and apposition behind their words": (
        "csq",
        "⟦The bridge will stay shut for a year⟧, ⟦Ilse Marrow, the port’s director⟧, ⟦said⟧ on Monday.",
    ),
    "name and relative clause behind their words": (
        "csq",
        "⟦The bridge, which is old, will stay shut⟧, ⟦engineer Milo Dunn, who led the survey⟧, ⟦said⟧.",
    ),
    "briefed people behind according to": (
        "cqs",
        "⟦The deal is near⟧, ⟦according to⟧ ⟦two people briefed on the talks⟧.",
    ),
    "quoted as saying": ("csq", "⟦The attack was foiled⟧, the agency quoted ⟦Colonel Rasul Dar⟧ as ⟦saying⟧."),
    "was quoted by an agency as saying": (
        "sqc",
        "⟦Colonel Rasul Dar⟧ was quoted by the agency as ⟦saying⟧ ⟦that it was foiled⟧.",
    ),
    "plural noun and a verb like a noun": ("csq", "⟦The project will create 900 jobs⟧, ⟦developers⟧ ⟦claim⟧."),
    "released on a day by an office": ("sqc", "⟦Data released on Friday by the office⟧ ⟦showed⟧ ⟦that prices fell⟧."),
    "channel and an afterthought": (
        "csq",
        "⟦The losses were small⟧, ⟦a spokesman⟧ ⟦said⟧ by telephone, though he gave no figure.",
    ),
    "a day between name and verb": ("sqc", "⟦Ilse Marrow⟧ on Tuesday ⟦said⟧ ⟦the bridge would hold⟧."),
    "late on a day": ("sqc", "⟦The ministry⟧ late Tuesday ⟦said⟧ ⟦the bridge would hold⟧."),
    "told on a conference call": ("sqc", "⟦Marrow⟧ ⟦told⟧ clerks on a conference call ⟦that demand was soft⟧."),
    "restrictive relative": ("sqc", "Even ⟦clerks who praised the plan⟧ ⟦warned⟧ ⟦that the bridge would not hold⟧."),
    "counted source": ("sqc", "⟦Three of the five clerks polled⟧ ⟦said⟧ ⟦the bridge would hold⟧."),
    "brackets": ("sqc", "⟦Ilse Marrow (Selm)⟧ ⟦said⟧ ⟦the bridge would hold⟧."),
    "inverted in the midst of a sentence": (
        "cqs",
        "⟦The bridge would hold⟧, ⟦said⟧ ⟦Ilse Marrow, the port’s director⟧.",
    ),
    "participle, first": ("qcs", "⟦Noting⟧ ⟦that it had rained⟧, ⟦Marrow⟧ shut the bridge."),
    "participle with its own subject": ("sqc", "The day ended with ⟦Marrow⟧ ⟦calling for⟧ ⟦a new bridge⟧."),
    "chain of verbs": ("sqc", "⟦Marrow⟧ ⟦went on to say⟧ ⟦that the bridge would hold⟧."),
    "progressive": ("sqc", "⟦Marrow⟧ ⟦is telling⟧ clerks ⟦that the bridge will hold⟧."),
    "contracted auxiliary": ("sqc", "⟦She⟧⟦’s said⟧ ⟦the bridge will hold⟧."),
    "medium in the cue": ("sqc", "⟦The ministry⟧ ⟦said in a statement⟧ ⟦that the bridge would hold⟧."),
    "surname that is an auxiliary": ("sqc", "On Monday, ⟦Oona Will⟧ ⟦said⟧ ⟦the bridge would hold⟧."),
    "adjective": ("sqc", "⟦Marrow⟧ ⟦is confident⟧ ⟦that the bridge will hold⟧."),
    "noun with its owner": ("sqc", "⟦Marrow⟧’s ⟦claim⟧ ⟦that the bridge would hold⟧."),
    "addressee and day": ("sqc", "⟦Marrow⟧ ⟦told⟧ the Selm Courier on Monday ⟦that the bridge would hold⟧."),
    "writer's clause behind": ("sqc", "While ⟦Marrow⟧ ⟦said⟧ ⟦the bridge would hold⟧, the clerks went home."),
    "strict verb with words": ("sqc", "⟦Marrow⟧ ⟦continued:⟧ ⟦“The bridge will hold for a year.”⟧"),
}
SINGLE |= {
    "noun stated of its owner": (
        "sqc",
        "But ⟦Marrow⟧’s ⟦most surprising claim was⟧ ⟦that the bridge would hold⟧.",
    ),
    "light verb": ("sqc", "⟦Marrow⟧ ⟦made a plea for⟧ ⟦a wider bridge⟧."),
    "stance": ("sqc", "⟦Marrow⟧ ⟦has long considered⟧ ⟦the bridge unsafe⟧."),
    "deed": ("sqc", "⟦The port⟧ ⟦ordered⟧ ⟦a second survey⟧."),
    "object relative": ("csq", "It rests on ⟦a claim⟧ that ⟦the port⟧ ⟦strongly disputes⟧."),
    "short quotation before the speaker": ("csq", "⟦The plan is a “very welcome start,”⟧ ⟦Marrow⟧ ⟦said⟧."),
    "quotation longer than its sentence": ("sqc", "⟦Marrow⟧ ⟦said:⟧ ⟦“It will hold. We shall see. I am sure.”⟧"),
    "words announced for the next paragraph": ("sqc", "⟦Marrow⟧ ⟦said:⟧\n\n⟦“It will hold for a year.”⟧"),
    "participle beside the name": ("sqc", "⟦Marrow, struck by her letter⟧, ⟦told⟧ Dunn ⟦that the bridge would hold⟧."),
    "statement put out": ("sqc", "⟦Marrow⟧ issued a statement ⟦saying⟧ ⟦the bridge would hold⟧."),
    "unnamed and inverted": ("cqs", "⟦The bridge would hold⟧, ⟦said⟧ ⟦several clerks⟧."),
    "addressee behind their words": ("csq", "⟦The bridge would hold⟧, ⟦he⟧ ⟦told⟧ the court in his letter."),
    "pronoun and name": ("sqc", "⟦She and Mr. Dunn⟧ ⟦said⟧ ⟦the bridge would hold⟧."),
    "another act before it": (
        "sqc",
        "The port declined to comment and ⟦two clerks⟧ ⟦said⟧ ⟦the bridge would hold⟧.",
    ),
    "according to, in the midst": ("cqsc", "⟦Two of the bridges⟧, ⟦according to⟧ ⟦Marrow⟧, ⟦are unsafe⟧."),
    "relative clause between commas": (
        "sqc",
        "The port, ⟦which⟧ ⟦had said⟧ ⟦it would not build⟧, built two bridges.",
    ),
    "as reported": ("qsc", "As ⟦reported⟧ by ⟦the Selm Gazette⟧, ⟦the bridge is unsafe⟧."),
}
ROLE = {"s": 0, "q": 1, "c": 2}


@pytest.mark.parametrize("name", SINGLE)
def test_one_attribution(name: str) -> None:
    order, copy = SINGLE[name]
    expected = marked(copy)
    extraction = read(expected.text)
    wanted = tuple(" … ".join(s for s, r in zip(expected.spans, order, strict=True) if r == role) for role in "sqc")
    assert wanted in [parts(extraction, attribution) for attribution in extraction.attributions]


@pytest.mark.parametrize(
    ("kind", "copy"),
    [
        ("direct", "“It is over,” Rowe said."),
        ("indirect", "Rowe said it was over."),
        ("mixed", "Rowe said it was “over and done with, for good”."),
        ("account", "The audit shows it was over."),
        ("account", "It was over, according to Rowe."),
        ("account", "The ministry said in a letter that it was over."),
        ("act", "Rowe criticised the plan."),
        ("mixed", "Rowe criticised the plan as “over and done with, for good”."),
        ("belief", "Rowe believes it is over."),
        ("intention", "Rowe promised to stop."),
    ],
)
def test_kind(kind: str, copy: str) -> None:
    assert [a.kind for a in read(copy).attributions] == [kind]


@pytest.mark.parametrize(
    ("copy", "cue", "content"),
    [
        ("Marrow was asked whether the bridge would hold.", "was asked", "whether the bridge would hold"),
        ("The bridge is widely considered unsafe.", "is widely considered", "unsafe"),
        ("When asked about the bridge, the clerk left the room.", "asked about", "the bridge"),
    ],
)
def test_what_nobody_named_has_said(copy: str, cue: str, content: str) -> None:
    assert ("", cue, content) in [parts(read(copy), a) for a in read(copy).attributions]


@pytest.mark.parametrize(
    ("heading", "source"),
    [
        ("Poll: most in Selm want a bridge", "Poll"),
        ("Ilse Marrow: bridge will hold", "Ilse Marrow"),
        ("Analysis: why the bridge fell", None),
    ],
)
def test_a_heading_names_its_speaker_before_a_colon(heading: str, source: str | None) -> None:
    extraction = extract(Article("Ilse Marrow runs the port. Marrow walked home.", headline=heading))
    found = [a for a in extraction.attributions if a.rule == "heading.colon"]
    assert [heading[a.source[0].start : a.source[0].end] for a in found] == ([source] if source else [])


@pytest.mark.parametrize(
    "copy",
    [
        "The clerk answered to European calls that the port rally.",
        "The council lost a no-confidence vote against it.",
        "Most Southern states that will vote are small.",
        "She is adding to her wins.",
        "Marrow, the mayor, wrote an essay.",
    ],
)
def test_nouns_and_idioms_are_no_cues(copy: str) -> None:
    assert [a for a in read(copy).attributions if a.rule != "cues.say" or "essay" not in copy] == []


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
        "Three states voted on Monday.",
        "The jobs report cheered the ministers.",
        "A group called Citizens for Selm met there.",
        "It was, regarding the bridge, a quiet day.",
        "The plan was related to the bridge.",
        "They sat at the food court and watched the guests filing in to dinner.",
    ],
)
def test_words_that_only_look_like_attribution(copy: str) -> None:
    assert [
        a.rule for a in read(copy).attributions if a.kind in ("direct", "indirect", "mixed") and a.rule != "cues.judge"
    ] == []


def test_scare_quotes_are_nobodys_speech() -> None:
    assert read("The paper, known as a “blue sheet”, lay on the desk.").attributions == ()


def test_what_somebody_is_said_to_want_is_not_the_pages_own_account() -> None:
    extraction = read("Rowe said the ministers want a new bridge.")
    assert [parts(extraction, a)[1] for a in extraction.attributions] == ["said"]


def test_a_speaker_inside_anothers_words_is_kept() -> None:
    extraction = read("Rowe said Marrow had told her that the bridge was shut.")
    assert [parts(extraction, a)[0] for a in extraction.attributions] == ["Rowe", "Marrow"]


def test_content_ends_where_the_next_act_of_the_speaker_begins() -> None:
    extraction = read("Rowe said the bridge was shut and added that the ferry would run.")
    assert [parts(extraction, a)[2] for a in extraction.attributions] == [
        "the bridge was shut",
        "that the ferry would run",
    ]


def test_a_paragraph_of_quoted_words_goes_on_from_the_one_before() -> None:
    extraction = read("“We waited for an hour,” Rowe said on Monday.\n\n“Then the lights went out and we left.”")
    assert [parts(extraction, a)[0] for a in extraction.attributions] == ["Rowe"]
    assert "lights" in parts(extraction, extraction.attributions[0])[2]


def test_a_colon_names_who_speaks() -> None:
    extraction = read("Ilse Marrow: “The bridge will hold for a year or two.”")
    assert [parts(extraction, a) for a in extraction.attributions] == [
        ("Ilse Marrow", ":", "“The bridge will hold for a year or two.”")
    ]


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        "'a ",
        "'as' ",
        "a ",
        "A",
        "A ",
        "Word ",
        "(",
        "[ ] ",
        "said ",
        "he said, ",
        "Rowe, the mayor, ",
        "went to say ",
    ],
)
def test_hostile_text_costs_no_more_than_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        reading = read_article(Article((piece * size)[:size]))
        sentences, quotations, names = find_sentences(reading), find_quotations(reading), find_names(reading)
        began = process_time()
        find_attributions(reading, scan(reading.lower), sentences, names, quotations, [])
        return process_time() - began

    # The best of several runs: what a busy machine or the collector adds is not the text's cost.
    small, large = (min(seconds(size) for _ in range(3)) for size in (20_000, 80_000))
    assert large < 10 * max(small, 0.005)


def test_no_word_of_an_article_is_remembered() -> None:
    before = dict(clause._CLOSED)
    read("Zyxomarrow said the quillobridge was shut.")
    assert before == clause._CLOSED
    assert not hasattr(clause._read, "cache_info")
