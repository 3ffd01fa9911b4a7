"""Sources that say nothing themselves but carry material: documents, outlets told or obtained by, suppliers
(codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.extraction import in_passing, platforms
from service.extraction.covered import Covered
from service.extraction.found import Mention, Range
from service.extraction.later_namings import find_later_namings
from service.extraction.mentions import type_mention
from service.extraction.outlets import NAMED_LIKE_OUTLET, is_written_small
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
_KIND_OF_OUTLET = re.compile(
    r" (?:magazine|newspaper|radio|television|tv|news(?! agency)|weekly|daily|news site|website)\b"
)
_AIRED = re.compile(r" (?:published|broadcast|aired|that aired|to be (?:aired|published))\b")
_SUPPLIED_WITH = re.compile(
    r"(?:provided|given|leaked|passed|handed|shown|sent|supplied|shared|obtained)\b[^.;\n]{0,60}$"
)
# "On its website" is where a body publishes, "to the media" whom it addresses.
_OWNED_OR_ALL = re.compile(r"\b(?:its|their|his|her|'s) \w+$|^.{0,8}\bmedia$")
_LONGEST_SUPPLIER = 160
_ALWAYS_BEFORE_OUTLET = (" by", " to", "told", "with")


def find_bystanders(
    around: Surroundings,
    secret: Sequence[Mention],
    posted: Iterable[Mention],
    taken: Sequence[Range],
    furniture: Sequence[Range],
) -> list[Mention]:
    """Mentions outside the attributions' own sources (`taken`), in order of start; `secret`: papers leaked or marked,
    `posted`: who said by posting."""
    spoken = Covered(taken)
    papers = [m for m in secret if not spoken.touch(m)]
    papers += find_later_namings(around, secret, [*taken, *((m.start, m.end) for m in papers)])
    named = Covered((p.start, p.end) for p in papers)
    papers += [m for m in in_passing.court_papers(around) if not spoken.touch(m) and not named.touch(m)]
    papers += [m for m in in_passing.research(around) if not spoken.touch(m) and not named.touch(m)]
    exactly = set(taken)
    posts = platforms.apart([*in_passing.posts(around, sorted(exactly)), *posted])
    others = (*_outlets(around), *_suppliers(around), *posts, *in_passing.own_eyes(around))
    off_story = Covered(furniture)
    found = [m for m in (*papers, *(m for m in others if (m.start, m.end) not in exactly)) if not off_story.touch(m)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _outlets(around: Surroundings) -> list[Mention]:
    """ "obtained by the Lantern", "in an interview with Radio Sur": the outlet a thing came through."""
    lower = around.reading.lower
    not_outlets = {"press_event", "social_post"}
    known = {
        hit.start: hit
        for hit in around.hits.get("media", ())
        if not hit.entry.facts & not_outlets
        and not (hit.entry.id == "media.outlets" and is_written_small(around.reading.text, hit))
    }
    found = []
    for route in around.hits.get("routes", ()):
        at = _ARTICLES.match(lower, route.end) if route.entry.id == "routes.outlet" else None
        if at is None:
            continue
        hit = known.get(at.end()) or known.get(at.end() - 4)
        if hit and "generic" in hit.entry.facts and _OWNED_OR_ALL.search(lower, max(0, hit.start - 8), hit.end):
            continue
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
    named = next((n for n in around.names_within(start, start + 1) if n.start in (start, start - 4)), None)
    if named is None:
        return None
    name = text[start : named.end]
    if kind := _KIND_OF_OUTLET.match(lower, named.end):
        return Mention(start, kind.end(), "other_media", "media", "media.outlet_kind", name)
    return (
        Mention(start, named.end, "other_media", "media", "media.outlet_name", name)
        if NAMED_LIKE_OUTLET.search(name) or _AIRED.match(text, named.end)
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
