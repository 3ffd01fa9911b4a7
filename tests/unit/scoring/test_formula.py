"""The codebook's own calibration set (2.9) and its rules of combination (2.6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.scoring.dimensions import DIMENSIONS
from service.scoring.formula import band_of, combine
from service.scoring.printed import tenths

CALIBRATION = [
    ("V1 ruling from the bench", "4 4 4 4 4 3 3 4", 95.5, "exemplary"),
    ("V2 own leak exclusive", "4 3 3 4 4 4 3 –", 89.1, "exemplary"),
    ("V8 whistle-blower feature", "4 3 3 4 3 4 4 –", 88.0, "exemplary"),
    ("V4 police briefing, suspect unnamed", "4 4 4 3 – 1 – –", 85.4, "clear"),
    ("V4b suspect named, no reply", "4 4 4 3 – 1 0 –", 76.9, "clear"),
    ("V5 derivative done well", "4 3 2 2 3 2 3 4", 72.5, "clear"),
    ("V7 op-ed with linked facts", "3 3 4 1 – 1 – 4", 68.1, "partial"),
    ("V9 ministry release rewritten", "3 3 4 2 2 1 – 2", 64.7, "partial"),
    ("a cable at second hand", "3 3 2 2 2 1 0 2", 52.5, "partial"),
    ("V10 critics say", "1 1 1 0 1 0 1 1", 19.5, "opaque"),
    ("V3 transfer rumour", "0 0 0 0 – 0 0 –", 0.0, "opaque"),
    ("V6 80-word item", "0 0 4 0 – 0 – 0", 4.4, "opaque"),
]


def levels_of(text: str) -> list[float | None]:
    return [None if level == "–" else float(level) for level in text.split()]


@pytest.mark.parametrize(("case", "levels", "total", "band"), CALIBRATION)
def test_calibration_set(case: str, levels: str, total: float, band: str) -> None:
    profile = levels_of(levels)
    result = combine(profile, core_on_bare_source=False)
    assert result is not None
    assert result.value == pytest.approx(total, abs=0.05)
    assert band_of(result.value, profile) == band


def test_weights_add_up_to_a_hundred() -> None:
    assert sum(d.weight for d in DIMENSIONS) == 100


def test_too_little_applies() -> None:
    assert combine([4, 4, None, 4, 4, None, None, None], core_on_bare_source=False) is None


def test_no_attribution_is_capped_at_15() -> None:
    result = combine(levels_of("0 4 1 4 4 4 4 4"), core_on_bare_source=False)
    assert result is not None
    assert result.value == 15
    assert [a.rule for a in result.adjustments] == ["cap_no_attribution"]


@pytest.mark.parametrize("coverage", ["0.25", "0.5", "1"])
def test_the_cap_binds_by_the_share_of_raters_who_say_0(coverage: str) -> None:
    result = combine(levels_of(f"{coverage} 4 1 4 4 4 4 4"), core_on_bare_source=False)
    assert result is not None
    uncapped = sum(result.points)
    expected = 15 + float(coverage) * (uncapped - 15)
    assert result.value == pytest.approx(expected)


def test_core_claim_on_bare_source_is_capped_at_40() -> None:
    result = combine(levels_of("4 4 4 4 4 4 4 4"), core_on_bare_source=True)
    assert result is not None
    assert result.value == 40
    assert [a.rule for a in result.adjustments] == ["cap_core_claim_on_bare_source"]


def test_gate_takes_from_d3_what_d1_does_not_carry() -> None:
    result = combine(levels_of("1 2 4 2 2 2 2 2"), core_on_bare_source=False)
    assert result is not None
    assert [(a.rule, a.points) for a in result.adjustments] == [("gate_unnamed_source_handling", pytest.approx(-7.0))]


@pytest.mark.parametrize(
    ("value", "levels", "band"),
    [
        (85.0, "2 2 2 2 2 2 2 2", "exemplary"),
        (84.9, "2 2 2 2 2 2 2 2", "clear"),
        (90.0, "4 4 4 4 4 4 4 1", "clear"),
        (70.0, "2 2 2 1 2 2 2 2", "partial"),
        (70.0, "2 2 2 2 0 0 0 0", "clear"),
        (24.9, "1 1 1 1 1 1 1 1", "opaque"),
        (25.0, "1 1 1 1 1 1 1 1", "thin"),
    ],
)
def test_bands(value: float, levels: str, band: str) -> None:
    assert band_of(value, levels_of(levels)) == band


level = st.floats(0, 4)
profiles = st.tuples(*(st.none() | level if d.optional else level for d in DIMENSIONS))


@given(profiles, st.booleans())
def test_printed_parts_add_up_to_the_printed_total(levels: tuple[float | None, ...], bare: bool) -> None:
    total = combine(levels, core_on_bare_source=bare)
    assert total is not None
    moved = [a.points for a in total.adjustments]
    parts = tenths((*total.points, *moved), (*total.possible, *(0.0 for _ in moved)))
    assert round(sum(parts), 1) == pytest.approx(total.value, abs=0.0501)
    assert all(abs(printed - exact) < 0.1 + 1e-6 for printed, exact in zip(parts, total.points, strict=False))


@given(profiles, st.integers(0, 7), st.floats(0, 4))
def test_raising_a_level_never_lowers_the_total(levels: tuple[float | None, ...], index: int, up: float) -> None:
    before = levels[index]
    if before is None:
        return
    raised = list(levels)
    raised[index] = max(before, up)
    low, high = combine(levels, core_on_bare_source=False), combine(raised, core_on_bare_source=False)
    assert low is not None
    assert high is not None
    assert high.value >= low.value - 1e-9


def test_no_dimension_prints_more_than_is_possible() -> None:
    total = combine(levels_of("4 4 4 4 – 4 4 4"), core_on_bare_source=False)
    assert total is not None
    parts = tenths(total.points, total.possible)
    assert sum(parts) == pytest.approx(100.0)
    assert all(part <= round(possible, 1) + 1e-9 for part, possible in zip(parts, total.possible, strict=True))
