"""The noun phrase that begins behind a cue: an inverted subject with its apposition, or what follows "according to"."""

from __future__ import annotations

import re

from service.extraction.clause import LONGEST_PHRASE, NOMINAL, Clause, Tokens, clause_follows
from service.extraction.word_classes import TIMES, WEEKDAYS

_BINDING = frozenset("for from at with in on near to behind including inside about between against within".split())
# Behind a name these more often tell where and how something was said.
_PLACING = frozenset("in on at to about with against between within inside behind near".split())
_TIED = frozenset("familiar close knowledge unearthed contained briefed informed involved versed present".split())
_INDEFINITE = frozenset("a an his her their its response".split())
_AUTHORED = frozenset(
    "poll survey report study analysis statement letter article review paper memo filing data interview".split()
)
_LIST = re.compile(r",[Nn#d]{1,6}(?:,[Nn#d]{1,6}){0,6},?c[Nn#d]")


def phrase(clause: Clause, start: int, *, opening: bool = False) -> Tokens | None:
    """The noun phrase that begins at token `start`: an inverted subject, or what follows "according to" or "by".

    `opening`: the phrase opens its sentence, so that an apposition must be closed by a comma of its own.
    """
    classes = clause.classes
    size = min(len(classes), start + LONGEST_PHRASE)
    if start < size and classes[start] == "p":
        return (start, start + 1)
    stop = _phrase_end(clause, start, size)
    if stop <= start or not NOMINAL & set(classes[start:stop]):
        return None
    while stop < size and classes[stop] in ",(":
        ended = _apposition_end(clause, stop, size)
        if ended is None or (opening and classes[ended : ended + 1] != ","):
            break
        stop = ended
    while stop > start and classes[stop - 1] in ",'\".-acio":
        stop -= 1
    return (start, stop) if stop > start else None


def _phrase_end(clause: Clause, start: int, size: int) -> int:
    """Where the noun phrase ends: at the first word that cannot belong to it, or with its relative clause."""
    for index in range(start, size):
        kind = clause.classes[index]
        if kind == "w" or (kind in "th" and _opens_relative(clause, index)):
            return _relative_end(clause, index, size)
        if kind == "p" and index > start and clause.classes[index - 1 : index + 2] == "npv":
            return _relative_end(clause, index, size)  # "an account ‹she gave to the court›"
        if not _goes_on(clause, start, index, size):
            return index
    return size


def _opens_relative(clause: Clause, index: int) -> bool:
    return clause.classes[index + 1 : index + 2] in ("v", "a") and clause.words[index - 1] != "to"


def _goes_on(clause: Clause, start: int, index: int, size: int) -> bool:
    """Whether the word at `index` can belong to the phrase that began at `start`."""
    kind = clause.classes[index]
    if kind == "s" and clause.words[index] == "than":
        return clause.words[index - 1] in ("more", "fewer", "less", "other")
    if kind in "Nn#d'&/%o":
        return not (kind == "n" and clause.words[index] in WEEKDAYS)
    if kind == "i":
        return clause.words[index] in _BINDING and _binds(clause, index)
    if kind == "c":
        return _joins_nouns(clause, index, size)
    if kind == "b":
        return index > start and (
            clause.classes[index - 1] == "e"
            or clause.words[index - 1] in _AUTHORED
            or (clause.classes[index - 1] == "n" and clause.classes[index + 1 : index + 2] in ("N", "d"))
        )
    if kind == ",":
        return _list_goes_on(clause, index, size)
    return kind in "ega" and _modifies(clause, start, index)


def _modifies(clause: Clause, start: int, index: int) -> bool:
    """Whether a form in -ed or -ing or an adverb belongs to the noun beside it."""
    kind, following = clause.classes[index], clause.classes[index + 1 : index + 2]
    if kind == "e":
        return following != "a" and not (index > start and following in ("d", "p", "t", ""))
    if kind == "g":
        return index > start and not (following in ("d", "t", "p", "") and clause.classes[index - 1] == "N")
    return bool(following) and following in "en#dNg" and clause.words[index] not in WEEKDAYS


def _joins_nouns(clause: Clause, index: int, size: int) -> bool:
    following = clause.classes[index + 1 : index + 2]
    if clause.words[index] in ("but", "yet", "nor") or not following or following not in "Nn#d":
        return False
    return not clause_follows(clause, index + 1, size)


def _binds(clause: Clause, index: int) -> bool:
    """Whether a preposition ties what follows to the noun before it, and tells no time, place or medium of saying."""
    following = clause.words[index + 1 : index + 3]
    if not following or clause.classes[index + 1] not in "Nn#d":
        return False
    if following[0] in WEEKDAYS or following[-1] in TIMES or _is_year(following[0]):
        return False
    word = clause.words[index]
    if word not in _PLACING or clause.words[index - 1] in _TIED:
        return True
    # "the governor in Selm", but "Rowe in a statement".
    return clause.classes[index - 1] == "n" and (word == "at" or following[0] not in _INDEFINITE)


def _is_year(word: str) -> bool:
    return word[:2] in ("19", "20") and word.isdigit()


def _list_goes_on(clause: Clause, comma: int, size: int) -> bool:
    """ "said Rowe, Ayd and Moss": at a comma, whether a short noun follows and then a comma or "and" and a noun."""
    found = _LIST.match(clause.classes, comma, size)
    return found is not None and clause.words[found.end() - 2] in ("and", "or") and clause.classes[comma + 1] == "N"


def _relative_end(clause: Clause, index: int, size: int) -> int:
    """The end of a relative clause: the next mark, an insertion right behind its pronoun left out."""
    if clause.classes[index + 1 : index + 2] == ",":
        closing = clause.classes.find(",", index + 2, size)
        index = closing + 1 if 0 < closing < size - 1 else index
    for position in range(index, size):
        if clause.classes[position] in ',.;:-Q"?!)' or (clause.classes[position] == "s" and position > index + 2):
            return position
    return size


def _apposition_end(clause: Clause, mark: int, size: int) -> int | None:
    """Where an apposition that follows the comma or bracket at `mark` ends, None if what follows is none."""
    classes, words = clause.classes, clause.words
    if classes[mark] == "(":
        closing = classes.find(")", mark, size)
        return closing + 1 if closing >= 0 and closing - mark < 12 else None
    start = mark + 1
    if start >= size:
        return None
    first = classes[start]
    if first == "c" and classes[start + 1 : start + 2] in ("d", "n") and words[start] == "and":
        if clause_follows(clause, start + 1, size):
            return None
        start += 1
    elif first not in "dnNwh#o" and words[start] not in ("whose", "from", "formerly", "now", "then", "currently"):
        return None
    if first in "wh" or words[start] == "whose":
        return _relative_end(clause, start, size)
    if first in "dnN" and clause_follows(clause, start, size):
        return None
    return _apposed_end(clause, start, size)


def _apposed_end(clause: Clause, start: int, size: int) -> int | None:
    """The end of an apposition that begins at `start` and is no relative clause."""
    classes = clause.classes
    stop = start
    while stop < size and classes[stop] in "dnN#oibce'&/%tawhvg(":
        if classes[stop] == "(":
            closing = classes.find(")", stop, size)
            if closing < 0:
                break
            stop = closing
        if classes[stop] in "wh" or (classes[stop] == "t" and classes[stop + 1 : stop + 2] in ("v", "a", "e")):
            return _relative_end(clause, stop, size)
        if classes[stop] == "g" and classes[stop - 1] == "d" and classes[stop + 1 : stop + 2] == "n":
            stop += 1
            continue
        if classes[stop] in "tvg" or (classes[stop] == "a" and clause.words[stop] in WEEKDAYS):
            break
        stop += 1
    return stop if stop > start else None
