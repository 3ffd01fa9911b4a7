"""Subjects behind their verb: "…," said the mayor."""

from __future__ import annotations

from service.extraction import content_span
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.phrase_span import phrase

_VERBAL = frozenset("veQ")


def inverted(sentence: Sentence, cue: Cue, low: int) -> Act | None:
    """ "…," said the mayor: the verb right behind the quotation or comma, the subject behind the verb."""
    clause = sentence.clause
    quoted = low > 0 and not clause.classes[low : cue.first].strip(",")
    if not quoted and not _can_invert(sentence, cue):
        return None
    source = _inverted_source(clause, cue.last + 1, quoted=quoted)
    content = content_span.before(clause, sentence.quotations, cue.start)
    if source is None or content is None:
        return None
    behind = clause.ends[source[1] - 1]
    if not quoted and _interrupts(clause, cue, source):
        return made(sentence, cue, source, [content, content_span.trimmed(clause.text, behind, clause.end)])
    follows = next((q for q in sentence.quotations if q.start >= behind and q.speech), None)
    more = content_span.trimmed(clause.text, follows.start, clause.end) if follows else None
    return made(sentence, cue, source, [content, more])


def _can_invert(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb right behind a comma, not a whole quotation, can have its subject behind it."""
    if "clause" not in cue.facts or cue.facts & {"person", "infinitive"} or not cue.first:
        return False
    if _between_commas(sentence.clause, cue):
        return True
    if "object" in cue.facts:
        return False
    if _closes_quotation(sentence, cue):
        return True
    return sentence.clause.classes[cue.first - 1] in ",-" and _holds_clause(sentence.clause, cue.first)


def _between_commas(clause: Clause, cue: Cue) -> bool:
    """ "It may be, ‹believed Moss,› that it rained", "That, ‹said Moss,› would do": verb and name between commas."""
    if clause.classes[cue.first - 1] not in ",-" or cue.word.endswith("ing"):
        return False
    index = cue.last + 1
    while index < len(clause.classes) and clause.classes[index] == "N":
        index += 1
    return index > cue.last + 1 and clause.classes[index : index + 1] in (",", "-") and index < len(clause.classes) - 2


def _interrupts(clause: Clause, cue: Cue, source: Tokens) -> bool:
    """Whether the sentence goes on behind the speaker with what its words before began."""
    return (
        _between_commas(clause, cue)
        and clause.classes[source[1] : source[1] + 1] in (",", "-")
        and (clause.classes[source[1] + 1 : source[1] + 2] in ("v", "t") or cue.first == 2)
    )


def _holds_clause(clause: Clause, first: int) -> bool:
    """Whether the words before a cue can be what was said: "Rowe, the mayor, wrote an essay" says nothing before it."""
    if not {"Q"}.isdisjoint(clause.classes[:first]):
        return True
    start = 0
    while start < first:
        comma = clause.classes.find(",", start, first)
        piece = clause.classes[start : comma if comma >= 0 else first]
        opens = piece.lstrip("ac")[:1]
        verbal = next((i for i, kind in enumerate(piece) if kind in "ve"), None)
        relative = min((i for i, kind in enumerate(piece) if kind in "wh"), default=len(piece))
        if verbal is not None and verbal < relative and opens not in ("e", "g"):
            return True
        start += len(piece) + 1
    return False


def _inverted_source(clause: Clause, start: int, *, quoted: bool) -> Tokens | None:
    classes = clause.classes
    if start >= len(classes) or classes[start] in 'tsp"Qicoag' or clause.words[start] in ("no", "yes", "nothing"):
        return None
    source = phrase(clause, start)
    if source is None:
        return None
    after = classes[source[1] : source[1] + 1]
    if after in ("v", "t"):
        return None
    named = "N" in classes[source[0] : source[1]] and after in ("", ",", ".", "i", "w", "-", "s")
    closes = (
        classes[source[1] :] in ("", ".")
        and classes[source[1] - 1] in "nN"
        and clause.words[start - 1] in ("said", "says")
        and not {"w", "h"} & set(classes[:start])
    )
    return source if quoted or named or closes else None


def _closes_quotation(sentence: Sentence, cue: Cue) -> bool:
    """Whether quoted words that end like a sentence's part stand right before the cue."""
    text = sentence.clause.text
    return any(q.speech and q.end <= cue.start <= q.end + 2 and text[q.end - 2] in ",?!" for q in sentence.quotations)
