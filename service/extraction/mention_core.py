"""Where a mention's head ends and the words that say more about it begin."""

from __future__ import annotations

import re

# Where the words that say what it is end and those that say more about it begin.
_CORE_END = re.compile(
    r",|[ ](?:who|which|that|whose|where|when|in|on|at|from|for|with|within|inside|close|familiar"
    r"|involved|briefed|speaking|citing|obtained|seen|reviewed|published|released|dated|marked|stamped"
    r"|labelled|filed|by|to|about|under"
    r"|after|during|based|led|made|being|reported|issued|considered|emerging|circulated|circulating"
    r"|handling|uncovered|conducted|taken|showing|signed|shared|written|prepared|drafted|posted"
    r"|sent|leaked|unsealed|entitled|titled|called|commissioned|ordered|funded|paid|carried out|compiled|produced"
    r"|working|assigned|privy|present|asking|requesting|and (?:his|her|their|its|other|others|an?"
    r"|the|some|[A-Z]\w+)|as well as|of|last|through|near|outside|across|herself|himself|themselves"
    r"|itself|along|among|between|over|not|now|here|there|going|linked|privately)\b"
    r"|\((?![\w. -]{1,30}\) [A-Z])|[ ][-–—][ ]"
)
_NO_HEAD_YET = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Tt]wo|[Tt]hree"
    r"|[Ss]everal|[Mm]any|[Tt]hese|[Tt]hose|\w+ly|previously|new|recent) ?)+"
)
_CONTAINER = re.compile(
    r"\b(?:cop(?:y|ies)|pages?|series|number|summary|collection|batch|trove|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|average|handful|majority|lots?|dozens?|pair|thousands|hundreds|group"
    r"|couple|set|version|draft|excerpts?|some|most|many"
    r"|several|all|part|any|none|each|rest|review|analysis|both|few|half|minutes|scores|\d+|evidence|office)$"
)
_CAPITAL_NEXT = re.compile(r" (?:the )?[A-Z]")
# "Secretary of State" goes on, "Gay Republicans in Ohio" does not.
_CAPITAL_LAST = re.compile(
    r"[A-Z][\w.-]*(?:[^s]|Affairs|States|Services|Relations|Works|Forces|Operations|Communications|Prisons|Lands|Roads)$"
)


def core_end(text: str, start: int, end: int) -> int:
    """Where the head ends. A title with "of" before a name goes on: "Secretary of State Ilse Marrow"."""
    for match in _CORE_END.finditer(text, start + 1, end):
        word = match.group()
        if _NO_HEAD_YET.fullmatch(text, start, match.start()):
            continue
        named_on = word in (" of", " for", " in", " to") and _CAPITAL_NEXT.match(text, match.end())
        if named_on and _CAPITAL_LAST.search(text, start, match.start()):
            continue
        if word == " of" and _CONTAINER.search(text[start : match.start()].lower()):
            continue
        return match.start()
    return end
