"""Names of two words that are no person's: a firm is called by its first word later, a place stands behind "in"."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from service.extraction.found import Mention
from service.extraction.reading import Reading

# "Soldier D", "Witness B", "Jane Doe 3": whose names a court withholds.
CIPHER = re.compile(r"(Soldier|Witness|Officer|Agent|Person|Patient|Jane Doe|John Doe|Doe) (?:[A-Z]|\d{1,2})")
_ONE_OF_PARTY = re.compile(r"\b(?:Republican|Democrat|Conservative|Liberal|Tory|Federalist|Independent|Libertarian)$")
_GROUP_NAME = re.compile(
    r"\b(?:Republicans|Democrats|Americans|Conservatives|Tories|Liberals|Labour MPs|Federalists"
    r"|Remainers|Brexiteers|Britons|Netizens)$"
)
# Names of days, months, marks and exhibits where a source was cut short.
TIME_OR_MARK = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Confidential|Secret|Restricted|Exhibit|VOICE|OUT|IN"
    r"|Web|Internet|X)(?: [A-Z\d]\w*)?"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Aa]round) $")
# What only people have: an age, a form of address, somebody who speaks.
_PERSONAL = re.compile(r"'?s?,? \(?\d\d\b|,? (?:who|whose|he|she)\b|, an? |,? (?:added|recalled|laughed|replied)\b")
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Datuk|Smt|Shri|Chief|Justice|Judge)\.? $")


def bodies_and_places(
    text: str, namings: Iterable[tuple[int, int, tuple[str, ...]]], alone: Container[str]
) -> frozenset[tuple[str, ...]]:
    """Of names of two words or more, given without a title, those that the text treats as a body's or a place's."""
    things: set[tuple[str, ...]] = set()
    people: set[tuple[str, ...]] = set()
    for start, end, tokens in namings:
        if len(tokens) < 2 or tokens[-1] in alone or "-" in tokens[-1]:
            continue
        if _PERSONAL.match(text, end) or _ADDRESSED.search(text, max(0, start - 10), start):
            people.add(tokens)
        elif tokens[0] in alone or _PLACED.search(text, max(0, start - 12), start):
            things.add(tokens)
    return frozenset(things - people)


def one_of_many(reading: Reading, start: int, run: str, mention: Callable[..., Mention]) -> Mention | None:
    """A name that names no person: of a group ("Rovers fans"), of a party's member, or a court's cipher."""
    if _GROUP_NAME.search(run):
        return mention("unnamed_group", "organisation", "organisations.unnamed_group", run, facts=frozenset({"named"}))
    if _ONE_OF_PARTY.search(run):
        label = "unnamed_official" if reading.lower.startswith("the ", start) else "unnamed_described"
        member = run.rpartition(" ")[2].lower()
        return mention(label, "description", "unnamed.party", member, facts=frozenset({"institution"}))
    if cipher := CIPHER.fullmatch(run):
        label = "unnamed_official" if cipher.group(1) in ("Soldier", "Officer", "Agent") else "unnamed_described"
        return mention(label, "description", "unnamed.cipher", run.lower(), facts=frozenset({"definite"}))
    return None
