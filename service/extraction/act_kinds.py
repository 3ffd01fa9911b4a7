"""How an attribution gives its content: somebody's words, a text's account, an act, a belief or an intention."""

from __future__ import annotations

from collections.abc import Sequence

from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.found import Range
from service.extraction.model import AttributionKind
from service.extraction.word_classes import WRITTEN

_MEDIA = frozenset(
    {
        "statement",
        "letter",
        "report",
        "note",
        "filing",
        "release",
        "tweet",
        "post",
        "memo",
        "article",
        "email",
        "e-mail",
        "essay",
        "blog",
        "twitter",
        "facebook",
        "instagram",
        "website",
    }
)
_PREPOSITIONS = frozenset({"in", "on", "via", "by"})


def kind_of(clause: Clause, cue: Cue, source: Tokens, content: Sequence[Range]) -> AttributionKind:
    """The kind of an attribution with this cue, source and content (what the kinds mean: model.AttributionKind)."""
    facts = cue.facts
    if "speech" not in facts and "document" not in facts:
        return "belief" if "belief" in facts else "intention"
    text = clause.text
    start, end = content[0]
    quoted = text.find('"', start, end) >= 0
    if facts & {"noun", "object"} and "clause" not in facts and "speech" in facts and not quoted:
        return "act"
    if "fronted" in facts or "speech" not in facts or _is_written(clause, source):
        return "account"
    if text[start] in "\"'" and (text[end - 1] in "\"'" or text[end : end + 1] == '"'):
        return "direct"
    if quoted:
        return "mixed"
    return "account" if _in_writing(clause, cue) else "indirect"


def _is_written(clause: Clause, source: Tokens) -> bool:
    """Whether the head of a source names a text, data or a recording: the last noun before a preposition or comma."""
    head = source[0]
    for index in range(*source):
        if clause.classes[index] in "oi,wht(bge":
            break
        head = index
    return clause.words[head] in WRITTEN


def _in_writing(clause: Clause, cue: Cue) -> bool:
    """ "said in a written statement", "in a letter to staff, Rowe said": the channel is named around the cue."""
    words = clause.words
    behind, before = cue.last + 1, max(0, cue.first - 25)
    if _MEDIA.isdisjoint(words[behind : behind + 5]) and _MEDIA.isdisjoint(words[before : cue.first]):
        return False
    around = (*range(behind, min(len(words), behind + 5)), *range(before, cue.first))
    return any(words[i] in _MEDIA and not _PREPOSITIONS.isdisjoint(words[max(0, i - 3) : i]) for i in around)
