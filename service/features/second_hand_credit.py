"""D8: whether second-hand material is credited and what is public can be traced (codebook 2.5, D8)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.extraction.model import Source
from service.features.catalogue import FLAG, SHARE, Direction, Feature, Scope, steps
from service.features.inventory import DOCUMENTS, SECOND_HAND, Inventory, Measure, Measured, count, ids, share

_DIMENSION: Final = "second_hand_credit"
_LABELS: Final = ("other_media", "wire", "social_post", "link")


def _items(inventory: Inventory) -> tuple[Source, ...]:
    return inventory.of_kind(SECOND_HAND)


def _mean_ladder(sources: Iterable[Source]) -> Measured:
    found = tuple(sources)
    return Measured(sum(s.ladder for s in found) / len(found) if found else 0.0, ids(found))


def _named(inventory: Inventory) -> Measured:
    return share((s.id for s in _items(inventory) if s.ladder >= 3), len(_items(inventory)))


def _dated(inventory: Inventory) -> Measured:
    return share((s.id for s in _items(inventory) if s.dated), len(_items(inventory)))


def _held_elsewhere(inventory: Inventory) -> Measured:
    held = [s.id for s in inventory.listed if s.document is not None and s.document.holder == "other"]
    return count(held)


def _traceable(inventory: Inventory) -> Measured:
    """Public records with issuer and date: a reader could look them up."""
    records = [s for s in inventory.of_kind(DOCUMENTS) if s.ladder >= 3]
    return count(ids(records))


def _feature(
    name: str, unit: str, meaning: str, direction: Direction, scope: Scope, grid: tuple[float, ...]
) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, direction, _LABELS, scope, grid)


MEASURES: Final = (
    Measure(_feature("second_hand_ladder", "ladder 0–4", "mean ladder of other media, agencies and posts", 1, "whole", steps(4, 0.25)), lambda i: _mean_ladder(_items(i))),
    Measure(_feature("lead_second_hand_ladder", "ladder 0–4", "the same in the lead", 1, "lead", steps(4, 0.25)), lambda i: _mean_ladder(i.of_kind(SECOND_HAND, lead=True))),
    Measure(_feature("named_upstream_share", "share of items", "second-hand items whose outlet is named", 1, "whole", SHARE), _named),
    Measure(_feature("dated_upstream_share", "share of items", "second-hand items that are dated", 1, "whole", SHARE), _dated),
    Measure(_feature("second_hand_items", "sources", "other media, agencies and posts used as sources", 0, "whole", steps(5, 1)), lambda i: count(ids(_items(i)))),
    Measure(_feature("other_media", "sources", "other outlets used as sources", 0, "whole", steps(4, 1)), lambda i: count(ids(i.of_kind(frozenset({"other_media"}))))),
    Measure(_feature("agency_credit", "yes or no", "an agency is credited", 0, "whole", FLAG), lambda i: count(ids(i.of_kind(frozenset({"wire"})))[:1])),
    Measure(_feature("social_posts", "sources", "posts used as sources", 0, "whole", steps(3, 1)), lambda i: count(ids(i.of_kind(frozenset({"social_post"}))))),
    Measure(_feature("links", "links", "links and references a reader can follow", 1, "whole", steps(4, 1)), lambda i: count(ids(i.labelled("link")))),
    Measure(_feature("held_elsewhere", "documents", "documents that another outlet obtained", 0, "whole", steps(2, 1)), _held_elsewhere),
    Measure(_feature("traceable_records", "documents", "records named well enough to look up", 1, "whole", steps(3, 1)), _traceable),
    Measure(
        _feature("vague_reports", "mentions", "\"reportedly\", \"media reports\": second-hand without an owner", -1, "whole", steps(3, 1)),
        lambda inventory: count(e.id for e in inventory.labelled("vague_attribution") if e.rule in _VAGUE_REPORTS),
    ),
)  # fmt: skip
_VAGUE_REPORTS: Final = frozenset({"vague.adverb", "vague.reports"})
