"""Where the source of a cue stands: the subject before the verb, the subject behind it, the phrase behind "according to".

Every function takes and returns token indices of a clause, ranges half-open, and walks over each token once.
"""

from __future__ import annotations

import re

from service.extraction.clause import Clause, clause_follows

Tokens = tuple[int, int]

_LONGEST = 60
_NOMINAL = frozenset("Nn#dp")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = (
    frozenset("week month year night morning afternoon evening day weekend summer spring fall winter".split())
    | _WEEKDAYS
)
# Prepositions that tie their phrase to the noun before it; the others more often begin a circumstance.
_BINDING = frozenset(
    "of for from with at in on to by about against between behind near under over into as like toward including within without among".split()
)
_INSERTED = frozenset("dnNw#hoiegsaQcbt")
# Phrases that may follow a name after a comma and still belong to it.
_APPOSED = frozenset("dnN#whoe")


def subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject that ends right before the cue at token `cue`, within the clause that begins at token `low`."""
    classes = clause.classes
    low = max(low, cue - _LONGEST)
    last = _without_adverbs(clause, low, cue - 1)
    if last < low:
        return None
    kind = classes[last]
    if kind in "pwh":
        return (last, last + 1)
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
        if classes[last] == "a" or (classes[last] == "n" and word in ("statement", "turn", "interview") and False):
            last -= 1
            if word in _WEEKDAYS and last >= low and words[last] in ("on", "late", "early", "last"):
                last -= 1
        elif word in TIMES and last > low and words[last - 1] in ("last", "this", "that"):
            last -= 2
        elif word == "part" and last - 2 > low and words[last - 2] == "for":
            last -= 3
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
    if start > last or not _NOMINAL & set(classes[start : last + 1]):
        return None
    if classes[start] in "eg" and classes[start] == "g" and clause.text[clause.starts[start]].islower():
        return None
    return (start, last + 1)


def _phrase_start(clause: Clause, low: int, last: int) -> int:
    classes, words = clause.classes, clause.words
    joined = -1  # where the part behind the last "and" crossed begins
    index = last
    while index >= low:
        kind = classes[index]
        if kind in "Nn#d":
            pass
        elif kind in "oi":
            if index == low or classes[index - 1] not in "Nn#)\"'pde" or words[index] not in _BINDING:
                return index + 1 if joined < 0 else joined
        elif kind == "c":
            if index == low or classes[index - 1] not in "Nn#)\"'," or words[index] in ("but", "yet"):
                return index + 1
            joined = index + 1
        elif kind == ",":
            if joined < 0 or classes[index - 1] not in "Nn#" or not _is_list_item(clause, low, index):
                return _cut(clause, index + 1, joined)
        elif kind in "vge":
            opened = _relative_start(clause, low, index)
            if opened is not None:
                index = opened
                joined = -1
            elif kind == "v" or not _is_modifier(clause, low, index):
                return _cut(clause, index + 1, joined)
        elif kind == "b":
            if index == low or classes[index - 1] not in "eNn":
                return index + 1
        elif kind == "a":
            if (index + 1 <= last and classes[index + 1] not in "en#dNg") or index == low:
                return index + 1
        elif kind == "p" and words[index] not in ("everyone", "everybody", "someone", "anyone"):
            return _cut(clause, index + 1, joined)
        elif kind == ")":
            opening = clause.classes.rfind("(", low, index)
            if opening < 0:
                return index + 1
            index = opening
        elif kind not in "\"'":
            return _cut(clause, index + 1, joined)
        index -= 1
    return low


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
    while index > low and classes[index] in "va":
        index -= 1
    if index > low and classes[index] in "wht" and classes[index - 1] in "Nn#dp":
        return index
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
    """ "Rowe, the mayor of Selm," · "Rowe (shown here)" · "Rowe -- who left -- ": the phrase before the insertion and it."""
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
    """Of pieces between commas, from the left, the first that can be a subject and is followed by nothing but insertions."""
    classes = clause.classes
    best, end = None, 0
    for number in range(len(cuts) - 1):
        start, stop = cuts[number] + 1, cuts[number + 1]
        if start >= stop:
            continue
        if best is not None and _breaks(clause, start, stop):
            best = None
        if best is None and number < len(cuts) - 2 and not _is_fronted(clause, start, stop):
            found = _noun_phrase(clause, start, stop - 1)
            if found and not (classes[start] in "wh" and number):
                best = found
        elif (
            (best is not None
            and end == cuts[number]
            and classes[start] in "dnN#wh")
            or clause.words[start] in ("whose", "formerly", "now")
        ):
            end = stop
        if best is not None and best[1] == stop:
            end = stop
    return (best[0], end) if best is not None else None


def _breaks(clause: Clause, start: int, stop: int) -> bool:
    """Whether a piece between commas is a clause of its own, so that what came before it cannot be the subject."""
    piece = clause.classes[start:stop]
    if piece[0] in "wh" or piece[0] in "sg" or clause.words[start] in ("whose", "whom"):
        return False
    return (
        ("v" in piece
        and not set(piece[: piece.index("v")]) & set("wht"))
        or (piece[0] == "c"
        and piece[1:2] in ("p", "d", "N")
        and "v" in piece)
    )


def classes_free(clause: Clause, start: int, stop: int) -> bool:
    """Whether "as Rowe" opens a subordinate clause with its subject: nothing verbal, and a name or noun, in it."""
    return clause.classes[start] in "NdnpI" and not set(clause.classes[start:stop]) & set("vegt")


def _is_fronted(clause: Clause, start: int, stop: int) -> bool:
    """Whether a piece between commas is a circumstance ("In Selm", "Asked about it") and no subject."""
    first = clause.classes[start]
    if first in "c" and start + 1 < stop:
        return _is_fronted(clause, start + 1, stop)
    if first == "p":
        return stop - start > 1
    if first == "s" and stop - start > 1 and classes_free(clause, start + 1, stop):
        return False
    return (
        (first in "ioasgbte"
        and clause.words[start] not in ("nearly", "roughly", "only", "about", "over"))
        or first in "wh"
    )


def phrase(
    clause: Clause, start: int, *, according: bool = False, opening: bool = False, quoted: bool = False
) -> Tokens | None:
    """The noun phrase that begins at token `start`: an inverted subject, or what follows "according to" or "by".

    `opening`: the phrase opens its sentence, so that an apposition must be closed by a comma of its own.
    """
    classes, words = clause.classes, clause.words
    size = min(len(classes), start + _LONGEST)
    if start < size and classes[start] == "p":
        return (start, start + 1)
    stop = _phrase_end(clause, start, size)
    if stop <= start or not _NOMINAL & set(classes[start:stop]):
        return None
    while stop < size and classes[stop] in ",(":
        ended = _apposition_end(clause, stop, size)
        if ended is None or (opening and classes[ended : ended + 1] != ","):
            break
        stop = ended
    while stop > start and classes[stop - 1] in ",'\".-acio":
        stop -= 1
    return (start, stop) if stop > start else None


_PHRASE_TOKEN = re.compile(r"[Nn#d'&/%]")


def _phrase_end(clause: Clause, start: int, size: int) -> int:
    classes, words = clause.classes, clause.words
    index = start
    while index < size:
        kind = classes[index]
        following = classes[index + 1 : index + 2]
        if kind in "Nn#d'&/%":
            if kind == "n" and words[index] in _WEEKDAYS:
                break
        elif kind == "o":
            pass
        elif kind == "i":
            if words[index] not in (
                "for",
                "from",
                "at",
                "with",
                "in",
                "on",
                "near",
                "to",
                "behind",
                "including",
                "inside",
                "about",
                "between",
                "against",
                "within",
            ) or not _binds(clause, index):
                break
        elif kind == "c":
            if (
                words[index] in ("but", "yet", "nor")
                or not following
                or following not in "Nn#d"
                or clause_follows(clause, index + 1, size)
            ):
                break
        elif kind == "b":
            if (
                index == start
                or (classes[index - 1] not in "e"
                and words[index - 1]
                not in (
                    "poll",
                    "survey",
                    "report",
                    "study",
                    "analysis",
                    "statement",
                    "letter",
                    "article",
                    "review",
                    "paper",
                    "memo",
                    "filing",
                    "data",
                    "interview",
                ))
            ):
                break
        elif kind == "e":
            if (index > start and following in ("d", "p", "t", "")) or following == "a":
                break
        elif kind == "g":
            if index == start or (following in ("d", "t", "p", "") and classes[index - 1] == "N"):
                break
        elif kind == "a":
            if not following or following not in "en#dNg" or words[index] in _WEEKDAYS:
                break
        elif kind == "w":
            return _relative_end(clause, index, size)
        elif kind == "t" or kind == "h":
            if following and following in "va" and words[index - 1] != "to":
                return _relative_end(clause, index, size)
            break
        elif kind == "," and _list_goes_on(clause, index, size):
            pass
        else:
            break
        index += 1
    return index


def _binds(clause: Clause, index: int) -> bool:
    """Whether a preposition at `index` ties what follows to the noun before it, and tells no time, place or medium of saying."""
    following = clause.words[index + 1 : index + 3]
    if not following or clause.classes[index + 1] not in "Nn#d":
        return False
    word = clause.words[index]
    if (
        following[0] in _WEEKDAYS
        or following[-1] in TIMES
        or (following[0][:2] in ("19", "20")
        and following[0].isdigit())
    ):
        return False
    if word in ("in", "on", "at", "to", "about", "with", "against", "between", "within", "inside", "behind", "near"):
        # "the governor in Selm", but "Rowe in a statement".
        return (
            (following[0] not in ("a", "an", "his", "her", "their", "its", "response")
            and clause.classes[index - 1] == "n")
            or (word == "at" and clause.classes[index - 1] == "n")
        )
    return True


def _list_goes_on(clause: Clause, comma: int, size: int) -> bool:
    """ "said Rowe, Ayd and Moss": at a comma, whether a short noun follows and then another comma or "and" and a noun."""
    found = re.compile(r",[Nn#d]{1,6}(?:,[Nn#d]{1,6}){0,6},?c[Nn#d]").match(clause.classes, comma, size)
    return found is not None and clause.words[found.end() - 2] in ("and", "or") and clause.classes[comma + 1] == "N"


def _relative_end(clause: Clause, index: int, size: int) -> int:
    """The end of a relative clause: the next mark."""
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
    if (
        first == "c"
        and words[start] == "and"
        and classes[start + 1 : start + 2] in ("d", "n")
        and not clause_follows(clause, start + 1, size)
    ):
        start += 1
    elif (
        first not in "dnNwh#o"
        and words[start] not in ("whose", "from", "formerly", "now")
        and not (first == "e" and False)
    ):
        return None
    if first in "wh" or words[start] == "whose":
        return _relative_end(clause, start, size)
    if first in "dnN" and clause_follows(clause, start, size):
        return None
    stop = start
    while stop < size and classes[stop] in "dnN#oibce'&/%tawhvg(":
        if classes[stop] == "(":
            closing = classes.find(")", stop, size)
            if closing < 0:
                break
            stop = closing
        if classes[stop] in "wh" or (classes[stop] == "t" and classes[stop + 1 : stop + 2] in ("v", "a", "e")):
            return _relative_end(clause, stop, size)
        if classes[stop] in "tvg" or (classes[stop] == "a" and words[stop] in _WEEKDAYS):
            break
        stop += 1
    return stop if stop > start else None


def main_subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject of the sentence part that begins at token `low`: behind fronted phrases, before its first finite verb."""
    position = low
    while position < cue and clause.classes[position] in "ioasgbe":
        comma = clause.classes.find(",", position, cue)
        if comma < 0:
            break
        position = comma + 1
    while position < cue and clause.classes[position] in "\"',-ac":
        position += 1
    return _noun_onset(clause, position, cue)


def _noun_onset(clause: Clause, position: int, cue: int) -> Tokens | None:
    """The noun phrase at `position` if a verb follows it, with an apposition between commas."""
    classes = clause.classes
    if position >= cue:
        return None
    if classes[position] in "pw":
        return (position, position + 1)
    stop = position
    while stop < cue and classes[stop] in "Nn#doicb'&/%":
        if classes[stop] == "n" and stop + 1 < cue and classes[stop + 1] in "vd" and stop > position and False:
            break
        stop += 1
    if stop == position or not set(classes[position:stop]) & set("Nn#dp"):
        return None
    if stop < cue and classes[stop] == ",":
        closing = classes.find(",", stop + 1, cue)
        if (
            closing > 0
            and classes[stop + 1] in "dnNw#h"
            and classes[closing + 1 : closing + 2]
            and classes[closing + 1] in "vea"
        ):
            return (position, closing)
    return (position, stop)


def clause_subject(clause: Clause, low: int, cue: int) -> Tokens | None:
    """The subject of the last clause before a cue that is coordinated with it: "…, Rowe left and ‹said›"."""
    classes = clause.classes
    for index in range(cue - 1, low, -1):
        if classes[index] in "sth" or (classes[index] in "c" and classes[index - 1] == ",") or classes[index] in ";:-" or (classes[index] == "," and classes[index + 1] in "dpN"):
            start = index + 1
        else:
            continue
        found = _noun_onset(clause, start, cue)
        if found and found[1] < cue and _verb_follows(clause, found[1], cue):
            return found
    return None


def _verb_follows(clause: Clause, index: int, cue: int) -> bool:
    while index < cue and clause.classes[index] == "a":
        index += 1
    return index < cue and clause.classes[index] in "ve"


def onset(clause: Clause, start: int) -> Tokens | None:
    """The subject that begins at token `start`, if a verb follows it."""
    found = _noun_onset(clause, start, len(clause.classes))
    return found if found and _verb_follows(clause, found[1], len(clause.classes)) else None
