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


def _silent(
    reading: Reading, label: str, mentions: Sequence[Mention], attributions: Sequence[FoundAttribution]
) -> bool:
    if label not in _MINDS or any(m.attribution is None for m in mentions):
        return False
    unnamed = label.startswith("unnamed")
    for mention in mentions:
        act = attributions[mention.attribution or 0]
        if act.kind not in ("belief", "intention") or not act.cue:
            return False
        cue = reading.lower[act.cue[0][0] : act.cue[-1][1]]
        if not _INNER.search(cue) and (unnamed or not _THOUGHT.search(cue)):
            return False
    return True
