"""Definite descriptions of somebody just named, and names behind a description (codebook 2.8): no unnamed sources."""

from __future__ import annotations

import pytest

from tests.marked import read


def _speaking(copy: str) -> list[tuple[str, str | None]]:
    return [(s.label, s.name) for s in read(copy).sources if s.attributions]


@pytest.mark.parametrize(
    "copy",
    [
        'Selmar forward Danilo Petrak limped off.\n\n"I heard it go and I knew," the striker said.',
        'Danilo Petrak lives above the depot.\n\n"We sleep badly," said the father of four.',
        'Police detained Danilo Petrak, 46.\n\n"It is a mistake," the 46-year-old security consultant said.',
        "Danilo Petrak denied fraud. The defendant said he had not read the ledger.",
        'Danilo Petrak has a new book. "It took years," the novelist said.',
        "One resident, Danilo Petrak, said the smell was worse at night.",
        "Another resident, Danilo Petrak, said the smell was worse at night.",
        "Colonel Brandt's lawyer, Danilo Petrak, said the charge was thin.",
        "Danilo Petrak, a lawyer for Private Clagg, said the charge was thin.",
    ],
)
def test_the_person_named(copy: str) -> None:
    assert _speaking(copy) == [("named_person", "Danilo Petrak")]


@pytest.mark.parametrize(
    "copy",
    [
        "Rita Vollmer runs the bakery. A 58-year-old said he would miss it.",
        "Rita Vollmer runs the bakery. The inspector said the ovens were dirty.",
        "Rita Vollmer runs the bakery. The customer, who asked not to be named, said it was dear.",
        "Rita Vollmer met Bo Arden on Friday. The plumber said rents had doubled.",
        "Rita Vollmer was jailed. A neighbour said she was quiet. The retired miner said he had seen nothing.",
        "Goalkeeper Ole Sand was sent off. The referee said it was clear.",
        "Rita Vollmer was robbed. The other baker said he had seen nothing.",
    ],
)
def test_somebody_else(copy: str) -> None:
    assert all(label.startswith("unnamed") for label, _ in _speaking(copy))


def test_chief_of_a_force_is_an_official() -> None:
    assert _speaking("Chief Reyes said it was arson. Police were called.") == [("named_official", "Reyes")]
    assert _speaking("Chief Danjuma said the market had burned.") == [("named_person", "Danjuma")]


@pytest.mark.parametrize(
    ("copy", "name"),
    [
        (
            'An official said on Thursday that 40 houses burned.\n\n"It will take weeks," said James Ortner,'
            " a director of the emergency agency.",
            "James Ortner",
        ),
        ("A fire official said the blaze was out.\n\nFire Chief Dan Reyes said nobody was hurt.", "Dan Reyes"),
        (
            "The head of the agency responsible said the dam was safe.\n\nPetra Lind, who has led the Dam Agency"
            " since May, said the checks were done.",
            "Petra Lind",
        ),
        (
            "The plant's owner said the fire was out.\n\nIngo Marr, who owns the plant, said nobody was hurt.",
            "Ingo Marr",
        ),
        ("A judge wrote that the permit was void.\n\nJustice Eleanor Wabb wrote that it was thin.", "Eleanor Wabb"),
        ("The first witness, cellar hand Odile Farran, said the tank was open.", "Odile Farran"),
        (
            "A Selm winemaker accused of murder told police he was innocent.\n\nTomas Gerrick, 41, has"
            " pleaded not guilty.",
            "Tomas Gerrick",
        ),
    ],
)
def test_named_further_down(copy: str, name: str) -> None:
    assert [found for _, found in _speaking(copy)] == [name]


@pytest.mark.parametrize(
    "top",
    [
        "A finance ministry official said the tax would rise.",
        "A senior official, who asked not to be named, said the tax would rise.",
        "Two officials said the tax would rise.",
    ],
)
def test_another_official_below(top: str) -> None:
    found = _speaking(f"{top}\n\nInterior minister Ana Ruiz said the roads were shut.")
    assert [label for label, _ in found] == ["unnamed_official", "named_official"]
