"""Who speaks for a body by trade: press officers by whatever title, and the lawyers it retains (codebook 3.1)."""

from __future__ import annotations

import re

from service.extraction.found import Range

_BODY = re.compile(
    r"\b(?:company|firm|bank|union|university|hospital|club|association|federation|organi[sz]ation"
    r"|department|agency|council|board"
    r"|trust|school|airline|developer|manufacturer|contractor|lines|corp\w*|inc|ltd|plc|llc|group"
    r"|holdings|foundation|college"
    r"|owner|owners|campaign|party|church|newspaper|magazine|league)\b"
)
# "‹Media relations› director", "vice president of ‹corporate communications›": what press officers are in charge of.
_FIELD = (
    r"(?:(?:[a-z]+ )?communications|media relations|public relations|public affairs|press relations|media affairs"
    r"|corporate affairs|external relations|media and (?:communications|public affairs))"
)
_PRESS_OFFICER = re.compile(
    rf"\b{_FIELD} (?:(?:senior|deputy|associate|team) )?(?:director|manager|officer|chief|head|specialist|adviser"
    r"|advisor|lead|coordinator|co-ordinator|executive|representative|vice[- ]president|boss)\b"
    r"|\b(?:director|head|chief|manager|vice[- ]president|officer|executive|coordinator|specialist) (?:of|for|in)"
    rf" (?:global |group |strategic |external |internal )?{_FIELD}\b"
    r"|\bspeaking (?:for|on behalf of) (?:the|its|their|his|her) "
)
_COUNSEL_FOR = re.compile(
    r"\b(?:lawyer|attorney|solicitor|counsel|lawyers|attorneys)(?:s)? (?:for|representing|to|of"
    r"|acting for) (?:the )?(?P<whom>[^,.;:]{2,60})"
)
SPEAKS_FOR_BODY = {"press_officer": _PRESS_OFFICER, "counsel_for": _COUNSEL_FOR}


def speaks_for_body(lower: str, part: Range) -> bool:
    """Whether the words around a name make its bearer a press officer, or a lawyer of a body (not of a person)."""
    if _PRESS_OFFICER.search(lower, *part):
        return True
    match = _COUNSEL_FOR.search(lower, *part)
    return bool(match and _BODY.search(match.group("whom")))
