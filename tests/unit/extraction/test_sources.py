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
        ("speaking on condition of anonymity", "none"),
        ("speaking on condition of anonymity because he was not authorised to speak publicly", "boilerplate"),
        ("speaking on condition of anonymity to discuss private talks", "boilerplate"),
        ("who asked not to be named for fear of reprisals", "specific"),
    ],
)
def test_reason_for_anonymity(clause: str, reason: str) -> None:
    source = next(s for s in read(f"A port official, {clause}, said the crane was loose.").sources)
    assert source.reason == reason
