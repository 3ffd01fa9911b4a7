"""Whom a definite description means where it varies a name: "the striker", "the mother of four", "the 46-year-old
consultant", said right after somebody was named (codebook 2.8: the same person, no second source)."""

from __future__ import annotations

import re
from bisect import bisect_left

from service.extraction.entities import Identity, Register
from service.extraction.found import Mention

# The paragraph of the description and those before it in which the name may stand.
_PARAGRAPHS_BACK = 2
_MOST_NAMINGS = 40
_ONE_PERSON = ("unnamed_official", "unnamed_described")
_INDIVIDUALS = ("unnamed_official", "unnamed_described", "unnamed_bare")
# Somebody else by nature: whoever withholds a name, asks, represents, suffered or treats the person just named.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:sources?|insider|whistle-?blower|person|people|individual|victim|complainant|accuser|interviewer|reporter"
    r"|journalist|heckler|moderator|caller|lawyer|attorney|solicitor|barrister|counsel|prosecutor|judge|magistrate|coroner"
    r"|jury|foreman|operator|dispatcher|aide|adviser|advisor|assistant|agent|bodyguard|neighbou?r|friend|colleague"
    r"|relative|therapist|referee|umpire|surgeon|doctor|physician|paramedic|nurse|landlord|investigator|expert|analyst"
    r"|witness|bystander|interpreter|translator|host|employer|customer|client|patient|passenger|buyer|seller|spokes\w+|one|other|another)$"
)
# What officials may be called as well as anybody.
_OF_ANYBODY = re.compile(
    r"(?:\byear-old|\b(?:mother|father|parent|grandmother|grandfather)|-born|\bnative|\bveteran|\b(?:man|woman)|\bgraduate)$"
)
_OTHER_ONE = re.compile(
    r"\b(?:second|third|other|latter|last|next|first|same|unnamed|unidentified|anonymous)\b|'s\b|s' "
)
_WITHHELD = re.compile(r"anonym|not (?:to )?be (?:named|identified)|who (?:asked|declined)|speaking on|by name\b")
_RELATIVE = re.compile(r"[\w-] (?:who|whose|that)\b")
# What says little enough to mean somebody else in the next paragraph.
_HARDLY_SAYS = (" man", " woman", " boy", " girl")


def joined(register: Register, mention: Mention) -> bool:
    """Give a definite description to the person named last, where no other was named or let speak since and nothing
    in the description speaks against it."""
    lower = register.reading.lower
    phrase = lower[mention.start : mention.end]
    core = phrase.split(",", 1)[0].split(" of ", 1)[0].split(" who ", 1)[0]
    if mention.attribution is None or mention.label not in _ONE_PERSON or "plural" in mention.facts:
        return False
    if not core.startswith("the ") or _SOMEBODY_ELSE.search(core):
        return False
    if _OTHER_ONE.search(core) or _RELATIVE.search(phrase):
        return False
    if _WITHHELD.search(lower, mention.start, min(len(lower), mention.end + 60)):
        return False
    identity = _named_alone(register, mention, 0 if core.endswith(_HARDLY_SAYS) else _PARAGRAPHS_BACK)
    if identity is None or _clashes(identity, mention, core):
        return False
    between = register.latest(_INDIVIDUALS)
    if between is not None and between.last > max(p.start for p in identity.namings if p.start < mention.start):
        return False
    told = mention if core.endswith(("year-old", *_HARDLY_SAYS)) else mention._replace(facts=mention.facts | {"role"})
    register.join(register.of(identity, told), told)
    return True


def _named_alone(register: Register, mention: Mention, back: int) -> Identity | None:
    """The only person named in the nearest paragraph with a name, up to the description."""
    reading = register.reading
    here = reading.paragraph_at(mention.start)
    end = bisect_left(register.namings, mention.start, key=lambda row: row[0])
    after = bisect_left(register.namings, mention.end, key=lambda row: row[0])
    if after > end:
        return None
    for paragraph in range(here, max(-1, here - 1 - back), -1):
        start = reading.paragraphs[paragraph][0]
        if start < reading.body_start:
            return None
        rows: list[Identity] = []
        while end > 0 and register.namings[end - 1][0] >= start and len(rows) < _MOST_NAMINGS:
            end -= 1
            rows.append(register.namings[end][2])
        if rows:
            return rows[0] if len({identity.key for identity in rows}) == 1 else None
    return None


def _clashes(identity: Identity, mention: Mention, core: str) -> bool:
    """Whether an official is called by what is no office, or somebody without one by an office."""
    if _OF_ANYBODY.search(core):
        return False
    if mention.label == "unnamed_official":
        return identity.label != "named_official" or not core.endswith(" official")
    return identity.label != "named_person"
