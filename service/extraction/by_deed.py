"""Heads that no lexicon knows, typed by what they do: whoever complains, recalls or tells somebody is a person, a class
of people or a body ("merchants", "a shop assistant", "Ofwat")."""

from __future__ import annotations

import re

from service.extraction.found import FoundAttribution, Mention
from service.extraction.mention_core import core_end as core_end_of
from service.extraction.surroundings import Surroundings
from service.extraction.unnamed import THING_ENDING
from service.extraction.unnamed_labels import NUMBERED

# Nobody but people and those who speak for them do these.
_SPEAKS = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:old|ells?)|complain(?:s|ed)?|insist(?:s|ed)?|argue[sd]?|explain(?:s|ed)?|recall(?:s|ed)?|warn(?:s|ed)?"
    r"|claim(?:s|ed)?|accuse[sd]?|blame[sd]?|lament(?:s|ed)?|grumble[sd]?|den(?:y|ies|ied))$"
)
_SAID_TO_BE = re.compile(r" (?:to (?:be|have)|than)\b")
# A noun with what may stand before it, and no verb among them.
_NOUN = re.compile(
    r"(?:(?:the|an?|some|many|other|another|one|two|three|his|her|its|their|these|those) )?(?:[\w'-]+ ){0,2}[\w'-]+"
)
# Who was told of just before: anaphora.py finds them.
_TOGETHER = re.compile(r"(?:the|both|these) (?:two|three|pair|duo|trio)")
_NUMERAL = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:-\w+)?)"
)
_ONE = re.compile(r"(?:an?|another|one) ")
_SET = re.compile(r"\b(?:cohort|group|panel|sample|series|number|handful|pair|team|lot|few|thing|way|time)$")
_PLURAL = re.compile(r"(?:[^siu]s|[^s]ies|men|women|folk|wives|youths|[a-z]ers)$")
# Plurals that say or tell something without speaking.
_THINGS = re.compile(
    r"\b(?:things|times|days|weeks|months|years|eyes|words|signs|odds|results|markets|prices|shares|images|pictures|walls|lines"
    r"|hopes|fears|doubts|rumou?rs|tests|lessons|events|facts|rules|laws|terms|polls|ads|adverts|posters|placards|banners"
    r"|stories|headlines|names|faces|scenes|details|clues|trends|costs|sales|tracks|scars|stones|bones|gods|scriptures"
    r"|legends|myths|agencies|critics|others|both|sides|parties|ones|sources|posts|tweets|comments|messages|leaflets|stickers|labels"
    r"|numbers|statistics|minutes|accounts|books|maps|charts|graphs|notes|cards|instructions|guidelines|standards)$"
)
_ARMED = re.compile(
    r"\b(?:rebels|insurgents|militants|separatists|guerrillas|jihadists|islamists|hijackers|mutineers)$"
)


def by_deed(around: Surroundings, mention: Mention, attribution: FoundAttribution) -> Mention:
    """The mention typed by its verb, where its words alone told nothing; else as it was."""
    lower, text = around.reading.lower, around.reading.text
    if mention.rule != "unnamed.nothing" or mention.start < around.reading.body_start or not attribution.cue:
        return mention
    cue_end = attribution.cue[-1][1]
    if not _SPEAKS.search(lower, attribution.cue[0][0], cue_end) or _SAID_TO_BE.match(lower, cue_end):
        return mention
    core_end = core_end_of(text, mention.start, mention.end)
    core = lower[mention.start : core_end].strip(" '\"")
    if not _NOUN.fullmatch(core) or " the " in core or THING_ENDING.search(core):
        return mention
    if _TOGETHER.fullmatch(core):
        told = mention.facts | {"plural", "definite"}
        return mention._replace(
            label="unnamed_described", kind="description", rule="unnamed.by_deed", name=_last(core), facts=told
        )
    if _NUMERAL.fullmatch(core):
        return mention._replace(label="unnamed_group", kind="description", rule="unnamed.by_deed", name=core)
    if _PLURAL.search(core) and not _THINGS.search(core):
        return _of_several(mention, core)
    if _ONE.match(core) and not _SET.search(core):
        return mention._replace(label="unnamed_described", kind="description", rule="unnamed.by_deed", name=_last(core))
    return mention


def _of_several(mention: Mention, core: str) -> Mention:
    facts = mention.facts | {"plural"}
    definite = core.startswith(("the ", "his ", "her ", "its ", "their ", "these ", "those "))
    if definite and _ARMED.search(core):
        return mention._replace(
            label="organisation_statement", kind="organisation", rule="organisations.by_deed", facts=facts
        )
    label = "unnamed_described" if definite or NUMBERED.match(core) else "unnamed_group"
    return mention._replace(label=label, kind="description", rule="unnamed.by_deed", name=_last(core), facts=facts)


def _last(core: str) -> str:
    return core.rpartition(" ")[2]
