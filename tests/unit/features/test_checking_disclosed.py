"""D6: whose act or record the lead reports (codebook 2.5, D6; ruling 2.11, official act)."""

from __future__ import annotations

import pytest

from service.features.checking_disclosed import issuer_share, lead_opens_with_issuer, opening_official_act
from service.features.inventory import Inventory
from tests.marked import read

ISSUER = "The harbour authority said on Monday it had issued a warning for the coast. Ana Brook said she would stay."
PERSON = "Ana Brook said on Monday that she would stay. The harbour authority said the pier was full of visitors."


@pytest.mark.parametrize(("copy", "issuer"), [(ISSUER, 1.0), (PERSON, 0.0)])
def test_a_lead_opens_with_the_body_whose_act_it_reports(copy: str, issuer: float) -> None:
    inventory = Inventory(read(copy))
    assert lead_opens_with_issuer.read(inventory).value == issuer
    assert opening_official_act.read(inventory).value == issuer


def test_issuers_are_a_share_of_all_sources() -> None:
    assert issuer_share.read(Inventory(read(ISSUER))).value == 0.5
