"""The evaluation of a model: against raters, against simpler ways, by group, on real articles; as one JSON report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import numpy as np

from service.scoring.dimensions import DIMENSIONS
from service.scoring.formula import band_of
from service.scoring.interval import IntervalRule
from service.scoring.scorer import Scorer
from training.conformal import LEVEL, by_third, inside, interval_rule
from training.contenders import CONTENDERS, Contender
from training.crossval import out_of_fold
from training.metrics import agreement, raters_apart, totals_of
from training.table import Row, Table

PUBLISHED: Final = next(iter(CONTENDERS))
_LEARNING_STEPS: Final = 5
SMALLEST_GROUP: Final = 8
Report = dict[str, Any]
Grouping = Callable[[Row], str]


def cross_validated(table: Table, seed: int, model: Contender, track: Callable[..., Any] = iter) -> Report:
    """Every contender's out-of-fold agreement with the raters, the model's in detail.

    `model` is the kind that is published, as it was trained. `track` wraps the iteration over contenders (progress).
    """
    contenders = {**CONTENDERS, PUBLISHED: model}
    predicted = {name: out_of_fold(table, contenders[name], seed=seed) for name in track(list(contenders))}
    totals = {name: totals_of(levels, table.x) for name, levels in predicted.items()}
    own = totals[PUBLISHED]
    return {
        "articles": len(table),
        "groups": len(set(table.groups.tolist())),
        "contenders": {name: compared(predicted[name], totals[name], table) for name in contenders},
        "raters": between_raters(table),
        "by_group": by_group(table, own),
        "interval": _interval(own, _nested(table, own)),
        "learning_curve": _learning_curve(table, seed, model),
        "articles_predicted": articles_predicted(table, own),
    }


def held_out(table: Table, scorer: Scorer) -> Report:
    """A finished model on articles it never saw (the test part, or real ones)."""
    levels, totals = served(table, scorer)
    return {
        "articles": len(table),
        "model": compared(levels, totals, table),
        "raters": between_raters(table),
        "by_group": by_group(table, totals),
        "interval": _interval(totals, inside(scorer.interval, table.x, table.totals, totals)),
        "articles_predicted": articles_predicted(table, totals),
    }


def served(table: Table, scorer: Scorer) -> tuple[Any, Any]:
    """Levels (NaN for N/A) and totals as the service would give them."""
    scores = [scorer.score(row.extraction, row.vector) for row in table.rows]
    nothing = [None] * len(DIMENSIONS)
    levels = [[d.level for d in score.dimensions] or nothing for score in scores]
    return np.array(levels, dtype=float), np.array([score.value for score in scores], dtype=float)


def compared(levels: Any, totals: Any, table: Table) -> Report:
    """Agreement with the raters on the total, each dimension, applicability, and the band."""
    dimensions = {}
    for index, dimension in enumerate(DIMENSIONS):
        found = agreement(levels[:, index], table.levels[:, index])
        dimensions[dimension.code] = {"name": dimension.name, **(asdict(found) if found else {})}
        if dimension.optional:
            applies = ~np.isnan(levels[:, index])
            dimensions[dimension.code]["applicability_agreement"] = float(
                np.where(applies, table.applicable[:, index], 1 - table.applicable[:, index]).mean()
            )
    total = agreement(totals, table.totals)
    same = [
        _band(t, row) == _band(r, rated)
        for t, row, r, rated in zip(totals, levels, table.totals, table.levels, strict=True)
    ]
    return {"total": asdict(total) if total else {}, "same_band": float(np.mean(same)), "dimensions": dimensions}


def _band(total: float, levels: Any) -> str:
    return band_of(float(total), [None if np.isnan(level) else float(level) for level in levels])


def between_raters(table: Table) -> Report:
    """The first two raters against each other: the ceiling for any model."""
    articles = [row.rated for row in table.rows]
    total = raters_apart(articles)
    by_dimension = {d.code: raters_apart(articles, index) for index, d in enumerate(DIMENSIONS)}
    return {
        "total": asdict(total) if total else {},
        "dimensions": {code: asdict(found) if found else {} for code, found in by_dimension.items()},
    }


def by_group(table: Table, totals: Any) -> Report:
    """Mean error by genre, press tradition, beat, length and links, and its ratio to the whole's (style fairness)."""
    groupings: Mapping[str, Grouping] = {
        "genre": lambda row: row.rated.genre,
        "style": lambda row: row.rated.style,
        "beat": lambda row: row.rated.beat,
        "words": lambda row: length_of(row.extraction.words),
    }
    errors = np.abs(totals - table.totals)
    whole = float(np.nanmean(errors))
    report: Report = {}
    for name, grouping in groupings.items():
        keys = [grouping(row) for row in table.rows]
        report[name] = {
            key: {
                "n": n,
                "mean_absolute_error": (error := float(np.nanmean(errors[[k == key for k in keys]]))),
                "bias": float(np.nanmean((totals - table.totals)[[k == key for k in keys]])),
                "times_the_whole": error / whole,
            }
            for key, n in sorted(Counter(keys).items())
            if n >= SMALLEST_GROUP
        }
    return report


def length_of(words: int) -> str:
    """The group of articles of about this length."""
    return next(
        (label for end, label in ((150, "under 150"), (350, "150-349"), (600, "350-599")) if words < end),
        "600 and more",
    )


def _interval(predicted: Any, held: Any) -> Report:
    return {"level": LEVEL, "coverage": float(held.mean()), "by_third": by_third(predicted, held)}


def _nested(table: Table, predicted: Any) -> Any:
    """Whether intervals whose widths come from the other half of the groups hold: what new articles will see."""
    half = table.groups % 2 == 0
    held = np.zeros(len(table), dtype=bool)
    for calibrate, test in ((half, ~half), (~half, half)):
        rule: IntervalRule = interval_rule(table.x[calibrate], table.totals[calibrate], predicted[calibrate])
        held[test] = inside(rule, table.x[test], table.totals[test], predicted[test])
    return held


def _learning_curve(table: Table, seed: int, model: Contender) -> list[Report]:
    """Out-of-fold error on the total, learning from growing parts of the groups."""
    groups = np.random.default_rng(seed).permutation(sorted(set(table.groups.tolist())))
    curve = []
    for step in range(1, _LEARNING_STEPS + 1):
        chosen = set(groups[: max(10, len(groups) * step // _LEARNING_STEPS)].tolist())
        part = table.take([i for i, group in enumerate(table.groups) if group in chosen])
        found = agreement(totals_of(out_of_fold(part, model, seed=seed), part.x), part.totals)
        if found:
            curve.append({"articles": len(part), "mean_absolute_error": found.mean_absolute_error})
    return curve


def articles_predicted(table: Table, totals: Any) -> Sequence[Report]:
    """One row per article: predicted, the raters' mean, and the lowest and highest rater."""
    rows = []
    for row, total in zip(table.rows, totals, strict=True):
        given = [t for t in (rating.total for rating in row.rated.ratings) if t is not None]
        rows.append(
            {
                "id": row.rated.id,
                "predicted": round(float(total), 1),
                "rated": round(row.rated.total, 1),
                "low": round(min(given), 1),
                "high": round(max(given), 1),
            }
        )
    return rows
