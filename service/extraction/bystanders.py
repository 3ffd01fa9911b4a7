"""Sources that say nothing themselves but carry material: documents, outlets told or obtained by, suppliers
(codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction import leaks
from service.extraction.found import Mention, Range
from service.extraction.mentions import type_mention
from service.extraction.outlets import NAMED_LIKE_OUTLET
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings

_ARTICLES = re.compile(r" (?:(?:an?|the|its|his|her|their|recent|this) ){0,2}\"?(?:the )?")
# An agency that somebody speaks to is an outlet like any other; as supplier of copy it is a wire.
_SPOKEN_TO = (
    "told",
    "tells",
    "telling",
    "interview with",
    "interviewed by",
    "spoke to",
    "speaking to",
    "talked to",
    "reached by",
    "contacted by",
    "interview to",
    "confirmed to",
)
_KIND_OF_OUTLET = re.compile(r" (?:magazine|newspaper|radio|television|tv|news|weekly|daily|news site|website)\b")
_SUPPLIED_WITH = re.compile(
    r"(?:provided|given|leaked|passed|handed|shown|sent|supplied|shared|obtained)\b[^.;\n]{0,60}$"
)
_LONGEST_SUPPLIER = 160
_ALWAYS_BEFORE_OUTLET = (" by", " to", "told", "with")


def find_bystanders(
    around: Surroundings, secret: Sequence[Mention], taken: Sequence[Range], furniture: Sequence[Range]
) -> list[Mention]:
    """Mentions outside the attributions' own sources (`taken`), in order of start; `secret`: papers leaked or
    marked."""
    papers = [m for m in secret if not _touches(m, taken)]
    papers += leaks.find_later_namings(around, secret, [*taken, *((m.start, m.end) for m in papers)])
    papers += [
        m
        for m in _court_papers(around)
        if not _touches(m, taken) and not _touches(m, [(p.start, p.end) for p in papers])
    ]
    others = [
        m
        for m in (*_outlets(around), *_suppliers(around), *_posts(around), *_witnesses(around))
        if (m.start, m.end) not in taken
    ]
    found = [m for m in (*papers, *others) if not _touches(m, furniture)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _touches(mention: Mention, ranges: Sequence[Range]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in ranges)


def _outlets(around: Surroundings) -> list[Mention]:
    """ "obtained by the Lantern", "in an interview with Radio Sur": the outlet a thing came through."""
    lower = around.reading.lower
    not_outlets = {"press_event", "social_post"}
    known = {hit.start: hit for hit in around.hits.get("media", ()) if not hit.entry.facts & not_outlets}
    found = []
    for route in around.hits.get("routes", ()):
        at = _ARTICLES.match(lower, route.end) if route.entry.id == "routes.outlet" else None
        if at is None:
            continue
        hit = known.get(at.end()) or known.get(at.end() - 4)
        mention = _known_outlet(around, route, hit) if hit else _outlet_by_name(around, route, at.end())
        if mention is not None:
            found.append(mention)
    return found


def _known_outlet(around: Surroundings, route: Hit, hit: Hit) -> Mention:
    supplied = "wire" in hit.entry.facts and not around.reading.lower.endswith(_SPOKEN_TO, route.start, route.end)
    facts = frozenset({"generic"} if hit.entry.id == "media.generic" else ())
    name = around.reading.text[hit.start : hit.end]
    label = "wire" if supplied else "other_media"
    return Mention(hit.start, hit.end, label, "media", hit.entry.id, name, None, facts)


def _outlet_by_name(around: Surroundings, route: Hit, start: int) -> Mention | None:
    """An outlet no lexicon knows: by what it is called ("Orbit magazine") or how it is named ("the Baltic Courier")."""
    text, lower = around.reading.text, around.reading.lower
    if not lower.endswith(_ALWAYS_BEFORE_OUTLET, route.start, route.end) or not text[start : start + 1].isupper():
        return None
    named = next((n for n in around.names_within(start, start + 1) if n.start == start), None)
    if named is None:
        return None
    name = text[start : named.end]
    if kind := _KIND_OF_OUTLET.match(lower, named.end):
        return Mention(start, kind.end(), "other_media", "media", "media.outlet_kind", name)
    return (
        Mention(start, named.end, "other_media", "media", "media.outlet_name", name)
        if NAMED_LIKE_OUTLET.search(name)
        else None
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


_SURE_OF_COURT = frozenset(
    "lawsuit lawsuits suit complaint indictment affidavit affidavits deposition depositions testimony"
    " petition filing filings"
    " judgment judgement ruling injunction subpoena writ pleadings chargesheet verdict warrant motion inquest".split()
) | frozenset(
    (
        "court filing",
        "court filings",
        "court documents",
        "court document",
        "court papers",
        "court records",
        "court record",
        "court files",
        "court file",
        "criminal complaint",
        "charging document",
        "charging documents",
        "charge sheet",
        "court order",
        "search warrant",
        "court transcript",
        "plea agreement",
        "sworn statement",
        "witness statement",
        "witness statements",
        "amicus brief",
        "class action",
        "written judgment",
        "particulars of claim",
        "statement of claim",
    )
)
_IN_PAPER = re.compile(
    r"\b(?:in|according to|per|under|citing) (?:(?:an?|the|his|her|its|their|one of the|two|that"
    r"|this) |(?=court))(?:(?!(?:in|to|of|and|at)\b)[\w$'.,-]+ ){0,3}$"
)
# What papers of a court are called, and other things too: only where words are drawn from them.
_NOT_IN_PASSING = re.compile(r" (?:against|over|by which|to (?:question|recover))\b")
_PAPER_SAYS = re.compile(
    r"(?: \([^)\n]{3,40}\))?,? (?:says?|alleges?|claims?|contends?|unsealed|sworn|shows?|states?"
    r"|describes?|accuses?|argues?|seeks?|asserts?|reads?|filed (?:in|with|at|by|on|last|this|late"
    r"|mon|tues|wednes|thurs|fri))\b"
)


def _court_papers(around: Surroundings) -> list[Mention]:
    """ "in an affidavit", "a complaint filed in …": court papers that words come from, though not as their subject."""
    lower, text = around.reading.lower, around.reading.text
    found: list[Mention] = []
    for hit in around.hits.get("documents", ()):
        word = lower[hit.start : hit.end]
        if hit.entry.label != "court_document" or word not in _SURE_OF_COURT or (found and hit.start < found[-1].end):
            continue
        drawn = _IN_PAPER.search(lower, max(0, hit.start - 60), hit.start)
        says = _PAPER_SAYS.match(text, hit.end)
        words_drawn = drawn and around.told_at(hit.start) and not _NOT_IN_PASSING.match(lower, hit.end)
        if not words_drawn and not says:
            continue
        found.append(
            Mention(
                hit.start,
                hit.end,
                "court_document",
                "document",
                "documents.court_in_passing",
                word,
                None,
                frozenset({"specific"}),
            )
        )
    return found


_POSTED_IN = re.compile(r"\b(?:in|on) (?:an?|his|her|its|their|the|[\w'-]+'s) (?:[\w'-]+ ){0,4}$")
_SAYS_POST = (
    "in a tweet",
    "on twitter",
    "on x",
    "facebook post",
    "on facebook",
    "instagram post",
    "on instagram",
    "on telegram",
    "on linkedin",
    "linkedin post",
    "on truth social",
    "on tiktok",
    "tiktok video",
    "on weibo",
    "on threads",
    "on bluesky",
    "on mastodon",
    "facebook page",
    "instagram account",
    "twitter account",
    "whatsapp message",
    "telegram channel",
    "a blog post",
    "in a blog post",
    "social media post",
    "on social media",
    "on youtube",
)
_ON_PLATFORM = re.compile(
    r"\b(?:posted|wrote|said|tweeted|announced|shared|published|post|video|message|update|statement"
    r"|thread|claimed|replied|called|shows?|showed|asked|urged|warned|added|denied|apologi[sz]ed"
    r"|thanked|listed)\b"
)


def _posts(around: Surroundings) -> list[Mention]:
    """Posts as the place where something was said: "in a post on X", "on the choir's Facebook page"."""
    lower, text = around.reading.lower, around.reading.text
    found: list[Mention] = []
    for hit in around.hits.get("media", ()):
        word = lower[hit.start : hit.end]
        if "social_post" not in hit.entry.facts or word not in _SAYS_POST or (found and hit.start < found[-1].end):
            continue
        if word == "on x" and text[hit.end - 1] != "X":
            continue
        if not _ON_PLATFORM.search(lower, max(0, hit.start - 90), min(len(lower), hit.end + 60)):
            continue
        before = _POSTED_IN.search(lower, max(0, hit.start - 48), hit.start)
        start = before.start() if before else hit.start
        found.append(Mention(start, hit.end, "social_post", "media", hit.entry.id, None, None))
    return found


_OWN_EYES = re.compile(
    r"\b(?:when (?:we|i|this newspaper|a reporter|our reporter|our correspondent|reporters) (?:visited"
    r"|arrived|called|went|walked)|(?:our|a|an) (?:own )?(?:[A-Z]\w+ )?(?:reporter|correspondent"
    r"|photographer)(?: [\w ]{0,40}?)? (?:saw|counted|watched|heard|read|inspected)"
    r"|by our (?:count|calculation|reckoning)|our (?:analysis|calculation|comparison|count|visual desk)\b"
    r"|i (?:counted|watched|saw)\b)"
)


def _witnesses(around: Surroundings) -> list[Mention]:
    """What the newsroom saw itself: "when we visited", "a reporter saw", "by our count"."""
    lower, text = around.reading.lower, around.reading.text
    return [
        Mention(m.start(), m.end(), "reporter_witness", "newsroom", "newsroom.own_eyes", None, None)
        for m in _OWN_EYES.finditer(lower)
        if text[max(0, m.start() - 1) : m.start()] != '"'
    ]
