"""A sentence with its cues, and the attribution that a cue, a source and pieces of content make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.extraction.act_kinds import kind_of
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.found import FoundAttribution, Range
from service.extraction.quotations import Quotation


class Sentence(NamedTuple):
    """One sentence with what stands in it."""

    clause: Clause
    cues: tuple[Cue, ...]
    quotations: tuple[Quotation, ...]


# The source's tokens (None if nobody is named), the attribution, and whether the subject is that of an earlier act.
Act = tuple[Tokens | None, FoundAttribution, bool]


def made(
    sentence: Sentence, cue: Cue, source: Tokens, pieces: Sequence[Range | None], shared: bool = False
) -> Act | None:
    """The attribution of a cue to a source, None where nothing is left as its content."""
    clause = sentence.clause
    content = tuple(_whole(sentence, piece) for piece in pieces if piece is not None)
    span = (clause.starts[source[0]], clause.ends[source[1] - 1])
    if not content or any(s < span[1] and span[0] < e for s, e in content):
        return None
    kind = kind_of(clause, cue, source, content)
    return source, FoundAttribution(kind, cue.rule, (span,), ((cue.start, cue.end),), content), shared


def _whole(sentence: Sentence, piece: Range) -> Range:
    """Content that the sentence cuts off within quoted words, to the end of the quotation."""
    for quotation in sentence.quotations:
        if quotation.speech and quotation.start < piece[1] < quotation.end and quotation.end > sentence.clause.end:
            return (piece[0], quotation.end)
    return piece
