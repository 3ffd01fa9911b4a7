"""One pass over the text for every lexicon at once: which entry's words stand where."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from service.extraction.lexicon import Entry, entries


class Hit(NamedTuple):
    """Words of a lexicon entry at `[start, end)` of the reading's text, on word boundaries.

    A tuple, not a dataclass: an article has hundreds, and they are made one by one.
    """

    start: int
    end: int
    entry: Entry


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[str, Entry], ...], ...]]:
    owners: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries():
        for form in entry.forms:
            owners.setdefault(form, []).append((entry.family, entry))
    automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, store_patterns=False)
    return automaton, tuple(tuple(found) for found in owners.values())


def scan(lower: str) -> dict[str, list[Hit]]:
    """Hits by lexicon family, each list in order of start. `lower` is a reading's lower-cased text.

    Overlapping forms are all reported ("aide", "aide to"): the families decide which one counts. Linear in the text.
    """
    automaton, owners = _automaton()
    # A blank at either end, so that every form has a neighbour.
    padded = f" {lower} "
    places = [
        (start, end, index)
        for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True)
        if not (padded[start].isalnum() or padded[end + 1].isalnum())
    ]
    places.sort()
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    made = tuple.__new__  # what a named tuple does, without the call in between
    for start, end, index in places:
        for family, entry in owners[index]:
            hits[family].append(made(Hit, (start, end, entry)))
    return dict(hits)
