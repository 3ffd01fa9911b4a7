"""The model of one dimension: additive and monotone gradient boosting, a stock scikit-learn object."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from service.features.measures import CATALOGUE


@dataclass(frozen=True, slots=True)
class Settings:
    """What `tune` searches over; the names are scikit-learn's."""

    learning_rate: float = 0.05
    max_iter: int = 120
    max_leaf_nodes: int = 4
    min_samples_leaf: int = 12
    l2_regularization: float = 1.0


DEFAULT: Final = Settings()


def columns_of(dimension: str) -> list[int]:
    """Where a dimension's features stand in a vector."""
    return [index for index, feature in enumerate(CATALOGUE) if feature.dimension == dimension]


def directions_of(dimension: str) -> list[int]:
    """The catalogue's directions, in the order of `columns_of`."""
    return [feature.direction for feature in CATALOGUE if feature.dimension == dimension]


def level_regressor(dimension: str, settings: Settings = DEFAULT, seed: int = 0) -> Any:
    """Predicts the level of a dimension. No feature interacts with another, and none moves against its direction."""
    return HistGradientBoostingRegressor(
        **asdict(settings),
        interaction_cst="no_interactions",
        monotonic_cst=directions_of(dimension),
        early_stopping=False,
        random_state=seed,
    )


def applicability_classifier(settings: Settings = DEFAULT, seed: int = 0) -> Any:
    """Decides whether an optional dimension applies. Additive; free in direction (codebook 2.7, "not monotone")."""
    return HistGradientBoostingClassifier(
        **asdict(settings), interaction_cst="no_interactions", early_stopping=False, random_state=seed
    )
