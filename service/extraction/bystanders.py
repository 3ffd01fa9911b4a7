"""Sources that say nothing themselves but carry material: documents, outlets told or obtained by, suppliers (codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.found import Mention, Range
from service.extraction.mentions import type_mention
from service.extraction.surroundings import Surroundings

_ARTICLES = re.compile(r" (?:(?:an?|the|its|his|her|their|recent|this) ){0,2}")
_SUPPLIED_WITH = re.compile(r"(?:provided|given|leaked|passed|handed|shown|sent|supplied|shared|obtained)\b[^.;\n]{0,60}$")
_LONGEST_SUPPLIER = 160
_ALWAYS_BEFORE_OUTLET = (" by", " to", "told", "with")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|this|that|his|her|its|their|some|several|two|three|hundreds of|thousands of|copies of|a copy of)[ ])?(?:(?!(?:and|or|by|with|that|of|in|on|to|is|was)\b)[\w'’-]+[ ]){0,3}$")


def find_bystanders(around: Surroundings, taken: Sequence[Range], furniture: Sequence[Range]) -> list[Mention]:
    """Mentions outside the attributions' own sources (`taken`), in order of start. Bounded windows only."""
    papers = [m for m in _documents(around) if not _touches(m, taken)]
    others = [m for m in (*_outlets(around), *_suppliers(around)) if (m.start, m.end) not in taken]
    found = [m for m in (*papers, *others) if not _touches(m, furniture)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _touches(mention: Mention, ranges: Sequence[Range]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in ranges)


def _documents(around: Surroundings) -> list[Mention]:
    """Documents named for being classified or leaked; any other is a source only where something is drawn from it."""
    lower = around.reading.lower
    found: list[Mention] = []
    for hit in around.hits.get("documents", ()):
        if hit.entry.id not in ("documents.classified", "documents.marked", "documents.leaked"):
            continue
        matched = hit.entry.match(lower, hit.start, hit.end)
        if matched is None or (found and matched[0] < found[-1].end):
            continue
        start = matched[0]
        leading = _DETERMINED.search(lower, max(0, start - 48), start)
        if hit.entry.id == "documents.leaked" and lower[hit.start : hit.end] != "leaked":
            noun = around.within("documents", max(0, start - 70), start)
            noun = [n for n in noun if n.entry.id != "documents.leaked" and "\n" not in lower[n.end : start]]
            if not noun:
                continue
            start = noun[-1].start
            leading = _DETERMINED.search(lower, max(0, start - 48), start)
        facts = frozenset({hit.entry.label or "", "specific"})
        nouns = [lower[n.start : n.end] for n in around.within("documents", start, matched[1]) if n.entry.id == "documents.public"]
        found.append(
            Mention(leading.start() if leading else start, matched[1], hit.entry.label, "document", hit.entry.id, nouns[-1] if nouns else "document", None, facts)
        )
    return found


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
            if named and _OUTLET.search(lower, named[0].start, named[0].end):
                found.append(Mention(at.end(), named[0].end, "other_media", "media", "media.outlet_name", text[at.end() : named[0].end], None))
    return found


_OUTLET = re.compile(
    r"\b(?:times|post|herald|tribune|gazette|courier|chronicle|journal|guardian|telegraph|observer|examiner|globe|news|radio|tv|television|magazine|daily|weekly|star|mail|echo|argus|sentinel|bugle|dispatch|monitor|mirror|sun|lantern|intercept|broadcasting|press|review|record|standard|ledger|mercury|advertiser|bulletin|inquirer|register|messenger|beacon|packet|argus|clarion|reporter)\b|\.(?:com|org|net)$"
)


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
