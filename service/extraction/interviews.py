"""Interviews set as questions and answers without a speaker's label: what follows a question is the guest's answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.extraction import turns
from service.extraction.covered import Covered
from service.extraction.found import FoundAttribution, Range
from service.extraction.furniture import story_paragraphs
from service.extraction.people import Person
from service.extraction.reading import Reading

# "*Why now?*", "__Why now?__", "Q. Why now?"
_SET_APART: Final = re.compile(r"\s*(?:([*_]{1,2})[^*_\n]{4,300}\1\s*$|Q(?:uestion)?[.:] ?\S)")
_PLAIN: Final = re.compile(r"\s*(?![\"'(])[^\n\"]{8,260}\?\s*$")
_ANSWER_LABEL: Final = re.compile(r"\s*A(?:nswer)?[.:] ?(?=\S)")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b(?!\.)")
_ASIDE: Final = ("(", "[")
# Who conducts the conversation: "Interview by", "Interviewed by", "in conversation with", "spoke to", "we met".
_CONDUCTED: Final = re.compile(
    r"\binterview(?:ed)?\b|\bconversation\b|\bspoke (?:to|with)\b|\bwe (?:met|meet|talk|spoke)\b|\bhas been condensed\b"
)
_INTERVIEWER: Final = re.compile(r"(?:interview(?:ed)?|words|by)(?: by)?:? (?:\w+ ){0,2}$", re.IGNORECASE)
_FEWEST_QUESTIONS: Final = 3


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A question's place among the paragraphs, and those of the story up to the next one."""

    question: int
    answers: tuple[Range, ...]


def with_answers(
    reading: Reading,
    found: Sequence[FoundAttribution],
    people: Sequence[Person],
    furniture: Sequence[Range],
) -> list[FoundAttribution]:
    """The attributions, and one for each answer of an interviewee in place of those inside it and its question.

    Its source is the guest's name in the introduction; it has no cue, for none is printed.
    """
    if reading.text.count("?") < _FEWEST_QUESTIONS:
        return list(found)
    exchanges = _exchanges(reading, furniture)
    quoted = 2 * sum(reading.text[e.answers[0][0]] == '"' for e in exchanges) > len(exchanges)
    if len(exchanges) < _FEWEST_QUESTIONS or not (quoted or _is_conversation(reading, exchanges)):
        return list(found)
    opened = reading.paragraphs[exchanges[0].question][0]
    guest = _guest(reading, people, furniture, opened)
    if guest is None:
        return list(found)
    told = sorted(a.cue[0][0] for a in found if a.source and a.cue)
    answers = [answer for exchange in exchanges for answer in _spoken(reading, told, exchange, quoted)]
    taken = Covered([*answers, *(reading.paragraphs[exchange.question] for exchange in exchanges)])
    kept = [a for a in found if not taken.holds(_place(a))]
    name = (guest.start, guest.end)
    kept += [FoundAttribution("direct", turns.RULE, (name,), (), (answer,)) for answer in answers]
    return sorted(kept, key=_place)


def _place(attribution: FoundAttribution) -> int:
    """Where an attribution stands; that of an answer, whose source stands far before it, where it is spoken."""
    spans = (*attribution.source, *attribution.cue, *attribution.content) if attribution.cue else attribution.content
    return min(start for start, _ in spans)


def _exchanges(reading: Reading, furniture: Sequence[Range]) -> list[_Exchange]:
    story = list(story_paragraphs(reading, furniture))
    asked = [at for at, (_, span) in enumerate(story) if _is_question(reading.text, *span)]
    return [
        _Exchange(story[at][0], tuple(span for _, span in story[at + 1 : end]))
        for at, end in zip(asked, [*asked[1:], len(story)], strict=False)
        if end > at + 1
    ]


def _is_question(text: str, start: int, end: int) -> bool:
    return bool(_SET_APART.match(text, start, end) or _PLAIN.match(text, start, end))


def _is_conversation(reading: Reading, exchanges: Sequence[_Exchange]) -> bool:
    """Whether an introduction says so, and most questions are answered in the first person. An explainer's are answered
    by the newsroom."""
    opened = reading.paragraphs[exchanges[0].question][0]
    answers = [exchange.answers[0] for exchange in exchanges]
    voiced = sum(bool(_FIRST_PERSON.search(reading.text, *answer)) for answer in answers)
    return bool(_CONDUCTED.search(reading.lower, 0, opened)) and 2 * voiced > len(exchanges)


def _spoken(reading: Reading, told: Sequence[int], exchange: _Exchange, quoted: bool) -> list[Range]:
    """The paragraphs of an exchange in which the guest speaks. Where answers are quoted only quotations are; elsewhere
    the newsroom's asides tell who says something, and the guest's words seldom do. `told`: where somebody says
    something, in order."""
    text = reading.text
    spoken: list[Range] = []
    for at, (start, end) in enumerate(exchange.answers):
        if text.startswith(_ASIDE, start):
            continue
        if quoted:
            if text[start] == '"' and not _is_attributed(told, start, end):
                spoken.append((start, end))
        elif at == 0 or (_FIRST_PERSON.search(text, start, end) and not _is_attributed(told, start, end)):
            label = _ANSWER_LABEL.match(text, start, end)
            spoken.append((label.end() if label else start, end))
    return spoken


def _is_attributed(told: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(told, start) < bisect_left(told, end)


def _guest(reading: Reading, people: Sequence[Person], furniture: Sequence[Range], opened: int) -> Person | None:
    """The person whom headline and introduction name most, the first of several; bylines do not count."""
    text, off_story = reading.text, Covered(furniture)
    named = [
        p
        for p in people
        if p.start < opened
        and not off_story.holds(p.start)
        and not _INTERVIEWER.search(text, max(0, p.start - 30), p.start)
        and not (text[p.start - 1 : p.start] in "\n" and text[p.end : p.end + 1] in "\n")
    ]
    if not named:
        return None
    counts = Counter(p.surname for p in named)
    return max(named, key=lambda p: (counts[p.surname], len(p.tokens) > 1, -p.start))
