"""Who only thinks or wants is no source: what the writer reads in a mind, its owner has not said (codebook 2.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from service.extraction.entities import Entity
from service.extraction.found import FoundAttribution, Mention
from service.extraction.model import ASCRIBING
from service.extraction.reading import Reading

_MINDS = frozenset(
    "named_person named_official organisation_statement organisation_named_spokesperson unnamed_official"
    " unnamed_described unnamed_bare unnamed_group".split()
)
# Ascribed states of mind that nobody voices; of unnamed people some count as what they told ("analysts expect").
_INNER = re.compile(
    r"\b(?:want(?:s|ed|ing)?|kn(?:ow|ows|ew|own|owing)|prefer\w*|sought|seek(?:s|ing)?|decid(?:e|es|ed|ing)"
    r"|forg(?:et|ets|ot|otten)|plan(?:s|ned|ning)? on|look(?:s|ed|ing)? to|notic\w+|discover\w*|learn(?:s|ed|t)?"
    r"|wonder\w*|dream\w*|sens(?:e|es|ed)|see|sees|saw|seen|aware|determined|willing|eager|reluctant|ready to"
    r"|offer(?:s|ed|ing)?|back(?:s|ed|ing)?|support(?:s|ed|ing)?|oppos\w+|vot\w+ (?:for|against))\b"
)
_THOUGHT = re.compile(
    r"\b(?:feel|feels|felt|thinks?|thought|reckon\w*|believ\w+|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|expect(?:s|ed|ing)?"
    r"|suspect\w*|assum\w+|remember\w*|worr\w+|concerned|confident|convinced|anticipat\w+|consider\w*)\b"
)


# Bodies and single people without a name count by what they told; a class of people is only ever told of, and of
# somebody named the page may tell a deed in words.
_BY_WORDS_ALONE = frozenset({"organisation_statement", "unnamed_official", "unnamed_described", "unnamed_bare"})
# "Had been told", "was promoted": the subject of a passive hears or bears it, and says nothing.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)(?: (?:\w+ly|not|never|already|also))* \w+(?:ed|en|ld|wn|de)$"
)
# "Would announce", "could have told": not said, or not yet.
_UNREAL = re.compile(r"^(?:could|should|must|may|might|would|can)\b(?! (?:only|say)\b)")
_NEGATED = re.compile(r"\b(?:not|never|nor|cannot)\b|n't\b")
# Deeds in words that state nothing of the world: a wish, a feeling, a favour, a choice, a word on somebody's paper.
_STATES_NOTHING = re.compile(
    r"\b(?:express\w*|voic(?:e[sd]?|ing)|prais\w+|applaud\w*|hail\w*|laud\w*|thank\w*|congratulat\w+|commend\w*"
    r"|endors\w+|welcom\w+|demand\w*|propos\w+|promot\w+|unveil\w*|float\w*|discuss\w*|mention\w*|cit(?:e[sd]?|ing)"
    r"|quot(?:e[sd]?|ing)|invok\w+|agree\w* with|sid(?:e[sd]?|ing) with|question\w*|apologi\w+|defend\w*"
    r"|(?:call|ask|press|push|appeal|plead)(?:s|es|ed|ing)? (?:for|on|upon)|talk\w* (?:about|of)|respond\w* to"
    r"|refer\w* to|touch\w* on|hint\w* at|advocat\w+|recommend\w*|challeng\w+|encourag\w+)\b"
)


class Aside(NamedTuple):
    """A mention of somebody of whom the page only tells there what they think, want or do."""

    entity: Entity
    mention: Mention


def voiced(
    reading: Reading, entities: Sequence[Entity], attributions: Sequence[FoundAttribution]
) -> tuple[list[Entity], list[Aside]]:
    """The entities that the page lets speak, and apart from them the mentions that make nobody a source.

    These are words about people and bodies as well, and evidence, but no claim rests on them.
    """
    heard: list[Entity] = []
    asides: list[Aside] = []
    for entity in entities:
        kept = entity.mentions
        if entity.label in _MINDS:
            kept = [m for m in kept if m.attribution is None or attributions[m.attribution].rule not in ASCRIBING]
        if not kept or _silent(reading, entity.label, kept, attributions):
            asides.extend(Aside(entity, m) for m in entity.mentions)
            continue
        if len(kept) < len(entity.mentions):
            asides.extend(Aside(entity, m) for m in entity.mentions if m not in kept)
            entity.mentions = kept
        heard.append(entity)
    return heard, asides


# "Rowe thinks the sums miss the point": so feature pages let people speak whom they name.
_THINKS = re.compile(r"^(?:also |now |still )?(?:thinks|reckons)$")


def _silent(
    reading: Reading, label: str, mentions: Sequence[Mention], attributions: Sequence[FoundAttribution]
) -> bool:
    """Whether by none of its mentions anything is told."""
    if label not in _MINDS or any(m.attribution is None for m in mentions):
        return False
    return all(_tells_nothing(reading, label, m, attributions[m.attribution or 0]) for m in mentions)


def _is_layout(reading: Reading, mention: Mention, act: FoundAttribution, cue: str) -> bool:
    """ "Clerk took cash, jury told": who hears it; "Orbit Hour: …": what a headline is filed under."""
    if cue == "told":
        return reading.text[act.cue[-1][1] : act.cue[-1][1] + 1] in ("", "\n")
    return act.rule == "heading.colon" and mention.rule in ("organisations.unborne", "organisations.named")


def _tells_nothing(reading: Reading, label: str, mention: Mention, act: FoundAttribution) -> bool:
    if not act.cue:
        return False
    cue = reading.lower[act.cue[0][0] : act.cue[-1][1]]
    if label != "unnamed_group" and mention.start < act.cue[0][0] and _PASSIVE.search(cue):
        return act.rule != "cues.adjective"
    if label == "organisation_statement" and _is_layout(reading, mention, act, cue):
        return True
    body = label in _BY_WORDS_ALONE
    if act.kind in ("belief", "intention"):
        if label in ("named_person", "named_official") and _THINKS.search(cue):
            return False
        if mention.rule == "unnamed.by_ending" and act.kind == "intention" and "expect" not in cue:
            return True  # "Lenders have threatened to pull out": an aim, and no view
        bare = label.startswith("unnamed")
        return bool(_INNER.search(cue) or (not bare and _THOUGHT.search(cue)))
    if not body or act.kind in ("direct", "mixed"):
        return False
    stated = act.kind != "act" or not _STATES_NOTHING.search(cue)
    negated = label == "organisation_statement" and _NEGATED.search(cue)
    return not stated or bool(negated or _UNREAL.search(cue))
