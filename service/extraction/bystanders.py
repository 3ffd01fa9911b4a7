"""Sources that say nothing themselves but carry material: documents, outlets told or obtained by, suppliers (codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction import leaks
from service.extraction.found import Mention, Range
from service.extraction.mentions import type_mention
from service.extraction.outlets import NAMED_LIKE_OUTLET
from service.extraction.surroundings import Surroundings

_ARTICLES = re.compile(r" (?:(?:an?|the|its|his|her|their|recent|this) ){0,2}")
_KIND_OF_OUTLET = re.compile(r" (?:magazine|newspaper|radio|television|tv|news|weekly|daily|news site|website)\b")
_SUPPLIED_WITH = re.compile(r"(?:provided|given|leaked|passed|handed|shown|sent|supplied|shared|obtained)\b[^.;\n]{0,60}$")
_LONGEST_SUPPLIER = 160
_ALWAYS_BEFORE_OUTLET = (" by", " to", "told", "with")


def find_bystanders(
    around: Surroundings, secret: Sequence[Mention], taken: Sequence[Range], furniture: Sequence[Range]
) -> list[Mention]:
    """Mentions outside the attributions' own sources (`taken`), in order of start; `secret`: papers leaked or marked."""
    papers = [m for m in secret if not _touches(m, taken)]
    papers += leaks.find_later_namings(around, secret, [*taken, *((m.start, m.end) for m in papers)])
    others = [m for m in (*_outlets(around), *_suppliers(around)) if (m.start, m.end) not in taken]
    found = [m for m in (*papers, *others) if not _touches(m, furniture)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _touches(mention: Mention, ranges: Sequence[Range]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in ranges)


def _outlets(around: Surroundings) -> list[Mention]:
    """ "obtained by the Lantern", "told Orbit magazine", "in an interview with Radio Sur": the outlet a thing came through."""
    text, lower = around.reading.text, around.reading.lower
    known = {hit.start: hit for hit in around.hits.get("media", ()) if hit.entry.id != "media.event" and "social_post" not in hit.entry.facts}
    found = []
    for route in around.hits.get("routes", ()):
        if route.entry.id != "routes.outlet":
            continue
        at = _ARTICLES.match(lower, route.end)
        if at is None:
            continue
        hit = known.get(at.end()) or known.get(at.end() - 4)
        if hit is not None:
            label = "wire" if "wire" in hit.entry.facts else "other_media"
            generic = frozenset({"generic"} if hit.entry.id == "media.generic" else ())
            found.append(Mention(hit.start, hit.end, label, "media", hit.entry.id, text[hit.start : hit.end], None, generic))
        elif lower.endswith(_ALWAYS_BEFORE_OUTLET, route.start, route.end) and text[at.end() : at.end() + 1].isupper():
            named = [n for n in around.names_within(at.end(), at.end() + 1) if n.start == at.end()]
            kind = _KIND_OF_OUTLET.match(lower, named[0].end) if named else None
            if kind:
                found.append(Mention(at.end(), kind.end(), "other_media", "media", "media.outlet_kind", text[at.end() : named[0].end], None))
            elif named and NAMED_LIKE_OUTLET.search(text[at.end() : named[0].end]):
                found.append(Mention(at.end(), named[0].end, "other_media", "media", "media.outlet_name", text[at.end() : named[0].end], None))
    return found


def _suppliers(around: Surroundings) -> list[Mention]:
    """ "provided by an anonymous source in the navy": who handed the thing over."""
    text, lower = around.reading.text, around.reading.lower
    found = []
    for route in around.hits.get("routes", ()):
        if route.entry.id != "routes.supplier":
            continue
        by = lower.rindex("by", route.start, route.end)
        if by == route.start and not _SUPPLIED_WITH.search(lower, max(0, by - 90), by):
            continue
        start = by + 3
        stop = _STOP.search(text, start, start + _LONGEST_SUPPLIER)
        mention = type_mention(around, start, stop.start() if stop else min(len(text), start + _LONGEST_SUPPLIER), None)
        if mention.label is not None and mention.label.startswith("unnamed"):
            found.append(mention)
    return found


_STOP = re.compile(r"[.,;:\n\"]")
