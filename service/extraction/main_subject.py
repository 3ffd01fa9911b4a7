"""The subject of a clause that a cue shares: "…, adding that", "Rowe left and said", "Noting this, Rowe left"."""

from __future__ import annotations

from service.extraction.clause import NOMINAL, Clause, Tokens

_LONGEST_DATELINE = 12


def main_subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject of the sentence part that begins at token `low`: behind fronted phrases, before its first verb."""
    position = _behind_dateline(clause) if low == 0 else low
    while position < cue and clause.classes[position] in "ioasgbe":
        comma = clause.classes.find(",", position, cue)
        if comma < 0:
            break
        if clause.classes[position] in "ioab" and (pronoun := clause.classes.find("pv", position, comma)) > 0:
            return (pronoun, pronoun + 1)  # "By Monday ‹she› had left Selm, citing …"
        position = comma + 1
    while position < cue and clause.classes[position] in "\"',-ac":
        position += 1
    found = _noun_onset(clause, position, cue)
    if found is not None and not _verb_follows(clause, found[1], cue):
        comma = clause.classes.find(",", found[1], cue)  # "Minutes later, ‹the club› issued"
        behind = _noun_onset(clause, comma + 1, cue) if comma > 0 else None
        if behind is not None and _verb_follows(clause, behind[1], cue):
            return behind
    return found


def _behind_dateline(clause: Clause) -> int:
    """The token behind "SELM (Lantern) -" that may open the sentence."""
    dash = clause.classes.find("-", 0, _LONGEST_DATELINE)
    return dash + 1 if dash > 0 and "(" in clause.classes[:dash] and not clause.classes[:dash].strip("N(),.") else 0


def _noun_onset(clause: Clause, position: int, cue: int) -> Tokens | None:
    """The noun phrase at `position` if a verb follows it, with an apposition between commas."""
    classes = clause.classes
    if position >= cue:
        return None
    if classes[position] in "pw":
        return (position, position + 1)
    stop = position
    while stop < cue and classes[stop] in "Nn#doicb'&/%":
        stop += 1
    while stop > position and classes[stop - 1] in "oi":
        stop -= 1  # "Rowe ‹on› Tuesday left"
    if stop == position or not NOMINAL & set(classes[position:stop]):
        return None
    if stop < cue and classes[stop] == ",":
        closing = classes.find(",", stop + 1, cue)
        if (
            closing > 0
            and classes[stop + 1] in "dnNw#h"
            and classes[closing + 1 : closing + 2]
            and classes[closing + 1] in "vea"
        ):
            return (position, closing)
    return (position, stop)


def clause_subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject of the last clause before a cue that is coordinated with it: "…, Rowe left and ‹said›"."""
    classes = clause.classes
    for index in range(cue - 1, low, -1):
        if classes[index] not in "sth;:-c,":
            continue
        if (classes[index] == "c" and classes[index - 1] != ",") or (
            classes[index] == "," and classes[index + 1] not in "dpNw"
        ):
            continue
        if classes[index + 1] == "w" and "," in classes[index + 1 : cue]:
            continue  # "Rowe, who led it, left and ‹said›"
        start = index + 1
        found = _noun_onset(clause, start, cue)
        if found and found[1] < cue and _verb_follows(clause, found[1], cue):
            return found
    return None


def _verb_follows(clause: Clause, index: int, cue: int) -> bool:
    while index < cue and clause.classes[index] == "a":
        index += 1
    return index < cue and clause.classes[index] in "ve"


def onset(clause: Clause, start: int) -> Tokens | None:
    """The subject that begins at token `start`, if a verb follows it."""
    found = _noun_onset(clause, start, len(clause.classes))
    return found if found and _verb_follows(clause, found[1], len(clause.classes)) else None
