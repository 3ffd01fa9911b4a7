"""Research told of by who did it: "Researchers at Umba followed 2,100 nurses", "a team at Selm found in a paper …"
(codebook 3.2, STUDY_JOURNAL)."""

from __future__ import annotations

import re

from service.extraction.found import Mention
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_WHO = (
    r"(?:researchers|scientists|academics|scholars|epidemiologists|biologists|ecologists|geologists|climatologists|physicists"
    r"|astronomers|neuroscientists|psychologists|sociologists|oceanographers|engineers|economists|investigators)"
)
_TEAM = r"(?:an?|the|one|another) (?:[\w-]+ )?(?:team|group)"
_AT = r"(?:at|from|of|in|led by|with|including) (?:[\w.,'&’-]+ ){0,8}?[\w.'&’-]+"
_BESIDE = r"(?:,? (?:writing|reporting|publishing|who published) [^.;\n]{3,60}?,)?"
_DID = (
    r"(?:followed|tested|tracked|examined|analy[sz]ed|measured|sampled|compared|interviewed|surveyed|recruited|scanned|modelled"
    r"|modeled|monitored|sequenced|pooled|re-?analy[sz]ed|trawled|dated|assessed)"
)
# What they did is research; what they "say" is only talk, unless a paper is named with it.
_RESEARCH = re.compile(
    rf"(?:\b(?:the |some |two |several )?(?:[\w-]+ )?{_WHO}(?: {_AT})?|\b{_TEAM} {_AT}){_BESIDE}"
    rf"(?= (?:have |has |also |then |first )?(?:{_DID}\b|(?:found|reported|concluded|write|wrote"
    rf"|describe)\b[^.;\n]{{0,60}}?\bin"
    r" (?:an?|the|their) (?:[\w-]+ ){0,3}?(?:paper|study|journal|preprint|report published)\b))"
)
# Whom a poll asked, by how they were asked.
_POLLED = re.compile(
    r"\b(?:[\w-]+ )?(?:economists|analysts|forecasters|traders|voters|adults|people|members|respondents"
    r"|executives|firms"
    r"|companies|parents|teachers|nurses|doctors|residents|workers|investors|strategists|students|those|customers|farmers)"
    r" (?:polled|surveyed|canvassed)\b(?! the\b)"
    r"|(?:\b(?:some|about|nearly|almost|only|just|more than) )?(?:\b\d[\d.]* ?(?:%|per ?cent)|\b(?:half"
    r"|most|a third|a quarter"
    r"|two-thirds|three-quarters|a majority)) of (?:the )?(?:\d[\d,]* )?respondents\b"
)
SOUGHT = Sought({"research": _RESEARCH, "polled": _POLLED})
_CRIME = re.compile(r"\b(?:police|fbi|federal|state|fire|crash|air|accident|homicide|criminal|forensic)\b")


def find_research(around: Surroundings) -> list[Mention]:
    """Mentions of those whose research is told, and of those a poll asked, in order of start."""
    reading = around.reading
    asked = [
        Mention(m.start(), m.end(), "poll", "document", "scholars.polled", "share", None, frozenset({"specific"}))
        for m in reading.finditer(SOUGHT, "polled")
    ]
    told = [
        Mention(m.start(), m.end(), "study", "document", "scholars.research", "study", None, frozenset({"specific"}))
        for m in reading.finditer(SOUGHT, "research")
        if not _CRIME.search(m.group())
    ]
    return sorted((*asked, *told), key=lambda m: (m.start, m.end))
