"""What a feature is. The catalogue itself is the sum of the dimensions' modules (see measures.py)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Direction = Literal[-1, 0, 1]
Scope = Literal["lead", "whole"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One number read off an article, and everything a reader of a score needs to know about it.

    `dimension` is the one dimension whose model sees it. `direction` is the contract of codebook 2.7: +1 where more
    never lowers that dimension's level, -1 where more never raises it, 0 where neither is promised. `labels` are the
    evidence labels it counts; `scope` says whether it looks at the lead (headline and first three paragraphs) or at the
    whole text. `grid` lists every value it can take, ascending.
    """

    name: str
    dimension: str
    unit: str
    meaning: str
    direction: Direction
    labels: tuple[str, ...]
    scope: Scope
    grid: tuple[float, ...]

    def on_grid(self, value: float) -> float:
        """The grid's value nearest to `value`, the lower one of two equally near. Never reverses an order."""
        above = bisect_left(self.grid, value)
        if above == 0:
            return self.grid[0]
        if above == len(self.grid) or value - self.grid[above - 1] <= self.grid[above] - value:
            return self.grid[above - 1]
        return self.grid[above]


def steps(last: float, step: float) -> tuple[float, ...]:
    """A grid from 0 to `last`, both included."""
    return tuple(round(i * step, 6) for i in range(round(last / step) + 1))


SHARE = steps(1, 0.05)
FLAG = (0.0, 1.0)


def position(features: Iterable[Feature], name: str) -> int:
    """Where the feature called `name` stands in a vector. Raises KeyError for a name that is not there."""
    for index, feature in enumerate(features):
        if feature.name == name:
            return index
    raise KeyError(name)
