"""Papers by how they came and by whom, posts by whoever posts, research by who did it (codebook 3.2)."""

from __future__ import annotations

import pytest

from tests.marked import marked, read

LEAKED = [
    "⟦Slides from the meeting⟧, which this newspaper has reviewed, put the shortfall at 40 million.",
    "⟦The letter⟧, dated 4 May and addressed to the minister, was leaked to a radio station.",
    "A source showed the Observer ⟦the unsigned memo⟧, which blames the pilot.",
    "⟦Screenshots⟧ she shared show the manager asking her to lie about her hours.",
    "⟦The spreadsheet⟧, obtained from a source inside the fund, lists 61 loans.",
    "⟦The review⟧, which has not been made public, found that officers lied.",
    "⟦An unpublished report⟧ by the ministry says the dam will not hold.",
    "⟦A secretly recorded tape⟧ shows the mayor naming the price.",
    "⟦Messages⟧ between the two men describe the payment as a gift. Copies were given to reporters by a relative.",
    "The former clerk gave us ⟦bank statements⟧ that cover three years.",
    "⟦The memo⟧, first reported by the Gazette, tells officers to ignore the rule.",
    "⟦The messages⟧ were provided by a former nurse.",
    "⟦A list of names⟧, compiled by the agency and leaked in March, names four judges.",
]
NOT_LEAKED = [
    "The letter was sent to the council and shared with members on Monday.",
    "Emails obtained by prosecutors show the two men met.",
    "The union sent the letter to reporters on Friday.",
    "He provided receipts to the court.",
    "The Herald obtained a licence to broadcast in 1988.",
    "Figures she shared at the meeting show arrears have doubled.",
    "The contract was reviewed by lawyers for the ministry before it was signed.",
]
POSTED = [
    "⟦The ministry tweeted⟧ that the airport had reopened.",
    "⟦One commenter⟧ called the mural a bruise with a frame.",
    "“Nobody told us,” ⟦a mother wrote on the neighbourhood forum⟧.",
    "⟦A parent posting in the school's group chat⟧ said the bus was late.",
    "⟦Mayor Ruth Abel posted on the networking site⟧ Rung that the pool would stay open.",
    "⟦In an online post⟧, the school said it was sorry.",
    "⟦Residents⟧ posted pictures of dead fish in the river.",
    "⟦The opposition leader⟧ took to X to call the arrest a disgrace.",
    "⟦Ms Ruiz⟧, in a post that has since been deleted, called the judge a clown.",
]
NOT_POSTED = [
    "The firm posted profits of 4 million, its chairman said.",
    "He was posted to Cairo in 2019, his wife said.",
    "Followers of the saint said they had walked barefoot.",
    "The numbers posted by the council show a fall.",
    "Users of the pool said the water was cold.",
]


def _touched(copy: str, label: str) -> bool:
    """Whether a source of that label shares a character with the marked words."""
    expected = marked(copy)
    extraction = read(expected.text)
    start = expected.text.index(expected.spans[0])
    end = start + len(expected.spans[0])
    return any(e.label == label and e.span.start < end and start < e.span.end for e in extraction.evidence)


@pytest.mark.parametrize("copy", LEAKED)
def test_paper_that_reached_a_newsroom_was_let_out(copy: str) -> None:
    assert _touched(copy, "leaked_document")


@pytest.mark.parametrize("copy", NOT_LEAKED)
def test_paper_that_others_got_was_not(copy: str) -> None:
    assert "leaked_document" not in {s.label for s in read(copy).sources}


@pytest.mark.parametrize("copy", POSTED)
def test_whoever_posts_is_a_post(copy: str) -> None:
    assert _touched(copy, "social_post")


@pytest.mark.parametrize("copy", NOT_POSTED)
def test_posting_of_another_kind_is_none(copy: str) -> None:
    assert "social_post" not in {s.label for s in read(copy).sources}


@pytest.mark.parametrize(
    ("copy", "label"),
    [
        ("⟦Scientists at the Selm Institute⟧ followed 900 children for eleven years and found no link.", "study"),
        ("⟦Economists polled by Orbit⟧ had expected a rise of 2 per cent.", "poll"),
        ("⟦Our analysis⟧ of 1,200 invoices found a pattern.", "reporter_witness"),
        ("⟦An analysis⟧ by this newspaper shows the price rose each year.", "reporter_witness"),
        ("⟦Interfax⟧ quoted the ministry as saying the drill was over.", "wire"),
        ("⟦As this reporter approached⟧, a guard closed the door, and the lamps went out.", "reporter_witness"),
        ("A report by ⟦the Belga news agency⟧ said two men were held.", "wire"),
        ("He told ⟦a packed hall in Patna⟧ that the alliance would hold.", "press_event"),
        ("⟦Briefing journalists in Abu⟧ on Monday, the general said the camp was clear.", "press_event"),
    ],
)
def test_source_is_told_by_what_it_did(copy: str, label: str) -> None:
    assert _touched(copy, label)


def test_outlet_that_is_only_told_things_is_the_pages_own() -> None:
    story = "The wall fell at noon and nobody was hurt, but three shops and a bakery were shut for the day. " * 8
    told = story + "“It sounded like a train,” Ana Ruiz, who sells bread there, told the Echo."
    assert "other_media" not in {s.label for s in read(told).sources}
    reported = told + " The Echo reported in May that the wall was cracked."
    assert "other_media" in {s.label for s in read(reported).sources}


@pytest.mark.parametrize(
    "copy",
    [
        "In a letter to staff, the chief executive said 90 jobs would go.",
        "The note read by her son at the grave was short, Ana Ruiz said.",
        "The review will report in the autumn.",
    ],
)
def test_paper_that_only_brings_words_or_will_is_no_source(copy: str) -> None:
    assert "public_document" not in {s.label for s in read(copy).sources}


def test_what_another_outlet_obtained_stays_its_own() -> None:
    story = "The wall fell at noon and nobody was hurt, but three shops and a bakery were shut for the day. " * 8
    story += "The cracks were known, says a memo obtained by the Lantern. It was handed to the Lantern by a clerk."
    assert {"other_media", "leaked_document"} <= {s.label for s in read(story).sources}


def test_one_of_the_messages_is_of_the_leak() -> None:
    story = "Internal emails seen by the Argus show managers knew. In an email of 4 May, an engineer warned of cracks."
    assert {s.label for s in read(story).sources} >= {"leaked_document"}
    assert "public_document" not in {s.label for s in read(story).sources}


@pytest.mark.parametrize(
    "copy",
    [
        "The poll was free and fair, observers said.",
        "He won the poll by 400 votes, according to the commission.",
        "The general said the poll would be held in June.",
    ],
)
def test_poll_at_which_people_vote_asks_nobody(copy: str) -> None:
    assert "poll" not in {s.label for s in read(copy).sources}


def test_title_in_lower_case_is_no_title() -> None:
    assert "other_media" not in {s.label for s in read("In May the economist said the sum was wrong.").sources}


@pytest.mark.parametrize(
    "copy",
    [
        "The minister hid the memo, ⟦the Tarvia Pioneer⟧ reported on Sunday. The paper said it was lost.",
        "The star is to leave, according to ⟦The Sketch⟧. The tabloid says he was paid 2 million.",
    ],
)
def test_what_is_called_a_paper_afterwards_is_an_outlet(copy: str) -> None:
    assert _touched(copy, "other_media")


def test_ministry_before_a_paper_stays_a_ministry() -> None:
    story = "The ministry said the dam was sound. The Selm Gazette reported that it leaked. The paper said so twice."
    assert {s.label for s in read(story).sources} == {"organisation_statement", "other_media"}
