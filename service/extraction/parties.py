"""Who a story names, and whom its damaging sentences mean: words by which parties are told apart (codebook D7)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.extraction.entities import Entity
from service.extraction.found import Range
from service.extraction.names import Name
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_COMMON_BODIES = frozenset(
    """
    council company firm ministry department club campaign airline bank school hospital university trust agency
    board committee federation union party police army government administration developer contractor landlord
    charity commission authority museum bureau regulator district city county embassy secretariat inspectorate
    operator insurer maker manufacturer utility church college front force
    """.split()
)
_WORD = re.compile(r"\w++")
_COMMON_WORDS = frozenset(
    "The A An Of And For In On At To By Mr Mrs Ms Dr Sir State City County House National United New North South East"
    " West Republican Democratic Department Ministry Office Minister President Group International Monday Tuesday"
    " Wednesday Thursday Friday Saturday Sunday It He She They But".split()
)
_LONGEST_SAID = 240


def first_named(reading: Reading, names: Sequence[Name], speaking: Sequence[Range]) -> dict[str, int]:
    """Where words of names first stand outside the sources of statements: whom the story is about."""
    first: dict[str, int] = {}
    for name in names:
        if not speaks(speaking, name.start):
            for word in name_words(reading.text[name.start : name.end]):
                first.setdefault(word, name.start)
    return first


def accused_by(
    reading: Reading,
    sentences: Sequence[Range],
    names: Sequence[Name],
    adverse: Sequence[Hit],
    speaking: Sequence[Range],
) -> dict[str, int]:
    """Words by which damaging sentences name people and bodies who are not their own speakers, with where first."""
    accused: dict[str, int] = {}
    seen = -1
    for hit in adverse:
        start, end = sentences[max(0, bisect_right(sentences, (hit.start, 1 << 62)) - 1)]
        if start == seen:
            continue
        seen = start
        first, last = (bisect_left(names, (at,)) for at in (start, end))
        for name in names[first:last]:
            if not speaks(speaking, name.start):
                for word in name_words(reading.text[name.start : name.end]):
                    accused.setdefault(word, start)
        if _COMMON_BODIES.isdisjoint(_WORD.findall(reading.lower, start, end)):
            continue
        for match in _WORD.finditer(reading.lower, start, end):
            if match.group() in _COMMON_BODIES and not speaks(speaking, match.start()):
                accused.setdefault(match.group(), start)
    return accused


def speaks(speaking: Sequence[Range], at: int) -> bool:
    index = bisect_right(speaking, (at, 1 << 62)) - 1
    return index >= 0 and speaking[index][1] > at


def name_words(phrase: str) -> list[str]:
    """The capitalised words of a phrase that can tell one party from another, each without its possessive."""
    if phrase.islower():
        return []
    bare = [word.strip(",.").removesuffix("'s").removesuffix("’s") for word in phrase.split()]
    return [word for word in bare if word[:1].isupper() and word not in _COMMON_WORDS]


def words_of(reading: Reading, speaker: Entity) -> tuple[frozenset[str], str]:
    """The words by which a damaging sentence could name the speaker or those it speaks for, and how it is described."""
    words = {person.surname for person in speaker.names}
    phrases = [reading.text[m.start : min(m.end, m.start + _LONGEST_SAID)] for m in speaker.mentions[:3]]
    phrases += [reading.text[p.described[0] : p.described[1]] for p in speaker.names[:2]]
    for phrase in phrases:
        words.update(name_words(phrase))
        words |= _COMMON_BODIES.intersection(_WORD.findall(phrase.lower()))
    return frozenset(words), " ".join(phrases).lower()
