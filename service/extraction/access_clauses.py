"""Whether a clause with "who" tells how its source knows (codebook 3.3, ACCESS): "who typed the letter", not "who
asked not to be named".

No word decides alone: "who led the work" tells it, "who leads the party" does not. So the signs of the clause and of
where it stands are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

# How much each sign speaks for access, in tenths of a logistic regression's coefficients on the training part of data/.
_WEIGHTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "paper": 17,
        "also_read": 12,
        "present": 10,
        "ran": 10,
        "tells_after": 10,
        "event": 9,
        "part": 9,
        "unnamed": 9,
        "definite": 8,
        "wrote": 7,
        "read": 6,
        "self": 5,
        "tells_in": 5,
        "request": 3,
        "told_before": 2,
        "works": 2,
        "short": -1,
        "heads": -5,
        "side": -8,
        "terms": -9,
        "other": -13,
    }
)
_NEEDED: Final = 27
_SENTENCE_REACH: Final = 90

_DONE: Final = re.compile(
    r" (?:has |have |had |also |already |personally |himself |herself |themselves |once |first |later |then |since"
    r" |still |both |all |each |been )*(?:"
    r"(?P<terms>(?:asked|declined|requested|spoke|speaks?|insisted|did not|didn't|would(?: not|n't)|cannot|could not"
    r"|want(?:ed|s)?|wish(?:ed|es)?|is not|isn't|are not|aren't|was not|wasn't|refused|agreed|gave|said|says?"
    r"|told|called"
    r"|accused|den(?:ied|ies))\b)"
    r"|(?P<side>(?:voted|support\w*|back(?:s|ed)?|oppos\w+|endors\w+|donat\w+|(?:is|are) suing|owns?|holds|campaign\w*"
    r"|lobb\w+|fear\w*|hopes?|left|resigned|posted|tweeted|lost|(?:was|were) (?:fired|dismissed|sacked|laid off"
    r"|arrested"
    r"|charged|convicted|killed|elected|appointed|told that))\b)"
    r"|(?P<read>(?:read|reviewed|examined|seen|saw|studied|analy[sz]ed|checked|tested|inspected|audited|handled"
    r"|received"
    r"|obtained|downloaded|copied|got (?:a|the|one)|(?:was |were )?(?:shown|sent a|sent the|given a|copied"
    r"|briefed|consulted))\b)"
    r"|(?P<present>(?:(?:was|were) (?:present|there|aboard|inside|outside|in|at|on|among|one of|part of"
    r"|standing|sitting"
    r"|sleeping|asleep|waiting|walking|driving|riding|travell?ing|watching|working|staying|trapped|rescued|injured|hurt"
    r"|nearby)|attended|sat|stood|joined|took part|participated|witnessed|heard|watched|listen(?:s|ed)?"
    r"|survived|escaped"
    r"|toured|visited|walked|searched)\b)"
    r"|(?P<wrote>(?:wrote|co-wrote|written|drafted|authored|co-authored|edited|compiled|typed|signed|recorded|filmed"
    r"|photographed|translated|transcribed|drew up|designed|modell?ed|made|took (?:the|notes|down)|kept|keeps?|fills?"
    r"|filled|entered|logged|collected|measured|mapped|typed)\b)"
    r"|(?P<ran>(?:led|ran|directed|oversaw|supervised|managed|chaired|organi[sz]ed|arranged|carried out|conducted"
    r"|operated|investigated|negotiated|prepared|assisted|helped|treated|trained|tracked|tracks|supplied"
    r"|belonged|served"
    r"|looked after|handles?|maintain(?:s|ed)|repaired|serviced)\b)"
    r"|(?P<works>(?:work(?:s|ed)?|(?:was|were) (?:an?|the|head|chief|director)s?)\b)"
    r"|(?P<heads>(?:heads|headed|runs|leads|chairs|represents|manages|teaches|sells|is|are|lives|lived|writes"
    r"|covers)\b))"
)
_ALSO_READ: Final = re.compile(
    r" and (?:has |had )?(?:read|reviewed|examined|analy[sz]ed|checked|tested|inspected|designed|wrote"
    r"|looked at) (?:the|it|both|an?)\b"
)
_PAPER: Final = re.compile(
    r"\b(?:papers?|memos?|letters?|drafts?|documents?|files?|minutes|messages|e-?mails?|recording|tape|clips?"
    r"|video|data"
    r"|entries|registers?|logs?|contract|survey|questionnaire|study|tests?|samples|measurements|trial|script"
    r"|list|pages?"
    r"|exhibit|judg(?:e)?ment|notes?|texts?|inventory|annex\w*|chapter|figures|reports?|work|analysis|model|software)\b"
)
_EVENT: Final = re.compile(
    r"\b(?:meetings?|talks|calls?|room|table|sessions?|hearing|rounds?|committee|commission|delegation|panel"
    r"|dinner|lunch"
    r"|operations?|deck|shift|console|duty|carriage|boat|ferry|bus|scene|site|gates?|plant|lab|laboratory|suite|branch"
    r"|cases?|fieldwork|project|negotiations|inquiry|team|truck|aircraft|bridge|flight|exercise|raid|patrol"
    r"|ward|crew)\b"
)
_PART: Final = re.compile(r"\b(?:one|two|three|both|all|some|part|half|most|several|second|first|\d+)\b")
_REQUEST: Final = re.compile(r"\b(?:for us\b|at (?:our|the [\w-]+'s|this [\w-]+'s) request)")
_SELF: Final = re.compile(r"\b(?:himself|herself|themselves|personally)\b")
_DEFINITE: Final = re.compile(r"\b(?:the|this|that|it|them|its)\b")
_UNNAMED: Final = re.compile(
    r"(?:^|[\s\"(])(?:an?|one|two|three|four|five|six|several|another|second|third|person|people|someone|man|woman)"
    r"\b[^.;,]{0,60},? $"
)
_TELLS: Final = re.compile(
    r"\b(?:said|says|told|tells|put|described|recall(?:s|ed)|confirmed|estimate[sd]|added|agreed|warned"
    r"|remember(?:s|ed)"
    r"|recogni[sz]ed|testified|gave|spoke)\b"
)


def tells_access(lower: str, start: int, end: int) -> bool:
    """Whether the clause `[start, end)` of a text, beginning with "who", says how its subject knows."""
    return sum(_WEIGHTS.get(sign, 0) for sign in signs(lower, start, end)) >= _NEEDED


def signs(lower: str, start: int, end: int) -> Iterator[str]:
    """What speaks for and against access in a clause with "who" and around it."""
    clause = lower[start + 3 : end]
    done = _DONE.match(clause)
    yield done.lastgroup or "other" if done else "other"
    for sign, pattern in _IN_CLAUSE.items():
        if pattern.search(clause):
            yield sign
    before = lower[max(0, start - _SENTENCE_REACH) : start]
    if _UNNAMED.search(before):
        yield "unnamed"
    opens = max(before.rfind(". "), before.rfind("\n"), before.rfind('" '))
    if _TELLS.search(before, opens + 1):
        yield "told_before"
    if _TELLS.match(lower[end : end + 24].lstrip(" ,")):
        yield "tells_after"
    if clause.count(" ") <= 3:
        yield "short"


_IN_CLAUSE: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "also_read": _ALSO_READ,
        "paper": _PAPER,
        "event": _EVENT,
        "part": _PART,
        "request": _REQUEST,
        "self": _SELF,
        "definite": _DEFINITE,
        "tells_in": _TELLS,
    }
)
