"""The feature table: one row of features per article, and what raters said beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from service.extraction.extract import extract
from service.extraction.model import Extraction
from service.features.build import build
from service.features.model import FeatureVector
from service.scoring.dimensions import DIMENSIONS
from training.dataset import RatedArticle


@dataclass(frozen=True, slots=True)
class Row:
    """One article: as rated, as extracted, as numbers."""

    rated: RatedArticle
    extraction: Extraction
    vector: FeatureVector


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a fixed order, and arrays over them: `x` (articles × features), `levels` (articles × 8, NaN for N/A),
    `applicable` (articles × 8, the share of raters), `totals` (articles). `groups` numbers what stays in one fold."""

    rows: tuple[Row, ...]
    x: Any
    levels: Any
    applicable: Any
    totals: Any
    groups: Any

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, indexes: Sequence[int]) -> Table:
        """The table of some rows."""
        chosen = list(indexes)
        return Table(
            tuple(self.rows[i] for i in chosen),
            self.x[chosen],
            self.levels[chosen],
            self.applicable[chosen],
            self.totals[chosen],
            self.groups[chosen],
        )


def build_table(articles: Iterable[RatedArticle]) -> Table:
    """Extract and measure every article. Articles the gate of 2.2 takes out of rating are left out."""
    rows = []
    for rated in articles:
        extraction = extract(rated.article)
        if extraction.not_rated is None:
            rows.append(Row(rated, extraction, build(extraction)))
    every = range(len(DIMENSIONS))
    levels = [[row.rated.level(d) for d in every] for row in rows]
    return Table(
        rows=tuple(rows),
        x=np.array([row.vector.values for row in rows]),
        levels=np.array([[np.nan if level is None else level for level in row] for row in levels]),
        applicable=np.array([[row.rated.applicable(d) for d in every] for row in rows]),
        totals=np.array([row.rated.total for row in rows]),
        groups=_groups([row.rated for row in rows]),
    )


def _groups(articles: Sequence[RatedArticle]) -> Any:
    """Number the groups: articles of one story belong together (codebook 2.10)."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(article.story, len(numbers)) for article in articles])
