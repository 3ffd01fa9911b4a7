"""Whether a title's word is a public office where it stands: "president" of a country or of a club."""

from __future__ import annotations

import re

from service.extraction.found import Range
from service.extraction.scan import Hit

# Offices that clubs, firms, unions and parties have too.
_SHARED = frozenset(
    "president presidents vice president vice-president secretary treasurer speaker captain general"
    " commissioner delegate"
    " marshal king queen prince supervisor representative major judge justice judges chancellor"
    " inspector secretary general"
    " secretary-general director general director-general commander chief of staff deputy chief leader".split()
) | {"vice president", "secretary general", "director general", "chief of staff", "deputy chief"}
_PRIVATE_BEFORE = re.compile(
    r"(?:\b(?:union|club|company|association|society|university|college|institute|bank|foundation"
    r"|group|chamber|board|party"
    r"|federation|league|student|students|class|team|firm|network|division|news|executive|regional"
    r"|marketing|sales|campaign"
    r"|fund|council on|centre|center|press|personal|private|honorary|branch|guild|trust|church|school"
    r"|hospital|fan|ship's|student council|works council|youth parliament"
    r"|skipper and|team|side's|england|corporate|senior|watch|republicans|democrats|fraternity|alumni|organization"
    r"|organisation|coalition|alliance|charity|tenants'|residents'|parents')|'s former club|\bgop) $"
)
_PRIVATE_BEHIND = re.compile(
    r"(?: and (?:chief executive|ceo|founder|co-founder|general counsel)| for (?:\w+ )?(?:affairs"
    r"|policy|communications|sales"
    r"|marketing|operations|research|engineering|strategy)\b"
    r"|,? (?:of|at|for|with) (?:the |an? )?(?:[\w'&-]+ ){0,5}?(?:union"
    r"|association|club|company|institute|foundation|society|fund|group|university|college|chamber"
    r"|league|federation|center"
    r"|centre|network|bank|firm|consultancy|consulting|strategies|coalition|alliance|trust|church"
    r"|council on|hospital|board"
    r"|party|campaign|organi[sz]ation|charity|corp|inc|llc|ltd|team|orchestra|festival|museum|magazine|guild)\b)"
)
_CLERGY = re.compile(r"\b(?:rev|revd|reverend|pastor|church|chapel|parish|congregation)\b")
# People of one trade or cause together: their president holds no public office.
_TRADE = (
    r"(?:growers|producers|taxpayers|farmers|workers|teachers|schoolteachers|employers|retailers|manufacturers|builders"
    r"|realtors|nurses|physicians|doctors|lawyers|pilots|drivers|firefighters|engineers|students|alumni|veterans|tenants"
    r"|fans|traders|merchants|hoteliers|publishers|journalists|players|owners|breeders|brewers|miners|dockers|residents)"
)
_OF_TRADE = re.compile(rf"\b{_TRADE}'?(?: (?:union|association|federation|group|first))? $")
_OF_TRADES = re.compile(rf",? (?:of|at|for) (?:the )?(?:[\w'&-]+ ){{0,6}}?{_TRADE}\b")
_NATION_BEFORE = re.compile(
    r"(?:^|[ (])(?:u\.?s\.?|american|russian|french|chinese|mexican|turkish|iranian|iraqi|syrian"
    r"|egyptian|kenyan|nigerian|south"
    r"|north|korean|brazilian|venezuelan|ukrainian|israeli|palestinian|polish|afghan|pakistani|indian"
    r"|sri lankan|philippine"
    r"|filipino|indonesian|taiwanese|former|then|ex|vice|deputy|acting|interim|incumbent|outgoing"
    r"|late|by|\w+(?:ian|ese|ish|i|an)) $"
)
_ELECTED_BODY = frozenset(
    "borough senate council assembly parliament county provincial state tribunal court ecb bundesbank commission"
    " eurogroup interpol fed".split()
)
_IN_A_LONGER_TITLE = re.compile(
    r"-(?:general|in-waiting|candidate)\b| (?:general )?(?:manager|secretary|counsel|practitioner|candidate|nominee"
    r"|hopeful|contender|aspirant)\b"
)
# "Queen Adela Hospital" is ruled by nobody.
_REIGNS = re.compile(r" (?:of|who)\b|,|\.|$")


def is_public(lower: str, hit: Hit, part: Range) -> bool:
    """Whether an office's word is a public office here: "the club president" is none."""
    word = lower[hit.start : hit.end]
    if _IN_A_LONGER_TITLE.match(lower, hit.end) or lower.endswith(("-", "vice "), 0, hit.start):
        return False  # the whole title decides: "secretary-general", "vice president", "council candidate"
    if word in ("king", "queen", "prince") and part[0] < hit.start and not _REIGNS.match(lower, hit.end):
        return False
    if word == "collector":
        return lower.endswith(("district ", "deputy ", "additional ", "revenue ", "tax "), 0, hit.start)
    if word.startswith("council") and lower.endswith(("student ", "youth ", "works "), 0, hit.start):
        return False
    if word.startswith("minister") and (
        _CLERGY.search(lower, max(0, part[0] - 40), hit.start)
        or _CLERGY.search(lower, hit.end, min(part[1], hit.end + 40))
    ):
        return False
    if word not in _SHARED:
        return True
    behind = lower[max(part[0], hit.start - 40) : hit.start]
    if _OF_TRADE.search(behind) or _OF_TRADES.match(lower, hit.end, part[1]):
        return False
    if _PRIVATE_BEFORE.search(behind) or _PRIVATE_BEHIND.match(lower, hit.end, part[1]):
        return False
    if word == "secretary":
        return not behind.endswith("general ")
    if word in ("president", "vice president", "vice-president") and behind.strip():
        last = behind.rstrip().rpartition(" ")[2]
        if last in _ELECTED_BODY or last.endswith(("then-", "ex-")):
            return True
        determined = last in ("the", "a", "as", "was") or last.endswith(("'s", ","))
        return determined or _NATION_BEFORE.search(behind) is not None
    return True
