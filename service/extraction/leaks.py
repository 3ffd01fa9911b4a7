"""Leaked and classified papers: whether the words around a document say that it reached a newsroom unasked, or was
marked.

"Given to the court" is no leak and "classified information" no paper: what counts is a paper one could hold, and who
got it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from service.extraction.found import Mention
from service.extraction.outlets import is_outlet
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings

_SECRETIVE = frozenset({"classified_document", "leaked_document"})
_NEWSROOM = re.compile(
    r" (?:exclusively |first |only |in part |in full |privately )?(?:by |to |with )?(?:both |three "
    r"|two |several )?(?:this (?:news\w+|paper|reporter|publication|magazine|website|daily|writer"
    r"|correspondent|column)|us\b|our\b|me\b|reporters?\b|journalists?\b"
    r"|the (?:news)?paper\b|the magazine|the media|media outlets|news organi[sz]ations|newspapers"
    r"|a (?:news)?paper|a journalist|a reporter|a news(?:paper)?|a friendly radio|broadcasters|the press\b"
    r"|correspondents|several reporters|wikileaks|local media)"
)
_ARTICLE = re.compile(
    r" (?:exclusively |first )?(?:[Tt]he |a |an )?(?:newspaper |website |magazine |broadcaster |news site "
    r"|site |programme |program )?"
)
# "obtained by" somebody not known for an office or rank is by an outlet, for all we know.
_GETS_LEAKS = (
    "obtained by",
    "obtained exclusively by",
    "seen by",
    "reviewed by",
    "viewed by",
    "leaked to",
    "sighted by",
    "read by",
    "read to",
    "read out to",
    "heard by",
)
_TO_ANYBODY = ("posted on a hacking", "published by wikileaks", "dumped online")
_NO_OUTLET = re.compile(
    r"(?:FBI|CIA|Congress|Parliament|Senate|House|Court|Police|Ministry|Department|Judge|Mr|Mrs"
    r"|Ms|Dr|Committee|Commission|Council|Board|Justice|State|Minister|President|Governor|Attorney"
    r"|Sen|Rep)\b"
)
_DETERMINER = re.compile(
    r"(?<![\w'-])(?:the|an?|this|that|his|her|its|their|some|several|two|three|five|hundreds of"
    r"|thousands of|copies of|a copy of|\d[\d,]*)[ ]"
)
_MODIFIERS = re.compile(r"(?:(?!(?:and|or|by|with|that|of|in|on|to|is|was|from|for|at|as|when)\b)[\w'-]+[ ]){0,3}")
# Secret matter in bulk, or the charge of having handled it: the story's subject, not its source.
_BULK = re.compile(
    r"(?:classified|secret|confidential|restricted)[\w ]* (?:information|materials?|intelligence)$"
    r"|information$|materials?$"
)
_HANDLED = re.compile(
    r"\b(?:send|sent|receiv\w+|email\w*|handl\w+|mishandl\w+|protect\w*|stor\w+|possess\w*|discuss"
    r"|remov\w+|destroy\w*|giving|gave|passing|sell\w*|sold|contain\w*|share|of|none|not|no|any"
    r"|never|were|was|be|as) (?:[\w'-]+ ){0,3}$"
)
_MARKED = re.compile(r"^(?:marked|stamped|labelled|labeled|classified as|designated|bearing)")
_DRAWN_FROM = re.compile(
    r":|[^.\n]{0,160}?\b(?:obtained|seen|reviewed|leaked|published|reveal\w*|show\w*|say|says|said"
    r"|state[sd]?|warn\w*|describ\w*|record\w*|quot\w*|according|found|finds|list\w*|set[s]? out"
    r"|conclud\w*|read|reads|cited|dated|expos\w*|detail\w*|lays bare|suggest\w*|sent from|sent by"
    r"|from the (?:embassy|mission))\b"
)
_BEHIND = re.compile(
    r"(?:says|say|shows?|reveals?|finds?|warns?|according to|cited?|citing|quot\w+|based on|relied on"
    r"|rests on|reported|published|obtained|reveal\w*|revealed by) (?:[\w'-]+ ){0,5}$"
)


# "A leaked internal memo", not "oil leaked from a seal" nor "who leaked its inquiry".
_LEAKED_WHAT = re.compile(r" (?:(?!(?:from|its|his|her|their|into|the|a|an|to|by)\b)[\w'-]+ ){0,3}")
_NO_LEAK = re.compile(r"comments? on (?:any |such )?$|who $")
_NOT_GOT = re.compile(r"\b(?:not|never|n't) (?:been )?$")


def is_leak(around: Surroundings, hit: Hit) -> bool:
    """Whether a leak's words stand in a leak: the adjective itself, or a way that ends in a newsroom."""
    return holder_end(around, hit) is not None


def holder_end(around: Surroundings, hit: Hit) -> int | None:
    """Where the naming of the newsroom that got the paper ends ("obtained by ‹the Lantern›"); None where it is no
    leak."""
    lower = around.reading.lower
    form = lower[hit.start : hit.end]
    if hit.entry.id != "documents.leaked":
        return None
    if form == "leaked":
        nouns = [n for n in around.within("documents", hit.end, hit.end + 60) if n.entry.label not in _SECRETIVE]
        near = nouns and _LEAKED_WHAT.fullmatch(lower, hit.end, nouns[0].start)
        return nouns[0].end if near and not _NO_LEAK.search(lower, max(0, hit.start - 24), hit.start) else None
    if _NOT_GOT.search(lower, max(0, hit.start - 12), hit.start):
        return None
    if form in _TO_ANYBODY:
        return hit.end
    if newsroom := _NEWSROOM.match(lower, hit.end):
        return newsroom.end()
    return _outlet_end(around, hit, form)


def _outlet_end(around: Surroundings, hit: Hit, form: str) -> int | None:
    """Where an outlet's name behind the leak's words ends, if one stands there."""
    text = around.reading.text
    at = _ARTICLE.match(text, hit.end)
    if at is None or not text[at.end() : at.end() + 1].isupper():
        return None
    for media in around.within("media", hit.end, at.end() + 40):
        if media.start in (at.end(), at.end() - 4) and media.entry.id in ("media.outlets", "media.wires"):
            return media.end
    name = next((n for n in around.names_within(at.end(), at.end() + 1)), None)
    if (
        name is None
        or _NO_OUTLET.match(text, max(name.start, at.end()))
        or any(p.start == name.start for p in around.people_within(name.start, name.end))
    ):
        return None
    run = text[at.end() : name.end].removesuffix("'s")
    if is_outlet(around, run, at.end(), at.end() + len(run)):
        return at.end() + len(run)
    by_name_only = (
        form in _GETS_LEAKS
        and text[hit.start].islower()
        and not around.within("organisations", at.end(), name.end)
        and not around.borne_by_person(run)
    )
    return at.end() + len(run) if by_name_only else None


def find_secret_papers(around: Surroundings) -> list[Mention]:
    """Mentions of papers named for being classified or leaked, in order of start."""
    found: list[Mention] = []
    for hit in around.hits.get("documents", ()):
        if hit.entry.label not in _SECRETIVE:
            continue
        mention = _classified(around, hit) if hit.entry.label == "classified_document" else _leaked(around, hit)
        if mention is not None and not (found and mention.start < found[-1].end and mention.label == found[-1].label):
            found.append(mention)
    return _joined(sorted(found, key=lambda m: (m.start, m.end)))


def _joined(papers: Sequence[Mention]) -> list[Mention]:
    """Papers both marked and let out, named once: a marked paper, with either label among its facts."""
    joined: list[Mention] = []
    for paper in papers:
        if joined and paper.start < joined[-1].end:
            last = joined[-1]
            facts = last.facts | paper.facts
            label = "classified_document" if "classified_document" in facts else last.label
            joined[-1] = last._replace(end=max(last.end, paper.end), label=label, facts=facts)
        else:
            joined.append(paper)
    return joined


def _classified(around: Surroundings, hit: Hit) -> Mention | None:
    """A classified paper outside attributions: one could hold it, and something is drawn from it."""
    lower = around.reading.lower
    matched = hit.entry.match(lower, hit.start, hit.end)
    if matched is None or _BULK.search(lower, *matched):
        return None
    start, end = matched
    if _MARKED.match(lower[start:end]):
        noun = _noun_before(around, start)
        if noun is None or _HANDLED.search(lower, max(0, noun.start - 40), noun.start):
            return None
        start = noun.start
    elif _HANDLED.search(lower, max(0, start - 40), start) and not _BEHIND.search(lower, max(0, start - 60), start):
        return None
    drawn = _DRAWN_FROM.match(lower, end) or _BEHIND.search(lower, max(0, start - 60), start)
    if not drawn and not _MARKED.match(lower[matched[0] : end]):
        return None
    return _mention(around, hit, start, end, "classified_document")


def _leaked(around: Surroundings, hit: Hit) -> Mention | None:
    lower = around.reading.lower
    matched = hit.entry.match(lower, hit.start, hit.end)
    end = holder_end(around, hit) if matched else None
    if matched is None or end is None:
        return None
    if lower[hit.start : hit.end] == "leaked":
        return _mention(around, hit, matched[0], end, "leaked_document")
    noun = _noun_before(around, matched[0])
    return _mention(around, hit, noun.start, end, "leaked_document") if noun else None


_OF = re.compile(r" of (?:(?:the|an?|its|his|her|their|this) )?(?:[\w'-]+ ){0,2}")


def _noun_before(around: Surroundings, start: int) -> Hit | None:
    """The document's noun that a way or marking behind it is said of."""
    lower = around.reading.lower
    nouns = [n for n in around.within("documents", max(0, start - 90), start) if n.entry.label not in _SECRETIVE]
    nouns = [n for n in nouns if "\n" not in lower[n.end : start] and not re.search(r"[.;:!?] ", lower[n.end : start])]
    while len(nouns) > 1 and _OF.fullmatch(lower, nouns[-2].end, nouns[-1].start):
        nouns.pop()
    return nouns[-1] if nouns else None


def _mention(around: Surroundings, hit: Hit, start: int, end: int, label: str) -> Mention:
    lower = around.reading.lower
    leading = None
    for determiner in _DETERMINER.finditer(lower, max(0, start - 48), start):
        if _MODIFIERS.fullmatch(lower, determiner.end(), start):
            leading = determiner
    nouns = [lower[n.start : n.end] for n in around.within("documents", start, end) if n.entry.label not in _SECRETIVE]
    first = leading.start() if leading else start
    return Mention(
        first,
        end,
        label,
        "document",
        hit.entry.id,
        nouns[-1] if nouns else "document",
        None,
        frozenset({label, "specific"}),
    )


def with_secrecy(spoken: Sequence[Mention], secret: Sequence[Mention]) -> list[Mention]:
    """Sources of attributions that a leak's or marking's words belong to, labelled so."""
    result = list(spoken)
    starts = [m.start for m in result]
    for paper in secret:
        for index in range(max(0, bisect_left(starts, paper.start) - 2), len(result)):
            mention = result[index]
            if mention.start >= paper.end:
                break
            shares = mention.end > paper.start and mention.start >= paper.start - 40
            if shares and mention.kind in ("newsroom", "media", "organisation", "name") and mention.start > paper.start:
                result[index] = paper._replace(attribution=mention.attribution)
                continue
            if (
                shares
                and mention.kind == "document"
                and not (mention.facts & _SECRETIVE and mention.label in _SECRETIVE)
            ):
                result[index] = mention._replace(
                    end=max(mention.end, paper.end),
                    label=paper.label,
                    rule=paper.rule,
                    facts=mention.facts | paper.facts,
                )
            elif shares and mention.kind == "document":
                facts = mention.facts | (paper.facts & _SECRETIVE)
                label = "classified_document" if "classified_document" in facts else mention.label
                result[index] = mention._replace(end=max(mention.end, paper.end), label=label, facts=facts)
    return result
