"""Outlets that the text itself introduces by kind ("the site Orbit", "Orbit, a weekly"), and their later namings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.extraction.found import Mention, Range
from service.extraction.outlets import NAMED_LIKE_OUTLET
from service.extraction.reading import Reading
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_KINDS = (
    "newspaper", "magazine", "website", "site", "daily", "weekly", "monthly", "broadcaster", "newsletter", "podcast",
    "tabloid", "blog", "radio station", "tv station", "television station", "radio channel", "tv channel",
    "television channel", "news channel",
)  # fmt: skip
_NAME = r"((?:[A-Z][\w'-]*)(?: (?:(?:de|i|el|la|og|du|al|and|of) )?[A-Z\d][\w-]*){0,3})"
_NAMED_BEHIND = re.compile(rf" {_NAME}(?<!'s)")
_IN_APPOSITION = re.compile(rf"\b{_NAME}, (?:an?|the|its) (?:[\w-]+ ){{0,3}}$")
_OF_KIND = re.compile(rf"\b(?:[Tt]he )?{_NAME} $")
_REPORTED = ("reported", "reports", "revealed", "published", "quoted", "aired")
_AGENCIES = ("news agency", "state agency", "independent agency")
_WHO_REPORTED = re.compile(r"\b([A-Z][\w-]*(?: [A-Z][\w-]*){0,3})(?:,? which)? (?:first |has |had )?$")
_PAPER = re.compile(
    r"\bthe (?:[\w-]+-based )?(?:paper|newspaper|site|website|magazine|daily|weekly|broadcaster|station"
    r"|tabloid|programme"
    r"|outlet|channel)(?:'s [a-z]+)?"
    r"(?= (?:reported|reports|says|said|cites|cited|quotes|quoted|has|had|did|does|also|wrote|puts|showed"
    r"|quoted|named)\b)"
    r"|(?<=told )the (?:paper|newspaper|site|website|magazine|station|outlet|channel|broadcaster|programme|tabloid)\b"
)
_A_PAPER = re.compile(r"\b(?:an?|[\w-]+-page|working|white|research|discussion|position|their) (?:[\w-]+ )?paper\b")
_SPEAKS = re.compile(
    r"(?: (?:magazine|newspaper|news site|website|radio|television))?"
    r"(?:'s [\w -]{1,30}?)?(?:,[^,.\n]{1,60},| \([^)\n]{1,60}\))?,? (?:first |also |has |had |then "
    r"|which |later |since )*"
    r"(?:reported|reports?|said|says|wrote|writes|published|revealed|cited|cites|quoted|quotes"
    r"|did not|does not|puts?|broke"
    r"|claimed|claims|noted|described|has \w+ed|called|carried|put|aired|posted|named|asked|obtained|found)\b"
)
_SPOKEN_TO = re.compile(
    r"(?:told|tells|telling|according to|reported by|published by|obtained by|seen by|published in"
    r"|appeared in|on|in|by|from) (?:the |The )?(?:[\w-]+ ){0,3}$"
)
_NO_NAME = re.compile(
    r"(?:The|This|That|\w+day|January|February|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)$"
)
_NO_PRESS = ("networking ", "tracking ", "dating ", "sharing ", "social ", "building ", "auction ", "betting ")
SOUGHT = Sought(
    {"short": _PAPER, **{word: re.compile(word) for word in (*_KINDS, *_REPORTED, *_AGENCIES)}},
)
_MOST_NAMES = 8
_MOST_NAMINGS = 40


def introduced(around: Surroundings) -> dict[str, str]:
    """The outlets' names that the text introduces, with the label of each."""
    text = around.reading.text
    names: dict[str, str] = {}
    for start, _ in _places(around.reading, _REPORTED):
        who = _WHO_REPORTED.search(text, max(0, start - 70), start)
        if who and (NAMED_LIKE_OUTLET.search(who.group(1)) or who.group().endswith("first ")):
            _take(around, names, who.group(1).removeprefix("The "), "other_media")
    if (called := _called_by_kind(around)) is not None:
        _take(around, names, called, "other_media")
    for start, end in _places(around.reading, _KINDS):
        if around.reading.lower.endswith(_NO_PRESS, 0, start):
            continue
        behind = _NAMED_BEHIND.match(text, end)
        before = _IN_APPOSITION.search(text, max(0, start - 80), start)
        before = before or (_OF_KIND.search(text, max(0, start - 50), start) if end - start > 4 else None)
        for match in (behind, before):
            if match is not None:
                _take(around, names, match.group(1).removeprefix("The "), "other_media")
    for start, end in _places(around.reading, _AGENCIES):
        if before := _OF_KIND.search(text, max(0, start - 50), start):
            _take(around, names, before.group(1).removeprefix("The "), "wire")
        if match := _NAMED_BEHIND.match(text, end):
            _take(around, names, match.group(1), "wire")
    return names


# "The Tarvia Pioneer reported … The paper said": what a name nobody knows is, the short naming behind it tells.
_CREDITED = re.compile(
    rf"\b(?:According to|according to|[Cc]iting) (?:[Tt]he )?{_NAME}"
    rf"|\b(?:The )?{_NAME}(?= (?:has |had |first )?(?:reported|reports|aired|said|says)\b)"
)
_PRONOUN = re.compile(r"(?:He|She|It|They|We|I|You|Who|Police|Officials|Residents|Some|Others)\b")
_NEAR_BEFORE = 420


def _called_by_kind(around: Surroundings) -> str | None:
    """The name credited right before the first "the paper said", if no office, body or person of the page bears it."""
    reading = around.reading
    short = next(iter(reading.finditer(SOUGHT, "short")), None)
    if short is None or _A_PAPER.search(reading.lower, 0, short.start()):
        return None
    for match in _CREDITED.finditer(reading.text, max(0, short.start() - _NEAR_BEFORE), short.start()):
        name = (match.group(1) or match.group(2)).removeprefix("The ")
        held = around.within("organisations", *match.span()) or around.within("offices", *match.span())
        if not (held or _PRONOUN.match(name) or around.borne_by_person(name)):
            return name
    return None


def _take(around: Surroundings, names: dict[str, str], name: str, label: str) -> None:
    taken = len(names) >= _MOST_NAMES or name.endswith("'s") or _NO_NAME.match(name)
    if not taken and not around.borne_by_person(name):
        names.setdefault(name, label)


def _places(reading: Reading, words: Sequence[str]) -> Iterator[Range]:
    """Where words stand by themselves."""
    lower = reading.lower
    possible = reading.possible(SOUGHT, 0, len(lower))
    for word in words:
        if word not in possible:
            continue
        at = lower.find(word)
        while at >= 0:
            end = at + len(word)
            if not (lower[end : end + 1].isalnum() or lower[at - 1 : at].isalnum()):
                yield at, end
            at = lower.find(word, end)


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
_QUOTED = re.compile(r" (?:has |had |also )?(?:quoted|quotes|cited|cites)\b")
# "In a Sunday newspaper interview": on the air or in print, wherever.
_IN_INTERVIEW = re.compile(r"\b(?:in|during|on) (?:an?|his|her|their|the|another) (?:[\w-]+ )?$")
_TOLD_IT = re.compile(
    r"(?:told|appeared in|admitted to|confirmed to|published in|reported by) (?:an?|the) (?:[\w-]+ ){0,2}$"
)
_OWNED_KIND = re.compile(r"(?:its|their|his|her|our|this|own|'s) (?:\w+ )?$")


def _unnamed(around: Surroundings) -> Iterator[Mention]:
    """ "Local radio reported", "told a science magazine": outlets by their kind alone."""
    lower = around.reading.lower
    for hit in around.hits.get("media", ()):
        if hit.entry.id in ("media.outlets", "media.wires") and _QUOTED.match(lower, hit.end):
            label = "wire" if "wire" in hit.entry.facts else "other_media"
            yield Mention(hit.start, hit.end, label, "media", hit.entry.id, around.reading.text[hit.start : hit.end])
            continue
        if "generic" not in hit.entry.facts or _OWNED_KIND.search(lower, max(0, hit.start - 20), hit.start):
            continue
        interview = lower.endswith("interview", hit.start, hit.end)
        interview = interview and _IN_INTERVIEW.search(lower, max(0, hit.start - 30), hit.start) is not None
        if interview or _DID_REPORT.match(lower, hit.end) or _TOLD_IT.search(lower, max(0, hit.start - 50), hit.start):
            yield Mention(hit.start, hit.end, "other_media", "media", hit.entry.id, None, None, _GENERIC)


_GENERIC = frozenset({"generic"})


def _by_kind(around: Surroundings, first: int) -> Iterator[Mention]:
    """ "The site said", "told the paper": short namings behind an outlet's introduction."""
    lower = around.reading.lower
    shortly = [match for match in around.reading.finditer(SOUGHT, "short") if match.start() >= first]
    document = _A_PAPER.search(lower) if shortly else None
    for match in shortly:
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
