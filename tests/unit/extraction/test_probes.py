"""The frozen probes: sentences whose sources and disclosures must be found, and look-alikes that must not (codebook
3.4)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.marked import exacts, marked, read

PROBES, OF_DISCLOSURES = (
    tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in ("probes.toml", "probes_disclosures.toml")
)
HITS = [
    (label, copy)
    for part in (PROBES["hits"], PROBES["more_hits"], OF_DISCLOSURES["hits"])
    for label, copies in part.items()
    for copy in copies
]
NEAR_MISSES = [
    copy for probes in (PROBES, OF_DISCLOSURES) for copies in probes["near_misses"].values() for copy in copies
]
# Press events and organisations may be mentioned in passing; these labels say that somebody told or withheld something.
TELLING = (
    "unnamed_bare unnamed_official unnamed_described classified_document leaked_document court_document study poll"
    " other_media reply anonymity_reason access interest corroboration verification_limit document_authentication"
).split()


def test_there_are_enough_of_them() -> None:
    assert len(HITS) + len(NEAR_MISSES) >= 300


@pytest.mark.parametrize(("label", "copy"), HITS)
def test_hit_is_found_where_it_is_marked(label: str, copy: str) -> None:
    expected = marked(copy)
    assert expected.spans[0] in exacts(read(expected.text), label)


@pytest.mark.parametrize("copy", NEAR_MISSES)
@pytest.mark.parametrize("shape", [str, str.upper, str.title], ids=["as written", "in capitals", "in title case"])
def test_near_miss_is_left_alone(copy: str, shape: type[str]) -> None:
    extraction = read(shape(copy))
    assert [(label, exacts(extraction, label)) for label in TELLING if exacts(extraction, label)] == []
