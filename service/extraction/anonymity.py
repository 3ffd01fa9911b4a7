"""Why a name is withheld, read from the clause behind or before the terms of anonymity (codebook 2.3, "Reason")."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import Literal

_CONNECTIVE = re.compile(
    r",? ?(?:[\w' -]{0,40}?(?:, ?| ))??(?P<clause>(?:because(?:, (?:it|he|she|they) (?:said|says),)?"
    r"|as(?! (?:an?|somebody|someone|in)\b)|since|given (?:that|the|his|her|their|how)|citing|fearing|for fear"
    r"|out of fear|so (?:that )?(?:he|she|they) (?:can|could)"
    r"|(?:saying|explaining) (?:that )?(?:he|she|they|it|his|her|their|the)"
    r"|due to|owing to|in order to|so as to|lest|in case|having (?:signed|sworn|been)|under (?:an?"
    r"|the) (?:court )?order"
    r"|under (?:his|her|their|the) contract|to (?:speak|talk|discuss|describe"
    r"|avoid|protect|share|offer|disclose|reveal|be able|preserve|relay|comment|give|provide)|discussing|describing)"
    r" [^.;()\"”]{2,140})"
)
# "She agreed to speak if she was not named: clerks who talk are dismissed."
_EXPLAINED = re.compile(r"[\w' -]{0,30}: ?(?P<clause>[^.;()\"”]{12,140})")
_CONSEQUENCE = re.compile(
    r"fear|afraid|repris|retaliat|retribut|revenge|danger|threat|safety|secure|harm|arrest|prosecut|jail|prison"
    r"|beaten"
    r"|court|legal|law\b|lawsuit|\bsu(?:e|es|ed|ing)\b|contract|agreement|clause|rule|oath|penalt|fired|firing|sack"
    r"|dismiss|demot|los(?:e|es|ing)\b|loss|cost (?:him|her|them)|job|licen[cs]e|career|minor\b|under 1[68]"
    r"|\bage\b|child"
    r"|not (?:been )?(?:concluded|finished|completed)|until (?:the )?(?:talks|negotiations)|classified|family"
    r"|families|visa|pension|gratuity|benefits|backlash|stigma|offen[cs]e|crime|punish|charges?\b|struck off"
    r"|repay|pay back"
    r"|severance|settlement|undertaking|sworn|barred|forbid|banned|witness|withdrawn|forfeit|breach|owns"
    r"|manages|checkpoint|cut off|removed?|questioned"
    r"|claim|grievance|subcontract|supplier|client|bids?\b|belongs to|served|notices?|ordered"
)
# What opens a reason that comes first: "afraid of being moved, she asked to be called only Miss T."
_OPENS = re.compile(
    r"\b(?:because|as (?:he|she|they|his|her|their|an? (?:serving|current|government|public|state))|since|given that"
    r"|fearing|fearful|afraid|scared|worried|wary|anxious|for fear|out of|concerned|conscious"
    r"|who (?:fears?|feared|worr(?:y|ies|ied)|could|would|may|might|risks?|risked|faces?|faced)"
    r"|(?:who )?(?:is|are|was|were) (?:bound|barred|forbidden|banned|prohibited)|under (?:an?|the) [\w-]+ agreement)\b"
)
# What says that there are terms, not what would follow from breaking them.
_FORMULA = re.compile(
    r"(?:n't|not|un|need(?:s|ed)?) (?:been )?(?:authori[sz]ed|allowed|permitted|cleared|competent|permission"
    r"|announced|public)"
    r"|sensitiv|delica|freely|candid|frank|openly|private|confidential|internal|ongoing|continuing|under ?way"
    r"|deliberat"
    r"|discuss|speak about|on the record|matter|refer all|details|^(?:in order |so as )?to |^describing"
)
_UNAUTHORISED = re.compile(
    r"(?:n't|not) (?:been )?(?:authori[sz]ed|allowed|permitted|cleared|competent)|need permission"
)
_SANCTION = re.compile(r"dismiss|fired|sack|prosecut|jail|prison|los(?:e|ing)\b|fear|fine\b|penalt")
_AND_THEN = re.compile(r" and ")
_STOP = re.compile(r"[.;:!?()\"]")
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
        match = _EXPLAINED.match(lower, terms_end, min(limit, terms_end + _LONGEST_CLAUSE))
        if match is None or not _CONSEQUENCE.search(match["clause"]):
            return None
    start, end = match.span("clause")
    clause = lower[start:end]
    comma = clause.find(", ", 12)
    if comma >= 0 and not clause.startswith((", it said", ", they said"), comma):
        end = start + comma
    return StatedReason(start, end, kind_of(lower[start:end]))


def reason_before(lower: str, start: int, terms_start: int) -> StatedReason | None:
    """The reason that a sentence beginning at `start` states before its terms of anonymity."""
    low = max(start, terms_start - _LONGEST_CLAUSE)
    opened = deque(_OPENS.finditer(lower, low, terms_start), maxlen=1)
    if not opened:
        return None
    start = opened[0].start()
    clause = lower[start:terms_start]
    cut = clause.find(", ")
    clause = clause[:cut] if cut >= 0 else _AND_THEN.split(clause, maxsplit=1)[0]
    if _STOP.search(clause) or not (_CONSEQUENCE.search(clause) or _FORMULA.search(clause)):
        return None
    return StatedReason(start, start + len(clause), kind_of(clause))


def kind_of(clause: str) -> Literal["boilerplate", "specific"]:
    """Whether a lower-cased reason names a consequence or constraint that fits the source, or only a formula."""
    if _UNAUTHORISED.search(clause) and not _SANCTION.search(clause):
        return "boilerplate"
    if _CONSEQUENCE.search(clause):
        return "specific"
    return "boilerplate" if _FORMULA.search(clause) else "specific"
