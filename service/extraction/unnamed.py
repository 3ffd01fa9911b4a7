"""Unnamed human sources and organisations called by what they are: "a senior official", "residents", "the ministry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.extraction.found import Mention
from service.extraction.scan import Hit

if TYPE_CHECKING:
    from service.extraction.mentions import Surroundings

_COUNTED = re.compile(r"(?:an?|one|another|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a second|a third|both|half a dozen)\b")
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\b")
# Voices of a named body count as the body (codebook 2.11).
_BODY_VOICE = re.compile(r"\b(?:police|prosecutors|the authorities|authorities|the campaign|the prosecution|the defen[cs]e|management|the military|the army)$")
_ORDER = ("unnamed_bare", "unnamed_official", "unnamed_described", "unnamed_group")
_RELATION = re.compile(r"\b(?:who|whose|familiar|involved|briefed|close to|with (?:direct |first-?hand )?knowledge|on the|working|assigned)\b")
# Campaigns, parties and firms have officials too, but no public office.
_NO_OFFICE = re.compile(r"\b(?:campaign|party|union|company|club|bank|hospital|team|league|airline|industry|super pac|gop)\b|'s ")
_VAGUE_PLURAL = re.compile(r"(?:some |many |several |other |most |senior |top |local )?(?:officials|aides|advisers|advisors|lawmakers|diplomats|sources|insiders)$")


def type_description(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention:
    """Type a mention without a name by the word its core ends with; what nothing explains is an organisation's voice."""
    lower = around.reading.lower
    core = lower[start:core_end]
    facts = _facts(around, start, end, core)
    if _BODY_VOICE.search(core):
        return Mention(start, end, "organisation_statement", "organisation", "organisations.voice", None, attribution, frozenset(facts))
    head = _head(around, start, core_end)
    if head is None:
        label = "unnamed_group" if core.endswith("s") else "organisation_statement"
        return Mention(start, end, label, "description", "unnamed.unknown", None, attribution, frozenset(facts))
    if head.entry.family == "organisations":
        return Mention(start, end, "organisation_statement", "organisation", head.entry.id, None, attribution, frozenset(facts))
    label = _label(head, core, lower[start:end], facts)
    return Mention(start, end, label, "description", f"unnamed.{label}", lower[head.start : head.end], attribution, frozenset(facts))


def _head(around: Surroundings, start: int, core_end: int) -> Hit | None:
    """The last word of the core that a lexicon knows; people before offices before organisations."""
    best: Hit | None = None
    for family in ("unnamed", "offices", "people_roles", "organisations"):
        for hit in around.within(family, start, core_end):
            if best is None or hit.end > best.end:
                best = hit
    return best


def _label(head: Hit, core: str, phrase: str, facts: set[str]) -> str:
    word = core[-(head.end - head.start) :]
    candidates = set(head.entry.facts)
    if head.entry.family == "offices":
        return "unnamed_official"
    if head.entry.family == "people_roles":
        return "unnamed_official" if word in ("adviser", "advisor", "aide", "staffer") and not _NO_OFFICE.search(core) else "unnamed_described"
    if "unnamed_bare" in candidates:
        return "unnamed_described" if facts & {"institution"} and word in ("source", "sources") else "unnamed_bare"
    if re.match(r"(?:some|many|most|several|other|few)\b", core) and core.endswith("s") and "unnamed_official" not in candidates:
        return "unnamed_group"
    if "unnamed_official" in candidates and _NO_OFFICE.search(core):
        return "unnamed_described"
    return next(label for label in _ORDER if label in candidates)


def _facts(around: Surroundings, start: int, end: int, core: str) -> set[str]:
    lower = around.reading.lower
    facts = set()
    if core.endswith("s") and not core.endswith("ss"):
        facts.add("plural")
    if _COUNTED.match(core):
        facts.add("counted")
    if _DEFINITE.match(core):
        facts.add("definite")
    if around.names_within(start, end) or any(hit.end < end for hit in around.within("organisations", start, end)):
        facts.add("institution")
    if _RELATION.search(lower, start, end):
        facts.add("relation")
    if re.search(r"\b(?:senior|top|former|chief|deputy|retired|high-ranking|mid-level|junior|longtime|veteran)\b", lower[start:end]):
        facts.add("rank")
    if _VAGUE_PLURAL.fullmatch(core):
        facts.add("vague")
    return facts
