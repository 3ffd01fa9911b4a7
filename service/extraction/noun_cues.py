"""Nouns by which something is attributed: somebody's own ("her claim that") or made by them ("made an appeal to")."""

from __future__ import annotations

import re

from service.extraction import cue_words, from_whom, in_polls
from service.extraction.clause import Clause
from service.extraction.cues import Cue, verb_group
from service.extraction.scan import Hit

# What a noun needs behind it: the words for it begin there.
_BINDS = frozenset("of on about for against toward towards regarding".split())
_OPENS = frozenset("that to whether not".split())
_FOLLOWS = re.compile(
    rf" (?:from|{'|'.join(sorted(_BINDS | _OPENS))})\b| (?:is|was) ?(?:that |to |:|,? ?[\"'])|:|,? ?[\"']"
)
_MOST_MODIFIERS = 4
_LIGHT = frozenset(
    """make makes made making give gives gave given giving issue issues issued issuing take takes took taking has
    have had having offer offers offered offering deliver delivers delivered delivering send sends sent
    sending release releases released releasing raise raises raised raising voice voices voiced voicing
    express expresses expressed expressing show shows showed showing cast casts put puts lodge lodged level
    leveled levelled hold holds held harbor harbors harbour harbours post posts posted posting sound sounds
    sounded echo echoes echoed repeat repeats repeated reiterate reiterated outline outlined lay laid
    present presented pitch pitched launch launched mount mounted unleash unleashed""".split()
)


def opens_words(lower: str, end: int) -> bool:
    """Whether what stands behind a noun that ends at `end` can begin what it is about."""
    return _FOLLOWS.match(lower, end) is not None


def noun_cue_at(clause: Clause, hit: Hit) -> Cue | None:
    """The cue a noun is: with a possessive or a light verb before it and what it is about behind it."""
    noun = clause.at(hit.start)
    if noun >= len(clause.words) or clause.ends[noun] != hit.end or clause.classes[noun] == "Q":
        return None
    if hit.entry.id == in_polls.RULE:
        return in_polls.within_cue(clause, noun, hit)
    if clause.words[noun + 1 : noun + 2] == ["from"]:
        return from_whom.from_cue(clause, noun, hit)
    return _owned_or_made(clause, noun, hit)


def _owned_or_made(clause: Clause, noun: int, hit: Hit) -> Cue | None:
    """The cue of a noun behind a possessive or a light verb."""
    following = clause.words[noun + 1] if noun + 1 < len(clause.words) else ""
    states = following in ("is", "was")  # "her claim is that it rained"
    binds = following in _BINDS
    if not binds and not states and following not in _OPENS and clause.classes[noun + 1 : noun + 2] not in ("Q", ":"):
        return None
    last = noun + 1 if binds or states else noun
    before = noun - 1
    while before >= 0 and noun - before <= _MOST_MODIFIERS and clause.classes[before] in "naegN#-":
        if clause.words[before] in _LIGHT:
            break
        before -= 1
        if clause.words[before] in ("most", "more", "very") and before > 0:
            before -= 1
    if before < 0:
        return None
    facts = hit.entry.facts
    start, end, word = clause.starts[before + 1], clause.ends[last], clause.text[hit.start : hit.end].lower()
    if clause.words[before] in cue_words.POSSESSIVES or clause.classes[before] == "'":
        if clause.words[before - 1 : before] and clause.words[before - 1] in _LIGHT:
            return _made(clause, before - 1, last, word, hit)
        # "His remarks on trade" tells of no claim, "his claim that it rained" does.
        worded = not binds and following != "to"
        rule = hit.entry.id if worded else "cue_nouns.stance"
        facts = facts | {"noun"} if worded else frozenset(("belief", "noun"))
        return Cue(start, end, before + 1, before + 1, last, word, facts, rule)
    if clause.classes[before] == "d":
        before -= 1
    if before > 0 and clause.words[before] in _LIGHT:
        return _made(clause, before, last, word, hit)
    return None


def _made(clause: Clause, verb: int, last: int, word: str, hit: Hit) -> Cue:
    """The cue of a light verb and its noun, as one verb with an object."""
    first = verb_group(clause, verb)
    facts = hit.entry.facts | {"object"}
    return Cue(clause.starts[first], clause.ends[last], first, verb, last, clause.words[verb], facts, hit.entry.id)
