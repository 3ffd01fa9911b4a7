"""Which of the four labels an unnamed source's words earn: bare, official, described, group (codebook 3.1, 2.11)."""

from __future__ import annotations

import re

from service.extraction.scan import Hit

NUMBERED = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half a dozen|another|at least \w+"
    r"|more than \w+|both|a pair of|all (?:two|three|four|five|six))\b"
)
_MANY = re.compile(
    r"(?:some|many|most|several|other|few|dozens|scores|hundreds|thousands|nearly|about|more than \d"
    r"|almost|all|various|a (?:number|handful|group|majority) of)\b"
)
_ORDER = ("unnamed_bare", "unnamed_official", "unnamed_described", "unnamed_group")
# What says nothing of who they are: the vaguest class (codebook 2.3).
_VAGUE_TIE = re.compile(
    r"[ ,]+(?:who (?:are |is |was |were )?)?(?:familiar with|close to|with (?:direct |first-?hand "
    r"|intimate )?knowledge|who (?:would )?knows?\b|in the know|briefed on|involved in|with information)"
)
# "Close to the company's board" names a body, "close to the matter" none.
_TIED_TO_BODY = re.compile(
    r" close to (?:the )?(?:[\w'.&-]+ ){0,3}?(?:board|company|firm|family|government|ministry|bank|union|prosecution"
    r"|defen[cs]e|administration|leadership)\b"
)
_PERSON_AT_ALL = re.compile(r"\b(?:person|people|someone|somebody|those|man|woman|individuals?|persons|sources?|one)$")
# Campaigns, parties and firms have officials too, but no public office.
_NO_OFFICE = re.compile(
    r"\b(?:campaign|party|union|company|club|bank|hospital|team|league|airline|industry|super pac"
    r"|show|studio|school(?! district| board)|university|football|rugby|cricket|fund|investment|loan|chief financial"
    r"|marketing|quality|buyer's)\b"
)
_SOURCE_CLASS = re.compile(
    r"\b(?:intelligence|military|government|official|diplomatic|security|police|party|industry|ministry"
    r"|army|navy|court|judicial|hospital|medical|defen[cs]e|congressional|parliamentary|presidential"
    r"|palace|campaign|club|team|company|show|studio|union|school|council|court|state department"
    r"|white house|law enforcement|western|european|american|israeli|russian|church|embassy|airline"
    r"|banking|market|trade|local|boxing|football|coalition|cabinet|opposition|republican|democratic"
    r"|gop)\b"
)
_GROUP_AND = re.compile(
    r"(?:experts|analysts|residents|critics|activists|economists|advocates|scientists|parents|voters"
    r"|observers|academics|campaigners|supporters|lawyers|doctors|groups) and "
)
_TIED = re.compile(
    r" (?:who (?:have|had|has|were|was|are|attended|saw|heard|worked|know)|with (?:the |[A-Z])|in attendance"
    r"|involved|briefed|working|at the (?:meeting|session|event)|present)\b"
)
_OF_BODY = re.compile(
    r" of (?:the |his |her |its |their |a |an )?(?:[\w'-]+ ){0,4}?(?:committee|cabinet|parliament"
    r"|council|congress|senate|assembly|commission|board|legislature|executive|judiciary|panel|delegation"
    r"|government|administration)\b"
)


def label_of(head: Hit, core: str, behind: str, facts: set[str]) -> str:
    """The label of a description whose `core` ends in the lexicon word `head`; `behind` are the words that follow."""
    word = core[-(head.end - head.start) :]
    candidates = set(head.entry.facts)
    if _PERSON_AT_ALL.search(core) and _VAGUE_TIE.match(behind) and not _TIED_TO_BODY.match(behind):
        return "unnamed_described" if word.startswith("source") and _SOURCE_CLASS.search(core) else "unnamed_bare"
    if "unnamed_bare" in candidates:
        if _OF_STATE.match(core):
            return "unnamed_official"
        if _OF_NOBODY.match(core):
            return "unnamed_bare"
        described = _SOURCE_CLASS.search(core) or ("institution" in facts and _IN_BODY.match(behind))
        return "unnamed_described" if described else "unnamed_bare"
    if _GROUP_AND.search(core):
        return "unnamed_group"
    if word in ("member", "members") and _OF_BODY.match(behind):
        return "unnamed_official"
    official = "unnamed_official" in candidates or head.entry.family == "offices"
    if _MANY.match(core) and core.endswith("s") and not official:
        return "unnamed_group"
    if IN_SERVICE.search(core) or (word.rpartition(" ")[2] in _POSTS and _OF_OFFICE.match(behind)):
        return "unnamed_official"
    if head.entry.family == "people_roles":
        return "unnamed_official" if word in _STAFF and not _NO_OFFICE.search(core) else "unnamed_described"
    if official:
        group = _MANY.match(core) and word in _ELECTED
        return "unnamed_group" if group else "unnamed_described" if _NO_OFFICE.search(core) else "unnamed_official"
    return _private(word, core, behind, candidates, facts)


# "Official sources" speak for the state; "party insiders" and "industry sources" are nobody in particular.
_OF_STATE = re.compile(r"(?:the |some |senior |top )*(?:official|government) sources$")
_OF_NOBODY = re.compile(
    r"(?:the |some |senior |multiple |several )*(?:party|industry|palace|market|security|show|city|club|trade|team"
    r"|company|film|studio|camp|banking) (?:sources|insiders)$"
)
_POSTS = frozenset({"director", "engineer", "engineers", "board member", "manager", "member", "head", "scientist"})
_OF_OFFICE = re.compile(
    r" (?:in|at|of|for|from|with) (?:the |a |an )?(?:[\w'-]+ ){0,3}?(?:ministry|department|agency|commission"
    r"|directorate"
    r"|authority|inspectorate|secretariat|council|navy|army|coast ?guard|executive|parliament|senate|cabinet)\b"
)
IN_SERVICE = re.compile(
    r"\b(?:navy|army|air force|council|city|county|state|federal|municipal|police|ministry|a board) (?:diver|engineer"
    r"|employee|inspector|surgeon|pilot|sailor|worker|doctor|scientist|surveyor|member|driver|analyst)s?$"
)
_IN_BODY = re.compile(r" (?:in|within|inside|at|from|of|on)\b")
_SOMEWHERE = re.compile(r" (?:in|at|on|of|across|from)\b|$")
_STAFF = frozenset({"adviser", "advisor", "aide", "staffer", "staff member"})
_ELECTED = frozenset({"lawmakers", "legislators", "senators", "congressmen", "mps", "councillors"})
_ANY_PEOPLE = frozenset({"people", "persons", "men", "women", "members", "staff"})


def _private(word: str, core: str, behind: str, candidates: set[str], facts: set[str]) -> str:
    """People without an office: counted or tied to the matter they are described, otherwise a class as a voice."""
    if _TIED.match(behind):
        return "unnamed_described"
    counted = NUMBERED.match(core) or "definite" in facts
    if word in _ANY_PEOPLE and not counted:
        return "unnamed_group" if _SOMEWHERE.match(behind) else "unnamed_described"
    either = {"unnamed_group", "unnamed_described"} <= candidates
    if either or (word.endswith("s") and not word.endswith("ss")):
        told = NUMBERED.match(core) or ("definite" in facts and "unnamed_described" in candidates)
        return "unnamed_described" if told else _plural(candidates, facts)
    return next((label for label in _ORDER if label in candidates), "unnamed_group")


def _plural(candidates: set[str], facts: set[str]) -> str:
    """A bare plural is a class used as a voice, unless something ties it to the matter."""
    if "relation" in facts and "unnamed_described" in candidates:
        return "unnamed_described"
    return "unnamed_group"
