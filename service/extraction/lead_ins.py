"""Who is introduced right before quoted words that no verb claims: "Rowe shook her head. “…”", "Her answer: “…”"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from service.extraction.found import Range
from service.extraction.reading import Reading

_LONGEST = 400
_LONGEST_CIRCUMSTANCE = 110
_FRONTED = re.compile(
    r"(?:Speaking|Asked|Talking|Writing|Addressing|Reflecting|Looking|Standing|Sitting|Pressed|Questioned|After|Before|In|On"
    r"|At|During|When|As|Outside|Inside|For|With)\b"
)
# The words a sentence may begin with before its subject.
_OPENS = r"(?:(?:but|and|so|still|then|yet|today|later|meanwhile|instead|indeed),? )?"
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Lt|Gen|Col|Capt|Sgt|Rev|Prof|Hon|Sir|Dame|Lord|Lady)\.? )?"
    r"[A-Z][\w'-]*\w(?: (?:[A-Z]\.|[A-Z][\w'-]*\w|de|van|von|bin|al|el|da|di)){0,4}"
)
# The subject of a sentence, an apposition between commas left out, and the word behind it, lower-case like a verb.
_SUBJECT = re.compile(
    rf"(?i:{_OPENS})(?P<who>He|She|They|(?P<name>{_NAME}))(?:, [^,.:;\"\n]{{2,120}},)?"
    r" (?P<verb>[a-z]+)"
)
_OWNER = re.compile(rf"(?i:{_OPENS})(?P<who>His|Her|Their|(?P<name>{_NAME})(?='s?\b))(?:'s?)? [a-z]")
# Capital letters that begin a sentence and name nobody.
_NO_NAME = frozenset(
    """The A An This That These Those It There Here In On At For From With By As If When While After Before Since
    Although Though Because But And Or So Yet Still Then What Who Why How Where Which One Some Many Most Both All
    Every Each No Also Back Not Now Today Such Its Our My Your His Her Their We You I People Nobody Nothing""".split()
)
_STANDS_ALONE = re.compile(r"(?<=[.!?…][\"'])(?:\s*$| +[A-Z\"])|$")
_BEHIND = re.compile(
    rf" ?(?:[-–—] ?|(?<=,[\"']) ?(?:[a-z]+ ){{0,4}}|(?<=[.!?][\"']) ?)(?P<who>(?P<name>{_NAME}))"
    r"(?=\.(?: |$)|, \d|, (?:an?|the|who|whose|head|president|director)\b|$)"
)
_NO_VERB = frozenset("and or of for the a in on at to by with from as that".split())


def introduced(reading: Reading, sentences: Sequence[Range], quotation: int, closing: int) -> Range | None:
    """The subject of the sentence that ends right before the quotation or leads up to it with a colon, in the same
    paragraph; None where that is nobody by name or pronoun, or where the quotation is no sentence of its own."""
    text = reading.text
    start, end = reading.paragraphs[reading.paragraph_at(quotation)]
    if not _STANDS_ALONE.match(text, min(closing, end), end):
        return None
    behind = text[max(start, quotation - 3) : quotation].rstrip()[-1:]
    if behind not in (".", ":", "!", "?"):
        return None
    index = bisect_right(sentences, (quotation - 1, 0)) - 1
    if index >= 0 and sentences[index][0] >= quotation:
        index -= 1
    if index < 0 or sentences[index][0] < start or quotation - sentences[index][0] > _LONGEST:
        return None
    first = sentences[index][0]
    first = _behind_circumstance(text, first, quotation)
    if behind == ":" and (owner := _OWNER.match(text, first, quotation)) and _names(owner):
        return owner.span("who")
    subject = _SUBJECT.match(text, first, quotation)
    if subject is None or not _names(subject) or subject.group("verb") in _NO_VERB:
        return None
    return subject.span("who")


def _behind_circumstance(text: str, first: int, end: int) -> int:
    """Where the subject begins behind a fronted phrase: "Speaking after the match, ‹Rowe was blunt›"."""
    if not _FRONTED.match(text, first, end):
        return first
    comma = text.find(", ", first, min(end, first + _LONGEST_CIRCUMSTANCE))
    return comma + 2 if comma > 0 else first


def named_behind(reading: Reading, quotation: int, closing: int) -> Range | None:
    """Whom the words right behind a quotation that opens its paragraph name, without a verb of saying: "“…,” coach Ken
    Moss.", "“…” - Ken Moss, 34", "“….” Ken Moss, 34, was in the hall." """
    start, end = reading.paragraphs[reading.paragraph_at(quotation)]
    if quotation > start + 1 or closing >= end:
        return None
    found = _BEHIND.match(reading.text, closing, end)
    return found.span("who") if found and _names(found) else None


def _names(match: re.Match[str]) -> bool:
    name = match.group("name")
    return name is None or name.partition(" ")[0].partition("'")[0] not in _NO_NAME
