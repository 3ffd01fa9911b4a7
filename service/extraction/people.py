"""Named people: which runs of capitals name a person, what office or role the text gives them, and what they are
called later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from service.extraction import not_people, title_before, titles
from service.extraction.appositions import apposition_end, run_end
from service.extraction.names import Name, as_surname
from service.extraction.organisation_names import AND_BODY, ends_doubtfully, holds_organisation_word
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.titles import TitleHits

_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Fr|Hon|Smt|Shri|Sri|Alhaji"
    r"|Alhaja|Chief|Datuk(?: Seri| Sri)?|Dato'?(?: Seri| Sri)?|Datin(?: Seri)?"
    r"|Tan Sri|Tun|Eng|Engr|Barr|Haji|Hajia|Malam|Mallam|Sheikh|Pastor|Bishop|Archbishop"
    r"|Cardinal|Imam|Rabbi|Father|Sister|Messrs|St)\.? )+"
)
_PARTICLES = frozenset(
    "de da di del della do dos das du van von der den ter ten bin bint binti ibn al el la le af"
    " av zu y e of the for in on at".split()
)
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# "Ida Ferm ‹KC›", "Ida Ferm ‹MP›": letters behind a name are no part of it; some tell of a seat.
_SEATS = frozenset("MP MEP MSP MLA MHA MLC MNA TD".split())
_LETTERS = _SEATS | frozenset("KC QC SC SAN OBE MBE CBE KBE DBE AO AM AC PhD MD RN JP".split())
# What an office is for, behind its name: "Secretary of State ‹for Foreign Affairs› Jo Bell", "Minister ‹for Lands›
# Jo Bell".
_FIELD = re.compile(
    r"\b(?:Affairs|Health|Works|Lands|Security|Justice|Energy|Water|Services|Relations|Rights|Education"
    r"|Defence|Defense|Finance|Development|Resources|Industry|Commerce|Environment|Agriculture|Transport"
    r"|Labour|Labor|Housing|Culture|Sport|Sports|Tourism|Planning|Police|Staff|Council|Committee"
    r"|Court|Bureau|Department|Ministry|Agency|Office|Authority|Command|Region|Province|District"
    r"|County|City|State|States|Nations|Guard|Force|Forces|Army|Navy)\b,?"
)
# "The Commission ‹for Harbour Safety›": a body's whole name.
_OF_FIELD = re.compile(r"(?:of|for|on) (?:the )?[A-Z]")
_BRIEF = re.compile(r" ?(?:of|for) (?:the )?[A-Z][\w-]+ ")
# "Professor ‹Ida Lund› of Tess University": a name ends where its bearer's body begins.
_MOST_NAMES = 6
# "Bill Banks, ‹54,›", "Grace Park, ‹a builder›": an age or a trade that only people have.
_TELLS_PERSON = re.compile(
    r",? \(?\d\d\)?,|, who(?:se)? |, (?:an? |the )(?:[a-z-]+ ){0,2}?"
    r"(?!\w*(?:retail|manufactur|carri|develop|publish|insur|mak)er)"
    r"[a-z-]{2,}(?:er|ist|ian|man|woman|wife|mother|father|nurse|teacher|student)(?=,| (?:from|in|at|who|with)\b)"
)
# A run of capitals that ends so is a title without a name: "the Resident Electoral Commissioner".
_TITLE_LAST = frozenset(
    "commissioner minister secretary president governor ambassador director chairman chairwoman chairperson"
    " spokesman spokeswoman senator councillor superintendent administrator treasurer registrar officer general"
    " inspector commander magistrate ombudsman auditor".split()
)
_NICKNAME = re.compile(r"(?<= )[\"'][^\"']{1,30}[\"'] ")
_OF_BODY = re.compile(r" ?[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){1,3}(?= (?:of|for|at) (?:the )?[A-Z])")
_PARTY = frozenset(
    "Republican Democrat Democratic Libertarian Conservative Labour Tory Liberal Green Independent Labor".split()
)


class Person(NamedTuple):
    """One naming of a person: `[start, end)` is the run of capitals, `tokens` the personal name without titles.

    `office`, `spokes`, `role`: what the words around it say. `described` is the fullest wording, title and apposition.
    `surname` is the word later mentions use: the last of the name that is no "Jr.".
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    surname: str
    office: bool
    spokes: bool
    role: bool
    described: tuple[int, int]
    titles: frozenset[str] = frozenset()


def find_people(reading: Reading, names: Sequence[Name], hits: Mapping[str, Sequence[Hit]]) -> list[Person]:
    """Every naming of a person by at least two words, or by a title and one, in order of start."""
    alone = {reading.text[n.start : n.end].removesuffix("'s") for n in names}
    called = not_people.called_things(reading, names)
    titled: dict[int, bool] = {}
    title_hits = TitleHits(hits)
    outlets = [h for h in hits.get("media", ()) if h.entry.id in ("media.outlets", "media.wires")]
    people: list[Person] = []
    for name in names:
        if reading.text.find(" ", name.start, name.end) < 0:
            continue
        paragraph = reading.paragraph_at(name.start)
        if paragraph not in titled:
            titled[paragraph] = _in_title_case(reading.text, *reading.paragraphs[paragraph])
        if titled[paragraph] and reading.text.count(" ", name.start, name.end) > 1:
            continue
        if reading.text[name.start : name.end].removesuffix("'s") in called:
            continue
        person = _person(reading, name, title_hits, outlets, alone)
        if person is not None:
            people.append(person)
    bare = [(p.start, p.end, p.tokens) for p in people if _is_bare(p)]
    things = not_people.bodies_and_places(reading.text, bare, alone)
    return [p for p in people if p.tokens not in things or not _is_bare(p)]


def _is_bare(person: Person) -> bool:
    """Whether nothing on the page tells that the name is a person's."""
    return not (person.titles or person.office or person.spokes)


def _in_title_case(text: str, start: int, end: int) -> bool:
    """Whether a line capitalises nearly every longer word, as headlines do: its runs of capitals are no names."""
    if end - start > 200 or text[end - 1 : end] in ".?!":
        return False
    words = [word for word in text[start:end].split() if len(word) > 3]
    return len(words) > 5 and sum(word[0].islower() for word in words) * 6 <= len(words)


def _person(
    reading: Reading, name: Name, hits: TitleHits, outlets: Sequence[Hit], alone: Container[str]
) -> Person | None:
    text = reading.text
    end = name.end - 2 if text.endswith("'s", name.start, name.end) else name.end
    first = _first_of_personal(text, name.start, end, hits)
    if (of_body := _OF_BODY.match(text, first, end)) and (
        first > name.start or _HONORIFIC.match(text[first:end]) or _is_of_body(text, first, of_body.end(), end)
    ):
        end = of_body.end()
    personal = _HONORIFIC.sub("", text[first:end].lstrip(" ,"), count=1)
    tokens = tuple(token for token in _NICKNAME.sub("", personal).split(" ") if token)
    sits = False
    while len(tokens) > 2 and tokens[-1] in _LETTERS:
        sits, tokens = sits or tokens[-1] in _SEATS, tokens[:-1]
    if not_people.CIPHER.fullmatch(personal) or not_people.CIPHER.fullmatch(text[name.start : end]):
        return None
    honoured = first > name.start or bool(_HONORIFIC.match(text[first:end].lstrip(" ,")))
    if not honoured and (
        _outlet_named(outlets, name.start, end) or text[max(0, name.start - 4) : name.start].lower() == "the "
    ):
        return None
    introduced = honoured or (bool(hits.within(max(0, name.start - 30), name.start)) and text[name.start - 2].isalpha())
    introduced = introduced or _TELLS_PERSON.match(text, end) is not None
    if not _may_be_person(tokens, honoured=honoured) or not _is_personal(personal, tokens, introduced, alone):
        return None
    if not introduced and (text.startswith(", which", end) or AND_BODY.match(text, end)):
        return None
    person = _described(reading, name, end, tokens, hits, end - len(personal))
    return person._replace(office=not person.spokes) if sits else person


def _may_be_person(tokens: Sequence[str], *, honoured: bool) -> bool:
    if not tokens or tokens[-1].lower() in _TITLE_LAST:
        return False
    return (len(tokens) > 1 or honoured) and len(tokens) <= _MOST_NAMES


def _described(reading: Reading, name: Name, end: int, tokens: tuple[str, ...], hits: TitleHits, own: int) -> Person:
    """The person of a name with what its surroundings tell: titles before it, an apposition behind it."""
    text = reading.text
    lead_in = title_before.lead_in(reading, name.start, hits)
    told = hits.within(lead_in, name.end) or titles.tells_post(reading.lower, lead_in, own)
    if lead_in < name.start and not told:
        lead_in = name.start
    apposition = apposition_end(text, end)
    if text.startswith((", speaking for ", ", speaking on behalf of "), end):
        apposition = run_end(text, end + 2)
    if apposition == end and title_before.opens_apposition(text, end + 2, hits):
        apposition = run_end(text, end + 2)
    is_now = titles.standing(reading, hits, (lead_in, own), (end, apposition))
    return Person(
        name.start,
        end,
        tokens,
        as_surname(next((t for t in reversed(tokens) if t.lower() not in _SUFFIX), tokens[-1])),
        is_now.office or _is_chief(reading, name.start, len(tokens)),
        is_now.spokes,
        is_now.role,
        described=(lead_in, apposition),
        titles=is_now.titles,
    )


# "Chief Reyes" of a police or a fire department, "Chief Alma Redsky" of a nation; elsewhere "Chief" is an honour.
_FORCE = re.compile(r"\b(?:police|sheriff|fire (?:department|service|brigade|chief)|firefighters|patrol)\b")
_NATION = re.compile(r"\b(?:first nations?|band council|the band|tribe|tribal|indigenous|reservation)\b")
_CHIEF_OF_WITHIN = 600


def _is_chief(reading: Reading, start: int, tokens: int) -> bool:
    if not reading.text.startswith("Chief ", start):
        return False
    near = (max(0, start - _CHIEF_OF_WITHIN), min(len(reading.lower), start + _CHIEF_OF_WITHIN))
    return _NATION.search(reading.lower, *near) is not None or (
        tokens == 1 and _FORCE.search(reading.lower, *near) is not None
    )


def _is_of_body(text: str, first: int, of: int, end: int) -> bool:
    """Whether only what follows the "of" or "at" is a body's name: "Ida Lund ‹of Tess University›"."""
    return holds_organisation_word(text[of:end]) and not holds_organisation_word(text[first:of])


def _outlet_named(outlets: Sequence[Hit], start: int, end: int) -> bool:
    """Whether the run of capitals is a known outlet's name."""
    first = bisect_left(outlets, start - 4, key=lambda h: h.start)
    return any(hit.start <= start and hit.end >= end for hit in outlets[first : first + 4])


def _first_of_personal(text: str, start: int, end: int, hits: TitleHits) -> int:
    """Where the personal name begins behind the titles, bodies and parties in one run of capitals."""
    first = start
    for hit in hits.within(start, end):
        named = _OF_BODY.match(text, first, end) if first > start else None
        if named is not None and named.end() < hit.start:
            return first  # "Sgt. ‹Ida Ferm› of the Highway Patrol's post"
        rest = text[hit.end : end].strip(" ,.")
        if hit.entry.family == "organisations" and _OF_FIELD.match(rest) and not _titled(hits, start, end):
            return end
        if text[hit.start].isupper() and rest and rest.lower() not in _SUFFIX:
            first = max(first, hit.end)
    if first > start or title_before.joined(text, start, hits):
        field = [m.end() for m in _FIELD.finditer(text, first, end) if text[m.end() : end].strip()]
        first = field[-1] if field else first
        if (briefly := _BRIEF.match(text, first, end)) and text.count(" ", briefly.end(), end):
            first = briefly.end()
    owner = text.rfind("'s ", first, end)
    if owner >= 0:
        first = owner + 3
    tokens = text[first:end].split(" ")
    for index in range(len(tokens) - 2, -1, -1):
        if tokens[index] in _PARTY:
            return first + len(" ".join(tokens[: index + 1]))
    return first


def _titled(hits: TitleHits, start: int, end: int) -> bool:
    return any(hit.entry.family != "organisations" for hit in hits.within(start, end))


def _is_personal(personal: str, tokens: Sequence[str], honoured: bool, alone: Container[str]) -> bool:
    """Whether words can be a person's name and not a body's, a place's or a headline's."""
    if holds_organisation_word(personal) or any(t.isupper() and len(t) > 3 and "." not in t for t in tokens):
        return False
    if personal.isupper() and len(personal) > 1 and "." not in personal:
        return False
    doubtful = ends_doubtfully(personal) and "-" not in tokens[-1]
    if doubtful and not honoured and tokens[-1] not in alone:
        return False
    return tokens[0].lower() not in _PARTICLES - {"de", "da", "van", "von", "al", "el", "la", "bin"}
