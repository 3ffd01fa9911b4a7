"""Outlets that the text itself introduces by kind ("the site Orbit", "Orbit, a weekly"), and their later namings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.extraction.found import Mention
from service.extraction.outlets import NAMED_LIKE_OUTLET
from service.extraction.surroundings import Surroundings

_KIND = (
    r"(?:newspaper|magazine|website|site|news site|daily|weekly|monthly|broadcaster|(?:radio"
    r"|television|TV|news) (?:station"
    r"|channel)|station|newsletter|podcast|tabloid|blog)"
)
_NAME = r"((?:[A-Z][\w’'-]*)(?: (?:(?:de|i|el|la|og|du|al|and|of) )?[A-Z\d][\w-]*){0,3})"
_INTRODUCED = re.compile(rf"\b{_KIND} {_NAME}(?<!'s)")
_IN_APPOSITION = re.compile(rf"{_NAME}, (?:an?|the|its) (?:[\w-]+ ){{0,3}}{_KIND}\b")
_OF_KIND = re.compile(rf"\b(?:[Tt]he )?{_NAME} (?:newspaper|magazine|weekly|website|podcast|news site)\b")
_REPORTED = re.compile(
    r"\b(?:[Tt]he )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,3})(?:,? which)? (?:first |has |had )?(?:reported|reports|revealed"
    r"|published)\b"
)
_PAPER = re.compile(
    r"\bthe (?:paper|newspaper|site|website|magazine|daily|weekly|broadcaster|station|outlet|channel)(?:'s [a-z]+)?"
    r"(?= (?:reported|reports|says|said|cites|cited|quotes|quoted|has|had|did|does|also|wrote|puts)\b)"
    r"|(?<=told )the (?:paper|newspaper|site|website|magazine|station|outlet)\b"
)
_A_PAPER = re.compile(r"\b(?:an?|[\w-]+-page|working|white|research|discussion|position|their) (?:[\w-]+ )?paper\b")
_AGENCY = re.compile(r"\b[Nn]ews agency ([A-Z][\w-]*(?: [A-Z][\w-]*){0,2})")
_SPEAKS = re.compile(
    r"(?:'s [\w -]{1,30}?)?(?:,[^,.\n]{1,60},| \([^)\n]{1,60}\))?,? (?:first |also |has |had |then "
    r"|which |later |since )*"
    r"(?:reported|reports?|said|says|wrote|writes|published|revealed|cited|cites|quoted|quotes"
    r"|did not|does not|puts?|broke"
    r"|claimed|claims|noted|described|has \w+ed|called|carried|put|aired|posted|named|asked|obtained|found)\b"
)
_SPOKEN_TO = re.compile(
    r"(?:told|tells|telling|according to|reported by|published by|obtained by|seen by|published in"
    r"|appeared in|on|in|by|from"
    r"|of) (?:the |The )?(?:[\w-]+ ){0,3}$"
)
_NO_NAME = re.compile(r"(?:The|This|That|\w+day|January|February|March|April|May|June|July|August|\w+ber)$")
_MOST_NAMES = 8
_MOST_NAMINGS = 40


def introduced(around: Surroundings) -> dict[str, str]:
    """The outlets' names that the text introduces, with the label of each."""
    text = around.reading.text
    names: dict[str, str] = {}
    for match in _REPORTED.finditer(text):
        name = match.group(1).removeprefix("The ")
        if (
            len(names) < _MOST_NAMES
            and not _NO_NAME.match(name)
            and NAMED_LIKE_OUTLET.search(name)
            and not around.borne_by_person(name)
        ):
            names.setdefault(name, "other_media")
    for pattern, label in (
        (_INTRODUCED, "other_media"),
        (_IN_APPOSITION, "other_media"),
        (_OF_KIND, "other_media"),
        (_AGENCY, "wire"),
    ):
        for match in pattern.finditer(text):
            name = match.group(1)
            if (
                len(names) < _MOST_NAMES
                and not name.endswith("'s")
                and not _NO_NAME.match(name)
                and not around.borne_by_person(name)
            ):
                names.setdefault(name, label)
    return names


def find_outlets(around: Surroundings) -> list[Mention]:
    """Namings of introduced outlets that speak, are spoken to or supply something, in order of start."""
    found: list[Mention] = []
    for name, label in introduced(around).items():
        found.extend(_namings(around, name, label))
    found.extend(_unnamed(around))
    if found:
        found.extend(_by_kind(around, min(m.start for m in found)))
    return sorted(found, key=lambda m: (m.start, -m.end))


_DID_REPORT = re.compile(
    r" (?:have |has |had )?(?:reported|put|named|carried|claimed|aired|broadcast|suggested|detailed"
    r"|said|showed|quoted)\b"
)
_TOLD_IT = re.compile(
    r"(?:told|appeared in|admitted to|confirmed to|published in|reported by) (?:an?|the) (?:[\w-]+ ){0,2}$"
)
_OWNED_KIND = re.compile(r"(?:its|their|his|her|our|this|own|'s) (?:\w+ )?$")


def _unnamed(around: Surroundings) -> Iterator[Mention]:
    """ "Local radio reported", "told a science magazine": outlets by their kind alone."""
    lower = around.reading.lower
    for hit in around.hits.get("media", ()):
        if "generic" not in hit.entry.facts or _OWNED_KIND.search(lower, max(0, hit.start - 20), hit.start):
            continue
        if _DID_REPORT.match(lower, hit.end) or _TOLD_IT.search(lower, max(0, hit.start - 50), hit.start):
            yield Mention(
                hit.start, hit.end, "other_media", "media", hit.entry.id, lower[hit.start : hit.end], None, _GENERIC
            )


_GENERIC = frozenset({"generic"})


def _by_kind(around: Surroundings, first: int) -> Iterator[Mention]:
    """ "The site said", "told the paper": short namings behind an outlet's introduction."""
    lower = around.reading.lower
    document = _A_PAPER.search(lower)
    for match in _PAPER.finditer(lower, first):
        if match.group().startswith("the paper") and document and document.start() < match.start():
            continue
        yield Mention(
            match.start(), match.end(), "other_media", "media", "media.short", lower[match.start() + 4 : match.end()]
        )


def _namings(around: Surroundings, name: str, label: str) -> Iterator[Mention]:
    text = around.reading.text
    at = -1
    for _ in range(_MOST_NAMINGS):
        at = text.find(name, at + 1)
        if at < 0:
            return
        end = at + len(name)
        if text[end : end + 1].isalnum() or text[at - 1 : at].isalnum():
            continue
        if _SPEAKS.match(text, end) or _SPOKEN_TO.search(text, max(0, at - 60), at):
            start = at - 4 if text[max(0, at - 4) : at].lower() == "the " else at
            agency = any("wire" in hit.entry.facts for hit in around.within("media", at, end))
            yield Mention(start, end, "wire" if agency else label, "media", "media.introduced", name)
