"""D5: what a reader can check about the documents a claim rests on (codebook 2.5, D5: four blocks)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from service.extraction.model import DocumentFacts, Source
from service.features.catalogue import FLAG, Direction, Feature, Scope, steps
from service.features.inventory import DOCUMENTS, Inventory, Measure, Measured, count, ids

_DIMENSION: Final = "document_provenance"
_LABELS: Final = tuple(sorted(DOCUMENTS)) + ("document_authentication",)
_NO_FACTS: Final = DocumentFacts()


def _facts(source: Source) -> DocumentFacts:
    return source.document or _NO_FACTS


def _weight(source: Source) -> tuple[int, int]:
    return len(source.attributions), len(source.mentions)


def _documents(inventory: Inventory) -> tuple[Source, ...]:
    return inventory.of_kind(DOCUMENTS)


def _main(inventory: Inventory) -> Source | None:
    """The document the codebook rates: of those in the lead the weakest, else the one used most."""
    lead = inventory.of_kind(DOCUMENTS, lead=True)
    if lead:
        return min(lead, key=lambda s: _facts(s).blocks)
    return max(_documents(inventory), key=_weight, default=None)


def _of_main(read: Callable[[DocumentFacts], float]) -> Callable[[Inventory], Measured]:
    def measure(inventory: Inventory) -> Measured:
        main = _main(inventory)
        return Measured(float(read(_facts(main))), (main.id, *main.mentions[:1])) if main else Measured(0.0)

    return measure


def _most_used(inventory: Inventory) -> Measured:
    used = max(_documents(inventory), key=_weight, default=None)
    return Measured(float(_facts(used).blocks), (used.id,)) if used else Measured(0.0)


def _mean(inventory: Inventory) -> Measured:
    documents = _documents(inventory)
    blocks = sum(_facts(s).blocks for s in documents)
    return Measured(blocks / len(documents) if documents else 0.0, ids(documents))


def _best(inventory: Inventory) -> Measured:
    best = max(_documents(inventory), key=lambda s: _facts(s).blocks, default=None)
    return Measured(float(_facts(best).blocks), (best.id,)) if best else Measured(0.0)


def _feature(
    name: str, unit: str, meaning: str, scope: Scope, grid: tuple[float, ...], direction: Direction = 1
) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, direction, _LABELS, scope, grid)


MEASURES: Final = (
    Measure(_feature("main_document_blocks", "blocks 0–4", "blocks present for the document the lead rests on", "lead", steps(4, 1)), _of_main(lambda d: d.blocks)),
    Measure(_feature("main_document_identity", "facts 0–3", "issuer, type, date of that document", "lead", steps(3, 1)), _of_main(lambda d: d.issuer + d.type + d.date)),
    Measure(_feature("main_document_route", "yes or no", "how that document came, who holds it", "lead", FLAG), _of_main(lambda d: d.route)),
    Measure(_feature("main_document_status", "yes or no", "official, authenticated, or said to be unverified", "lead", FLAG), _of_main(lambda d: d.status)),
    Measure(_feature("main_document_access", "yes or no", "link, reproduction, reference, or a reason for withholding", "lead", FLAG), _of_main(lambda d: d.access)),
    Measure(_feature("used_document_blocks", "blocks 0–4", "blocks present for the document used most", "whole", steps(4, 1)), _most_used),
    Measure(_feature("mean_document_blocks", "blocks 0–4", "mean blocks of all documents", "whole", steps(4, 0.25), 0), _mean),
    Measure(_feature("best_document_blocks", "blocks 0–4", "blocks of the best documented document", "whole", steps(4, 1)), _best),
    Measure(
        _feature("documents", "sources", "documents, studies, polls and datasets used as sources", "whole", steps(4, 1), 0),
        lambda inventory: count(ids(_documents(inventory))),
    ),
    Measure(
        _feature("lead_documents", "sources", "the same in the lead", "lead", steps(2, 1), 0),
        lambda inventory: count(ids(inventory.of_kind(DOCUMENTS, lead=True))),
    ),
    Measure(
        _feature("document_attributions", "attributions", "statements attributed to documents", "whole", steps(6, 1), 0),
        lambda inventory: count(a for s in _documents(inventory) for a in s.attributions),
    ),
    Measure(
        _feature("authentications", "statements", "what is said on whether a document is genuine", "whole", steps(2, 1)),
        lambda inventory: count(ids(inventory.labelled("document_authentication"))),
    ),
)  # fmt: skip
