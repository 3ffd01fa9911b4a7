"""Why a name is withheld, read from the clause behind the terms of anonymity (codebook 2.3, "Reason")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_CONNECTIVE = re.compile(
    r",? ?(?:[\w' -]{0,40}? )??(?P<clause>(?:because|as|since|given|citing|fearing|for fear|out of fear"
    r"|due to|owing to|in order to|so as to|lest|in case|to (?:speak|talk|discuss|describe"
    r"|avoid|protect|share|offer|disclose|reveal|be able|preserve|relay|comment|give|provide)) [^.;()\"”]{2,140})"
)
_CONSEQUENCE = re.compile(
    r"fear|repris|retaliat|retribut|revenge|danger|threat|safety|harm|arrest|prosecut|jail|prison"
    r"|court|legal|lawsuit|sued?\b|contract|agreement|clause|penalt|fired|sack|dismiss"
    r"|los(?:e|ing) (?:her|his|their|the|my|a)|job|licen[cs]e|career|minor\b|under 1[68]|age\b|child"
    r"|not (?:been )?(?:concluded|finished|completed|announced)|classified|family|families|visa"
    r"|pension|backlash|stigma"
)
_LONGEST_CLAUSE = 180


@dataclass(frozen=True, slots=True)
class StatedReason:
    """A clause that says why; `specific` names a consequence or constraint, `boilerplate` does not."""

    start: int
    end: int
    kind: Literal["boilerplate", "specific"]


def reason_behind(lower: str, terms_end: int, limit: int) -> StatedReason | None:
    """The reason stated right behind terms of anonymity that end at `terms_end`, within the paragraph ending at
    `limit`."""
    match = _CONNECTIVE.match(lower, terms_end, min(limit, terms_end + _LONGEST_CLAUSE))
    if match is None:
        return None
    start, end = match.span("clause")
    clause = lower[start:end]
    comma = clause.find(", ", 12)
    if comma >= 0:
        end = start + comma
    return StatedReason(start, end, kind_of(lower[start:end]))


def kind_of(clause: str) -> Literal["boilerplate", "specific"]:
    """Whether a lower-cased reason names a consequence or constraint that fits the source, or only a formula."""
    return "specific" if _CONSEQUENCE.search(clause) else "boilerplate"
