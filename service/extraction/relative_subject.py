"""Subjects cut short inside a relative clause: "A driver who was on ‹the line› said" means the driver."""

from __future__ import annotations

import re

from service.extraction.surroundings import Surroundings
from service.extraction.unnamed import PERSON_ENDING

_REACH = 170
_LONGEST_PHRASE = 90
_WHO = re.compile(r"(?<![,;:.\"(]) who (?:(?:has|had|have|was|were|is|are) )?[\w'-]+(?: [\w'-]+){0,24} ?$")
_STOPS = re.compile(r"[,;:.\"()\n]|\b(?:said|says|told|tells)\b")
_HEAD = re.compile(
    r"(?:\b(?:an?|the|one|two|three|four|five|six|another|a second|a third|several|\d+) )(?:[\w'-]+ ){0,9}?[\w'-]+$"
)
_PERSON = ("unnamed", "offices", "people_roles")
_OPENS = re.compile(r"(?:^|[.!?\n:;,\"] ?|\b(?:and|but|while|that|as|though|although) )$")


def widened(around: Surroundings, start: int, end: int) -> tuple[int, int]:
    """The whole subject of which `[start, end)` is the last noun of a relative clause, else the range itself."""
    lower = around.reading.lower
    floor = max(0, start - _REACH)
    if " who " not in lower[floor:start]:
        return start, end
    stops = [m.end() for m in _STOPS.finditer(lower, floor, start)]
    first = stops[-1] if stops else floor
    if " who " not in lower[first:start]:
        return start, end
    who = lower.index(" who ", first, start)
    if who + 5 >= start or not _WHO.match(lower, who, start):
        return start, end
    head = _HEAD.search(lower, max(first, who - _LONGEST_PHRASE), who)
    if head is None or not _OPENS.search(lower, max(0, head.start() - 12), head.start()):
        return start, end
    known = any(around.within(family, head.start(), who) for family in _PERSON)
    if not known and not PERSON_ENDING.search(lower[head.start() : who]):
        return start, end
    return head.start(), end
