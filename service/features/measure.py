"""How a feature is written: one function that reads a number off an inventory, and what a reader must know about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.extraction.model import Evidence, Source
from service.features.catalogue import Direction, Feature, Scope
from service.features.inventory import Inventory


class Measured(NamedTuple):
    """A raw value, before it is put on its feature's grid, and the ids of what it was read from.

    A tuple, not a dataclass: one is made for every feature of every article.
    """

    value: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A feature and the way to read it off an inventory."""

    feature: Feature
    read: Callable[[Inventory], Measured]


Decorator = Callable[[Callable[[Inventory], Measured]], Measure]


def measure(
    dimension: str,
    scope: Scope,
    unit: str,
    grid: tuple[float, ...],
    *,
    direction: Direction = 1,
    labels: Iterable[str] = (),
) -> Decorator:
    """Make a feature of a function: its name is the feature's, the first line of its docstring the meaning."""

    def decorate(read: Callable[[Inventory], Measured]) -> Measure:
        meaning = (read.__doc__ or "").partition("\n")[0].rstrip(".")
        return Measure(Feature(read.__name__, dimension, unit, meaning, direction, tuple(labels), scope, grid), read)

    return decorate


def ids(items: Iterable[Source | Evidence]) -> tuple[str, ...]:
    """The ids of sources or evidence, in order, each once."""
    return tuple(dict.fromkeys([item.id for item in items]))


def count(items: Iterable[Source | Evidence]) -> Measured:
    """How many different things there are."""
    counted = ids(items)
    return Measured(float(len(counted)), counted)


def ratio(part: Iterable[Source | Evidence], of: int) -> Measured:
    """How large a share `part` is of `of` things; 0 of nothing is 0."""
    counted = ids(part)
    return Measured(len(counted) / of if of else 0.0, counted)


def mean(values: Sequence[float], items: Iterable[Source | Evidence]) -> Measured:
    """The mean of values read off `items`; 0 where there are none."""
    return Measured(sum(values) / len(values) if values else 0.0, ids(items))


def share_of_claims(owners: Sequence[Iterable[Source]]) -> Measured:
    """The share of claims with at least one owner. `owners[i]` are those of claim i that count."""
    found = [tuple(some) for some in owners]
    sources = ids(source for some in found for source in some)
    return Measured(sum(map(bool, found)) / len(found) if found else 0.0, sources)
