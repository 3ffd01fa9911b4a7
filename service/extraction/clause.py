"""A sentence as words with classes, so that the search for subjects walks over words and not over characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from service.extraction.quotations import Quotation
from service.extraction.word_classes import CLASS_OF, word_class

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,6}+|(?:Mr|Mrs|Ms|Mx|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Gen|Brig|Maj|Col|Cmdr|Sgt|Cpl|Capt|Adm|Rev|Fr|Hon|Prof|Supt|Insp|St|Jr|Sr|Messrs|Ret|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\."
    r"|[A-Z]\.(?=[ ][A-Z])|'(?:s|re|ve|ll|d|m)\b|[$£€]?\w++(?:[,.&/-]\w++|'(?!(?:s|re|ve|ll|d|m)\b)\w++)*+%?|--++|\.\.\.++|\S"
)


# A capital letter behind these need not be a name's.
_SENTENCE_OPENS = ".?!\"Q:-("


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens of one sentence: where they start and end, their lower-case words, and one class letter each (word_classes).

    Words inside a quotation that is speech have the class "Q": they are somebody's content and hold no subject.
    """

    text: str
    start: int
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: str

    def at(self, offset: int) -> int:
        """The index of the token that starts at or behind `offset`."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The index of the last token that ends at or before `offset`, -1 if none does."""
        return bisect_right(self.ends, offset) - 1


def lex(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Clause:
    """The tokens of the sentence `[start, end)`."""
    starts, ends, words, classes = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        first, last = match.span()
        starts.append(first)
        ends.append(last)
        words.append(lower)
        known = CLASS_OF.get(lower)
        if known is None:
            known = _class_of(word, lower, classes[-1] if classes else " ")
        elif word != lower and classes and classes[-1] not in _SENTENCE_OPENS and lower != "i":
            known = "N"
        classes.append(known)
    for quotation in quotations:
        if quotation.speech:
            for index in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
                classes[index] = "Q"
    return Clause(text, start, end, starts, ends, words, "".join(classes))


def _class_of(word: str, lower: str, before: str) -> str:
    """The class of a token, "'s" and its like told apart: a verb behind a pronoun, else a possessive."""
    if word[0] == "'" and len(word) > 1:
        return "'" if lower == "'s" and before not in "pwht" else "v"
    return word_class(word, lower)


def clause_follows(clause: Clause, index: int, size: int) -> bool:
    """Whether a finite verb comes before the next mark: then "and" joined clauses, not nouns."""
    for kind in clause.classes[index : min(size, index + 8)]:
        if kind in ",.;:-Q\"w":
            return False
        if kind in "v":
            return True
    return False
