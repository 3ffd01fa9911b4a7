"""Which person a mention names, and as what: an official, a spokesperson, somebody else."""

from __future__ import annotations

import re

from service.extraction.found import Mention
from service.extraction.people import Person
from service.extraction.public_office import is_public
from service.extraction.surroundings import Surroundings

_TITLE_BEFORE_COMMA = re.compile(r"(?:the|her|his|its|their|our|one of|an?|[\w.-]+'s) [^,]{3,80}, [a-z]")
_ARTICLE = re.compile(
    r"(?:an?|the|some|many|several|most|both|two|three|four|five|six|seven|eight|nine|ten|\d+|his"
    r"|her|their|its|one|another|this|that)\b"
)
_TITLE_WORDS_ONLY = re.compile(
    r"(?:(?!\b(?:by|from|with|who|that|which|about|to|against|over|under|among|members|supporters"
    r"|aides|allies|friends|critics|lawyers|relatives)\b)[\w.,'&-]++ ?)*$"
)


def person_named(around: Surroundings, start: int, end: int, core_end: int) -> Person | None:
    """The person that the mention names: its core ends in the name, or a title runs up to it."""
    text, lower = around.reading.text, around.reading.lower
    titled = _TITLE_BEFORE_COMMA.match(lower, start)
    for person in around.people_within(start, end if titled else core_end):
        if start > person.start or end < person.end - 2:
            continue
        of_body = text.startswith((" of ", " at ", " for "), person.end) and person.described[1] >= core_end - 3
        if of_body and not titled:
            return person
        apart = titled and person.end > core_end and text[max(0, person.start - 2) : person.start] != ", "
        if person.end >= core_end - 3 and not apart:
            return person
    comma = text.find(",", start, end)
    limit = comma if comma >= 0 else end
    for person in around.people_within(core_end, limit):
        bare_title = (
            not _ARTICLE.match(lower, start) and lower[start:core_end].strip() != "" and start < core_end < person.start
        )
        runs_up = bare_title and person.end <= limit + 2 and _TITLE_WORDS_ONLY.match(lower, core_end + 1, person.start)
        if runs_up and (
            around.within("offices", start, person.start) or around.within("people_roles", start, person.start)
        ):
            return person
    return _of_joined_fields(around, start, end) or _named_behind(around, start, end, core_end)


# "‹Trade and› Industry Minister Ida Ferm", "‹Women, Youth and› Sports Minister Ida Ferm".
_FIELDS = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w'-]+(?:, | )){1,5}(?:and|&) ")


def _of_joined_fields(around: Surroundings, start: int, end: int) -> Person | None:
    """The holder of an office whose fields an "and" joins in front of the run of capitals that ends in the name."""
    person = next(around.people_within(start, end), None)
    if person is None or not person.office or not _FIELDS.fullmatch(around.reading.text, start, person.start):
        return None
    within_run = around.within("offices", person.start, person.end)
    first = around.reading.text[start : person.start].split(",", 1)[0].split(" ", 1)[0]
    known = around.borne_by_person(first) or around.within("places", start, person.start)
    return person if within_run and not known else None


_FIRST_NAME = re.compile(r", ([A-Z][\w'-]+)$")


def by_first_name(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention | None:
    """ "Her daughter, Catherine": kin by the first name alone."""
    name = _FIRST_NAME.match(around.reading.text, core_end, end)
    if name is None or not _KIN.search(around.reading.lower, start, core_end):
        return None
    return Mention(
        start, end, "named_person", "name", "people.first_name", name.group(1), attribution, frozenset({"role"})
    )


_KIN = re.compile(
    r"(?:\b(?:his|her|their|my|our)|'s|s') (?:[\w-]+ ){0,2}(?:wife|husband|widow|widower|partner|mother|father|son"
    r"|daughter|brother|sister|uncle|aunt|cousin|niece|nephew|grand\w+|fianc[eé]e?|friend|neighbou?r|twin)$"
)
_ONE_DEFINITE = re.compile(
    r"(?:the|an?|one|another|his|her|its|their|our|my|one of (?:the|his|her|its|their)"
    r"|(?:[\w.'-]+ ){0,4}?[\w.'-]+(?:'s|s')) "
)


def _named_behind(around: Surroundings, start: int, end: int, core_end: int) -> Person | None:
    """ "Its lead author, the hydrologist ‹Ida Ferm›": the person whose name closes or follows such a description."""
    lower = around.reading.lower
    if (
        not _ONE_DEFINITE.match(lower, start, end)
        or lower[core_end : core_end + 2] != ", "
        or (lower[core_end - 1] == "s" and lower[core_end - 2] != "s")
    ):
        return None
    if not (around.within("unnamed", start, core_end) or around.within("people_roles", start, core_end)):
        return None
    stop = around.reading.text.find(",", core_end + 1, end)
    closes = stop if stop >= 0 else end
    return next((p for p in around.people_within(core_end + 2, end) if abs(p.end - closes) <= 2), None)


def named(start: int, end: int, person: Person, attribution: int | None) -> Mention:
    label = (
        "organisation_named_spokesperson" if person.spokes else "named_official" if person.office else "named_person"
    )
    facts = frozenset({"role"} if person.role else ())
    return Mention(start, end, label, "name", f"people.{label}", " ".join(person.tokens), attribution, facts)


def told_label(around: Surroundings, last: int, end: int) -> str | None:
    """What the words behind a single name make of its bearer: "Anandhi, ‹the district collector›"."""
    if around.reading.text[last : last + 2] != ", ":
        return None
    lower = around.reading.lower
    if any("spokes" in hit.entry.facts for hit in around.within("people_roles", last, end)):
        return "organisation_named_spokesperson"
    held = any(is_public(lower, hit, (last, end)) for hit in around.within("offices", last, end))
    return "named_official" if held else None
