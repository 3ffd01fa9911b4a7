"""What the typing of sources may look at: lexicon hits by family, names and people, each found by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.extraction.lexicon import NEEDS_CAPITAL
from service.extraction.names import Name
from service.extraction.people import Person
from service.extraction.reading import Reading
from service.extraction.scan import Hit

# Families whose every hit is looked at more than once, so that what stands around it is read once and for all.
_TYPED = ("offices", "people_roles", "organisations", "unnamed", "documents", "media", "places")
# A capital letter is looked for first, then what stands before it: see names.py.
_IN_PLACE = re.compile(
    r"[A-Z](?<!\w.)(?:(?:(?<=\bin .)|(?<=\bnear .)|(?<=\bacross .)|(?<=\baround .)|(?<=\boutside .)"
    r"|(?<=\bthroughout .))[\w-]+\b|[\w-]+(?='s (?:capital|government|parliament"
    r"|army|navy|economy|cabinet|ministry|ambassador|president|prime|foreign|trade|interior|coast"
    r"|border|north|south|players"
    r"|manager|coach|captain|board|shareholders|stadium|ground)\b))"
)


class Starts(NamedTuple):
    """Where hits by family, names and people begin, each in order."""

    hits: Mapping[str, Sequence[int]]
    names: Sequence[int]
    people: Sequence[int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hits by family, names and people, all in order of start; `places` are single names used as places.

    `starts` tells where the hits of each family begin, the names and the people: they are found by bisection.
    """

    reading: Reading
    hits: Mapping[str, Sequence[Hit]]
    names: Sequence[Name]
    people: Sequence[Person]
    starts: Starts
    places: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    told: Sequence[tuple[int, int]] = ()
    written: Mapping[str, int] = field(default_factory=dict)

    def within(self, family: str, start: int, end: int) -> list[Hit]:
        """The family's hits that lie in `[start, end)`."""
        starts = self.starts.hits.get(family, ())
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return [hit for hit in self.hits[family][first : bisect_left(starts, end, first)] if hit.end <= end]

    def names_within(self, start: int, end: int) -> list[Name]:
        """The names that reach into `[start, end)`."""
        first = max(0, bisect_left(self.starts.names, start) - 1)
        last = bisect_left(self.starts.names, end, first)
        return [name for name in self.names[first:last] if name.end > start]

    def people_within(self, start: int, end: int) -> Iterator[Person]:
        """The namings of people that reach into `[start, end)`."""
        first = max(0, bisect_left(self.starts.people, start) - 1)
        last = bisect_left(self.starts.people, end, first)
        return (person for person in self.people[first:last] if person.end > start)

    def told_at(self, offset: int) -> bool:
        """Whether the sentence at `offset` attributes something to somebody."""
        index = bisect_right(self.told, (offset, len(self.reading.text))) - 1
        return index >= 0 and offset < self.told[index][1]

    def told_near(self, offset: int) -> bool:
        """Whether the paragraph at `offset`, or the one before it, attributes something to somebody."""
        at = self.reading.paragraph_at(offset)
        start, end = self.reading.paragraphs[max(0, at - 1)][0], self.reading.paragraphs[at][1]
        index = bisect_left(self.told, (start, 0))
        return index < len(self.told) and self.told[index][0] < end

    def borne_by_person(self, run: str) -> bool:
        """Whether some person of the text bears the name's last word, or is called by it."""
        last = run.rpartition(" ")[2]
        return last in self.bearers or last in self.called

    def headed_by_common_noun(self, start: int, end: int) -> bool:
        """Whether the phrase ends in a known word for people that a name only stands in front of ("Toyota
        employees")."""
        return any(
            hit.end == end and self.reading.text[hit.start].islower()
            for family in ("unnamed", "people_roles", "offices")
            for hit in self.within(family, start, end)
        )

    def only_opens_sentence(self, start: int, end: int) -> bool:
        """Whether a single word is capitalised where a sentence begins and nowhere else: a common noun, for all we
        know."""
        text = self.reading.text
        leading = text[max(0, start - 3) : start].rstrip(" \"'(")
        if leading and leading[-1] not in ".!?\n:":
            return False
        word = text[start:end].removesuffix("'s")
        if word in self.bearers or word in self.called:
            return False
        index = bisect_left(self.names, (start,))
        here = index < len(self.names) and self.names[index].start == start
        return self.written.get(word, 0) <= (here and _as_written(text, self.names[index]) == word)


def _as_written(text: str, name: Name) -> str:
    return text[name.start : name.end].removesuffix("'s").removeprefix("the ")


def in_company(reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> dict[str, list[Hit]]:
    """The hits without those that stand in the wrong company, or in lower case where the entry is of capitals."""
    kept: dict[str, list[Hit]] = {}
    for family, rows in hits.items():
        kept[family] = (
            [hit for hit in rows if hit.entry.plain or _fits(reading, hit)] if family in _TYPED else list(rows)
        )
    return kept


def _fits(reading: Reading, hit: Hit) -> bool:
    start, end, entry = hit
    text = reading.text
    return (
        entry.match(reading.lower, start, end) is not None
        and (not (entry.family in NEEDS_CAPITAL or "capital" in entry.facts) or text[start].isupper())
        and ("capitals" not in entry.facts or text[start:end].isupper() or text[start:end] == "State")
    )


def find_places(reading: Reading, people: Sequence[Person]) -> frozenset[str]:
    """Single names that the text treats as places, and that no person bears: a country can be a voice, not a person."""
    borne = {token for person in people for token in person.tokens}
    return frozenset(_IN_PLACE.findall(reading.text)) - borne


def look_around(
    reading: Reading,
    hits: Mapping[str, Sequence[Hit]],
    names: Sequence[Name],
    people: Sequence[Person],
    sentences: Sequence[tuple[int, int]] = (),
    attributed: Iterable[int] = (),
) -> Surroundings:
    """Everything typing needs, gathered once; `attributed` are offsets at which something is attributed."""
    bearers = frozenset(person.surname for person in people)
    told = sorted({sentences[max(0, bisect_right(sentences, (at, len(reading.text))) - 1)] for at in attributed})
    called = frozenset(token for person in people for token in person.tokens if token[0].isupper())
    written = Counter(_as_written(reading.text, name) for name in names)
    starts = Starts(
        {family: [hit.start for hit in rows] for family, rows in hits.items()},
        [name.start for name in names],
        [person.start for person in people],
    )
    places = find_places(reading, people)
    return Surroundings(reading, hits, names, people, starts, places, bearers, called, told, written)
