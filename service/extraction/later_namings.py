"""Later namings of leaked or classified papers: "The memo is addressed to …" (codebook 3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.covered import Covered
from service.extraction.found import Mention, Range
from service.extraction.surroundings import Surroundings

_SECRETIVE = frozenset({"classified_document", "leaked_document"})
_PLAIN = re.compile(
    r"the (?:(?:secret|leaked|classified|internal|restricted|confidential|[\w]+-page|same|full|original) )*"
)
_DEFINITE = re.compile(r"(?:^|[.!?:\"\n] |\n|\"|, |and |according to |in |from )(the (?:[\w-]+ ){0,3})$")


def find_later_namings(around: Surroundings, secret: Sequence[Mention], taken: Sequence[Range]) -> list[Mention]:
    """ "The memo is addressed to …": later namings of a leaked or classified paper that opened their clause."""
    nouns = {m.name for m in secret if m.name} - {"document"}
    if not secret:
        return []
    first, lower = min(m.start for m in secret), around.reading.lower
    named = Covered(taken)
    found = []
    for hit in around.hits.get("documents", ()):
        word = lower[hit.start : hit.end]
        if (
            hit.entry.label in _SECRETIVE
            or hit.start < first
            or (word not in nouns and word not in ("document", "documents"))
        ):
            continue
        before = _DEFINITE.search(lower, max(0, hit.start - 40), hit.start)
        if before is None or (lower[hit.end : hit.end + 1].isalnum()):
            continue
        start = before.start(1)
        if word in ("document", "documents") and not _PLAIN.fullmatch(lower, start, hit.start):
            continue
        rule = "documents.later_naming"
        mention = Mention(start, hit.end, "public_document", "document", rule, word, None, frozenset({"specific"}))
        if not named.touch(mention):
            found.append(mention)
    return found
