"""Mentions of documents, studies and polls, typed by the noun they end in (codebook 3.2)."""

from __future__ import annotations

import re

from service.extraction import documents, leaks, outlets
from service.extraction.elections import is_vote
from service.extraction.found import Mention
from service.extraction.surroundings import Surroundings

_SECRET_WORDS = ("documents.classified", "documents.marked", "documents.leaked")
_COURT_NEAR = re.compile(r"\b(?:judge|court|lawsuit|suit|ruling|plaintiff|prosecutors?|defendant)\b")


# Words for papers that mostly mean something else where somebody or something speaks.
_NO_PAPERS = frozenset("poster sign form map plan plans index table headline strategy account accounts code".split())


def type_document(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention | None:
    """A document, poll or study whose noun is the mention's head."""
    lower = around.reading.lower
    hits = around.within("documents", start, end)
    names = around.names_within(start, core_end)
    if names and outlets.NAMED_LIKE_OUTLET.search(around.reading.text, max(start, names[-1].start), core_end):
        return None
    heads = [hit for hit in hits if hit.end == core_end or lower[hit.end : core_end] in ("s", "'s", '"', "'")]
    if not [hit for hit in heads if hit.entry.id not in ("documents.leaked", "documents.marked")]:
        return None
    secret = [
        hit
        for hit in hits
        if hit.entry.id in _SECRET_WORDS and (hit.entry.id != "documents.leaked" or leaks.is_leak(around, hit))
    ]
    named = documents.naming([*heads, *secret], lower)
    if named is None:
        return None
    label = named.label
    voted = label == "poll" and is_vote(lower, start, core_end)
    if voted or (label == "public_document" and named.noun in _NO_PAPERS):
        return Mention(start, end, None, "nothing", "documents.no_paper", None, attribution)
    if (
        label == "public_document"
        and named.noun in ("order", "decision", "opinion", "motion")
        and _COURT_NEAR.search(lower, max(0, start - 1200), end)
    ):
        label = "court_document"
    facts = {"specific"} if named.specific else set()
    facts |= {hit.entry.label for hit in secret if hit.entry.label}
    if around.names_within(start, end) or around.within("organisations", start, end):
        facts.add("issuer")
    return Mention(start, end, label, "document", f"documents.{label}", named.noun, attribution, frozenset(facts))
