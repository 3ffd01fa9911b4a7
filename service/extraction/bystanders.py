"""Sources that say nothing themselves but carry material: documents, outlets told or obtained by, suppliers (codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.found import Mention, Range
from service.extraction.mentions import Surroundings, type_mention

# "obtained by the Lantern", "told Orbit magazine", "in an interview with Radio Sur": the outlet a thing came through.
_THROUGH = re.compile(
    r"\b(?:(?:obtained|seen|reviewed|viewed|reported|first reported|published|revealed|uncovered|captured|posted|aired|broadcast|released)(?: \w+ly| exclusively| first| last \w+| on \w+day| \w+day)? by"
    r"|(?:told|tells|telling)|(?:provided|given|leaked|passed|handed|shown|sent|confirmed|spoke|speaking|talking|spoken|talked|revealed|admitted|disclosed) to|interview(?:s|ed)? (?:with|by|on|to|for|in)"
    r"|(?:an? )?(?:appearance|appeared|appearing|speaking|said|story|stories|article|report|column|op-ed|essay|panel|reports?|show|program|programme) (?:on|in|by|for|from)|reported in|published in|wrote in|writing (?:in|for)|aired on|broadcast on|contacted by|reached by|quoted (?:by|in)|according to|as reported by)"
    r" (?:a |an |the |its |recent )*",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:provided|given|leaked|passed|handed|shown|sent|supplied|shared)(?: (?:to|with) (?:[\w'’.-]+ ){1,5}?)? ?by (?P<who>(?:an?|one|two|three|several|someone|sources?)\b[^.;:\n\"]{2,160})",
    re.IGNORECASE,
)
_FEEBLE_MEDIA = frozenset({"the view", "media", "channel", "website", "the post", "the journal", "the sun", "the age", "the standard", "punch", "fox", "pa", "ap", "the press", "the nation", "the hill", "the times", "abc", "salon", "slate", "wired"})
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
    text, lower = around.reading.text, around.reading.lower
    found = []
    known = {hit.start: hit for hit in around.hits.get("media", ()) if hit.entry.id in ("media.outlets", "media.wires", "media.generic")}
    for match in _THROUGH.finditer(text):
        at = match.end()
        hit = known.get(at) or known.get(at - 4)
        if hit is not None:
            label = "wire" if "wire" in hit.entry.facts else "other_media"
            generic = frozenset({"generic"} if hit.entry.id == "media.generic" else ())
            found.append(Mention(hit.start, hit.end, label, "media", hit.entry.id, text[hit.start : hit.end], None, generic))
        elif " by" in match.group().lower() or match.group().lower().startswith(("told", "interview", "provided to", "leaked to", "given to")):
            named = [n for n in around.names_within(at, at + 1) if n.start == at]
            if named and _is_outlet(lower[at : named[0].end]) :
                found.append(Mention(at, named[0].end, "other_media", "media", "media.outlet_name", text[at : named[0].end], None))
    return found


_OUTLET = re.compile(
    r"\b(?:times|post|herald|tribune|gazette|courier|chronicle|journal|guardian|telegraph|observer|examiner|globe|news|radio|tv|television|magazine|daily|weekly|star|mail|echo|argus|sentinel|bugle|dispatch|monitor|mirror|sun|lantern|intercept|broadcasting|press|review|record|standard|ledger|mercury|advertiser|bulletin|inquirer|register|messenger|beacon|packet|argus|clarion|reporter)\b|\.(?:com|org|net)$"
)


def _is_outlet(name: str) -> bool:
    return bool(_OUTLET.search(name))


def _suppliers(around: Surroundings) -> list[Mention]:
    found = []
    for match in _SUPPLIED.finditer(around.reading.text):
        start, end = match.span("who")
        comma = around.reading.text.find(",", start, end)
        mention = type_mention(around, start, comma if comma >= 0 else end, None)
        if mention.label is not None and mention.label.startswith("unnamed"):
            found.append(mention)
    return found
