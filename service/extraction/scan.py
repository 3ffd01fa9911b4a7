"""One pass over the text for every lexicon at once: which entry's words stand where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from service.extraction.lexicon import Entry, entries


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a lexicon entry at `[start, end)` of the reading's text, on word boundaries."""

    start: int
    end: int
    entry: Entry


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
    hits: dict[str, list[Hit]] = {}
    size = len(lower)
    for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        if start and lower[start - 1].isalnum() or end < size and lower[end].isalnum():
            continue
        for entry in owners[index]:
            hits.setdefault(entry.family, []).append(Hit(start, end, entry))
    for found in hits.values():
        found.sort(key=lambda hit: (hit.start, hit.end))
    return hits
