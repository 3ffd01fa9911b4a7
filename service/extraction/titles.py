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
from service.extraction.public_office import is_public
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.sought import Sought
from service.extraction.spokes import SPEAKS_FOR_BODY, speaks_for_body

FAMILIES = ("offices", "people_roles", "organisations")
# Posts that are public where the body is: "head of the Coast Guard", "council leader".
_POST = re.compile(
    r"\b(?:director|head|chief|chairman|chairwoman|chairperson|chair|deputy|commissioner|administrator|adviser|advisor"
    r"|counsel|officer|manager|leader|member|surveyor|engineer|meteorologist|geologist|pathologist|architect|pleader"
    r"|attorney|prosecutor|agent|investigator|auditor|controller|registrar|clerk|scientist|veterinarian"
    r"|planner|planning"
    r"|superintendent|executive|secretary|representative|minister|economist|liaison|assistant|aide|inspector|convener"
    r"|whip|democrat|republican|spokesman|warden|ranger|leads?|led|heads?|headed|chairs?|chaired"
    r"|directs?|directed|runs?|ran"
    r"|commands?|commanded|coordinator|co-ordinator|envoy|negotiator|analyst|official|officer|boss"
    r"|delegate|commander|forecaster|seismologist|volcanologist|hydrologist|demographer|statistician|epidemiologist"
    r"|biologist)\b"
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
_NO_BODY = frozenset(
    "city town village state district province service force trust mission house county office".split()
)
_STATE_BODY = re.compile(
    r"\b(?:national|federal|state|government|provincial|disaster|emergency|relief) (?:[\w-]+ ){0,2}?(?:office|agency"
    r"|service|force|authority|centre|center|bureau)\b"
)
# Public services by what they do, where the body itself is not named: "emergency management coordinator".
_SERVICE_POST = re.compile(
    r"\b(?:emergency (?:management|services|response|preparedness)|disaster (?:management|response|relief)"
    r"|civil (?:defen[cs]e|protection)|public (?:works|safety|health)|law enforcement|homeland security|animal control"
    r"|code enforcement|elections|wildlife|fisheries|forestry|customs|immigration|border (?:control|security)|tax"
    r"|revenue|census|ias|ips|ifs)(?: (?:compliance|enforcement|protection|management|operations|affairs|services))?"
    r" (?:coordinator|co-ordinator|commissioner|chief|director|officer|administrator|superintendent|inspector|official"
    r"|secretary|minister|collector)\b"
    r"|\bgovernment (?:[\w-]+ )?(?:surveyor|engineer|geologist|chemist|pathologist|scientist|statistician|architect)\b"
    r"|\b(?:district|block|divisional|taluk|tehsil|sub-county|zonal|county|provincial) (?:[\w-]+ ){0,2}officer\b"
    r"|\b(?:captain|major|general|lieutenant) (?:in|of) the (?:\w+ )?(?:navy|army|air force|coast ?guard|marines"
    r"|police)\b"
    r"|\b(?:navy|army|coast ?guard|marine|police) (?:captain|major|general)\b"
    r"|\bboard of (?:public works|supervisors|elections|education|health|commissioners|selectmen|revenue|trade)\b"
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
    r",? (?:an? |then an? )?(?:[\w-]+ ){0,3}?member of (?:the )?(?:(?!student|works|youth|church)[\w.'-]+ ){0,3}?"
    r"(?:parliament|congress|senate|house|assembly|legislature|council|knesset|duma|bundestag|sejm|(?:lok|rajya)"
    r" sabha)\b(?! (?:on|band))|"
    r"(?: kc| qc| sc)?,? an? (?:[\w-]+ )?(?:republican|democrat|tory|conservative|liberal democrat|liberal|independent)"
    r" (?:from|of|for|who (?:represents|chairs|sits|leads)|representing)\b"
    r"|(?: kc| qc| sc)?(?: \((?:san|sc)\))?,? (?:opening (?:the case )?for|prosecuting|(?:appearing )?for) the (?:crown"
    r"|prosecution|people|state|republic|commonwealth)\b|(?: kc| qc| sc),? prosecuting\b"
)
# "Chechen leader", "supreme leader"; leaders of a faith or a cause hold no office.
_RULES = re.compile(
    r"\b(?!(?:Christian|Presbyterian|Lutheran|Anglican|Episcopalian|Salesian|Civilian|Martian)\b)[A-Z][\w-]*"
    r"(?:ian|ean|ese|ish|an|en|ani|aeli|aqi|eni|ench|utch|wiss|ovar)"
    r" (?:leader|strongman|dictator|ruler|autocrat|counterpart)\b|\b[Ss]upreme leader\b"
)
# Who leads a party sits in a parliament, for all we know: "leader of the Civic Left".
_LEADS_PARTY = re.compile(
    r"\bleader of (?:the )?(?:[A-Z][\w-]+ ){0,3}(?:Party|Left|Right|Front|First|Movement|Alliance|Bloc|List|Greens"
    r"|Liberals|Democrats|Democratic|Conservatives|Labour|Moderates|Republicans|Socialists|Nationalists|Federalists"
    r"|Progressives|Centre|Coalition|Party|Congress)\b"
    r"|\b(?:[Pp]arty leader"
    r"|(?<=[A-Z]\w )Party(?:'s)? (?:[a-z]+ )?(?:leader|general secretary|president|chair(?:man|woman|person)?))\b"
    r"|\b(?:general secretary|chair(?:man|woman|person)|president) of the (?:[A-Z][\w-]+ ){1,3}Party\b"
)
# "Sgt. Bo Kray, president of the troopers' union": whoever heads the staff's own body speaks for no public one.
_STAFF_BODY = r"(?:union|association|federation|guild|benevolent|fraternal order|brotherhood)"
_OF_UNION = re.compile(
    r"\b(?:president|head|leader|chief|boss|chair\w*|secretary|representative|organi[sz]er|delegate|steward)"
    rf" (?:of|for|at|with) (?:the )?(?:[\w'-]+ ){{0,5}}?{_STAFF_BODY}\b"
    rf"|\b{_STAFF_BODY}(?:'s)? (?:[\w-]+ )?(?:president|head|leader|chief|boss|chair\w*|secretary|representative)\b"
)
_PUBLIC_BODIES = ("organisations.public", "organisations.acronyms")
_RANKS = frozenset({"offices.rank", "offices.short", "offices.rank_or_word"})
# Not held, or not yet: "candidate ‹for governor›".
_STANDS_FOR = re.compile(
    r"\b(?:candidate|nominee|hopeful|contender|challenger|aspirant|front-?runner|running|runs|ran|bid|campaign\w*"
    r"|stood|standing|vying) (?:for|to be|to become|as) (?:the |an? )?(?:[\w.-]+ ){0,2}$"
)

SOUGHT = Sought(
    {
        "shadow": _SHADOW,
        "party_body": _PARTY_BODY,
        "state_body": _STATE_BODY,
        "service_post": _SERVICE_POST,
        "leads_party": _LEADS_PARTY,
        "rules": _RULES,
        "of_union": _OF_UNION,
        **SPEAKS_FOR_BODY,
    }
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


def standing(reading: Reading, hits: TitleHits, before: Range, after: Range) -> Standing:
    """Read the title in front of a personal name (`before`) and the words behind it that tell who it is (`after`)."""
    text, lower, parts = reading.text, reading.lower, (before, after)
    may = reading.possible(SOUGHT, before[0], after[1])
    found = [(hit, part) for part in parts for hit in hits.within(*part) if not _of_somebody_else(lower, hit, part)]
    shadow = "shadow" in may and any(_SHADOW.search(lower, *part) for part in parts)
    spokes = (not shadow and any(_speaks(lower, hit, part, found) for hit, part in found)) or (
        not may.isdisjoint(SPEAKS_FOR_BODY) and any(speaks_for_body(lower, part) for part in parts)
    )
    office = (
        shadow
        or _PARTY_AND_SEAT.match(text, after[0]) is not None
        or _SEATED.match(lower, after[0]) is not None
        or ("leads_party" in may and any(_LEADS_PARTY.search(text, *part) for part in parts))
        or ("rules" in may and any(_RULES.search(text, *part) for part in parts))
    )
    union = "of_union" in may and any(_OF_UNION.search(lower, *part) for part in parts)
    for hit, part in found:
        if hit.entry.family == "offices" and not office and not (union and hit.entry.id in _RANKS):
            office = is_public(lower, hit, part)
    office = office or (not union and any(_public_post(reading, found, part, may) for part in parts))
    titles = frozenset(lower[hit.start : hit.end] for hit, _ in found if hit.entry.family == "offices")
    return Standing(office and not spokes, spokes, bool(found) or after[1] > after[0] + 8, titles)


def _speaks(lower: str, hit: Hit, part: Range, found: Sequence[tuple[Hit, Range]]) -> bool:
    """Whether a title is a spokesperson's; the general counsel of a public body holds an office."""
    if "spokes" not in hit.entry.facts:
        return False
    counsel = lower.startswith("general counsel", hit.start)
    return not (counsel and any(h.entry.id in _PUBLIC_BODIES and p == part for h, p in found))


def tells_post(lower: str, start: int, end: int) -> bool:
    """Whether words in front of a name end in a post that no lexicon lists: "divisional forest officer"."""
    return _POST.search(lower, max(start, lower.rfind(" ", start, end - 1) + 1), end) is not None


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
    if _STANDS_FOR.search(lower, max(part[0], hit.start - 60), hit.start):
        return True
    if (tie := _TIED_TO.search(lower, part[0], hit.start)) is not None:
        return not _BODYLIKE.search(lower, tie.end(), hit.end) and "," not in lower[tie.end() : hit.start]
    return _TIED_BY_OWNER.match(lower, hit.end, part[1]) is not None


def _public_post(reading: Reading, found: Sequence[tuple[Hit, Range]], part: Range, may: frozenset[str]) -> bool:
    """A director, head or chair of a public body, both named in one part; `may`: which patterns may match there."""
    text, lower = reading.text, reading.lower
    if "party_body" in may and _PARTY_BODY.search(lower, *part):
        return False
    if "service_post" in may and _SERVICE_POST.search(lower, *part):
        return True
    bodies = [
        hit
        for hit, where in found
        if where == part and hit.entry.id in _PUBLIC_BODIES
    ]
    statutory = any(lower[h.start : h.end] == "board" and text.find(" Board") >= 0 for h, p in found if p == part)
    named = statutory or any(lower[hit.start : hit.end] not in _NO_BODY for hit in bodies)
    if not named and not ("state_body" in may and _STATE_BODY.search(lower, *part)):
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
