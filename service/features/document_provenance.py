"""D5: what a reader can check about the documents a claim rests on (codebook 2.5, D5: four blocks)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from service.extraction.model import Claim, DocumentFacts, Source
from service.features.catalogue import FLAG, SHARE, steps
from service.features.inventory import DOCUMENTS, Inventory
from service.features.measure import Measured, count, ids, mean, measure

_measure = partial(measure, "document_provenance", labels=(*sorted(DOCUMENTS), "document_authentication"))
_BLOCKS: Final = "blocks 0–4"
_NOTHING: Final = DocumentFacts()


def _facts(source: Source) -> DocumentFacts:
    return source.document or _NOTHING


def _blocks(source: Source) -> int:
    return _facts(source).blocks


def _documents(inventory: Inventory) -> tuple[Source, ...]:
    return inventory.of_kind(DOCUMENTS)


def _most_used(inventory: Inventory) -> Source | None:
    return max(_documents(inventory), key=lambda s: (len(s.attributions), len(s.mentions)), default=None)


def _main(inventory: Inventory) -> Source | None:
    """The document the codebook rates: of those in the lead the weakest, else the one used most."""
    return min(inventory.of_kind(DOCUMENTS, lead=True), key=_blocks, default=_most_used(inventory))


def _read(document: Source | None, read: Callable[[DocumentFacts], int]) -> Measured:
    if document is None:
        return Measured(0.0)
    return Measured(float(read(_facts(document))), (document.id, *document.mentions[:1]))


@_measure("lead", _BLOCKS, steps(4, 1))
def main_document_blocks(inventory: Inventory) -> Measured:
    """Blocks present for the document that the lead rests on, or that is used most."""
    return _read(_main(inventory), lambda d: d.blocks)


@_measure("lead", "facts 0–3", steps(3, 1))
def main_document_identity(inventory: Inventory) -> Measured:
    """Issuer, type and date of that document."""
    return _read(_main(inventory), lambda d: d.issuer + d.type + d.date)


@_measure("lead", "yes or no", FLAG)
def main_document_route(inventory: Inventory) -> Measured:
    """How that document came, or who holds it."""
    return _read(_main(inventory), lambda d: d.route)


@_measure("lead", "yes or no", FLAG)
def main_document_status(inventory: Inventory) -> Measured:
    """That document is official, authenticated, or said to be unverified."""
    return _read(_main(inventory), lambda d: d.status)


@_measure("lead", "yes or no", FLAG)
def main_document_access(inventory: Inventory) -> Measured:
    """Link, reproduction or reference to that document, or a reason for withholding it."""
    return _read(_main(inventory), lambda d: d.access)


@_measure("whole", _BLOCKS, steps(4, 1))
def used_document_blocks(inventory: Inventory) -> Measured:
    """Blocks present for the document used most."""
    return _read(_most_used(inventory), lambda d: d.blocks)


@_measure("whole", _BLOCKS, steps(4, 0.25), direction=0)
def mean_document_blocks(inventory: Inventory) -> Measured:
    """Mean blocks of all documents."""
    documents = _documents(inventory)
    return mean([float(_blocks(document)) for document in documents], documents)


@_measure("whole", _BLOCKS, steps(4, 1))
def best_document_blocks(inventory: Inventory) -> Measured:
    """Blocks of the best documented document."""
    return _read(max(_documents(inventory), key=_blocks, default=None), lambda d: d.blocks)


@_measure("whole", "sources", steps(4, 1), direction=0)
def documents(inventory: Inventory) -> Measured:
    """Documents, studies, polls and datasets used as sources."""
    return count(_documents(inventory))


@_measure("lead", "sources", steps(2, 1), direction=0)
def lead_documents(inventory: Inventory) -> Measured:
    """Documents, studies, polls and datasets that carry the lead."""
    return count(inventory.of_kind(DOCUMENTS, lead=True))


@_measure("whole", "attributions", steps(6, 1), direction=0)
def document_attributions(inventory: Inventory) -> Measured:
    """Statements attributed to documents."""
    found = _documents(inventory)
    return Measured(float(sum(len(s.attributions) for s in found)), ids(found))


@_measure("whole", "statements", steps(2, 1))
def authentications(inventory: Inventory) -> Measured:
    """What is said on whether a document is genuine."""
    return count(inventory.labelled("document_authentication"))


_NAMING: Final = frozenset({"document", "study", "poll"})


def _naming(claims: Sequence[Claim], facts: frozenset[str], grid_end: int) -> Measured:
    return Measured(float(min(grid_end, sum(bool(claim.facts & facts) for claim in claims))))


@_measure("whole", "claims", steps(8, 1), direction=0)
def claims_naming_documents(inventory: Inventory) -> Measured:
    """Claims that name a document, study or poll, whoever states them."""
    return _naming(inventory.counted, _NAMING, 8)


@_measure("whole", "claims", steps(5, 1), direction=0)
def claims_naming_polls(inventory: Inventory) -> Measured:
    """Claims that name a poll or study."""
    return _naming(inventory.counted, frozenset({"poll", "study"}), 5)


@_measure("whole", "claims", steps(4, 1), direction=0)
def claims_naming_records(inventory: Inventory) -> Measured:
    """Claims that give a published statistic or result."""
    return _naming(inventory.counted, frozenset({"record"}), 4)


@_measure("lead", "claims", steps(4, 1), direction=0)
def lead_claims_naming_documents(inventory: Inventory) -> Measured:
    """Claims of the lead that name a document, study or poll."""
    return _naming([c for c in inventory.counted if c.lead], _NAMING, 4)


@_measure("whole", "share of claims", SHARE, direction=0)
def dated_document_claims(inventory: Inventory) -> Measured:
    """Of the claims that name a document, study or poll, those with a date."""
    named = [c for c in inventory.counted if c.facts & _NAMING]
    return Measured(sum("dated" in c.facts for c in named) / len(named) if named else 0.0)


@_measure("whole", "references", steps(4, 1), labels=("link",))
def references(inventory: Inventory) -> Measured:
    """Links, docket and report numbers that lead to a document."""
    return count(inventory.labelled("link"))


MEASURES: Final = (
    references,
    claims_naming_documents,
    claims_naming_polls,
    claims_naming_records,
    lead_claims_naming_documents,
    dated_document_claims,
    main_document_blocks,
    main_document_identity,
    main_document_route,
    main_document_status,
    main_document_access,
    used_document_blocks,
    mean_document_blocks,
    best_document_blocks,
    documents,
    lead_documents,
    document_attributions,
    authentications,
)
