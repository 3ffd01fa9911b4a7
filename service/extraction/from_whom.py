"""Nouns of saying with their speaker behind "from": "drew criticism from ‹unions›", "a warning from ‹them› that …"."""

from __future__ import annotations

from typing import Final

from service.extraction import content_span
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause
from service.extraction.cues import Cue, verb_group
from service.extraction.passives import without_matter
from service.extraction.phrase_span import phrase
from service.extraction.scan import Hit
from service.extraction.source_span import subject

FACT: Final = "from"
_MOST_MODIFIERS: Final = 5
# What its target does with criticism or praise.
_DRAWS: Final = frozenset(
    """draw draws drew drawn drawing face faces faced facing receive receives received receiving get gets got getting
    win wins won earn earns earned attract attracts attracted spark sparks sparked prompt prompts prompted
    provoke provoked met meets dismiss dismissed reject rejected""".split()
)
_MATTERS: Final = frozenset("that to for over about against".split())
# What tells of words; a call, a message or a question from somebody is only that.
_WORDS: Final = frozenset(
    """criticism criticisms praise condemnation warning warnings allegation allegations accusation accusations complaint
    complaints demand demands plea pleas appeal appeals threat threats denial denials rebuke assurance assurances claim
    claims attack attacks statement statements""".split()
)


def from_cue(clause: Clause, noun: int, hit: Hit) -> Cue | None:
    """The noun, with the verb by which its target comes by it."""
    if clause.words[noun] not in _WORDS:
        return None
    verb = noun - 1
    while verb >= 0 and noun - verb <= _MOST_MODIFIERS and clause.classes[verb] in "naedgN#-":
        if clause.words[verb] in _DRAWS:
            break
        verb -= 1
    drawn = verb >= 0 and clause.words[verb] in _DRAWS
    first = verb_group(clause, verb) if drawn else noun
    start, end = clause.starts[first], clause.ends[noun]
    facts = hit.entry.facts | {"object", FACT}
    word = clause.words[verb] if drawn else clause.words[noun]
    return Cue(start, end, first, verb if drawn else noun, noun, word, facts, hit.entry.id)


def from_act(sentence: Sentence, cue: Cue) -> Act | None:
    """Whose words they are, at whom they are aimed and what they are about."""
    clause = sentence.clause
    source = phrase(clause, cue.last + 2)
    if source is None:
        return None
    source = without_matter(clause, source)
    rest = None
    if clause.words[source[1] : source[1] + 1] and clause.words[source[1]] in _MATTERS:
        rest = content_span.trimmed(clause.text, clause.ends[source[1] - 1], clause.end)
    thing = subject(clause, 0, cue.first) if cue.head != cue.last else None
    target = (clause.starts[thing[0]], clause.ends[thing[1] - 1]) if thing else None
    return made(sentence, cue, source, [target, rest])
