"""Evidence: everything found that carries a label, in the order of the page and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from service.article.article import Article
from service.extraction import references
from service.extraction.credits import CREDIT
from service.extraction.found import Range
from service.extraction.model import Evidence
from service.extraction.reading import Reading
from service.extraction.surroundings import Surroundings

# A marking follows the paper that bears it: "the cable, marked ‹…›".
_MARKING_REACH = 60


class RawEvidence(NamedTuple):
    """Labelled words in offsets of the reading's text."""

    label: str
    start: int
    end: int
    rule: str
    source_id: str | None = None
    facts: frozenset[str] = frozenset()


_NONE = re.compile(r"\b(?:not?|none|never|neither|nor|any)\b[^.;\n]*$")
# "At a hearing in June, …", "was asked at the briefing": words are spoken there, though no cue is known.
_AT_FIRST = re.compile(r"(?:^|\n|[.!?\"] )$")
_ASKED_THERE = re.compile(
    r"\b(?:asked|pressed|questioned|spoke|speaking|heckled|challenged|insisted|argued|held|remarks"
    r"|comments) [^.\n]{0,40}$"
)


def _speaks_there(reading: Reading, matched: Range) -> bool:
    lower, start = reading.lower, matched[0]
    if lower.startswith(("the ", "a ", "an ", "addressed ", "addressing ", "briefing "), start):
        return True
    opens = _AT_FIRST.search(lower, max(reading.body_start, start - 3), start) is not None
    return opens or _ASKED_THERE.search(lower, max(0, start - 60), start) is not None


def number(reading: Reading, raw: Iterable[RawEvidence]) -> tuple[Evidence, ...]:
    """Evidence e1, e2, … sorted by target (headline first), start, end, label; of equal ones the first is kept."""
    unique = {(r.start, r.end, r.label): r for r in reversed(list(raw)) if r.end > r.start}
    ordered = sorted(unique.values(), key=lambda r: (r.start, r.end, r.label))
    return tuple(
        Evidence(f"e{index + 1}", r.label, reading.span(r.start, r.end), r.rule, r.source_id, r.facts)
        for index, r in enumerate(ordered)
    )


def standing_alone(
    around: Surroundings, article: Article, furniture: Sequence[Range], credits: Sequence[Range]
) -> Iterator[RawEvidence]:
    """Evidence that is no source's mention: public events, markings, agency credits, and links or references a reader
    can follow."""
    reading = around.reading
    for hit in around.hits.get("documents", ()):
        if hit.entry.id == "documents.marked" and (marked := hit.entry.match(reading.lower, hit.start, hit.end)):
            names_paper = around.within("documents", max(0, hit.start - _MARKING_REACH), hit.start)
            denied = _NONE.search(reading.lower, max(0, hit.start - _MARKING_REACH), hit.start)
            if names_paper and not denied and not any(s <= hit.start < e for s, e in furniture):
                yield RawEvidence("classified_document", *marked, hit.entry.id)
    for hit in around.hits.get("media", ()):
        if (
            hit.entry.id.startswith("media.event")
            and (matched := hit.entry.match(reading.lower, hit.start, hit.end))
            and (around.told_at(hit.start) or _speaks_there(reading, matched))
            and not any(s <= hit.start < e for s, e in furniture)
        ):
            yield RawEvidence("press_event", *matched, hit.entry.id)
    for start, end in credits:
        yield RawEvidence("wire", start, end, CREDIT)
    for link in article.links:
        start = reading.offset(link.span)
        yield RawEvidence("link", start, start + link.span.end - link.span.start, "link.markup")
    for start, end, rule in references.apart(references.find_references(reading), furniture):
        yield RawEvidence("link", start, end, rule)
