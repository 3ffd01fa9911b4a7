"""What a title makes of a person: public office, spokesperson, private role (codebook 3.1).

Offices and roles come from the lexicons; this module decides between them where the same word serves both ("president",
"secretary", "director") by what stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from service.extraction.found import Range
from service.extraction.scan import Hit

FAMILIES = ("offices", "people_roles", "organisations")
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
    r"|hospital|fan|ship's"
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
# Posts that are public where the body is: "head of the Coast Guard", "council leader".
_POST = re.compile(
    r"\b(?:director|head|chief|chairman|chairwoman|chairperson|chair|deputy|commissioner|administrator|adviser|advisor"
    r"|counsel|officer|manager|leader|member|surveyor|engineer|meteorologist|geologist|pathologist|architect|pleader"
    r"|attorney|prosecutor|agent|investigator|auditor|controller|registrar|clerk|scientist|veterinarian"
    r"|planner|planning"
    r"|superintendent|executive|secretary|representative|minister|economist|liaison|assistant|aide|inspector|convener"
    r"|whip|democrat|republican|spokesman|warden|ranger|leads?|led|heads?|headed|chairs?|chaired"
    r"|directs?|directed|runs?|ran"
    r"|commands?|commanded|coordinator|co-ordinator|envoy|negotiator|analyst|critic|official|officer"
    r"|delegate|commander)\b"
)
# Speaks for the opposition on a matter: a member of parliament with a brief, not a press officer.
_SHADOW = re.compile(
    r"\b(?:opposition|shadow)(?:'s)? (?:[\w-]+ ){0,3}(?:spokes\w+|critic|minister|secretary|whip"
    r"|leader|chancellor)\b|\bspokes\w+ (?:on|for) (?:transport|health|education|standards|justice"
    r"|finance|energy|defence|defense|housing|foreign affairs|home affairs|agriculture|the environment"
    r"|the economy|climate)\b|\bspeaks for the opposition\b|\b(?:leads?|heads?|led|headed) the (?:opposition"
    r"|[\w]+ (?:group|party|bloc|caucus))\b|\bboard (?:member|president|chair\w*)\b"
)
_PARTY_BODY = re.compile(
    r"\b(?:party|convention|platform|campaign|democratic national|republican national|organi[sz]ing"
    r"|steering|bargaining|strike|fan|tenants'?|residents'?|parents'?) (?:[\w'-]+ ){0,2}(?:committee"
    r"|council|commission|board|office)\b|\bconvention's\b|\b(?:professor|lecturer|graduate|alumn\w+) \b"
)
_ELECTED_BODY = frozenset("borough senate council assembly parliament county provincial state tribunal court".split())
_NO_BODY = frozenset(
    "city town village state district province service force trust mission house county office".split()
)
_STATE_BODY = re.compile(
    r"\b(?:national|federal|state|government|provincial|disaster|emergency|relief) (?:[\w-]+ ){0,2}?(?:office|agency"
    r"|service|force|authority|centre|center|bureau)\b"
)
_PARTY_AND_SEAT = re.compile(
    r",? ?\((?:[DRI]|Dem|Rep|Ind|Lab|Labour|Con|Conservative|Tory|Lib Dem|Green|SNP|Plaid|PC|DUP"
    r"|SDLP|Reform|Liberal|ALP|LNP|Nat)"
    r"\b[-–, ]?[^()\n]{0,30}\)|, [DRI]-[A-Z]"
)
# "Ida Ferm, a Democrat from Ohio", "a Tory who represents the coast"; "Ida Ferm KC, opening the case for the Crown".
_SEATED = re.compile(
    r",? (?:who represents|representing) (?:[\w'-]+ ){1,5}?(?:in|at) (?:the )?(?:\w+ )?(?:assembly|parliament|congress"
    r"|senate|house|legislature|council|lok sabha|knesset|duma|bundestag)\b|"
    r"(?: kc| qc| sc)?,? an? (?:[\w-]+ )?(?:republican|democrat|tory|conservative|liberal democrat|liberal|independent)"
    r" (?:from|of|for|who (?:represents|chairs|sits|leads)|representing)\b"
    r"|(?: kc| qc| sc)?(?: \((?:san|sc)\))?,? (?:opening (?:the case )?for|prosecuting|(?:appearing )?for) the (?:crown"
    r"|prosecution|people|state|republic|commonwealth)\b|(?: kc| qc| sc),? prosecuting\b"
)
# Who leads a party sits in a parliament, for all we know: "leader of the Civic Left".
_LEADS_PARTY = re.compile(
    r"\bleader of (?:the )?(?:[A-Z][\w-]+ ){0,3}(?:Party|Left|Right|Front|First|Movement|Alliance|Bloc|List|Greens"
    r"|Liberals|Democrats|Democratic|Conservatives|Labour|Moderates|Republicans|Socialists|Nationalists|Federalists"
    r"|Progressives|Centre|Coalition)\b"
)
_COUNSEL_FOR = re.compile(
    r"\b(?:lawyer|attorney|solicitor|counsel|lawyers|attorneys)(?:s)? (?:for|representing|to|of"
    r"|acting for) (?:the )?(?P<whom>[^,.;:]{2,60})"
)


class Standing(NamedTuple):
    """What the words around a name say its bearer is."""

    office: bool
    spokes: bool
    role: bool
    titles: frozenset[str]


class TitleHits:
    """The lexicon hits on titles and bodies, all families in one order, found by bisection."""

    __slots__ = ("_rows", "_starts")

    def __init__(self, hits: Mapping[str, Sequence[Hit]]) -> None:
        self._rows = sorted(
            (hit for family in FAMILIES for hit in hits.get(family, ())), key=lambda h: (h.start, h.end)
        )
        self._starts = [hit.start for hit in self._rows]

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits inside `[start, end)`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._rows[first:last] if hit.end <= end]

    def reaching_over(self, position: int) -> int:
        """Where a title begins that reaches over `position`, the supposed beginning of a name: "Police ‹Chief …›"."""
        index = bisect_left(self._starts, position)
        for hit in self._rows[max(0, index - 6) : index]:
            if hit.end > position and hit.entry.family != "organisations":
                return hit.start
        return position


def standing(text: str, lower: str, hits: TitleHits, before: Range, after: Range) -> Standing:
    """Read the title in front of a personal name (`before`) and the words behind it that tell who it is (`after`)."""
    found = [
        (hit, part) for part in (before, after) for hit in hits.within(*part) if not _of_somebody_else(lower, hit, part)
    ]
    shadow = any(_SHADOW.search(lower, *part) for part in (before, after))
    spokes = (
        (not shadow and any("spokes" in hit.entry.facts for hit, _ in found))
        or _speaks_for_body(lower, after)
        or _speaks_for_body(lower, before)
    )
    office = (
        shadow
        or _PARTY_AND_SEAT.match(text, after[0]) is not None
        or _SEATED.match(lower, after[0]) is not None
        or any(_LEADS_PARTY.search(text, *part) for part in (before, after))
    )
    for hit, part in found:
        if hit.entry.family == "offices" and not office:
            office = is_public(lower, hit, part)
    office = office or any(_public_post(lower, found, part) for part in (before, after))
    titles = frozenset(lower[hit.start : hit.end] for hit, _ in found if hit.entry.family == "offices")
    return Standing(office and not spokes, spokes, bool(found) or after[1] > after[0] + 8, titles)


# "A lawyer for Private Clagg", "the governor's brother": the office is that of whom they are tied to.
_TIED_TO = re.compile(
    r"\b(?:(?:lawyers?|attorneys?|solicitors?|barrister|counsel|wife|husband|widow|widower|mother|father|son|daughter|brother"
    r"|sister|uncle|aunt|cousin|niece|nephew|friend|neighbou?r|biographer|supporter|fan|critic|opponent|classmate|partner)"
    r" (?:for|of|to|representing|defending)|who (?:represents|represented|defends|defended)|representing|defending) "
)
_TIED_BY_OWNER = re.compile(
    r"(?: [a-z.'-]+){0,3}?(?:'s|s') (?:[\w-]+ ){0,3}?(?:lawyer|attorney|solicitor|barrister|wife|husband|widow|widower"
    r"|mother|father|son|daughter|brother|sister|uncle|aunt|cousin|niece|nephew|friend|neighbou?r|biographer|partner)\b"
)
_BODYLIKE = re.compile(r"\b(?:states?|people|crown|commonwealth|government|ministry|department|council|city|county)\b")


def _of_somebody_else(lower: str, hit: Hit, part: Range) -> bool:
    """Whether the title belongs to somebody whom the words around the name only mention."""
    if hit.entry.family != "offices":
        return False
    if (tie := _TIED_TO.search(lower, part[0], hit.start)) is not None:
        return not _BODYLIKE.search(lower, tie.end(), hit.end) and "," not in lower[tie.end() : hit.start]
    return _TIED_BY_OWNER.match(lower, hit.end, part[1]) is not None


def is_public(lower: str, hit: Hit, part: Range) -> bool:
    """Whether an office's word is a public office here: "the club president" is none."""
    word = lower[hit.start : hit.end]
    if word == "general" and lower[hit.start - 1 : hit.start] == "-":
        return False  # the whole title decides: "secretary-general"
    if word == "collector":
        return lower.endswith(("district ", "deputy ", "additional ", "revenue ", "tax "), 0, hit.start)
    if word == "minister" and _CLERGY.search(lower, max(0, part[0] - 40), hit.start):
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
        return bool(_NATION_BEFORE.search(behind)) or last in ("the", "a", "as", "'s") or last.endswith(("'s", ","))
    return True


def _public_post(lower: str, found: Sequence[tuple[Hit, Range]], part: Range) -> bool:
    """A director, head or chair of a public body, both named in one part."""
    if _PARTY_BODY.search(lower, *part):
        return False
    bodies = [
        hit
        for hit, where in found
        if where == part and hit.entry.id in ("organisations.public", "organisations.acronyms")
    ]
    if not any(lower[hit.start : hit.end] not in _NO_BODY for hit in bodies) and not _STATE_BODY.search(lower, *part):
        local = any(
            lower[hit.start : hit.end] in ("city", "county", "town", "state", "district", "village") for hit in bodies
        )
        return local and bool(
            re.search(
                r"\b(?:city|county|town|state|district|village) (?:[a-z]+ )?(?:manager|engineer"
                r"|attorney|clerk|planner|surveyor|geologist|auditor|treasurer|commissioner|executive"
                r"|administrator|veterinarian|director|leader|officer)\b",
                lower[part[0] : part[1]],
            )
        )
    return bool(_POST.search(lower, *part)) and not re.search(
        r"\b(?:lawyer|attorney|counsel|solicitor) for\b", lower[part[0] : part[1]]
    )


def _speaks_for_body(lower: str, part: Range) -> bool:
    """A lawyer speaks for the body that retains them, not for a person who does."""
    match = _COUNSEL_FOR.search(lower, *part)
    return bool(match and _BODY.search(match.group("whom")))


_BODY = re.compile(
    r"\b(?:company|firm|bank|union|university|hospital|club|association|federation|organi[sz]ation"
    r"|department|agency|council|board"
    r"|trust|school|airline|developer|manufacturer|contractor|lines|corp\w*|inc|ltd|plc|llc|group"
    r"|holdings|foundation|college"
    r"|owner|owners|campaign|party|church|newspaper|magazine|league)\b"
)
