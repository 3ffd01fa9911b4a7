"""One pass over the text for every lexicon at once: which entry's words stand where."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from operator import itemgetter
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


_PLACE = itemgetter(0, 1)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Entry, ...], ...]]:
    owners: dict[str, list[Entry]] = {}
    for entry in entries():
        for form in entry.forms:
            owners.setdefault(form, []).append(entry)
    automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard, store_patterns=False)
    return automaton, tuple(tuple(found) for found in owners.values())


def scan(lower: str) -> dict[str, list[Hit]]:
    """Hits by lexicon family, each list in order of start. `lower` is a reading's lower-cased text.

    Overlapping forms are all reported ("aide", "aide to"): the families decide which one counts. Linear in the text.
    """
    automaton, owners = _automaton()
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    made = tuple.__new__  # what a named tuple does, without the call in between
    # A blank at either end, so that every form has a neighbour.
    padded = f" {lower} "
    for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        if padded[start].isalnum() or padded[end + 1].isalnum():
            continue
        for entry in owners[index]:
            hits[entry.family].append(made(Hit, (start, end, entry)))
    for found in hits.values():
        found.sort(key=_PLACE)
    return dict(hits)
