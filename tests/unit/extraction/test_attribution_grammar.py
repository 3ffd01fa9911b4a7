"""Who speaks where the grammar hides it: participles, joined verbs, insertions, passives, verbs that may be nouns."""

from __future__ import annotations

import pytest

from service.article.article import Article
from service.extraction.extract import extract

# Each text, and of its attribution by the cue beside it the source and the pieces of content.
SPOKEN = {
    "Polls show as many as a third of his voters would stay home.": (
        "show",
        "Polls",
        ["as many as a third of his voters would stay home"],
    ),
    "Spending has fallen by a tenth in the current year, government data show.": (
        "show",
        "government data",
        ["Spending has fallen by a tenth in the current year"],
    ),
    "Fenn, who announced a new budget on Monday, plans to focus on jobs.": (
        "plans",
        "Fenn, who announced a new budget on Monday",
        ["to focus on jobs"],
    ),
    "“It will shut in the spring,” Rowe notes.": ("notes", "Rowe", ["“It will shut in the spring,”"]),
    "The director further stated, while speaking to the council, that the files were lost.": (
        "further stated",
        "The director",
        ["that the files were lost"],
    ),
    "Orla Menon stated of the harbour dispute that nobody had asked her.": (
        "stated",
        "Orla Menon",
        ["that nobody had asked her"],
    ),
    "The mill was accused by Rowe of lying.": ("was accused", "Rowe", ["The mill", "of lying"]),
    "Asked by Rowe whether she had read it, Fenn left.": ("Asked", "Rowe", ["whether she had read it"]),
    "Rowe was told by doctors that he would not walk again.": (
        "was told",
        "doctors",
        ["that he would not walk again"],
    ),
    "However, it is also possible, believed Glees, that Moss will call a vote.": (
        "believed",
        "Glees",
        ["However, it is also possible", "that Moss will call a vote"],
    ),
    "That, said Cowley, could see the council fall by the spring.": (
        "said",
        "Cowley",
        ["That", "could see the council fall by the spring"],
    ),
    "The officer who shot a boy told jurors that he felt threatened.": (
        "told",
        "The officer who shot a boy",
        ["that he felt threatened"],
    ),
    "Pete Fenn, a farmer whose land was bought by the trust, said he would leave.": (
        "said",
        "Pete Fenn, a farmer whose land was bought by the trust",
        ["he would leave"],
    ),
    "The club hit back, saying it had never seen the letter.": (
        "saying",
        "The club",
        ["it had never seen the letter"],
    ),
    "By Monday she had cancelled a rally in Green Bay, citing the attack.": ("citing", "she", ["the attack"]),
    "The mayor laid out his plan for the port, stating that it would cost little.": (
        "stating",
        "The mayor",
        ["that it would cost little"],
    ),
    "A month after announcing her support for the mill, Rowe left.": (
        "announcing",
        "Rowe",
        ["her support for the mill"],
    ),
    "Rowe and Moss have both argued that the mill must close.": (
        "argued",
        "Rowe and Moss",
        ["that the mill must close"],
    ),
    "May has insisted she will press on.": ("has insisted", "May", ["she will press on"]),
    "Rowe spoke passionately about the plan.": ("spoke passionately about", "Rowe", ["the plan"]),
    "Stated Rowe: “We have no beds.”": ("Stated", "Rowe", ["“We have no beds.”"]),
    "Ida Rowe shook her head. “We have no beds. We have no staff.”": (
        "",
        "Ida Rowe",
        ["“We have no beds. We have no staff.”"],
    ),
    "Ida Rowe put it bluntly: “We have no beds.”": ("", "Ida Rowe", ["“We have no beds.”"]),
    "“He is the best I ever saw,” coach Ken Moss.": ("", "Ken Moss", ["“He is the best I ever saw,”"]),
}


@pytest.mark.parametrize("copy", SPOKEN)
def test_who_says_what(copy: str) -> None:
    cue, source, content = SPOKEN[copy]
    found = [
        (
            " ".join(copy[s.start : s.end] for s in a.source),
            [copy[s.start : s.end] for s in a.content],
        )
        for a in extract(Article(copy)).attributions
        if " ".join(copy[s.start : s.end] for s in a.cue) == cue
    ]
    assert (source, content) in found


@pytest.mark.parametrize(
    "copy",
    [
        "Expansion plans to be unveiled on Monday cost millions.",
        "The trade show opened on Monday.",
        "Officers report to her.",
        "He won gold, silver and bronze medals in sports reports.",
    ],
)
def test_nouns_stay_nouns(copy: str) -> None:
    rules = {a.rule for a in extract(Article(copy)).attributions}
    assert not rules & {"cues.say", "cues.aim", "cues.document", "cues.promise"}


def test_a_participle_behind_a_preposition_ends_no_content() -> None:
    copy = "The fault, officials said, was aimed at explaining the delay."
    found = extract(Article(copy)).attributions
    assert [[copy[s.start : s.end] for s in a.content] for a in found] == [
        ["The fault", "was aimed at explaining the delay"]
    ]


def test_a_forecast_goes_on_behind_its_body() -> None:
    copy = "The Hale Institute said growth would slow to 2.1 percent. Output is projected to fall by a tenth."
    article = extract(Article(copy))
    assert [bool(c.source_ids) for c in article.claims] == [True, True]
    apart = extract(Article(copy.replace(". Output", ".\n\nOutput")))
    assert [bool(c.source_ids) for c in apart.claims] == [True, False]


def test_quoted_words_behind_what_somebody_told_are_theirs() -> None:
    copy = (
        "Ida Rowe, who leads the council of Hale, said that the mill would be sold.\n\n"
        "“We have waited for years. We cannot wait any longer.”\n\n“The town has no money,” said Ken Moss, a member."
    )
    article = extract(Article(copy))
    names = {s.id: s.name for s in article.sources}
    assert [[names[i] for i in c.source_ids] for c in article.claims] == [["Ida Rowe"], ["Ida Rowe"], ["Ken Moss"]]


def test_who_stands_behind_from_and_in() -> None:
    copy = "The plan has drawn criticism from unions. In a poll by Hale Research, Rowe leads by eight points."
    found = extract(Article(copy)).attributions
    assert [(copy[a.source[0].start : a.source[0].end], copy[a.cue[0].start : a.cue[0].end]) for a in found] == [
        ("unions", "has drawn criticism"),
        ("a poll by Hale Research", "In"),
    ]


def test_he_is_who_spoke_and_not_whom_they_spoke_of() -> None:
    copy = (
        "John Pike, a career man who led the agency, said the approach put forward by Ken Fenn is too simple.\n\n"
        "“The group must be beaten in Selm and in the other areas,” he told the Lantern."
    )
    article = extract(Article(copy))
    names = {s.id: s.name for s in article.sources}
    assert [[names[i] for i in c.source_ids] for c in article.claims] == [["John Pike"], ["John Pike"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ed Lamb, the city's public works director, said the pumps had failed.",
        "Ed Lamb, director of public works, said the pumps had failed.",
        "Ed Lamb, who works at the plant, said the pumps had failed.",
    ],
)
def test_works_is_a_verb_behind_its_subject_only(text: str) -> None:
    [attribution] = extract(Article(body=text)).attributions
    assert text[attribution.content[0].start : attribution.content[0].end] == "the pumps had failed"
    assert attribution.source_id is not None


@pytest.mark.parametrize("how", ["commissioned by the water board", "ordered by the ministry"])
def test_papers_made_for_somebody_speak_themselves(how: str) -> None:
    text = f"A report {how} found that leaks had doubled."
    labels = {s.label for s in extract(Article(body=text)).sources}
    assert labels == {"public_document"}
