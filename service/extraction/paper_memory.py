"""Which papers a page has introduced, and what a later naming of one means: "the paper", "one message"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from service.extraction.found import Mention

DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their|his|her|one)\b(?: (?:same|other|second))?")
# "In one message", of messages that were let out.
_ONE_OF_THEM = re.compile(r"(?:an?|one|another|a second|a third|a later|an earlier) (?:[\w-]+ ){0,2}[\w-]+$")
# A paper that begins so near the sentence's beginning is what the sentence is about.
_AT_START = 24
NEAR = 500
_LONGEST_NAMING = 26
_TROVE_REACHES = 1_200


@dataclass
class Memory:
    """What has been introduced so far: the kind each noun stands for, the last paper, and where."""

    by_noun: dict[str, str] = field(default_factory=dict)
    troves: set[str] = field(default_factory=set)
    last: str | None = None
    last_end: int = -1
    subject_of: int = -1
    ahead: dict[str, Mention] = field(default_factory=dict)
    trove_end: int = -_TROVE_REACHES

    def take(self, mention: Mention, sentence: int, start: int) -> None:
        """Remember a paper met in the sentence of that number, which begins at `start`."""
        last = (mention.name or "document").rpartition(" ")[2]
        noun = singular(last)
        if noun != last and main_label(mention) == "leaked_document":
            self.troves.add(noun)
            self.trove_end = max(self.trove_end, mention.end)
        if noun not in ("it", "author", "share"):
            label = main_label(mention)
            marked = self.by_noun.get(noun) == "classified_document" and label == "leaked_document"
            self.by_noun[noun] = "classified_document" if marked else label
        self.last, self.last_end = main_label(mention), mention.end
        if mention.start <= start + _AT_START:
            self.subject_of = sentence

    def meant(self, noun: str, phrase: str, start: int, *, headline: bool) -> str | None:
        """The label of the paper that a phrase, which ends in `noun` and begins at `start`, has been or will be
        introduced as."""
        last = singular(noun.rpartition(" ")[2])
        if headline and last in self.ahead:
            return self.ahead[last].label
        again = is_definite(noun, phrase)
        if again and self.last == "poll" and noun in _OF_POLLS and start - self.last_end < NEAR:
            return "poll"
        known = self._known(last, phrase) if again else None
        if known == "classified_document" and phrase.startswith("one "):
            known = None
        if known is None and _ONE_OF_THEM.match(phrase):
            if last in self.troves:
                return self.by_noun[last]
            if start - self.trove_end < _TROVE_REACHES and noun in _IN_TROVES:
                return "leaked_document"
        return known

    def _known(self, last: str, phrase: str) -> str | None:
        known = self.by_noun.get(last)
        for alike in _ALIKE:
            if known is None and last in alike:
                known = next((self.by_noun[noun] for noun in alike if noun in self.by_noun), None)
        if known is None and last in _ANY_PAPER and phrase.startswith(("the ", "that ", "this ", "their ")):
            return self.last
        return known


def is_definite(noun: str, phrase: str) -> bool:
    """Whether a phrase that ends in `noun` may name again what has been named."""
    return DEFINITE.match(phrase) is not None and len(phrase) - len(noun) < _LONGEST_NAMING


def main_label(mention: Mention) -> str:
    """A paper marked and leaked is a marked one; what let it out is told where it is introduced."""
    return "classified_document" if "classified_document" in mention.facts else mention.label or "public_document"


def singular(noun: str) -> str:
    return noun if len(noun) < 4 or noun.endswith(("ss", "is")) else noun.removesuffix("s")


def are_alike(noun: str, other: str) -> bool:
    """Whether stories may call one paper by both nouns."""
    one, two = singular(noun.rpartition(" ")[2]), singular(other.rpartition(" ")[2])
    return one == two or one in _ANY_PAPER or any(one in alike and two in alike for alike in _ALIKE)


# Nouns with which stories vary: a recording is a tape, messages are texts.
_ALIKE = (
    ("recording", "tape", "audio", "clip", "footage", "video"),
    ("message", "text", "chat", "exchange", "screenshot", "chat log", "email", "e-mail", "correspondence"),
    ("memo", "memorandum", "note", "sheet"),
)
# What may lie in a trove of papers that was let out.
_IN_TROVES = frozenset(
    ("email e-mail message memo memorandum letter note spreadsheet slide presentation invoice").split()
)
# What a poll gives, once it has been named.
_OF_POLLS = frozenset("forecast estimate tables table results findings sample figures questionnaire numbers".split())
_ANY_PAPER = frozenset("document paper report file text page".split())
