"""The subject before a verb: found by walking back over the words that can belong to it.

Every function takes and returns token indices of a clause, ranges half-open, and walks over each token once.
"""

from __future__ import annotations

from service.extraction.clause import LONGEST_PHRASE, NOMINAL, Clause, Tokens
from service.extraction.word_classes import TIMES, WEEKDAYS, WRITTEN

# Prepositions that tie their phrase to the noun before it; the others more often begin a circumstance.
_BINDING = frozenset(
    """of for from with at in on to by about against between behind near under over into as like toward including within
    without among
    amongst inside outside across around throughout beyond alongside through behind""".split()
)
_RELATIVE = frozenset(("whose", "where"))
_FLOATING = frozenset(("both", "all", "each"))
_INSERTED = frozenset("whose formerly now then currently including of from where without like unlike along".split())
_OPENING_NUMBERS = frozenset({"nearly", "roughly", "only", "about", "over"})


def subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject that ends right before the cue at token `cue`, within the clause that begins at token `low`."""
    classes = clause.classes
    low = max(low, cue - LONGEST_PHRASE)
    last = _without_adverbs(clause, low, cue - 1)
    if last < low:
        return None
    kind = classes[last]
    if kind in "pwh":
        return (last, last + 1)
    if kind == "t" and last > low and last + 1 == cue and clause.words[last - 1] in WRITTEN:
        return _noun_phrase(clause, low, last - 1)  # "‹a message› that said"
    if kind in ",-)":
        return _behind_insertion(clause, low, last)
    if kind == "Q":
        # "Rowe, who calls it “a sham,” said": the mark inside the quotation closes the insertion.
        relative = max(classes.rfind(",w", low, last), classes.rfind(",h", low, last))
        return _noun_phrase(clause, low, relative - 1) if relative > low else None
    if kind not in "Nn#deg'\"ao":
        return None
    return _noun_phrase(clause, low, last)


def _without_adverbs(clause: Clause, low: int, last: int) -> int:
    """Skip adverbs, "on Tuesday", "last week", "in turn" back from `last`."""
    classes, words = clause.classes, clause.words
    while last >= low:
        word = words[last]
        if classes[last] == "a":
            last -= 1
            if word in WEEKDAYS and last >= low and words[last] in ("on", "late", "early", "last"):
                last -= 1
        elif word in TIMES and last > low and words[last - 1] in ("last", "this", "that"):
            last -= 2
        elif word == "part" and last - 2 > low and words[last - 2] == "for":
            last -= 3
        elif word in _FLOATING and last > low and classes[last - 1] in "v-)":
            last -= 1  # "Rowe and Moss have ‹both› argued"
            while last > low and classes[last] == "v":
                last -= 1
        elif word == "turn" and last > low and words[last - 1] == "in":
            last -= 2
        else:
            break
    return last


def _noun_phrase(clause: Clause, low: int, last: int) -> Tokens | None:
    """The noun phrase that ends with token `last`: back over its modifiers, to a verb, a subordinator or a mark."""
    start = _phrase_start(clause, low, last)
    classes = clause.classes
    while start <= last and (
        classes[start] in "acoib,-s'" or (classes[start] == '"' and '"' not in classes[start + 1 : last + 1])
    ):
        start += 1
    if start > last or not NOMINAL & set(classes[start : last + 1]):
        return None
    if classes[start] == "g" and clause.text[clause.starts[start]].islower():
        return None
    return (start, last + 1)


def _phrase_start(clause: Clause, low: int, last: int) -> int:
    """Where the phrase begins that ends with token `last`: walked back word by word to what cannot belong to it."""
    joined = -1  # where the part behind the last "and" crossed begins
    index = last
    while index >= low:
        kind = clause.classes[index]
        if kind in "vge":
            opened = _relative_start(clause, low, index)
            if opened is not None:
                index, joined = opened, -1
            elif kind == "v" or not _is_modifier(clause, low, index):
                return _cut(clause, index + 1, joined)
        elif kind in "oi":
            if index == low or clause.classes[index - 1] not in "Nn#)\"'pdeg" or clause.words[index] not in _BINDING:
                return index + 1 if joined < 0 else joined
        elif kind in "wh" and index > low and clause.classes[index - 1] in "nN":
            joined = -1  # "the officer ‹who› shot the dog": what is behind belongs to the noun before
        elif kind == ")":
            index = clause.classes.rfind("(", low, index)
            if index < 0:
                return last + 1
        elif not _belongs(clause, low, index, last, joined):
            return _cut(clause, index + 1, joined) if kind not in "cba" else index + 1
        elif kind == "c":
            joined = index + 1
        index -= 1
    return low


def _belongs(clause: Clause, low: int, index: int, last: int, joined: int) -> bool:
    """Whether a word that is neither verbal nor a preposition can stand inside a noun phrase, seen from its end."""
    kind = clause.classes[index]
    before = clause.classes[index - 1] if index > low else ""
    if kind == "c":
        return bool(before) and before in "Nn#)\"',p" and clause.words[index] not in ("but", "yet")
    if kind == ",":
        return joined >= 0 and bool(before) and before in "Nn#" and _is_list_item(clause, low, index)
    if kind == "b":
        return bool(before) and (before in "eNn" or clause.words[index - 1] in WEEKDAYS)
    if kind == "a":
        return bool(before) and (
            index + 1 > last
            or clause.classes[index + 1] in "en#dNg"
            or (clause.classes[index + 1] == "b" and clause.words[index] in WEEKDAYS)
        )
    if kind == "p":
        joined_here = index + 1 <= last and clause.words[index + 1] == "and"
        return joined_here or clause.words[index] in ("everyone", "everybody", "someone", "anyone")
    if kind == "t":
        return bool(before) and before in "io" and index < last
    return kind in "Nn#d\"'"


def _cut(clause: Clause, start: int, joined: int) -> int:
    """Where "X lost and Y said" is cut: behind the "and" when a verb or mark came before it."""
    return joined if joined > 0 and clause.classes[start - 1] in "vegp" else start


def _is_list_item(clause: Clause, low: int, comma: int) -> bool:
    before = max(clause.classes.rfind(",", low, comma), low - 1)
    inside = clause.classes[before + 1 : comma]
    return 0 < len(inside) <= 8 and not set(inside) & set("vgwhtsQ")


def _relative_start(clause: Clause, low: int, verb: int) -> int | None:
    """Where "who"/"that"/"which" stands for a verb inside a restrictive relative clause ("voters who backed her")."""
    index = verb - 1
    classes = clause.classes
    while index > low and (classes[index] in "va" or clause.words[index] == "to"):
        index -= 1
    if index > low and classes[index] in "wht" and classes[index - 1] in "Nn#dp":
        return index
    if index > low and classes[index] == "p" and classes[index - 1] in "nN" and classes[verb] == "v":
        return index  # "the lawyers ‹I met› last week"
    return None


def _is_modifier(clause: Clause, low: int, index: int) -> bool:
    """Whether a form in -ed or -ing modifies a noun ("registered voters", "those polled", "voters leaning left")."""
    classes = clause.classes
    behind = classes[index + 1 : index + 2]
    if classes[index] == "e":
        if behind in ("d", "p", "t", "s"):
            return False
        if behind == "N":
            return index == low or classes[index - 1] in "dci#"
        return index == low or (classes[index - 1] in "dNn#aocib" and (behind != "" or classes[index - 1] != "N"))
    if index == low:
        return False
    return classes[index - 1] in "d'" or (classes[index - 1] in "n#" and behind != "")


def _behind_insertion(clause: Clause, low: int, last: int) -> Tokens | None:
    """ "Rowe, the mayor of Selm," · "Rowe (shown here)" · "Rowe -- who left --": phrase and insertion."""
    classes = clause.classes
    if classes[last] == ")":
        opening = classes.rfind("(", low, last)
        head = _noun_phrase(clause, low, opening - 1) if opening > low else None
        return (head[0], last + 1) if head else None
    if classes[last] == "-":
        opening = classes.rfind("-", low, last)
        head = _noun_phrase(clause, low, opening - 1) if opening > low else None
        return (head[0], last) if head else None
    if last > low and clause.words[last - 1] in ("however", "though", "too", "meanwhile", "for one"):
        last -= 1
    cuts = [low - 1]
    for index in range(low, last):
        if classes[index] in ",-":
            cuts.append(index)
        elif classes[index] in ";:Q":
            cuts = [index]
    cuts.append(last)
    if len(cuts) == 2:
        return _noun_phrase(clause, cuts[0] + 1, last - 1) if last > cuts[0] + 1 else None
    return _head_of_pieces(clause, cuts)


def _head_of_pieces(clause: Clause, cuts: list[int]) -> Tokens | None:
    """Of pieces between commas the first that can be a subject and is followed by nothing but insertions."""
    classes = clause.classes
    best, end = None, 0
    for number in range(len(cuts) - 1):
        start, stop = cuts[number] + 1, cuts[number + 1]
        while start < stop and classes[start] == "a" and (best is not None or classes[start + 1] in "aN"):
            start += 1
        if start >= stop:
            continue
        if best is not None and not classes[start:stop].strip("N") and "v" in classes[end:start]:
            best = None  # "Trade and better roads will help, ‹Ana Moss›, head of trade, said"
        if best is not None and _breaks(clause, start, stop):
            best = None
        ahead = number < len(cuts) - 2
        if ahead and (onset := _clause_onset(clause, start, stop)) is not None:
            best = (onset, stop)
        elif best is None and ahead and not _is_fronted(clause, start, stop):
            found = _noun_phrase(clause, start, stop - 1)
            if found and not (classes[start] in "wh" and number):
                best = None if number < len(cuts) - 3 and _is_told(clause, start, found, stop) else found
        elif clause.words[start] in _INSERTED or (
            best is not None
            and end == cuts[number]
            and (classes[start] in "dnN#wh" or _is_participial(classes, start, stop))
        ):
            end = stop
        if best is not None and best[1] == stop:
            end = stop
    return (best[0], end) if best is not None else None


def _clause_onset(clause: Clause, start: int, stop: int) -> int | None:
    """Where a name alone closes a piece behind a subordinator: "the charges that ‹Rowe›, for one, called", "when
    ‹Mr. Moss›, who had lost, called"."""
    index = stop - 1
    while index >= start and clause.classes[index] in "Nnd#'":
        index -= 1
    if start < index < stop - 1 and clause.classes[index] in "st" and "N" in clause.classes[index + 1 : stop]:
        return index + 1
    return None


def _is_told(clause: Clause, start: int, found: Tokens, stop: int) -> bool:
    """Whether a piece is a clause that somebody named behind it states: "‹The pier shuts in a year›, Rowe, …, said"."""
    return "v" in clause.classes[start : found[0]] and clause.classes[stop + 1] in "dnN#"


def _breaks(clause: Clause, start: int, stop: int) -> bool:
    """Whether a piece between commas is a clause of its own, so that what came before it cannot be the subject."""
    piece = clause.classes[start:stop]
    if _is_participial(clause.classes, start, stop):
        return False
    if "v" in piece and not _RELATIVE.isdisjoint(clause.words[start : start + piece.index("v")]):
        return False
    if piece[0] in "wh" or piece[0] in "sg" or clause.words[start] in ("whose", "whom"):
        return False
    if piece[0] == "c" and piece[1:2] in ("p", "d", "N") and "v" in piece:
        return True
    return "v" in piece and not set(piece[: piece.index("v")]) & set("wht")


def _is_participial(classes: str, start: int, stop: int) -> bool:
    """ "led by Rowe", "struck by her story": a participle with its agent, between commas."""
    return (
        classes[start] in "ve"
        and stop - start > 2
        and classes[start + 1] in "bi"
        and "v" not in classes[start + 1 : stop]
    )


def _is_bare(clause: Clause, start: int, stop: int) -> bool:
    """Whether "as Rowe" opens a subordinate clause with its subject: nothing verbal, and a name or noun, in it."""
    return clause.classes[start] in "NdnpI" and not set(clause.classes[start:stop]) & set("vegt")


def _is_fronted(clause: Clause, start: int, stop: int) -> bool:
    """Whether a piece between commas is a circumstance ("In Selm", "Asked about it") and no subject."""
    first = clause.classes[start]
    if first in "c" and start + 1 < stop:
        return _is_fronted(clause, start + 1, stop)
    if first == "p":
        return stop - start > 1
    if first == "s" and stop - start > 1 and _is_bare(clause, start + 1, stop):
        return False
    return first in "wh" or (first in "ioasgbte" and clause.words[start] not in _OPENING_NUMBERS)
