"""The codebook's decision tables (2.5) read off features, nothing learned: the yardstick for what learning adds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from service.features.catalogue import position
from service.features.measures import CATALOGUE

Value = Callable[[str], float]


def levels_by_rule(x: Any) -> Any:
    """Levels for feature rows: articles × 8, NaN where a dimension does not apply."""
    return np.array([[np.nan if (level := rule(_reader(row))) is None else level for rule in _RULES] for row in x])


def _reader(row: Any) -> Value:
    return lambda name: float(row[position(CATALOGUE, name)])


def _coverage(value: Value) -> float:
    level = bisect_right((0.2, 0.45, 0.65, 0.9), value("claim_share_in_reach"))
    return float(min(level, 2) if value("lead_attributed_share") < 0.5 else level)


def _identification(value: Value) -> float:
    return float(bisect_right((0.5, 1.5, 2.5, 3.5), value("weighted_ladder")))


def _handling(value: Value) -> float:
    return value("handling_table")


def _basis(value: Value) -> float:
    return value("second_lead_basis")


def _provenance(value: Value) -> float | None:
    return value("main_document_blocks") if value("documents") else None


def _checking(value: Value) -> float:
    if value("lead_official_act"):
        return 3.0
    if value("checks") or value("lead_identified_origins") >= 2:
        return 2.0
    return 1.0 if value("lead_identified_origins") else 0.0


def _reply(value: Value) -> float | None:
    if not value("adverse_claims") and not value("replies"):
        return None
    return value("best_reply")


def _credit(value: Value) -> float | None:
    if not value("second_hand_items") and not value("traceable_records"):
        return None
    named = value("named_upstream_share") if value("second_hand_items") else 1.0
    return min(4.0, 1.0 + (named > 0.5) + (value("dated_upstream_share") > 0.5) + (value("links") > 0))


_RULES: Final[tuple[Callable[[Value], float | None], ...]] = (
    _coverage,
    _identification,
    _handling,
    _basis,
    _provenance,
    _checking,
    _reply,
    _credit,
)
