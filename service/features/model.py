"""What the feature step hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeatureVector:
    """One article as numbers. `values[i]` belongs to the catalogue's i-th feature and lies on that feature's grid.

    `evidence[i]` lists the ids of the evidence, attributions and sources the value was read from.
    """

    values: tuple[float, ...]
    evidence: tuple[tuple[str, ...], ...]
