"""D7: whether those the article says something damaging about were heard (codebook 2.5, D7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from service.extraction.model import Claim, Evidence
from service.features.catalogue import SHARE, Direction, Feature, Scope, steps
from service.features.inventory import Inventory, Measure, Measured, count, ids

_DIMENSION: Final = "reply"
_GENERIC, _ATTEMPT, _REPORTED, _ANSWERED = 1.0, 2.0, 3.0, 4.0


def _quality(item: Evidence) -> float:
    """1 generic denial, 2 attempt of unknown outcome, 3 denial, refusal or silence reported, 4 an answer of substance."""
    if "generic" in item.facts:
        return _GENERIC
    if "answer" in item.facts or "defence" in item.facts:
        return _ANSWERED
    return _ATTEMPT if item.facts == frozenset({"attempt"}) else _REPORTED


def _best(inventory: Inventory) -> Measured:
    replies = inventory.labelled("reply")
    if not replies:
        return Measured(0.0)
    best = max(replies, key=_quality)
    return Measured(_quality(best), (best.id,))


def _of_fact(*facts: str) -> Callable[[Inventory], Measured]:
    def read(inventory: Inventory) -> Measured:
        return count(e.id for e in inventory.labelled("reply") if e.facts & set(facts))

    return read


def _parties(inventory: Inventory) -> Measured:
    """Different sources that a reply is tied to; a reply of nobody in particular counts as one party."""
    first: dict[str, str] = {}
    for item in inventory.labelled("reply"):
        first.setdefault(item.source_id or "", item.id)
    return Measured(float(len(first)), tuple(first.values()))


def _adverse(inventory: Inventory) -> list[Claim]:
    return [claim for claim in inventory.extraction.claims if claim.adverse]


def _adverse_share(inventory: Inventory) -> Measured:
    claims = inventory.extraction.claims
    return Measured(len(_adverse(inventory)) / len(claims) if claims else 0.0)


def _feature(
    name: str,
    unit: str,
    meaning: str,
    direction: Direction,
    scope: Scope,
    grid: tuple[float, ...],
    labels: tuple[str, ...] = ("reply",),
) -> Feature:
    return Feature(name, _DIMENSION, unit, meaning, direction, labels, scope, grid)


MEASURES: Final = (
    Measure(_feature("best_reply", "step 0–4", "the fullest reply: generic, attempt, reported, of substance", 1, "whole", steps(4, 1)), _best),
    Measure(_feature("replies", "replies", "places that report an answer, refusal, silence or attempt", 1, "whole", steps(5, 1)), lambda i: count(ids(i.labelled("reply")))),
    Measure(_feature("replying_parties", "parties", "different parties whose reply is reported", 1, "whole", steps(3, 1)), _parties),
    Measure(_feature("denials", "replies", "denials and defences", 1, "whole", steps(3, 1)), _of_fact("denial", "defence", "answer")),
    Measure(_feature("refusals", "replies", "refusals, silence and attempts", 1, "whole", steps(3, 1)), _of_fact("refusal", "silence", "attempt")),
    Measure(_feature("adverse_claims", "claims", "claims that say something damaging", -1, "whole", steps(8, 1), ()), lambda i: Measured(float(len(_adverse(i))))),
    Measure(_feature("adverse_share", "share of claims", "claims that say something damaging", 0, "whole", SHARE, ()), _adverse_share),
    Measure(
        _feature("lead_adverse_claims", "claims", "damaging claims in the lead", -1, "lead", steps(3, 1), ()),
        lambda inventory: Measured(float(sum(claim.lead for claim in _adverse(inventory)))),
    ),
)  # fmt: skip
