"""Proper names, of any origin: runs of capitalised words with their particles, initials and abbreviated titles."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.extraction.reading import Reading

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TITLES = (
    "Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Lt Gen Brig Maj Col Cmdr Sgt Cpl Pte Capt Adm Rev Fr Hon Prof Smt Supt Insp"
    " St Jr Sr Messrs Asst Dep Det Ret Pres Engr Eng Barr Arc Pvt Ens Cdr"
).split()
_ABBREVIATED = rf"(?:{'|'.join(_TITLES)})\."
_TAIL = r"\w*+(?:['&-]\w++)*+"
# "Ahmed ‹al-Saffar›", "Lise ‹d'Orval›", "Winston ‹"Tall Boy"› Greaves".
_NICKNAME = r"[ ][\"'][A-Z][\w-]*+(?:[ ][A-Z][\w-]*+)?[\"'](?=[ ][A-Z])"
_PREFIXED = r"(?:(?:al|el|as|ash|ad|an|ar|at|az|bin|ben|ibn|ul|ud)-|d')"
_WORD = rf"(?:{_ABBREVIATED}|{_UPPER}\.(?:{_UPPER}\.)*+|{_PREFIXED}?{_UPPER}{_TAIL})"
_PARTICLES = (
    r"(?:(?:of|for|the|de|da|di|del|della|do|dos|das|du|van|von|der|den|ter|ten|bin|bint|binti|ibn|al|el|la|le|y|af|av"
    r"|zu|auf|op|e|a/l|a/p|s/o|d/o)[ ]){0,2}"
)
# A capital letter is looked for first, by a plain set: that is many times faster than to try the pattern everywhere.
# Behind it stands what may not precede it, and then the rest of its word.
_ABBREVIATED_REST = "|".join(
    rf"(?<={first})(?:{'|'.join(t[1:] for t in _TITLES if t[0] == first)})"
    for first in dict.fromkeys(t[0] for t in _TITLES)
)
_FREE = r"(?:(?<![\w'@#.-].)|(?<=(?:al|el|de|da|di)-.)(?<![\w'@#.-]..-.)|(?<=(?:bin|van|von)-.)(?<![\w'@#.-]...-.))"
_NAME = re.compile(
    rf"[A-ZÀ-ÖØ-Þ\u0100-\U0010ffff](?<={_UPPER}){_FREE}"
    rf"(?:(?:{_ABBREVIATED_REST})\.|\.(?:{_UPPER}\.)*+|{_TAIL})"
    rf"(?:[ ]{_PARTICLES}{_WORD}|{_NICKNAME}){{0,11}}(?:,? (?:Jr|Sr)\.?)?"
)
_LEADING = re.compile(r"(?<![\w'@#.-])(?:al|el|bin|van|von|de|da|di)[ -]$")
_PARTICLE_ENDS = frozenset(letter + mark for letter in "lniea" for mark in " -")
# Capitalised only because a sentence, a quotation or a headline begins with them.
_ORDINARY = frozenset(
    """a about above according across after afterwards again against ahead all almost along already also although
    always am amid among an and another any anyone are as asked at away
    back because before behind being below besides between beyond both but by can citing could currently despite did
    do does down due during each earlier either else even eventually ever every everyone everything except
    few finally first following for former four from further given had has have having he hence her here hers
    herself him himself his how however i if in indeed initially inside instead into is it its itself
    just last late later least less like likewise little many may maybe me meanwhile might more moreover most much
    must my near nearly neither never nevertheless next no nobody none nor not nothing now
    of off often on once one only onto or other others otherwise our out outside over overall own per perhaps rather
    recently regardless same second see several shall she should since six so some someone something sometimes soon
    still such than that the their them themselves then there therefore these they third this those though three
    through throughout thus to today together tomorrow tonight too toward towards two
    under unless unlike until up upon us very via was we well were what whatever when whenever where whereas
    wherever whether which while who whoever whom whose why will with within without would yes yesterday yet you
    your
    asked speaking added adding said says critics officials police people residents experts supporters voters
    analysts sources documents records figures reports polls studies researchers scientists doctors prosecutors
    lawyers investigators
    let thanks please yeah well oh hey okay ok look""".split()
)


def as_surname(word: str) -> str:
    """A surname as a sentence that opens with it would write it: "al-Saffar" and "Al-Saffar" are one."""
    return word[0].upper() + word[1:] if word[:1].islower() and "-" in word[1:5] else word


class Name(NamedTuple):
    """A maximal run of capitalised words with the particles between them: `[start, end)` of the reading's text."""

    start: int
    end: int


def find_names(reading: Reading) -> list[Name]:
    """Names in order of start. Words that are capitalised only because something begins with them are left out."""
    names: list[Name] = []
    text = reading.text
    position = 0
    for match in _NAME.finditer(text):
        first, end = match.span()
        start = _with_particle(text, first, position) if text[first - 2 : first] in _PARTICLE_ENDS else first
        if start == first and text.startswith("-", first - 1):
            continue
        position = end
        start = _without_ordinary(text, start, end)
        if start < end:
            names.append(Name(start, end))
    return names


def _with_particle(text: str, start: int, limit: int) -> int:
    """Where a name begins with the particle before its first capital letter ("al-Bashir", "van Dyke")."""
    if start < 3 or text[start + 1 : start + 2].isspace():
        return start
    leading = _LEADING.search(text, max(limit, start - 4), start)
    return leading.start() if leading and text[start + 1 : start + 2].isalnum() else start


def _without_ordinary(text: str, start: int, end: int) -> int:
    """Where the name begins behind leading ordinary words ("But Rowe" → "Rowe"); `end` where nothing is left."""
    while start < end:
        blank = text.find(" ", start, end)
        stop = end if blank < 0 else blank
        word = text[start:stop]
        if word.lower() not in _ORDINARY or (word.isupper() and len(word) > 1):
            return start if text[start].isupper() or text[start : start + 3] in ("al-", "el-") or stop < end else end
        start = stop + 1
        while start < end and text[start].islower():
            blank = text.find(" ", start, end)
            if blank < 0:
                return end
            start = blank + 1
    return end
