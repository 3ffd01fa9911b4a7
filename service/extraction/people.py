"""Named people: which runs of capitals name a person, what office or role the text gives them, and what they are called later."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.extraction.names import Name
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Fr|Hon|Smt|Shri|Sri|Alhaji|Alhaja|Chief|Datuk|Dato'?|Tan Sri|Tun|Haji|Hajia|Malam|Mallam|Sheikh|Pastor|Bishop|Archbishop|Cardinal|Imam|Rabbi|Father|Sister|Messrs|St)\.? )+"
)
_APPOSITION_WINDOW = 130
_PARTICLES = frozenset("de da di del della do dos das du van von der den ter ten bin bint binti ibn al el la le af av zu y e of the".split())
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANISATION_WORD = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Government|Administration|Cabinet|Parliament|Congress|Senate|House|Assembly|Committee|Commission|Council|County|Authority|Police|Army|Navy|Force|Forces|Guard|Court|Embassy|Treasury|Bank|University|College"
    r"|School|Academy|Institute|Institution|Foundation|Trust|Church|Union|Association|Federation|Society|League|Club|Party|Campaign|Coalition|Alliance|Movement|Network|Group|Holdings|Company|Corp|Inc|Ltd|Plc|LLC|Airlines|Airways|Hospital|Clinic|Center|Centre|Fund|Board|Service|Services"
    r"|Times|Post|Herald|News|Tribune|Gazette|Courier|Chronicle|Journal|Guardian|Telegraph|Express|Star|Mail|Mirror|Observer|Standard|Examiner|Register|Globe|Press|Radio|Television|TV|Magazine|Review|Republicans|Democrats|States|Kingdom|Nations|Street|Road|Avenue|Square|Bridge|Station|Airport|Stadium|Park|River|Island|Islands|Act|Bill|Law|Treaty|Accord|Agreement|Award|Awards|Prize|Cup|Games|Championship|Day|War|Project|Initiative|Conference|Summit|Report|Survey|Poll|Watch|PAC|Partners|Industries|Systems|Technologies|Energy|Motors|Rail|Water|Health|Security|Affairs|Tower|Hall|Museum|Theatre|Theater|Festival|Province|District|Region|Valley|City|Village|Town|North|South|East|West|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)s?\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """One naming of a person: `[start, end)` is the run of capitals, `tokens` the personal name without titles.

    `office`, `spokes`, `role`: what the words around it say. `described` is the fullest wording, title and apposition.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    office: bool
    spokes: bool
    role: bool
    described: tuple[int, int]
    titles: frozenset[str] = frozenset()

    @property
    def surname(self) -> str:
        """The word later mentions use: the last of the name that is no "Jr."."""
        return next((t for t in reversed(self.tokens) if t.lower() not in _SUFFIX), self.tokens[-1])


def is_organisation_name(run: str) -> bool:
    return bool(_ORGANISATION_WORD.search(run)) or (run.isupper() and len(run) > 1)


def find_people(reading: Reading, names: Sequence[Name], hits: Mapping[str, Sequence[Hit]]) -> list[Person]:
    """Every naming of a person by at least two words, or by a title and one, in order of start."""
    people = []
    for name in names:
        person = _person(reading, name, hits)
        if person is not None:
            people.append(person)
    return people


def _person(reading: Reading, name: Name, hits: Mapping[str, Sequence[Hit]]) -> Person | None:
    text = reading.text
    run = text[name.start : name.end]
    if " " not in run:
        return None
    if run.endswith("'s"):
        run = run[:-2]
    end = name.start + len(run)
    inner = _hits_within(hits, name.start, end)
    first = max((hit.end for hit in inner if hit.end < end and text[hit.start].isupper()), default=name.start)
    personal = _HONORIFIC.sub("", text[first:end].lstrip(" ,"), count=1)
    tokens = tuple(token for token in personal.split(" ") if token)
    honoured = first > name.start or bool(_HONORIFIC.match(text[first:end].lstrip(" ,")))
    if not tokens or not (len(tokens) > 1 or honoured) or len(tokens) > 6 or is_organisation_name(personal):
        return None
    if any(token.isupper() and len(token) > 3 for token in tokens) or tokens[0].lower() in _PARTICLES - {"de", "da", "van", "von", "al", "el", "la", "bin"}:
        return None
    lead_in = _lead_in(reading.lower, text, name.start)
    apposition = _apposition(text, end)
    around = (*inner, *_hits_within(hits, lead_in, name.start), *_hits_within(hits, end, apposition))
    families = {hit.entry.family for hit in around} | {fact for hit in around for fact in hit.entry.facts}
    return Person(
        name.start,
        end,
        tokens,
        office="offices" in families and "spokes" not in families,
        spokes="spokes" in families,
        role=bool(families & {"offices", "people_roles", "organisations"}) or apposition > end + 8,
        described=(lead_in, apposition),
        titles=frozenset(reading.lower[hit.start : hit.end] for hit in around if hit.entry.family == "offices"),
    )


def _hits_within(hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> list[Hit]:
    found = []
    for family in ("offices", "people_roles", "organisations"):
        rows = hits.get(family, ())
        for hit in rows[bisect_left(rows, start, key=lambda h: h.start) : bisect_right(rows, end, key=lambda h: h.start)]:
            if hit.end <= end:
                found.append(hit)
    return found


_NOT_LEADING = frozenset("and but that said says told by with from to as of for in on at when while is was has had the a an his her its their our who which before after if or".split())
_LEAD_WORDS = 6
# "its trade minister, ‹Idris Benn›": a title in front, set off by a comma.
_TITLE_COMMA = re.compile(r"\b(?:the|its|his|her|their|our|[\w-]+'s) (?:[\w-]+ ){0,4}[\w-]+, $")


def _lead_in(lower: str, text: str, end: int) -> int:
    """Where lower-case words that belong to the name begin: "deputy transport minister ‹Ilse Marrow›"."""
    start = end
    if text.endswith(", ", 0, end) and _TITLE_COMMA.search(lower, max(0, end - 60), end):
        start = end - 1
    for _ in range(_LEAD_WORDS):
        if start == 0 or text[start - 1] not in " ,":
            break
        blank = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1))
        word = text[blank + 1 : start - 1]
        if not word or not word[0].islower() or not word.replace("-", "").replace("'", "").isalpha() or word in _NOT_LEADING:
            break
        start = blank + 1
    return start if start < end - 1 else end


_RELATION = re.compile(
    r"(?:,? \(?\d{1,3}\)?)?(?:,? \([^()\n]{1,40}\))?(?:,? (?:[A-Z][\w.-]+'s|an?|the|his|her|its|their|who|whose|of|from|former|then|chief|president|chair\w*|director|head|professor|spokes\w+|executive|senior|deputy|vice|co-\w+|founder|leader|secretary|minister|mayor|governor|senator|lawyer|attorney|editor|author|one of|owner|manager|general|a?\s?member)\b[^.;:\n\"()]{2,110}?)?(?=[,.;:\n\"(]|$| (?:said|says|told|has|had|is|was|will|would)\b)"
)


def _apposition(text: str, end: int) -> int:
    """Where what follows the name and tells who it is ends: ", 34, who was in the second carriage"."""
    match = _RELATION.match(text, end, min(len(text), end + _APPOSITION_WINDOW))
    return match.end() if match and match.end() > end + 1 and text[end : end + 1] in ", (" else end


_HELD = re.compile(r"\b(?:as|was|served as|became|been|is|remains|elected|appointed|named|then|time as|tenure as|stint as|role as)(?: the| an?| then| acting| former| interim| deputy)* $")
_RULE_OF = re.compile(r"\b([A-Z][\w-]+)(?:'s)? (?:[Aa]dministration|[Pp]residency|[Gg]overnment|[Mm]inistry|[Pp]remiership|[Ww]hite House)\b")


def offices_held(reading: Reading, hits: Mapping[str, Sequence[Hit]], names: Sequence[Name]) -> frozenset[str]:
    """Surnames that the text gives a public office apart from any title: "…'s years as ambassador", "the Rowe government"."""
    held = {match.group(1) for match in _RULE_OF.finditer(reading.text)}
    starts = [name.start for name in names]
    for hit in hits.get("offices", ()):
        if not _HELD.search(reading.lower, max(0, hit.start - 28), hit.start):
            continue
        index = bisect_left(starts, hit.start) - 1
        if index >= 0 and hit.start - names[index].end < 90 and "." not in reading.text[names[index].end : hit.start]:
            held.add(reading.text[names[index].start : names[index].end].removesuffix("'s").rpartition(" ")[2])
    return frozenset(held)
