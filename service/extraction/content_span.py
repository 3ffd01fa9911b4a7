"""Where the content of a cue stands: before it ("…," she said), behind it (said that …), or on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.clause import Clause, clause_follows, that_follows
from service.extraction.found import Range
from service.extraction.quotations import Quotation

# Behind a cue that closes its sentence only circumstances follow, no content: "…, she said in Port Selm on Tuesday."
_CIRCUMSTANCE = re.compile(
    r"(?:,?[ ](?:in|on|at|to|during|after|before|of|late|early|last|this|earlier|\w+day|yesterday|today"
    r"|tonight|by|with|via|through|from|while|when|as|following|about|again|later|recently|once|afterwards?"
    r"|reporters|me|us|them|(?:him|her)(?=[ ]?[,.])|then|flatly|publicly|privately|here|there"
    r"|for)\b[^.;:\"]{0,160})?"
    r"[ ]?(?:[.!?]|,[ ]?\"|$|,[ ](?=(?:adding|noting|saying|calling|referring|citing|describing|pointing|and"
    r"|but|according|who|which|while|as|speaking|using|after|before|explaining|recalling|in|on)\b)|;|--"
    r"|[ ][-–—][ ])"
)
_HOLDS_CLAUSE = re.compile(r" (?:that|he|she|they|it|there|we|would|will|how|why|whether)\b")
_ADDED_CLAUSE = re.compile(r", (?:though|although|but|because|while|as|when|which|who)\b")
_NEXT_ACT = re.compile(
    r",?[ ]according to\b|,[ ](?:adding|noting|saying|arguing|calling|telling|citing|explaining|warning|insisting"
    r"|suggesting|claiming|describing|pointing|accusing|urging|promising|vowing|acknowledging|stressing)\b"
    r"|,[ ](?:but|while|though|although)[ ](?=[A-Z]|he\b|she\b|they\b|the\b)|;[ ]|[ ](?:--|–|—)[ ](?=and |but )"
    r"|[ ]and[ ](?:said|added|called|told|noted|warned|argued|urged|asked|wrote|described|denied|insisted"
    r"|suggested|criticised|criticized|accused|vowed|promised)\b"
)
# What follows is the writer's own word again.
_OWN_AGAIN = (["while"], ["even"], ["so"], ["however"], ["too"])
_ADDRESSED = 12
_TRIMMED = " ,;:-–—"


def is_parenthetical(text: str, cue_end: int, sentence_end: int) -> bool:
    """Whether nothing but circumstances follows the cue, so that its content must stand before it."""
    match = _CIRCUMSTANCE.match(text, cue_end, sentence_end)
    if match is None or text.startswith(" to be ", cue_end):
        return False
    return not _HOLDS_CLAUSE.search(_ADDED_CLAUSE.split(match.group(), maxsplit=1)[0])


def behind(text: str, start: int, sentence_end: int, quotations: Sequence[Quotation]) -> Range | None:
    """Content that begins right behind a cue: to the end of its clause, quoted words whole."""
    end = sentence_end
    for match in _NEXT_ACT.finditer(text, start + 8, sentence_end):
        if not any(q.start < match.start() < q.end for q in quotations):
            end = match.start()
            break
    return trimmed(text, start, end)


def before(clause: Clause, quotations: Sequence[Quotation], end: int) -> Range | None:
    """Content before a subject or cue at `end`: the quotation that closes there, whole, else the clause."""
    text, start = clause.text, clause.start
    for quotation in quotations:
        if quotation.speech and quotation.end <= end and not text[quotation.end : end].strip(" ,"):
            opens = not text[start : quotation.start].strip(' "')
            return (min(quotation.start, start) if opens else start, quotation.end)
    return trimmed(text, start, end)


def begins(clause: Clause, cue_last: int, person: bool) -> int:
    """The token where a clause of content begins: behind whom it was told and when ("told them on Monday ‹that›")."""
    classes = clause.classes
    start = cue_last + 1
    that = that_follows(clause, start)
    if that > 0:
        return that
    stop = min(len(classes), start + _ADDRESSED)
    for index in range(start, stop):
        kind = classes[index]
        if kind == "t" and index > start:
            return index if classes[index - 1] not in "o" else start
        if (
            person
            and index > start
            and (kind in 'Qs:"' or (kind == "p" and clause.words[index] not in ("me", "us", "you")))
        ):
            return index
        if kind == "," and index > start and classes[index + 1 : index + 2] in ("Q", '"'):
            return index + 1
        if kind not in "Nn#dioab'" and clause.words[index] not in ("me", "us", "you", "them", "him", "her", "it"):
            break
    return start


def ends(clause: Clause, start: int, *, thing: bool, subordinate: bool) -> int:
    """The offset where content that begins at token `start` must end: at a clause that is the writer's own again.

    `thing`: the content is what was criticised or wanted, no clause. `subordinate`: the act stands in a clause such as
    "while Rowe said …, ‹the mayor left›".
    """
    classes = clause.classes
    comma = classes.find(",", start)
    while comma >= 0:
        following = classes[comma + 1 : comma + 2]
        joined = following == "c"
        onset = comma + 2 if joined else comma + 1
        opens = classes[onset : onset + 1]
        if (
            "Q" not in classes[comma : comma + 2]
            and opens
            and opens in "pdNn"
            and ((subordinate and not joined) or (thing and joined))
            and clause_follows(clause, onset, len(classes))
        ):
            return clause.starts[comma]
        if thing and joined and opens and opens in "vea":
            return clause.starts[comma]
        if clause.words[comma + 1 : comma + 2] == ["compared"] or (
            thing and (following in ("h", "v") or clause.words[comma + 1 : comma + 2][:1] in _OWN_AGAIN)
        ):
            return clause.starts[comma]
        comma = classes.find(",", comma + 1)
    dash = classes.find("-", start + 1) if thing else -1
    if dash > 0 and classes[dash + 1 : dash + 2] in ("c", "d") and "Q" not in classes[start:dash]:
        return clause.starts[dash]
    return clause.end


def main_verb(clause: Clause, start: int) -> int:
    """The offset of the finite verb that follows a thing at token `start`: the sentence's own, behind a participle or
    relative clause ("members backing the plan ‹have› met"); the clause's end where there is none."""
    for index in range(start, len(clause.classes)):
        kind = clause.classes[index]
        if kind == "v" and index > start and clause.words[index - 1] != "to":
            while clause.classes[index - 1] == "a":
                index -= 1
            return clause.starts[index]
        if kind in 'wphtscQ"-:;,v':
            break
    return clause.end


def relative_end(clause: Clause, start: int) -> int:
    """The offset where a relative clause between commas ends: at the comma behind which the main verb stands."""
    comma = clause.classes.find(",", start)
    while comma >= 0:
        onset = comma + 1
        while clause.classes[onset : onset + 1] == "a":
            onset += 1
        if clause.classes[onset : onset + 1] in ("v", "e") and clause.classes[onset + 1 : onset + 2] not in ("b", "i"):
            return clause.starts[comma]
        comma = clause.classes.find(",", comma + 1)
    return clause.end


def before_according(clause: Clause, first: int) -> int:
    """The offset where content that ends before "according to" begins: at the last clause or bracket that opens."""
    classes = clause.classes
    index = first - 1
    if index >= 0 and classes[index] == ",":
        index -= 1
    while index > 0:
        kind = classes[index]
        if kind in ":;" or (kind == "(" and ")" not in classes[index:first]):
            return clause.ends[index]
        if (kind == "," and clause.words[index + 1] == "with") or (
            kind == ","
            and classes[index + 1] == "c"
            and classes[index + 2 : index + 3] in ("p", "d", "N", "v")
            and "v" in classes[index + 2 : first]
        ):
            return clause.starts[index + 1] if clause.words[index + 1] == "with" else clause.starts[index + 2]
        index -= 1
    return clause.start


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without blanks and separating punctuation at its ends, and without the sentence's full stop."""
    start = end - len(text[start:end].lstrip(_TRIMMED)) if start < end else start
    end = start + len(text[start:end].rstrip(_TRIMMED)) if start < end else end
    if end > start and text[end - 1] == "." and not text[max(start, end - 3) : end - 1].isupper():
        end -= 1
    return (start, end) if end - start > 1 else None
