"""One published model at work: feature vector in, score out. Holds tables only; needs no scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from service.extraction.model import Extraction
from service.features.catalogue import position
from service.features.measures import CATALOGUE
from service.features.model import FeatureVector
from service.scoring.contributions import Explained, explain
from service.scoring.dimensions import DIMENSIONS
from service.scoring.formula import Total, band_of, combine
from service.scoring.interval import IntervalRule
from service.scoring.model import Adjustment, DimensionRating, Score, Warning
from service.scoring.printed import tenths
from service.scoring.tables import ShapeTable

_CORE_ON_BARE_SOURCE: Final = position(CATALOGUE, "lead_on_bare_sources_only")
_SHORT_TEXT_WORDS: Final = 150


@dataclass(frozen=True, slots=True)
class Rated:
    """Levels before they are weighed: `explained` has one entry per dimension, None where it does not apply."""

    explained: tuple[Explained | None, ...]
    total: Total | None

    @property
    def levels(self) -> tuple[float | None, ...]:
        return tuple(e.level if e else None for e in self.explained)


@dataclass(frozen=True, slots=True)
class Scorer:
    """A model version, ready to score. `sha256` is its manifest's; `card` its model card, in Markdown.

    `applicability[i]` decides whether an optional dimension applies (a sum of at least 0), None where it always does.
    """

    version: str
    sha256: str
    card: str
    levels: tuple[ShapeTable, ...]
    applicability: tuple[ShapeTable | None, ...]
    interval: IntervalRule

    def score(self, extraction: Extraction, features: FeatureVector) -> Score:
        """Score one article. Pure and fast; `features` must come from `extraction` by this version's catalogue."""
        if extraction.not_rated:
            detail = f"Not rated by the codebook (section 2.2): {extraction.not_rated}."
            return _abstention(extraction, Warning(extraction.not_rated, detail))
        rated = self.rate(features)
        if rated.total is None:
            return _abstention(extraction, Warning("too_little_applies", "Too few dimensions apply to rate (2.6)."))
        value, dimensions, adjustments = _printed(rated, rated.total)
        return Score(
            value=value,
            band=band_of(value, rated.levels),
            interval=self.interval.around(value, features.values),
            flags=extraction.flags,
            dimensions=dimensions,
            adjustments=adjustments,
            warnings=self._warnings(extraction, features),
        )

    def rate(self, features: FeatureVector) -> Rated:
        """Levels, applicability and the exact total, by the numbers alone."""
        explained = tuple(
            explain(table, features, CATALOGUE) if _applies(gate, features) else None
            for table, gate in zip(self.levels, self.applicability, strict=True)
        )
        levels = [e.level if e else None for e in explained]
        bare = features.values[_CORE_ON_BARE_SOURCE] == 1.0
        return Rated(explained, combine(levels, core_on_bare_source=bare))

    def _warnings(self, extraction: Extraction, features: FeatureVector) -> tuple[Warning, ...]:
        warnings = []
        if extraction.words < _SHORT_TEXT_WORDS:
            detail = f"{extraction.words} words; scores are less certain below {_SHORT_TEXT_WORDS}."
            warnings.append(Warning("short_text", detail))
        if self.interval.distance(features.values) > 1.0:
            detail = "The sourcing of this article is unlike that of the training articles; its interval is wider."
            warnings.append(Warning("unlike_training", detail))
        return tuple(warnings)


def _applies(gate: ShapeTable | None, features: FeatureVector) -> bool:
    return gate is None or gate.baseline + sum(gate.effects_of(features.values)) >= 0


def _abstention(extraction: Extraction, warning: Warning) -> Score:
    return Score(None, "not_rated", None, extraction.flags, (), (), (warning,))


def _printed(rated: Rated, total: Total) -> tuple[float, tuple[DimensionRating, ...], tuple[Adjustment, ...]]:
    """The total to one decimal, and parts to one decimal that add up to it."""
    exact = (*total.points, *(a.points for a in total.adjustments))
    parts = tenths(exact, (*total.possible, *(0.0 for _ in total.adjustments)))
    dimensions = tuple(
        DimensionRating(
            name=dimension.name,
            applicable=explained is not None,
            level=explained.level if explained else None,
            baseline=explained.baseline if explained else 0.0,
            weight=dimension.weight,
            points=points,
            points_possible=round(possible, 1),
            drivers=explained.drivers if explained else (),
        )
        for dimension, explained, points, possible in zip(
            DIMENSIONS, rated.explained, parts, total.possible, strict=False
        )
    )
    moved = parts[len(DIMENSIONS) :]
    adjustments = tuple(Adjustment(a.rule, points) for a, points in zip(total.adjustments, moved, strict=True))
    return round(sum(parts), 1), dimensions, adjustments
