"""A sentence as words with classes, so that the search for subjects walks over words and not over characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from service.extraction.quotations import Quotation
from service.extraction.word_classes import CLASS_OF, WEEKDAYS, unlisted_class

_ABBREVIATIONS = """
    Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Govs Lt Gen Brig Maj Col Cmdr Sgt Cpl Capt Adm Rev Fr Hon Prof Supt
    Insp St Jr Sr Messrs Ret Inc Corp Co Ltd Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif
    Colo Conn Del
    Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo""".split()
_CONTRACTED = r"'(?:s|re|ve|ll|d|m)\b"
_TOKEN = re.compile(
    # Most words are letters and a blank behind them: they need none of what follows.
    r"(?:[a-z]++(?=[ ])|[A-Z][a-z]++(?=[ ])"
    rf"|(?:[A-Za-z]\.){{2,6}}|(?=[A-Z])(?:{'|'.join(_ABBREVIATIONS)})\.|[A-Z]\.(?=[ ][A-Z])"
    rf"|{_CONTRACTED}"
    rf"|[$£€]?\w++(?:[,.&/-]\w++|(?!{_CONTRACTED})'\w++)*%?|--++|\.\.\.++|\S)\s*+"
)

Tokens = tuple[int, int]
LONGEST_PHRASE = 60
_FARTHEST_THAT = 24
_TIMED = (["this"], ["last"])
NOMINAL = frozenset("Nn#dp")
# A capital letter behind these need not be a name's.
_SENTENCE_OPENS = '.?!"Q:-('


class Clause(NamedTuple):
    """Tokens of one sentence: where they start and end, their lower-case words, and one class letter each
    (word_classes).

    Words inside a quotation that is speech have the class "Q": they are somebody's content and hold no subject.
    """

    text: str
    start: int
    end: int
    starts: Sequence[int]
    ends: Sequence[int]
    words: list[str]
    classes: str

    def at(self, offset: int) -> int:
        """The index of the token that starts at or behind `offset`."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The index of the last token that ends at or before `offset`, -1 if none does."""
        return bisect_right(self.ends, offset) - 1


def lex(text: str, start: int, end: int, quotations: Sequence[Quotation], memo: Words) -> Clause:
    """The tokens of the sentence `[start, end)`, which begins with a visible character."""
    # Tokens come with the blanks behind them, so that their lengths add up to where they start.
    raw = _TOKEN.findall(text, start, end)
    words, classes, lengths = zip(*map(memo.__getitem__, raw), strict=True)
    starts = list(accumulate(map(len, raw), initial=start))
    starts.pop()
    ends = list(map(add, starts, lengths))
    kinds = "".join(classes)
    if len(kinds) > len(words):
        kinds = _in_company(words, list(classes))
    for quotation in quotations:
        if quotation.speech:
            first = bisect_left(starts, max(quotation.start, start))
            last = bisect_left(starts, min(quotation.end, end))
            kinds = kinds[:first] + "Q" * (last - first) + kinds[last:]
    return Clause(text, start, end, starts, ends, list(words), kinds)


class Words(dict[str, tuple[str, str, int]]):
    """Of tokens with the blanks behind them: the word in lower case, its class, its length.

    Made for one article and dropped with it, so that no word of an article outlives its request.
    """

    def __init__(self) -> None:
        super().__init__(_CLOSED)

    def __missing__(self, raw: str) -> tuple[str, str, int]:
        read = self[raw] = _read(raw)
        return read


def _read(raw: str) -> tuple[str, str, int]:
    word = raw.rstrip()
    lower = word.lower()
    known = CLASS_OF.get(lower)
    if lower in _VERB_OR_NOUN and lower == word:
        return lower, "vn", len(word)
    if known is None:
        if word[0] == "'" and len(word) > 1:
            return lower, "'s" if lower == "'s" else "v", len(word)
        return lower, unlisted_class(word, lower), len(word)
    capital = word != lower and lower != "i" and lower not in WEEKDAYS
    return lower, f"C{known}" if capital else known, len(word)


# Verb and noun: "the scheme ‹works›", "the public ‹works› director".
_VERB_OR_NOUN = frozenset({"works"})
_ENGINEERING = frozenset("public road roads street highway iron steel gas water sewage flood the".split())
# The closed lists and marks, read once: they are the program's words and not an article's.
_CLOSED = {raw: _read(raw) for word in (*CLASS_OF, *",.:;\"'-()?!") for raw in (word, f"{word} ")}


def _in_company(words: Sequence[str], classes: list[str]) -> str:
    """The classes of a sentence, those decided that depend on the word before."""
    for index in [index for index, kind in enumerate(classes) if len(kind) > 1]:
        kind, before = classes[index], classes[index - 1] if index else ""
        if kind == "'s":
            classes[index] = "v" if before and before in "pwht" else "'"
        elif kind == "vn":
            classes[index] = "n" if _is_of_engineering(words, classes, index) else "v"
        else:
            # A capital letter in the midst of a sentence makes a name of a function word: "Will said".
            opens = not before or before in _SENTENCE_OPENS
            classes[index] = kind[1] if opens and not _is_surname(words, classes, index) else "N"
    return "".join(classes)


def _is_of_engineering(words: Sequence[str], classes: Sequence[str], index: int) -> bool:
    """ "The ‹works› department", "the director of public ‹works›", and not "the scheme works"."""
    before = words[index - 1] if index else ""
    return before in _ENGINEERING or (before != "who" and classes[index + 1 : index + 2] == ["n"])


def _is_surname(words: Sequence[str], classes: Sequence[str], index: int) -> bool:
    """ "‹May› has insisted", "‹Will› said": no auxiliary with a finite verb right behind it."""
    return words[index] in ("may", "will") and classes[index + 1 : index + 2] == ["v"]


def that_follows(clause: Clause, index: int) -> int:
    """The index of the "that" that opens a clause behind circumstances: "posted on her page ‹that› it rained", "stated,
    while she spoke to the court, ‹that› it rained"; -1 if there is none."""
    classes = clause.classes
    if classes[index : index + 1] not in ("i", "o", ",", "a") and clause.words[index : index + 1] not in _TIMED:
        return -1
    stop = min(len(classes), index + _FARTHEST_THAT)
    if classes[index] == ",":
        comma = classes.find(",t", index + 1, stop)
        return comma + 1 if comma > 0 and not {"Q", ":", ";"} & set(classes[index:comma]) else -1
    while index < stop and classes[index] in "nN#dioa'\"":
        index += 1
    if index < stop and classes[index] == "," and classes[index + 1 : index + 2] != "t":
        return that_follows(clause, index)
    index += classes[index : index + 1] == ","
    return index if classes[index : index + 1] == "t" and classes[index + 1 : index + 2] not in ("v", "e", "") else -1


def clause_follows(clause: Clause, index: int, size: int) -> bool:
    """Whether a finite verb comes before the next mark: then "and" joined clauses, not nouns."""
    classes = clause.classes
    for position in range(index, min(size, index + 8)):
        kind = classes[position]
        if kind in ',.;:-Q"w':
            return False
        if kind == "v":
            return True
        if kind == "e" and position > index and classes[position + 1 : position + 2] in ("d", "p", "Q"):
            return True  # "lawyers ‹called› the ruling"
    return False
