"""Shares of people asked, questions from the floor, bodies and media by their class: no unnamed people (2.3, 3.1)."""

from __future__ import annotations

import pytest

from tests.marked import read


def _labels(copy: str) -> list[str]:
    return [s.label for s in read(copy).sources]


@pytest.mark.parametrize(
    "copy",
    [
        "One in four Selmers said they would move, according to a survey by Polstat.",
        "Nearly two-thirds of adults say rents are too high, according to a survey by Polstat.",
        "A survey by Polstat of 1,000 adults found the party ahead. Almost half said they would not vote for it.",
        "A survey by Polstat of 1,000 adults found the party ahead. Some 45 percent said they would stay at home.",
    ],
)
def test_share_of_people_asked_is_the_polls(copy: str) -> None:
    assert _labels(copy) == ["poll"]


def test_share_without_a_poll_is_no_source() -> None:
    assert _labels("One in four Selmers said they would move.") == []


def test_third_of_a_kind_is_a_person() -> None:
    assert "unnamed_described" in _labels("A study of 40 lakes came out. A third worker on the dam said it leaked.")


@pytest.mark.parametrize("asks", ['A reporter asked: "Will you resign?"', '"Shame on you!" a heckler shouted.'])
def test_question_from_the_floor_is_no_source(asks: str) -> None:
    assert _labels(f"{asks} Mayor Ana Ruiz said she would stay.") == ["named_official"]


@pytest.mark.parametrize("body", ["Maravia's drug regulator", "The gambling regulator", "The observatory"])
def test_bodies_are_no_unnamed_officials(body: str) -> None:
    assert _labels(f"{body} said the pills were safe.") == ["organisation_statement"]


def test_former_regulator_is_somebody() -> None:
    assert _labels("A former regulator said the pills were safe.") == ["unnamed_official"]


@pytest.mark.parametrize("media", ["State media", "Local media", "Russian state media", "State television"])
def test_media_by_their_class_alone(media: str) -> None:
    (source,) = read(f"{media} said the ship had docked.").sources
    assert (source.label, source.ladder, source.name) == ("other_media", 1, None)


@pytest.mark.parametrize("party", ["Labour", "The Conservatives", "House Republicans", "Senate Democrats"])
def test_party_has_one_voice(party: str) -> None:
    assert _labels(f"{party} said the bill was late.") == ["organisation_statement"]


def test_members_at_large_are_a_class() -> None:
    assert _labels("Some Republicans said the bill was late.") == ["unnamed_group"]
