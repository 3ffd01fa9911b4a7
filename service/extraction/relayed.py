"""Speakers whom somebody quotes: "the agency quoted ‹Rowe› as saying it rained", "‹Rowe› was quoted as saying …".

The words are the quoted one's; who quotes is found as an outlet in its own right.
"""

from __future__ import annotations

from typing import Final

from service.extraction import content_span
from service.extraction.act import Act, Sentence, made
from service.extraction.cues import Cue
from service.extraction.phrase_span import phrase
from service.extraction.source_span import subject

_QUOTING: Final = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_FARTHEST: Final = 25


def relays(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb of quoting hands the words on to "as saying"."""
    return cue.word in _QUOTING and any(
        0 < c.first - cue.last < _FARTHEST and _as_saying(sentence, c) for c in sentence.cues
    )


def relayed(sentence: Sentence, cue: Cue, low: int) -> Act | None:
    """The act of a cue "as saying": its source is whom the verb of quoting before it quotes."""
    if not _as_saying(sentence, cue):
        return None
    clause = sentence.clause
    first = cue.first - 1
    stop = max(low, first - _FARTHEST)
    quoting = next((i for i in range(first - 1, stop - 1, -1) if clause.words[i] in _QUOTING), None)
    if quoting is None:
        return None
    auxiliary = quoting
    while auxiliary > low and clause.classes[auxiliary - 1] in "va":
        auxiliary -= 1
    if auxiliary < quoting or "by" in clause.words[quoting:first]:
        source = opens = subject(clause, low, auxiliary)
    else:
        source = phrase(clause, quoting + 1)
        opens = subject(clause, low, quoting)
    if source is None:
        return None
    behind = content_span.behind(clause.text, cue.end, clause.end, sentence.quotations)
    ahead = None if opens is None else content_span.before(clause, sentence.quotations, clause.starts[opens[0]])
    closes = clause.classes[cue.last + 1 : cue.last + 2] in (".", ",", "b", "i", "")
    return made(sentence, cue, source, [ahead if closes else behind])


def _as_saying(sentence: Sentence, cue: Cue) -> bool:
    return cue.word.endswith("ing") and cue.first > 1 and sentence.clause.words[cue.first - 1] == "as"
