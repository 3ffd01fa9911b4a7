"""What each feature adds to a dimension's level, so that baseline and effects give the level exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.features.catalogue import Feature
from service.features.model import FeatureVector
from service.scoring.dimensions import HIGHEST_LEVEL
from service.scoring.model import Driver
from service.scoring.tables import UNIT, ShapeTable

END_OF_SCALE = "end_of_scale"


@dataclass(frozen=True, slots=True)
class Explained:
    """`baseline + Σ driver.effect == level`, all in whole thousandths. Drivers without an effect are left out."""

    level: float
    baseline: float
    drivers: tuple[Driver, ...]


def explain(table: ShapeTable, vector: FeatureVector, features: Sequence[Feature]) -> Explained:
    """The level a table gives, with the drivers that lead there, strongest first.

    Where the sum leaves the scale 0–4, the driver `end_of_scale` takes back what is beyond it.
    """
    effects = table.effects_of(vector.values)
    summed = table.baseline + sum(effects)
    level = min(max(summed, 0), round(HIGHEST_LEVEL * UNIT))
    drivers = [
        Driver(features[column].name, vector.values[column], effect / UNIT, vector.evidence[column])
        for column, effect in zip(table.columns, effects, strict=True)
        if effect
    ]
    drivers.sort(key=lambda driver: -abs(driver.effect))
    if level != summed:
        drivers.append(Driver(END_OF_SCALE, summed / UNIT, (level - summed) / UNIT, ()))
    return Explained(level / UNIT, table.baseline / UNIT, tuple(drivers))
