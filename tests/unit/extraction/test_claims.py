"""Claims and who stands behind them (codebook 2.3, "Attributed")."""

from __future__ import annotations

from service.extraction.model import Extraction
from tests.marked import read

POLL = "A Kestrel poll of 1,012 adults found 52 percent want the ban.\n\n"


def owned(extraction: Extraction) -> list[bool]:
    return [bool(claim.source_ids) for claim in extraction.claims]


def test_the_shares_told_behind_a_poll_are_its_own() -> None:
    extraction = read(POLL + "Another 31 percent were against it. Nearly one voter in ten, or 9 percent, was unsure.")
    assert owned(extraction) == [True, True, True]


def test_other_figures_behind_a_poll_are_not() -> None:
    assert owned(read(POLL + "The ban would cost the city $4 million a year in lost fees.")) == [True, False]


def test_a_poll_reaches_no_farther_than_the_next_paragraph() -> None:
    far = read(POLL + "The council will vote in June on the ban.\n\nTurnout there was 40 percent in the last vote.")
    assert owned(far)[-1] is False
