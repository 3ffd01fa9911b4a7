"""Copies of articles from which attributions are missing, as they are from articles that no rule was written for.

Extraction finds more of what stands in the articles its rules were written with than of what stands in others: 80 % of
the sources' mentions in the train part, 72 % in the validation part, 72 % of PolNeAR's attributions. A model that
learns the share of attributed claims (codebook 2.5, D1) from the former alone takes every gap for the article's own.
docs/decisions/0005 has what the copies change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from zlib import crc32

import numpy as np

from service.extraction.model import TELLS_NOTHING, Attribution, Extraction
from service.features.build import build
from training.table import Table

RATES: Final = (0.2, 0.3)
THINNED_FOR: Final = frozenset({"attribution_coverage"})


def with_thinned(table: Table, seed: int) -> tuple[Any, int]:
    """Feature rows of a table and, below them in the same order, of a copy for each of `RATES`; and how many tables
    that makes. Deterministic: an article's copies depend on its id and the seed alone."""
    copies = [[build(thinned(row.extraction, rate, seed)).values for row in table.rows] for rate in RATES]
    return np.vstack([table.x, *copies]), 1 + len(RATES)


def thinned(extraction: Extraction, rate: float, seed: int) -> Extraction:
    """The extraction as if each attribution that ties a claim to a source had been missed with probability `rate`."""
    random = np.random.default_rng([seed, crc32((extraction.article.id or "").encode()), round(100 * rate)])
    missed = {a.id for a in extraction.attributions if _ties(a) and random.random() < rate}
    found = [a for a in extraction.attributions if a.id not in missed]
    kept, lost = _places(found), _places([a for a in extraction.attributions if a.id in missed])
    claims = []
    for claim in extraction.claims:
        gone = _reaching(lost, claim.span.start, claim.span.end) - _reaching(kept, claim.span.start, claim.span.end)
        claims.append(claim._replace(source_ids=tuple(i for i in claim.source_ids if i not in gone)))
    return replace(extraction, attributions=tuple(found), claims=tuple(claims))


def _ties(attribution: Attribution) -> bool:
    return attribution.source_id is not None and attribution.kind not in TELLS_NOTHING


def _places(attributions: list[Attribution]) -> list[tuple[int, int, str]]:
    """Where attributions reach in the body, and whose they are."""
    return [
        (span.start, span.end, a.source_id)
        for a in attributions
        if a.source_id is not None and _ties(a)
        for span in (*a.source, *a.cue, *a.content)
        if span.target == "body"
    ]


def _reaching(places: list[tuple[int, int, str]], start: int, end: int) -> set[str]:
    return {source for first, last, source in places if first < end and last > start}
