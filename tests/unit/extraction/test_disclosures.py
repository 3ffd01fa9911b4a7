"""What the article tells about its sources (codebook 3.3), and words that only look like it (3.4)."""

from __future__ import annotations

import pytest

from tests.marked import exacts, marked, read

FOUND = [
    ("reply", "The bank ⟦declined to comment⟧."),
    ("reply", "She ⟦did not respond to three e-mails⟧."),
    ("reply", "His lawyer ⟦could not be reached for comment⟧."),
    ("reply", "The firm ⟦denied the allegation⟧."),
    ("anonymity_reason", "An aide spoke on condition of anonymity ⟦because he was not authorised to speak⟧."),
    ("verification_limit", "The account ⟦could not be independently verified⟧."),
    ("verification_limit", "⟦It was not clear who took the video⟧."),
    ("corroboration", "⟦Two other clerks confirmed her account of the meeting⟧."),
    ("document_authentication", "⟦Its authenticity could not be established⟧."),
    ("access", "An aide, ⟦who was in the room⟧, said it was short."),
    ("interest", "Rowan, ⟦who is suing the firm⟧, said it was short."),
    ("vague_attribution", "⟦It is believed⟧ he left the country."),
    ("vague_attribution", "The minister ⟦reportedly⟧ knew."),
    ("press_event", "She said so ⟦at a news conference⟧ there."),
    ("link", "The ruling is at ⟦https://court.example/rulings/117⟧."),
]


@pytest.mark.parametrize(("label", "copy"), FOUND)
def test_disclosure_is_found(label: str, copy: str) -> None:
    expected = marked(copy)
    assert expected.spans[0] in exacts(read(expected.text), label)


SOURCE_OR_DISCLOSURE = (
    "unnamed_bare",
    "unnamed_official",
    "classified_document",
    "leaked_document",
    "reply",
    "anonymity_reason",
    "access",
)

NEAR_MISSES = """
The valley has few sources of energy beyond wind.
They hiked to the river's source at dawn.
The open-source software was rewritten.
It was a source of pride for the town.
The president paid an official visit to the port.
Irish is an official language of the union.
It is officially a drought.
He sold the boat through the classified ads.
The storm was classified as a Category 4.
She was classified in fifth place.
The species remains unclassified.
The files were declassified in 1998.
The baker guards a secret recipe.
The Secret Service sealed the street.
Members voted in a secret ballot.
The office held a Secret Santa.
It was no secret that the roof leaked.
The hacker group Anonymous posted a video of a cat.
An anonymous donation paid for the roof.
He goes to Alcoholics Anonymous on Tuesdays.
The anonymised data went to the lab.
They live in an anonymous suburb.
An unnamed road leads to the quarry.
A gas leak emptied the school.
Oil leaked into the bay for a week.
The documentary film opens on Friday.
The well-documented decline of the eel goes on.
He carries his travel documents in a tin.
She had to report to work at six.
The school sent home a report card.
He obtained a degree in law.
Police obtained a warrant.
Insider trading is a crime.
The confidential helpline is open at night.
Hers is a familiar face at the market.
The farm is close to the border.
She was close to tears.
Sales declined in May.
His health is declining.
The magistrate denied bail.
She was denied entry to the hall.
He courted investors for years.
The tennis court was wet.
The cable car stopped at noon.
They watched cable television all day.
He wore a brief smile.
The room was a study in green.
She went to study abroad.
He started from pole position.
The polls open at seven.
A land survey cost more.
He was posted to Berlin.
The post office shut.
His bank statement was wet.
The spokes of the wheel broke.
She spoke of her childhood.
Nine in all told were saved.
The theatre is closed, that said, until May.
The witness protection budget grew.
He pressed the button twice.
The estate agency shut.
Barbed wire ran along the road.
The tip of the spear was blunt.
A new link road opened.
Her verified account has a badge.
He is rarely seen at the club.
The bookshop is independent.
""".strip().splitlines()


@pytest.mark.parametrize("copy", NEAR_MISSES)
@pytest.mark.parametrize("shape", [str, str.upper], ids=["as written", "in capitals"])
def test_near_misses_are_left_alone(copy: str, shape: type[str]) -> None:
    extraction = read(shape(copy))
    assert [label for label in SOURCE_OR_DISCLOSURE if exacts(extraction, label)] == []
