"""Two models compared by their golden scores, where the old one no longer runs beside this release."""

from __future__ import annotations

from typing import Any

from training.comparison import compare_recorded


def row(name: str, value: float | None, band: str, **levels: float | None) -> dict[str, Any]:
    return {"id": name, "value": value, "band": band, "levels": levels}


def test_moves_bands_and_dimensions_are_told() -> None:
    rows = [
        (row("a", 40.0, "thin", D1=1.0, D5=None), row("a", 46.0, "partial", D1=2.0, D5=1.0)),
        (row("b", 70.0, "clear", D1=3.0, D5=2.0), row("b", 70.0, "clear", D1=3.0, D5=2.0)),
        (row("c", None, "not_rated", D1=0.0, D5=None), row("c", 9.0, "opaque", D1=0.0, D5=None)),
    ]
    report = compare_recorded("0.9.0", rows, "candidate")
    assert (report["articles"], report["mean_absolute_move"]) == (2, 3.0)
    assert [flip["id"] for flip in report["flipped_bands"]] == ["a"]
    assert report["moved_most"][0]["moved_by"] == ["D5 applies", "D1 +1.00"]
    assert "0.9.0" in report["note"]
