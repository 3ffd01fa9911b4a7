"""Nouns of papers that are none: verbs, parts of names, spans of time, the press's own word (codebook 3.4)."""

from __future__ import annotations

import re

from service.extraction.scan import Hit


def is_no_paper(text: str, lower: str, hit: Hit, noun: str, phrase: str, *, headline: bool) -> bool:
    """Whether a paper's noun is a verb, part of a name, a span of time, or the press's own word."""
    tail = lower[hit.end : hit.end + 6]
    if tail[:1] == "-" or (tail == " that " and noun in ("claim", "report", "note", "charge", "order", "return")):
        return True
    if _PRESS.fullmatch(phrase) or _AMOUNT.search(phrase) or _ANY_ONE.match(phrase):
        return True
    if _GOES_ON.match(tail) and not (noun.endswith("s") and tail.startswith(" list")):
        return True
    if noun in ("paper", "ledger", "gazette") and _PRESS_VERB.match(lower, hit.end):
        return True
    if headline:
        return False
    capital = text[hit.start].isupper()
    named = noun in _IN_NAMES and " " in phrase and not tail.startswith(" no.")
    named = named or (" " in phrase and text[hit.start - len(phrase) + len(noun)].isupper() and noun in _IN_TITLES)
    if capital and (text[hit.end - 1].isupper() or named):
        return True
    if noun in ("judgment", "judgement") and _SENSE.match(phrase):
        return True
    return phrase == noun and not noun.endswith(_PLURAL) and not capital


_PRESS = re.compile(r"(?:[\w-]+ )?(?:media|news|press|wire|recent|several|some|agency|earlier|local)? ?reports")
_AMOUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|\w+teen|\d+|few)[ -](?:minutes?|pages)$"
)
_IN_NAMES = frozenset("ledger gazette bulletin record register dispatch telegram review journal".split())
_PRESS_VERB = re.compile(r" (?:reports|reported|said on|cites|cited|quotes|quoted|has not|wrote)\b")
_IN_TITLES = frozenset("notes receipts records letters papers reports studies".split())
_ANY_ONE = re.compile(r"(?:every|any|no|each) ")
_GOES_ON = re.compile(r" (?:set\b|list\b|call\b|blast|address|code\b|card)")
_SENSE = re.compile(r"(?:his|her|their|our|my|your)\b|.*\b(?:poor|good|sound|better|own|bad|moral|value)\b")
_PLURAL = ("s", "data", "research", "footage", "audio", "polling", "metadata", "correspondence", "testimony")
