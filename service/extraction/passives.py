"""Verbs in the passive: who is behind them ("first reported by the Lantern"), or nobody ("was asked whether …")."""

from __future__ import annotations

from service.extraction import content_span
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.found import FoundAttribution
from service.extraction.phrase_span import phrase
from service.extraction.source_span import subject
from service.extraction.word_classes import TIMES

# "said by telephone": how, not by whom.
_CHANNELS = frozenset(
    "phone telephone email e-mail mail text letter video post fax satellite radio way then now".split()
)
_MATTERS = frozenset("of for over about to".split())
_CIRCUMSTANCES = frozenset("when while after before since until as".split())
_PARTICIPLES = ("ed", "en", "id", "ld", "ught")


def agent(clause: Clause, cue: Cue) -> Tokens | None:
    """The source behind a passive: "first reported by the Lantern", "was asked in May by a caller"."""
    if not cue.word.endswith(_PARTICIPLES):
        return None
    index = cue.last + 1
    while index < len(clause.words) and index < cue.last + 4 and (
        clause.classes[index] in "aip#" or clause.words[index] in TIMES or clause.words[index] in ("last", "this")
    ):
        index += 1
    if clause.classes[index : index + 1] != "b" or clause.classes[index + 1 : index + 2] in ("g", "#", "", "Q"):
        return None
    found = phrase(clause, index + 1)
    return None if found and (clause.words[found[0]] in TIMES or clause.words[found[0]] in _CHANNELS) else found


def with_agent(sentence: Sentence, cue: Cue, agent: Tokens, low: int) -> Act | None:
    """What a passive tells: its subject, with what is said about it behind the agent ("‹the firm› was accused by Rowe
    ‹of lying›"); only the latter for what somebody was told or asked ("asked by Rowe ‹if it rained›")."""
    clause, text = sentence.clause, sentence.clause.text
    agent = without_matter(clause, agent)
    behind = clause.ends[agent[1] - 1]
    opens = clause.classes[agent[1] : agent[1] + 1]
    if cue.first == 1 and clause.words[0] == "as":
        return made(sentence, cue, agent, [content_span.trimmed(text, behind, clause.end)])
    rest = None
    first = clause.words[agent[1]] if opens else ""
    if opens and (opens in "sto" or first in _MATTERS) and first not in _CIRCUMSTANCES:
        comma = clause.classes.find(",", agent[1])
        rest = content_span.trimmed(text, behind, clause.starts[comma] if comma > 0 else clause.end)
    if rest is not None and "person" in cue.facts:
        return made(sentence, cue, agent, [rest])
    thing = subject(clause, low, cue.first)
    opening = clause.starts[thing[0] if thing else low]
    return made(sentence, cue, agent, [content_span.trimmed(text, opening, cue.start), rest])


def without_matter(clause: Clause, agent: Tokens) -> Tokens:
    """The agent without what the act is about: "by Rowe ‹of lying›", "by rivals ‹for his plan›"."""
    for index in range(agent[0] + 1, agent[1]):
        word = clause.words[index]
        if clause.classes[index] in "wht":
            break
        if word in ("for", "over", "about") or (word == "of" and clause.classes[index + 1 : index + 2] == "g"):
            return (agent[0], index)
    return agent


def by_nobody(sentence: Sentence, cue: Cue, low: int) -> Act | None:
    """ "He was asked whether …", "is widely seen as …": attributed, and nobody is named as the one who does it."""
    if "document" in cue.facts or not cue.word.partition(" ")[0].endswith(_PARTICIPLES):
        return None
    clause = sentence.clause
    content = content_span.behind(clause.text, cue.end, clause.end, sentence.quotations)
    if content is None:
        thing = subject(clause, low, cue.first)
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
