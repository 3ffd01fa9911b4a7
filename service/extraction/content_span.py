"""Where the content of a cue stands: before it ("…," she said), behind it (said that …), or on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.clause import Clause
from service.extraction.found import Range
from service.extraction.quotations import Quotation

# Behind a cue that closes its sentence only circumstances follow, no content: "…, she said in Port Selm on Tuesday."
_CIRCUMSTANCE = re.compile(
    r"(?:,?[ ](?:in|on|at|to|during|after|before|of|late|early|last|this|earlier|\w+day|yesterday|today|tonight|by|with|via|through|from|while|when|as|following|about|again|later|recently|once|afterwards?|reporters|me|us|them|him|her|then|flatly|publicly|privately|here|there|for)\b[^.;:\"]{0,160})?"
    r"[ ]?(?:[.!?]|,[ ]?\"|$|,[ ](?=(?:adding|noting|saying|calling|referring|citing|describing|pointing|and|but|according|who|which|while|as|speaking|using|after|before|explaining|recalling|in|on)\b)|;|--|[ ][-–—][ ])"
)
_HOLDS_CLAUSE = re.compile(r" (?:that|he|she|they|it|there|we|would|will|how|why|whether)\b")
_NEXT_ACT = re.compile(
    r",?[ ](?:according to|adding|noting|saying|arguing|calling|telling|citing|explaining|warning|insisting|suggesting|claiming|describing|pointing|accusing|urging|promising|vowing|acknowledging|stressing)\b"
    r"|,[ ](?:but|while|though|although)[ ](?=[A-Z]|he\b|she\b|they\b|the\b)|;[ ]|[ ](?:--|–|—)[ ](?=and |but )"
    r"|[ ]and[ ](?:said|added|called|told|noted|warned|argued|urged|asked|wrote|described|denied|insisted|suggested|criticised|criticized|accused|vowed|promised)\b"
)
_TRIMMED = " ,;:-–—"


def is_parenthetical(text: str, cue_end: int, sentence_end: int) -> bool:
    """Whether nothing but circumstances follows the cue, so that its content must stand before it."""
    match = _CIRCUMSTANCE.match(text, cue_end, sentence_end)
    return match is not None and not _HOLDS_CLAUSE.search(match.group()) and not text.startswith(" to be ", cue_end)


def behind(text: str, start: int, sentence_end: int, quotations: Sequence[Quotation]) -> Range | None:
    """Content that begins right behind a cue: to the end of its clause, quoted words whole."""
    end = sentence_end
    for match in _NEXT_ACT.finditer(text, start + 8, sentence_end):
        if not any(q.start < match.start() < q.end for q in quotations):
            end = match.start()
            break
    return trimmed(text, start, end)


def before(clause: Clause, quotations: Sequence[Quotation], end: int) -> Range | None:
    """Content before a subject or cue at `end`: the quotation that closes there, from where it opened, else the clause."""
    text, start = clause.text, clause.start
    for quotation in quotations:
        if quotation.speech and quotation.end <= end and not text[quotation.end : end].strip(" ,"):
            opens = not text[start : quotation.start].strip(' "')
            return (min(quotation.start, start) if opens else start, quotation.end)
    return trimmed(text, start, end)


def passive(clause: Clause, low: int, first: int) -> Range | None:
    """What a passive cue at token `first` says: the words before it ("the resignation was reported by …")."""
    return trimmed(clause.text, clause.starts[low], clause.starts[first]) if low < first else None


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without blanks and separating punctuation at its ends, and without the sentence's full stop."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    if end > start and text[end - 1] == "." and not text[max(start, end - 3) : end - 1].isupper():
        end -= 1
    return (start, end) if end - start > 1 else None
