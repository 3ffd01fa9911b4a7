"""D6: whether a reader can tell how many independent origins there are, and what was checked (codebook 2.5, D6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.extraction.model import Source
from service.features.catalogue import FLAG, SHARE, Feature, Scope, steps
from service.features.inventory import Inventory, Measure, Measured, count, ids

_DIMENSION: Final = "checking_disclosed"
_CHECKS: Final = ("corroboration", "verification_limit", "document_authentication")
_ISSUERS: Final = frozenset({"court_document", "public_document", "poll", "organisation_statement"})
_IDENTIFIED: Final = 2


def _roots(sources: Iterable[Source], *, ladder: int) -> Measured:
    """Different origins among the sources of at least this ladder; one source stands for each."""
    first: dict[str, str] = {}
    for source in sources:
        if source.ladder >= ladder:
            first.setdefault(source.root, source.id)
    return Measured(float(len(first)), tuple(first.values()))


def _claims_with_two(inventory: Inventory) -> Measured:
    double = [c for c in inventory.lead_claims if len({s.root for s in inventory.owners(c)}) >= 2]
    sources = dict.fromkeys(s.id for c in double for s in inventory.owners(c))
    return Measured(len(double) / len(inventory.lead_claims) if inventory.lead_claims else 0.0, tuple(sources))


def _official_act(inventory: Inventory) -> Measured:
    """The lead rests on an issuer's own record or announcement."""
    issuers = [s for s in inventory.lead_sources if s.label in _ISSUERS and s.ladder >= _IDENTIFIED]
    return Measured(float(bool(issuers)), ids(issuers))


def _cannot_tell(inventory: Inventory) -> Measured:
    """Bare plurals: a reader cannot tell how many they are."""
    return count(s.id for s in inventory.listed if s.ladder == 0 and s.plural)


def _feature(
    name: str, unit: str, meaning: str, scope: Scope, grid: tuple[float, ...], labels: tuple[str, ...] = ()
) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, 1, labels, scope, grid)


MEASURES: Final = (
    Measure(_feature("lead_origins", "origins", "independent origins behind the lead, of ladder 1 or more", "lead", steps(4, 1)), lambda i: _roots(i.lead_sources, ladder=1)),
    Measure(_feature("lead_identified_origins", "origins", "independent identified origins behind the lead", "lead", steps(4, 1)), lambda i: _roots(i.lead_sources, ladder=_IDENTIFIED)),
    Measure(_feature("identified_origins", "origins", "independent identified origins in the whole article", "whole", steps(6, 1)), lambda i: _roots(i.listed, ladder=_IDENTIFIED)),
    Measure(_feature("doubly_sourced_lead_share", "share of claims", "lead claims with two independent origins", "lead", SHARE), _claims_with_two),
    Measure(_feature("lead_official_act", "yes or no", "the lead reports an issuer's own act or record", "lead", FLAG), _official_act),
    Measure(
        _feature("corroborations", "statements", "second origins and checks told of", "whole", steps(3, 1), ("corroboration",)),
        lambda inventory: count(ids(inventory.labelled("corroboration"))),
    ),
    Measure(
        _feature("verification_limits", "statements", "what could not be checked", "whole", steps(3, 1), ("verification_limit",)),
        lambda inventory: count(ids(inventory.labelled("verification_limit"))),
    ),
    Measure(
        _feature("checks", "statements", "checks, limits and authentications together", "whole", steps(4, 1), _CHECKS),
        lambda inventory: count(ids(inventory.labelled(*_CHECKS))),
    ),
    Measure(
        Feature("bare_plurals", _DIMENSION, "sources", "plural sources of no owner", -1, ("unnamed_bare", "unnamed_group"), "whole", steps(3, 1)),
        _cannot_tell,
    ),
)  # fmt: skip
