"""Figures out of a poll that no verb attributes: "In ‹a poll by Hale Research›, Rowe leads", "… in ‹the survey›"."""

from __future__ import annotations

from typing import Final

from service.extraction import content_span
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause
from service.extraction.cues import Cue
from service.extraction.phrase_span import phrase
from service.extraction.scan import Hit

RULE: Final = "cue_nouns.poll"
_MOST_MODIFIERS: Final = 8
# Without a name before it a poll is an election as well: "she won in the poll".
_SHARES: Final = frozenset("percent cent points point % ahead leads led trails trailed".split())


def within_cue(clause: Clause, noun: int, hit: Hit) -> Cue | None:
    """The "in" before a poll that opens its sentence or closes it."""
    index = noun - 1
    while index >= 0 and noun - index <= _MOST_MODIFIERS and clause.classes[index] in "dnNae#'g-/":
        index -= 1
    between = clause.classes[index + 1 : noun]
    if index < 0 or clause.words[index] != "in" or {"d", "N"}.isdisjoint(between):
        return None
    if clause.classes[:index].strip("ca,"):
        closes = clause.classes[noun + 1 : noun + 2] in (".", "")
        if not closes or ("N" not in between and _SHARES.isdisjoint(clause.words[:index])):
            return None
    start, end = clause.starts[index], clause.ends[index]
    return Cue(start, end, index, index, index, "in", hit.entry.facts, hit.entry.id)


def within_act(sentence: Sentence, cue: Cue) -> Act | None:
    """What the poll tells: the clause behind it, or the one before."""
    clause = sentence.clause
    opens = not clause.classes[: cue.first].strip("ca,")
    source = phrase(clause, cue.last + 1, opening=opens)
    if source is None:
        return None
    if not opens:
        return made(sentence, cue, source, [content_span.before(clause, sentence.quotations, cue.start)])
    comma = clause.classes.find(",", source[1])
    if comma > 0 and clause.classes[comma + 1 : comma + 2] == "e":
        comma = max(comma, clause.classes.find(",", comma + 1))  # "In the poll, ‹taken in May,› he led"
    if comma < 0 or comma - source[1] > 2 * _MOST_MODIFIERS:
        return None
    return made(sentence, cue, source, [content_span.trimmed(clause.text, clause.ends[comma], clause.end)])
