"""Verbs in the passive: who is behind them ("first reported by the Lantern"), or nobody ("was asked whether …")."""

from __future__ import annotations

from service.extraction import content_span
from service.extraction.act import Act, Sentence
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.found import FoundAttribution
from service.extraction.phrase_span import phrase
from service.extraction.source_span import subject as subject_before
from service.extraction.word_classes import TIMES

# "said by telephone": how, not by whom.
_CHANNELS = frozenset(
    "phone telephone email e-mail mail text letter video post fax satellite radio way then now".split()
)
_PARTICIPLES = ("ed", "en", "id", "ld", "ught")


def agent(clause: Clause, cue: Cue) -> Tokens | None:
    """The source behind a passive: "first reported by the Lantern", "was asked in May by a caller"."""
    if not cue.word.endswith(_PARTICIPLES):
        return None
    index = cue.last + 1
    while index < len(clause.words) and index < cue.last + 4 and clause.classes[index] in "ani#":
        index += 1
    if clause.classes[index : index + 1] != "b" or clause.classes[index + 1 : index + 2] in ("g", "#", "", "Q"):
        return None
    found = phrase(clause, index + 1)
    return None if found and (clause.words[found[0]] in TIMES or clause.words[found[0]] in _CHANNELS) else found


def by_nobody(sentence: Sentence, cue: Cue, low: int) -> Act | None:
    """ "He was asked whether …", "is widely seen as …": attributed, and nobody is named as the one who does it."""
    if "document" in cue.facts or not cue.word.partition(" ")[0].endswith(_PARTICIPLES):
        return None
    clause = sentence.clause
    content = content_span.behind(clause.text, cue.end, clause.end, sentence.quotations)
    if content is None:
        thing = subject_before(clause, low, cue.first)
        content = (clause.starts[thing[0]], clause.ends[thing[1] - 1]) if thing else None
    if content is None:
        return None
    return None, FoundAttribution("belief", "cues.hearsay", (), ((cue.start, cue.end),), (content,)), False


def asked(sentence: Sentence, cue: Cue) -> Act | None:
    """ "‹Asked› ‹whether it rained›, she left", "when ‹asked about› ‹rain›": what nobody named has asked."""
    clause = sentence.clause
    opens = clause.classes[cue.last + 1 : cue.last + 2]
    if clause.words[cue.last] == "about" or (
        opens and (opens in "sth" or clause.words[cue.last + 1] in ("if", "about", "by"))
    ):
        comma = clause.classes.find(",", cue.last)
        end = clause.starts[comma] if comma > 0 else clause.end
        content = content_span.trimmed(clause.text, cue.end, end)
        if content is not None:
            return None, FoundAttribution("belief", "cues.hearsay", (), ((cue.start, cue.end),), (content,)), False
    return None
