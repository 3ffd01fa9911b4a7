"""Who is one source, of what kind, and how far a reader can tell who it is (codebook 2.3, 3.1, 3.2)."""

from __future__ import annotations

import pytest

from service.extraction.model import Extraction, Source
from tests.marked import read

# The label of the only speaking source of each piece of copy.
KIND = {
    "Deputy transport minister Ilse Marrow told reporters the bridge would stay shut.": "named_official",
    "According to Lt. Gov. Dana Whitlock, the state will appeal.": "named_official",
    "“We missed it,” said Colonel Tariq Benhaddou, who commands the northern garrison.": "named_official",
    "Former central bank governor Emil Sørby wrote that the reserve was gone.": "named_official",
    "Maren Holt, a hydrologist at Tessin University, said the model was sound.": "named_person",
    "Farm owner Wim Achterberg said the receipts were real.": "named_person",
    "Northline Rail spokesperson Tom Varga said crews were on site.": "organisation_named_spokesperson",
    "A spokesperson for the regulator said the inquiry was open.": "organisation_statement",
    "The airline said in a statement that no data was lost.": "organisation_statement",
    "Police said two people were detained.": "organisation_statement",
    "A senior official at the finance ministry said no vote was taken.": "unnamed_official",
    "Two European diplomats said the draft was dead.": "unnamed_official",
    "Two nurses on the night shift said the ward was cold.": "unnamed_described",
    "An executive involved in the talks said the price was high.": "unnamed_described",
    "A source told this newspaper that the deal was close.": "unnamed_bare",
    "People familiar with the matter said the deal was close.": "unnamed_bare",
    "Residents said the smell was worse at night.": "unnamed_group",
    "Analysts said the fall was overdue.": "unnamed_group",
    "The audit office’s annual report shows that fourteen lifts failed.": "public_document",
    "The indictment says the cash was counted twice.": "court_document",
    "Court filings show that the firm knew.": "court_document",
    "A leaked memo shows that the target was set in May.": "leaked_document",
    "A study of 40 lakes found that the fish had left.": "study",
    "A poll of 1,012 adults found that half would stay.": "poll",
    "The Baltic Courier reported that the minister had resigned.": "other_media",
}


@pytest.mark.parametrize("copy", KIND)
def test_kind_of_source(copy: str) -> None:
    speaking = [s.label for s in read(copy).sources if s.attributions]
    assert speaking == [KIND[copy]]


LADDER = {
    "Sources said the deal was close.": 0,
    "A government official said the deal was close.": 1,
    "A senior official at the Port Authority said the deal was close.": 2,
    "The Port Authority said the deal was close.": 2,
    "The Port Authority said in a statement that the deal was close.": 3,
    "The Lantern reported that the deal was close.": 3,
    "Ilse Marrow said the deal was close.": 3,
    "Ilse Marrow, the harbour master, said the deal was close.": 4,
}


@pytest.mark.parametrize("copy", LADDER)
def test_ladder(copy: str) -> None:
    assert [s.ladder for s in read(copy).sources if s.attributions] == [LADDER[copy]]


def speaking(extraction: Extraction) -> list[Source]:
    return [s for s in extraction.sources if s.attributions]


def test_a_person_named_twice_is_one_source() -> None:
    found = speaking(
        read(
            "Transport minister Ilse Marrow said it was shut.\n\nMarrow said it would stay so. “For weeks,” she added."
        )
    )
    assert [(s.name, len(s.attributions)) for s in found] == [("Ilse Marrow", 3)]


def test_two_people_of_one_surname_are_two() -> None:
    found = speaking(
        read(
            "Mayor Joan Okafor said it was late.\n\nPeter Okafor, a baker, said it was early.\n\nPeter"
            " Okafor added that it rained."
        )
    )
    assert [(s.name, s.label) for s in found] == [("Joan Okafor", "named_official"), ("Peter Okafor", "named_person")]


def test_an_office_stands_for_its_holder() -> None:
    found = speaking(read("Transport minister Ilse Marrow said it was shut.\n\nThe minister said it would stay so."))
    assert [s.name for s in found] == ["Ilse Marrow"]


def test_who_speaks_only_through_a_leaked_paper_is_mediated_by_it() -> None:
    extraction = read(
        "A leaked cable obtained by the Lantern describes a meeting between envoy Marcus Hale and the ambassador.\n\n"
        "“If he goes, the money is easy,” Hale said, according to the cable."
    )
    paper = next(s for s in extraction.sources if s.label == "leaked_document")
    hale = next(s for s in extraction.sources if s.name == "Marcus Hale")
    outlet = next(s for s in extraction.sources if s.label == "other_media")
    assert hale.mediated_by == paper.id
    assert paper.root == hale.root == outlet.root
    assert paper.document is not None
    assert paper.document.holder == "other"


def test_the_reason_interest_and_access_of_an_unnamed_source() -> None:
    source = speaking(
        read(
            "A senior official at the finance ministry who attended the meeting, who asked not to"
            " be named because she feared losing her job, "
            "said no vote was taken."
        )
    )[0]
    assert (source.label, source.reason, source.access, source.ladder) == ("unnamed_official", "specific", True, 3)


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("who asked not to be named", "none"),
        ("who declined to be named", "none"),
        ("speaking on condition of anonymity", "boilerplate"),
        ("speaking on the condition that he not be quoted by name", "boilerplate"),
        ("speaking on condition of anonymity because he was not authorised to speak publicly", "boilerplate"),
        ("speaking on condition of anonymity to discuss private talks", "boilerplate"),
        ("who asked not to be named for fear of reprisals", "specific"),
    ],
)
def test_reason_for_anonymity(clause: str, reason: str) -> None:
    source = next(s for s in read(f"A port official, {clause}, said the crane was loose.").sources)
    assert source.reason == reason


def test_a_judge_named_further_down_is_the_judge_of_the_lead() -> None:
    found = speaking(read("A judge said the ban was void.\n\nJudge Amara Dial said so on Monday."))
    assert [(s.name, s.label) for s in found] == [("Amara Dial", "named_official")]


def test_an_office_held_elsewhere_in_the_text_counts() -> None:
    found = speaking(read("Ana Brook said the pier was safe.\n\nBrook’s years as harbour minister were calm."))
    assert [s.label for s in found] == ["named_official"]


def test_an_office_only_hoped_for_does_not() -> None:
    found = speaking(read("Ana Brook said that as president she would close the pier."))
    assert [s.label for s in found] == ["named_person"]


def test_the_page_s_own_newsroom_is_no_other_outlet() -> None:
    extraction = read(
        "Messages obtained by the Baltic Courier show that the valve was loose. "
        "The Baltic Courier verified the messages with two clerks."
    )
    assert [s.label for s in extraction.sources if s.label == "other_media"] == []
    assert [s.label for s in extraction.sources if s.label == "leaked_document"] == ["leaked_document"]


def test_the_agency_of_the_dateline_is_the_page_s_own_newsroom() -> None:
    extraction = read(
        "PORT SELM, May 4 (Pan-Asia Press) — The ferry line will close in June, its owner said.\n\n"
        "“We ran out of money,” the owner, Ana Brook, told the Pan-Asia Press by telephone."
    )
    assert [s.label for s in extraction.sources if s.label in {"other_media", "wire"}] == []


def test_who_is_introduced_beside_a_mediated_speaker_is_mediated_too() -> None:
    extraction = read(
        "A classified cable obtained by the Lantern describes a meeting.\n\n"
        "Envoy Marcus Hale met Ilse Roth, who was ambassador then. “If he goes, it is easy,” Hale said, "
        "according to the cable.\n\n"
        "The ambassador voiced hope, and Roth said she would write."
    )
    mediated = {s.name: s.mediated_by for s in extraction.sources}
    assert mediated["Marcus Hale"] is not None
    assert mediated["Ilse Roth"] == mediated["Marcus Hale"]


@pytest.mark.parametrize(
    ("copy", "label"),
    [
        ("Northline president Olu Marsh said sales fell.", "named_person"),
        ("President Olu Marsh said the vote stood.", "named_official"),
        ("Olu Marsh, opposition spokesman on transport, said buses were late.", "named_official"),
        ("Olu Marsh, a spokesman for the bus firm, said buses were late.", "organisation_named_spokesperson"),
        ("Olu Marsh, director of the Weather Bureau, said rain was near.", "named_official"),
        ("Olu Marsh, director of the rowing club, said rain was near.", "named_person"),
        ("The WHO said the fever was over.", "organisation_statement"),
    ],
)
def test_public_office_or_private_post(copy: str, label: str) -> None:
    assert [s.label for s in speaking(read(copy))] == [label]
