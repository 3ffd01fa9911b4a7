"""D7: whether those the article says something damaging about were heard (codebook 2.5, D7)."""

from __future__ import annotations

from functools import partial
from typing import Final

from service.extraction.model import Claim, Evidence
from service.features.catalogue import steps
from service.features.inventory import Inventory
from service.features.measure import Measured, count, measure

_measure = partial(measure, "reply", labels=("reply",))
_GENERIC, _ATTEMPT, _REPORTED, _ANSWERED = 1.0, 2.0, 3.0, 4.0


_CIRCUMSTANCES: Final = frozenset({"dated", "specific"})
_OF_SUBSTANCE: Final = frozenset({"answer", "defence", "denial"})


def _quality(item: Evidence) -> float:
    """1 generic denial, 2 attempt of unknown outcome, 3 answer, denial, refusal or silence, 4 an answer of which the
    reader learns what was put or when."""
    if "generic" in item.facts:
        return _GENERIC
    if item.facts & _OF_SUBSTANCE and item.facts & _CIRCUMSTANCES:
        return _ANSWERED
    return _ATTEMPT if item.facts - _CIRCUMSTANCES == frozenset({"attempt"}) else _REPORTED


def _with_facts(inventory: Inventory, *facts: str) -> Measured:
    return count(e for e in inventory.labelled("reply") if not e.facts.isdisjoint(facts))


def _adverse(inventory: Inventory) -> list[Claim]:
    return [claim for claim in inventory.extraction.claims if claim.adverse]


@_measure("whole", "step 0–4", steps(4, 1))
def best_reply(inventory: Inventory) -> Measured:
    """The fullest reply: generic denial, attempt, reported, of substance."""
    best = max(inventory.labelled("reply"), key=_quality, default=None)
    return Measured(_quality(best), (best.id,)) if best else Measured(0.0)


@_measure("whole", "replies", steps(5, 1))
def replies(inventory: Inventory) -> Measured:
    """Places that report an answer, refusal, silence or attempt."""
    return count(inventory.labelled("reply"))


@_measure("whole", "parties", steps(3, 1))
def replying_parties(inventory: Inventory) -> Measured:
    """Different parties whose reply is reported; replies of nobody in particular count as one."""
    first: dict[str | None, Evidence] = {}
    for item in inventory.labelled("reply"):
        first.setdefault(item.source_id, item)
    return count(first.values())


@_measure("whole", "replies", steps(3, 1))
def denials(inventory: Inventory) -> Measured:
    """Denials, defences and answers."""
    return _with_facts(inventory, "denial", "defence", "answer")


@_measure("whole", "replies", steps(3, 1))
def refusals(inventory: Inventory) -> Measured:
    """Refusals, silence and attempts."""
    return _with_facts(inventory, "refusal", "silence", "attempt")


@_measure("whole", "claims", steps(8, 1), direction=-1, labels=())
def adverse_claims(inventory: Inventory) -> Measured:
    """Claims that say something damaging about somebody."""
    return Measured(float(len(_adverse(inventory))))


@_measure("whole", "claims", steps(6, 1), direction=-1, labels=())
def attributed_adverse_claims(inventory: Inventory) -> Measured:
    """Adverse claims that a source makes."""
    return Measured(float(sum(bool(claim.source_ids) for claim in _adverse(inventory))))


@_measure("lead", "claims", steps(3, 1), direction=-1, labels=())
def lead_adverse_claims(inventory: Inventory) -> Measured:
    """Claims of the lead that say something damaging about somebody."""
    return Measured(float(sum(claim.lead for claim in _adverse(inventory))))


MEASURES: Final = (
    best_reply,
    replies,
    replying_parties,
    denials,
    refusals,
    adverse_claims,
    attributed_adverse_claims,
    lead_adverse_claims,
)
