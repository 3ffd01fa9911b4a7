"""Unnamed people and bodies that no lexicon names, by what they do (codebook 3.1)."""

from __future__ import annotations

import pytest

from service.article.article import Article
from service.extraction.extract import extract

GROUP, DESCRIBED, BODY = "unnamed_group", "unnamed_described", "organisation_statement"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Downtown merchants said trade was poor.", GROUP),
        ("Taxi drivers complained that fares were low.", GROUP),
        ("Midwives said the ward was short of beds.", GROUP),
        ("Developers said costs had risen.", GROUP),
        ("Banks said the frost had hurt.", GROUP),
        ("Many in the town say the flood will return.", GROUP),
        ("A shop assistant said the till was empty.", DESCRIBED),
        ("The victim's family said he had been ill.", DESCRIBED),
        ("The developers said the flats would rise.", BODY),
        ("The rebels said they held the town.", BODY),
        ("A hospital representative said she was stable.", BODY),
        ("The office of the governor said he would sign it.", BODY),
        ("School district officials said buses would run.", "unnamed_official"),
    ],
)
def test_who_speaks_without_a_name(sentence: str, label: str) -> None:
    assert [source.label for source in extract(Article(sentence)).sources] == [label]


@pytest.mark.parametrize(
    "sentence",
    ["Signs say the road is shut.", "Clips said to be of the call were played.", "Lenders have threatened to leave."],
)
def test_things_and_aims_are_no_voice(sentence: str) -> None:
    assert not [source for source in extract(Article(sentence)).sources if source.label.startswith("unnamed")]
