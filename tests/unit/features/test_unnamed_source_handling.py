"""D3: which unnamed people count as voices (codebook 2.3, "Material claim"; ruling 2.11)."""

from __future__ import annotations

import pytest

from service.features.inventory import Inventory
from service.features.unnamed_source_handling import handling_table
from tests.marked import read


def _level(copy: str) -> float:
    return handling_table.read(Inventory(read(copy))).value


@pytest.mark.parametrize(
    "copy",
    [
        "A neighbour called for a ban.",
        "A neighbour criticised the ban.",
        "A campaigner endorsed the plan.",
        "A campaigner asked whether the plan was ready.",
        "Residents demanded a review.",
    ],
)
def test_who_only_asks_or_praises_tells_nothing(copy: str) -> None:
    assert _level(copy) == 4.0


@pytest.mark.parametrize(
    "copy",
    [
        "A neighbour said the ban was late.",
        "A defence official confirmed the strike.",
        'A campaigner called for "a full ban, now".',
        "A neighbour criticised the ban. The neighbour said it was late.",
    ],
)
def test_who_tells_something_counts(copy: str) -> None:
    assert _level(copy) < 4.0
