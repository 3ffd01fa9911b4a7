"""Offices that the text gives a person apart from any title: "…'s years as ambassador", "the Rowe government"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence

from service.extraction.names import Name
from service.extraction.people import Person
from service.extraction.public_office import is_public
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.sought import Sought

_HELD = re.compile(
    r"\b(?:as|was|served as|became|been|remains|(?:was|been) (?:elected|appointed|named|sworn in as)"
    r"|then|time as|tenure as|stint as"
    r"|years as|role as|days as|while|when (?:he|she) was)(?: the| an?| then| acting| former| interim"
    r"| deputy| [\w.]+'s| [A-Z][\w.]+)*(?: [a-z]{3,14})? $"
)
# Not yet held: "as president he would", "named as senator-to-be".
_ONLY_HOPED = re.compile(
    r"(?:,? (?:he|she|they|he'd|she'd)(?:'d| would| will| should| could)| would| will|,? if elected"
    r"| in waiting| candidate| hopeful|ial)\b"
)
_RULE_OF = re.compile(
    r"\b([A-Z][\w-]+)(?:'s)? (?:[Aa]dministration|[Pp]residency|[Gg]overnment|[Mm]inistry|[Pp]remiership"
    r"|[Ww]hite House|[Mm]ayoralty|[Gg]overnorship)\b"
)
SOUGHT = Sought({"rule_of": _RULE_OF})
_NEAR = 90
# "the former secretary of state", "the Florida senator": another word for whoever was named just before.
_ANOTHER_WORD = re.compile(r"\b[Tt]he (?:former |then[- ]|ex-|one-time |first-term |[A-Z][\w.]+ ){1,2}$")
_FAR = 220
_NAMED_NEXT = re.compile(r", (?:[A-Z][\w.'-]+ ){0,3}([A-Z][\w'-]+)\b(?! (?:said|says) of)")


def offices_held(
    reading: Reading, hits: Mapping[str, Sequence[Hit]], names: Sequence[Name], people: Sequence[Person]
) -> frozenset[str]:
    """Surnames that the text gives a public office apart from any title: "…'s years as ambassador", "the Rowe
    government"."""
    text, lower = reading.text, reading.lower
    held = {match.group(1) for match in reading.finditer(SOUGHT, "rule_of", cased=True)}
    starts = [name.start for name in names]
    known = {person.surname for person in people} | held
    begins = [person.start for person in people]
    for hit in hits.get("offices", ()):
        if (
            _ANOTHER_WORD.search(text, max(0, hit.start - 40), hit.start)
            and not text[hit.end : hit.end + 2].strip().isupper()
            and not _told_of_there(people, begins, hit.start)
        ):
            held |= _named_just_before(text, names, starts, hit.start, known)
        if hit.start < reading.body_start and lower.endswith(" as ", 0, hit.start):
            continue  # "Ferm wins as judge finds …"
        if not _HELD.search(text, max(0, hit.start - 48), hit.start) or _ONLY_HOPED.match(lower, hit.end):
            continue
        if not is_public(lower, hit, (max(0, hit.start - 40), min(len(lower), hit.end + 80))):
            continue
        ahead = _NAMED_NEXT.match(text, hit.end)
        if ahead and lower[max(0, hit.start - 4) : hit.start] == " as ":
            held.add(ahead.group(1))
            continue
        index = bisect_left(starts, hit.start) - 1
        while (
            index >= 0
            and names[index].end + 24 > hit.start
            and _HELD.search(text, max(0, names[index].start - 48), names[index].start)
        ):
            index -= 1
        if index >= 0 and hit.start - names[index].end < _NEAR and "." not in text[names[index].end : hit.start]:
            held.add(text[names[index].start : names[index].end].removesuffix("'s").rpartition(" ")[2])
    return frozenset(held)


def _named_just_before(
    text: str, names: Sequence[Name], starts: Sequence[int], position: int, known: Container[str]
) -> set[str]:
    """The last word of the nearest known person's name before `position` in its paragraph, if there is one not far
    off."""
    index = bisect_left(starts, position - 12) - 1
    for name in reversed(names[max(0, index - 4) : index + 1]):
        if position - name.end > _FAR or "\n" in text[name.end : position]:
            break
        word = text[name.start : name.end].removesuffix("'s").rpartition(" ")[2]
        if word in known:
            return {word}
    return set()


def _told_of_there(people: Sequence[Person], begins: Sequence[int], position: int) -> bool:
    """Whether the words that tell who somebody is hold the title: "Ida Ferm, lawyer for the former ‹minister›"."""
    index = bisect_left(begins, position) - 1
    return index >= 0 and people[index].described[1] > position
