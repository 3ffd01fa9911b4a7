"""What the article tells about its sources: replies, reasons, limits, access, interest, vague attribution (codebook
3.3).

The lexicons find the words; this module decides which of them count where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from service.extraction.access_clauses import tells_access
from service.extraction.anonymity import reason_before, reason_behind
from service.extraction.found import Disclosure, Range
from service.extraction.reading import Reading
from service.extraction.reply_signs import circumstances_of_reply
from service.extraction.scan import Hit

_FAMILIES = (
    "reply", "anonymity", "verification", "corroboration", "authentication",
    "knowledge", "access", "interest", "vague", "links",
)  # fmt: skip
# Inside somebody's quoted words these are the speaker's talk, not the newsroom's disclosure.
_NOT_WITHIN_QUOTES = frozenset({"vague_attribution", "verification_limit", "corroboration", "access", "interest"})
# A relative clause ends where the sentence's own verb of saying begins.
_MAIN_VERB = re.compile(
    r"[ ,]+(?:said|says|say|saying|told|tells|added|agreed|spoke|described|confirmed|expects?|put (?:it"
    r"|the)|warned|recalled|called|estimated)\b"
)
# Terms that were agreed and no more ("on condition of anonymity") are boilerplate: a formula, no consequence stated.
# A mere wish ("asked not to be named") gives no reason at all. Read so throughout data/.
_TERMS_AGREED = frozenset({"anonymity.terms.condition", "anonymity.terms.understanding"})
_FIRST_PERSON = "access.first_person"
_WEIGHED = "knowledge.did"
_SAYS_ITSELF = frozenset({_WEIGHED, _FIRST_PERSON, "access.had_done", "access.was_there", "access.by_self"})
# What a body or a paper is, and what the newsroom declares, is told wherever it stands.
_OF_ANYBODY = frozenset({"interest.declares", "interest.paid_by", "interest.paid_it"})
_SENTENCES = frozenset({"access.both", "access.own_sentence"})
_FROM_A_SOURCE = re.compile(
    r"\b(?:by|from|to|including|through|one) (?:an?|two|three|the|someone|people|somebody|one)\b[^.;\n]*$"
)
_RELATIVE = frozenset({"access", "interest", "anonymity_reason"})


def find_disclosures(
    reading: Reading,
    hits: Mapping[str, Sequence[Hit]],
    quoted: Sequence[Range],
    furniture: Sequence[Range],
    told_at: Callable[[int], bool] = lambda _: False,
    told_near: Callable[[int], bool] = lambda _: False,
) -> list[Disclosure]:
    """Disclosures in order of start; of overlapping ones with one label the longest. `quoted` and `furniture` sorted.

    Terms of anonymity ("asked not to be named") come as `anonymity_terms`, which is no codebook label: they tell the
    terms, not the reason.
    """
    found: list[Disclosure] = []
    for family in _FAMILIES:
        for hit in hits.get(family, ()):
            # "Allegedly" has an owner where its sentence names who alleges.
            owned = (
                hit.entry.id == "vague.adverb"
                and reading.lower[hit.start : hit.end] != "reportedly"
                and told_at(hit.start)
            )
            nobody = _of_nobody(reading.lower, hit, told_at, told_near)
            if not owned and not nobody and not _inside(hit.start, furniture):
                found.extend(_disclosures_at(reading, hit, quoted))
    return longest(found)


def _of_nobody(lower: str, hit: Hit, told_at: Callable[[int], bool], told_near: Callable[[int], bool]) -> bool:
    """Whether words of access are about somebody who tells nothing here: how one knows matters of sources only."""
    if hit.entry.label == "interest":
        return hit.entry.id not in _OF_ANYBODY and not told_near(hit.start)
    if hit.entry.label != "access" or hit.entry.id in _SAYS_ITSELF or told_at(hit.start):
        return False
    if hit.entry.id in _SENTENCES:
        return not told_near(hit.start)
    return not _FROM_A_SOURCE.search(lower, max(0, hit.start - 120), hit.start)


def _disclosures_at(reading: Reading, hit: Hit, quoted: Sequence[Range]) -> Iterable[Disclosure]:
    matched = hit.entry.match(reading.lower, hit.start, hit.end)
    if matched is None:
        return
    paragraph = reading.paragraphs[reading.paragraph_at(hit.start)]
    start, end = max(matched[0], paragraph[0]), min(matched[1], paragraph[1])
    if hit.entry.label is None:
        yield Disclosure("anonymity_terms", start, end, hit.entry.id, hit.entry.facts)
        opens = max(paragraph[0], reading.lower.rfind(". ", paragraph[0], start) + 1)
        if reason := reason_behind(reading.lower, end, paragraph[1]) or reason_before(reading.lower, opens, start):
            yield Disclosure(
                "anonymity_reason", reason.start, reason.end, f"anonymity.{reason.kind}", frozenset({reason.kind})
            )
        elif hit.entry.id in _TERMS_AGREED and " no " not in reading.lower[start:end]:
            yield Disclosure("anonymity_reason", start, end, "anonymity.bare_terms", frozenset({"boilerplate"}))
        return
    # "I saw" is a source's own only inside its quoted words; outside them it is the reporter's.
    if hit.entry.label in _NOT_WITHIN_QUOTES and _inside(hit.start, quoted) != (hit.entry.id == _FIRST_PERSON):
        return
    if hit.entry.label in _RELATIVE and (verb := _MAIN_VERB.search(reading.lower, hit.end, end)):
        if verb.start() <= hit.end:
            return
        end = verb.start()
    if hit.entry.id == _WEIGHED and not tells_access(reading.lower, start, min(matched[1], paragraph[1])):
        return
    facts = hit.entry.facts
    if hit.entry.label == "reply":
        facts |= circumstances_of_reply(reading.lower, start, end)
    yield Disclosure(hit.entry.label, start, end, hit.entry.id, facts)


def _inside(offset: int, ranges: Sequence[Range]) -> bool:
    index = bisect_right(ranges, (offset, 1 << 62)) - 1
    return index >= 0 and offset < ranges[index][1]


def longest(found: Iterable[Disclosure]) -> list[Disclosure]:
    """Of overlapping disclosures with one label, the longest; all in order of start."""
    kept: list[Disclosure] = []
    last_of_label: dict[str, int] = {}
    for item in sorted(found, key=lambda d: (d.start, d.start - d.end)):
        index = last_of_label.get(item.label)
        if index is None or kept[index].end <= item.start:
            last_of_label[item.label] = len(kept)
            kept.append(item)
        elif item.end - item.start > kept[index].end - kept[index].start:
            kept[index] = item
    return sorted(kept, key=lambda d: (d.start, d.end, d.label))
