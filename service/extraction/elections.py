"""Polls at which people vote: "the poll was free and fair" tells nobody's opinion (codebook 3.4)."""

from __future__ import annotations

import re

_OFFICE = re.compile(
    r"\b(?:presidential|parliamentary|legislative|governorship|gubernatorial|guber|general|local|municipal|council|national"
    r"|regional|provincial|state|run-?off|forthcoming|disputed|last \w+'s|next \w+'s) polls?$"
)
_HELD_BEFORE = re.compile(
    r"\b(?:w[io]n|wins|lost?|loses|hold|held|holding|rig|rigged|rigging|contest(?:ed|ing)?|boycott(?:ed|ing)?"
    r"|monitor(?:ed|ing)?|observ(?:e|ed|ing)|postponed?|ahead of|went to|go to|going to|at|top(?:s|ped|ping)?|conduct"
    r"|disrupt(?:ed)?) (?:the|this|that|these|both) (?:\w+ )?polls?$"
)
_HELD_BEHIND = re.compile(
    r" (?:(?:would|will|was|is|were|are|had been|to|could) (?:not )?(?:be )?(?:held|marred|free|fair|due|scheduled|set"
    r"|postponed|delayed|rigged|declared|boycotted|contested|cancell?ed|observed|monitored|over|called|flawed|credible"
    r"|peaceful|conducted peacefully|taking place|under ?way)\b|by [\d,]+ votes|(?:officers?|agents?|body|violence|date"
    r"|officials?|observers|monitors|petition)\b|took place|(?:on|in|for) (?:[a-z]+ )?(?:\d|next|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)|open(?:s|ed)?\b|close[sd]?\b)"
)
_ASKS = re.compile(r" (?:of [\d\w]|by [a-z]|from [a-z]|for the|show|found|gave|put|has|had|suggest|taken|conducted by)")


def is_vote(lower: str, start: int, end: int) -> bool:
    """Whether the phrase in `[start, end)`, which ends in "poll" or "polls", means a vote and no survey."""
    phrase = lower[max(0, start - 24) : end]
    if not phrase.endswith(("poll", "polls")):
        return False
    if _HELD_BEHIND.match(lower, end):
        return True
    if _ASKS.match(lower, end):
        return False
    return _OFFICE.search(phrase) is not None or _HELD_BEFORE.search(phrase) is not None
