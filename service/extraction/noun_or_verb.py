"""Whether a form that can be a noun and a verb is the noun: "the ‹claims› desk", "the ‹reports› show"."""

from __future__ import annotations

from service.extraction import cue_words
from service.extraction.clause import Clause
from service.extraction.word_classes import TIMES


def _is_singular(clause: Clause, head: int) -> bool:
    """Whether "a" or "another" stands before a form that no singular subject has: "a no-confidence ‹vote against›"."""
    index = head - 1
    while index > 0 and clause.classes[index] in "nea" and head - index < 4:
        index -= 1
    return index >= 0 and clause.words[index] in ("a", "an", "another", "each", "this")


def _closes(clause: Clause, head: int, last: int) -> bool:
    """Whether a plural noun behind a comma stands right before the form, and the sentence ends right behind it."""
    classes = clause.classes
    plural = head > 0 and classes[head - 1] == "n" and clause.words[head - 1].endswith("s")
    return plural and classes[last + 1 : last + 2] in (".", "") and "," in classes[max(0, head - 5) : head]


_LONGEST_SUBJECT = 8


def is_noun(clause: Clause, head: int, last: int, word: str, facts: frozenset[str]) -> bool:
    """Whether a form that can be a noun or modifier is one here, by the words before and behind it."""
    classes = clause.classes
    before = classes[head - 1] if head else "."
    behind = classes[last + 1 : last + 2]
    preceding = clause.words[head - 1] if head else ""
    if (
        (preceding in cue_words.COMPOUNDING and word in cue_words.NOUNLIKE)
        or (word in cue_words.COUNTED and _is_singular(clause, head))
        or _names(clause, head, last, word)
    ):
        return True
    if before in "do'/" and (before != "'" or preceding == "'s") and not word.endswith("said"):
        if word in cue_words.THINGS:
            return True
        return (head == 1 and preceding == "all") or preceding not in cue_words.SUBJECTS_OF_THEIR_OWN
    if word not in cue_words.NOUNLIKE and not ("nounlike" in facts and not word.endswith(("ed", "ing"))):
        return before in "ib" and not word.endswith("ing") and preceding != "to"
    if _is_verb(clause, head, last, word):
        return False
    if _in_prepositional_phrase(clause, head):
        return True
    if behind == "t" and word in cue_words.THINGS and classes[last + 2 : last + 3] == "v":
        return True
    if behind in ("t", "Q", ":", '"') or (behind and clause.words[last + 1] in cue_words.OPENS_CLAUSE):
        return before in "ib" and preceding != "to"
    if before in "pwv" or preceding == "to":
        return behind in ("i", "o") and before not in "pw"
    if (before == "a" and classes[head - 2 : head - 1] in ("n", "N", "p")) or _closes(clause, head, last):
        return False  # "the port strongly ‹disputes›", "…, developers ‹claim›."
    if before in "ibc#":
        return before != "#"
    return behind not in (("d", "p", "N") if before == "N" else ("d", "p", "N", "n", "a"))


def _names(clause: Clause, head: int, last: int, word: str) -> bool:
    """ "A group ‹called› Selm First": a name follows."""
    before, behind = clause.classes[head - 1 : head], clause.classes[last + 1 : last + 2]
    return word in cue_words.NAMING and before in ("n", "d", "") and behind in ("N", "Q", '"', "#")


def _is_verb(clause: Clause, head: int, last: int, word: str) -> bool:
    """Whether the company of a form that can be a noun tells that it is none."""
    if word in ("read", "reads"):
        behind = clause.classes[last + 1 : last + 3]
        return behind in (",Q", ',"') or (behind in (".", "") and "Q" in clause.classes[:head])
    return _agrees(clause, head, last, word) or _is_as_clause(clause, head) or _closes_words(clause, head, last)


def _closes_words(clause: Clause, head: int, last: int) -> bool:
    """ "“…,” Rowe ‹notes›.", "…, the mayor ‹claims›.": a subject alone stands between quoted words and the form."""
    index = head - 1
    while index >= 0 and head - index < _LONGEST_SUBJECT and clause.classes[index] in "Nnd'#":
        index -= 1
    if index < 0 or index == head - 1:
        return False
    if clause.classes[index] == "Q":
        return True
    alone = not clause.classes[index + 1 : head].strip("N") and clause.classes[last + 1 : last + 2] in (",", ".", "")
    others = clause.classes[:index] + clause.classes[last:]
    return alone and clause.classes[index] == "," and not set("ve").isdisjoint(others)


def _is_as_clause(clause: Clause, head: int) -> bool:
    """ "As Rowe ‹claims›, …": names alone stand between "as" and the form."""
    index = head - 1
    while index > 0 and clause.classes[index] == "N":
        index -= 1
    return 0 <= index < head - 1 and clause.words[index] == "as"


def _agrees(clause: Clause, head: int, last: int, word: str) -> bool:
    """Whether the form agrees with a noun right before it and something that it can govern follows: "polls ‹show› X",
    "voters ‹fear› the end", "the firm ‹plans› to close"."""
    noun = head - 1
    if noun > 1 and clause.classes[noun] == "," and word in cue_words.AIMS:
        return clause.words[last + 1 : last + 2] == ["to"]  # "Rowe, the mayor, ‹plans› to go"
    while noun > 0 and (clause.classes[noun] == "a" or clause.words[noun] in TIMES or clause.words[noun] == "this"):
        noun -= 1
    if noun < 0 or clause.classes[noun] not in "nN":
        return False
    subject, behind = clause.words[noun], clause.classes[last + 1 : last + 2]
    if behind and clause.words[last + 1] == "to" and word.partition(" ")[0] in cue_words.AIMS:
        return clause.words[last + 2 : last + 3] != ["be"]
    plural = subject in cue_words.PLURALS or (subject.endswith("s") and not subject.endswith(("ss", "us", "is")))
    if behind in (".", "") and plural != word.endswith("s"):
        return _stands_alone(clause, noun)
    if not plural or word.endswith("s"):
        return False
    return behind != "" and (behind in 'tdpNna#sg"Q' or clause.words[last + 1] in cue_words.OPENS_CLAUSE)


def _stands_alone(clause: Clause, noun: int) -> bool:
    """Whether a noun stands behind a comma with nothing but its modifiers: "…, government ‹data› show"."""
    first = noun
    while first > 0 and noun - first < 5 and clause.classes[first - 1] in "nNade'":
        first -= 1
    return first > 0 and clause.classes[first - 1] == "," and "v" in clause.classes[: first - 1]


def _in_prepositional_phrase(clause: Clause, head: int) -> bool:
    """Whether the form ends the object of a preposition: "spoke of the harbour ‹dispute› that", "responded to European
    ‹calls› that"."""
    if head > 1 and clause.classes[head - 1] == "N" and clause.classes[head - 2] in "oib":
        return True
    index = head - 1
    while index > 0 and head - index < 5 and clause.classes[index] in "nN#'":
        index -= 1
    return (
        index > 1
        and clause.classes[index] == "d"
        and clause.classes[index - 1] in "oib"
        and clause.classes[index - 2] in "ve"
    )
