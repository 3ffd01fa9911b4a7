"""D6: whether a reader can tell how many independent origins there are, and what was checked (codebook 2.5, D6)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from service.extraction.model import Source
from service.features.catalogue import FLAG, SHARE, steps
from service.features.inventory import Inventory
from service.features.measure import Measured, count, ids, measure, ratio, share_of_claims

_measure = partial(measure, "checking_disclosed")
_CHECKS: Final = ("corroboration", "verification_limit", "document_authentication")
_ISSUERS: Final = frozenset({"court_document", "public_document", "poll", "organisation_statement"})
_IDENTIFIED: Final = 2
_OPENING: Final = 2


def _roots(sources: Iterable[Source], *, ladder: int) -> Measured:
    """Different origins among the sources of at least this ladder; one source stands for each."""
    first: dict[str, Source] = {}
    for source in sources:
        if source.ladder >= ladder:
            first.setdefault(source.root, source)
    return count(first.values())


@_measure("lead", "origins", steps(4, 1))
def lead_origins(inventory: Inventory) -> Measured:
    """Independent origins behind the lead, of ladder 1 or more."""
    return _roots(inventory.lead_sources, ladder=1)


@_measure("lead", "origins", steps(4, 1))
def lead_identified_origins(inventory: Inventory) -> Measured:
    """Independent identified origins behind the lead, of ladder 2 or more."""
    return _roots(inventory.lead_sources, ladder=_IDENTIFIED)


@_measure("lead", "share of claims", SHARE)
def doubly_sourced_lead_share(inventory: Inventory) -> Measured:
    """Claims of the lead with two independent origins."""
    owners = [inventory.owners(claim) for claim in inventory.lead_claims]
    return share_of_claims([found if len({s.root for s in found}) >= 2 else () for found in owners])


@_measure("lead", "yes or no", FLAG)
def lead_official_act(inventory: Inventory) -> Measured:
    """The lead reports an issuer's own act or record."""
    issuers = [s for s in inventory.lead_sources if s.label in _ISSUERS and s.ladder >= _IDENTIFIED]
    return Measured(float(bool(issuers)), ids(issuers))


@_measure("whole", "statements", steps(3, 1), labels=("corroboration",))
def corroborations(inventory: Inventory) -> Measured:
    """Second origins and checks told of."""
    return count(inventory.labelled("corroboration"))


@_measure("whole", "statements", steps(3, 1), labels=("verification_limit",))
def verification_limits(inventory: Inventory) -> Measured:
    """What could not be checked."""
    return count(inventory.labelled("verification_limit"))


@_measure("whole", "statements", steps(4, 1), labels=_CHECKS)
def checks(inventory: Inventory) -> Measured:
    """Checks, limits and authentications together."""
    return count(inventory.labelled(*_CHECKS))


@_measure("whole", "sources", steps(3, 1), direction=-1, labels=("unnamed_bare", "unnamed_group"))
def bare_plurals(inventory: Inventory) -> Measured:
    """Plural sources of no owner: a reader cannot tell how many origins they are."""
    return count(s for s in inventory.listed if s.ladder == 0 and s.plural)


@_measure("lead", "share of claims", SHARE)
def lead_official_act_share(inventory: Inventory) -> Measured:
    """Claims of the lead that report an authority's act or published record."""
    named = [c for c in inventory.lead_claims if c.facts & {"official_act", "record"}]
    return Measured(len(named) / len(inventory.lead_claims) if inventory.lead_claims else 0.0)


@_measure("lead", "yes or no", FLAG)
def opening_official_act(inventory: Inventory) -> Measured:
    """One of the lead's first two claims reports an authority's act or published record."""
    return Measured(float(any(c.facts & {"official_act", "record"} for c in inventory.lead_claims[:_OPENING])))


@_measure("lead", "yes or no", FLAG)
def lead_opens_with_issuer(inventory: Inventory) -> Measured:
    """The first source of the lead is a body that speaks for itself, or its paper."""
    issuers = [s for s in inventory.lead_sources[:1] if s.label in _ISSUERS]
    return Measured(float(bool(issuers)), ids(issuers))


@_measure("whole", "share of sources", SHARE)
def issuer_share(inventory: Inventory) -> Measured:
    """Bodies that speak for themselves, and their papers, among all sources."""
    return ratio((s for s in inventory.listed if s.label in _ISSUERS), len(inventory.listed))


@_measure("lead", "origins", steps(5, 1))
def lead_voices(inventory: Inventory) -> Measured:
    """Independent origins of ladder 3 or more behind the lead."""
    return _roots(inventory.lead_sources, ladder=3)


MEASURES: Final = (
    lead_official_act_share,
    opening_official_act,
    lead_opens_with_issuer,
    issuer_share,
    lead_voices,
    lead_origins,
    lead_identified_origins,
    doubly_sourced_lead_share,
    lead_official_act,
    corroborations,
    verification_limits,
    checks,
    bare_plurals,
)
