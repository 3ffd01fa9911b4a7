"""Acts of attributing: for each cue of a sentence its source and its content, by its frame (codebook 2.3)."""

from __future__ import annotations

from service.extraction import content_span, from_whom, in_polls
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause, Tokens
from service.extraction.cue_words import POSSESSIVES
from service.extraction.cues import Cue
from service.extraction.found import FoundAttribution, Range
from service.extraction.phrase_span import phrase
from service.extraction.source_span import subject as subject_before
from service.extraction.verb_acts import verb_act

# Facts of cues that are kept inside the content of another: chains of speakers are read off them.
_PAST = frozenset(
    "wrote thought spoke saw knew felt went made took gave drew shot tore swore began chose forgot put sought taught"
    " kept threw broke lent beat cut hit set let".split()
)
_SPOKEN = frozenset({"said", "person"})


def acts_of(sentence: Sentence) -> list[FoundAttribution]:
    """The attributions of a sentence in order of their cues."""
    found: list[tuple[Cue, FoundAttribution]] = []
    subject: Tokens | None = None
    for cue in sentence.cues:
        act = _act(sentence, cue, subject)
        if act is None:
            continue
        source, attribution, shared = act
        if shared and _is_part(sentence.clause, cue) and _within_content(cue, found):
            continue
        if shared and _is_base(cue) and found and not _is_base(found[-1][0]) and _within_content(cue, found):
            continue
        if found and (shared or _joined(sentence.clause, source, cue)):
            _end_content_before(sentence, found, cue if shared or source is None else cue._replace(first=source[0]))
        if source is not None and "noun" not in cue.facts:
            main = subject is None or attribution.content[0][0] < cue.start or not _within_content(cue, found)
            subject = source if main else subject
        found.append((cue, attribution))
    return [
        attribution
        for cue, attribution in found
        if attribution.kind in ("direct", "mixed") or not _is_nested(cue, found)
    ]


def _within_content(cue: Cue, found: list[tuple[Cue, FoundAttribution]]) -> bool:
    return any(s <= cue.start < e for _, attribution in found for s, e in attribution.content)


def _is_part(clause: Clause, cue: Cue) -> bool:
    """Whether a form in -ing hangs on the words before it and opens no act of its own: "by ‹insisting› on", "began
    ‹making› calls", but ", ‹adding› that" and "and ‹adding› that"."""
    if not clause.words[cue.head].endswith("ing"):
        return False
    before = cue.first - 1
    while before > 0 and clause.classes[before] == "a":
        before -= 1
    return before >= 0 and clause.classes[before] in "iobve"


def _is_nested(cue: Cue, found: list[tuple[Cue, FoundAttribution]]) -> bool:
    """Whether a stance, belief or intention is part of what somebody else is said to have said."""
    if cue.facts & _SPOKEN or "fronted" in cue.facts:
        return False
    return any(s <= cue.start < e for other, a in found if other is not cue and a.source for s, e in a.content)


def _act(sentence: Sentence, cue: Cue, subject: Tokens | None) -> Act | None:
    if "fronted" in cue.facts:
        return _according_to(sentence, cue)
    if "impersonal" in cue.facts:
        return _impersonal(sentence, cue)
    if from_whom.FACT in cue.facts:
        return from_whom.from_act(sentence, cue)
    if cue.rule == in_polls.RULE:
        return in_polls.within_act(sentence, cue)
    if "noun" in cue.facts:
        return _noun_cue(sentence, cue)
    return verb_act(sentence, cue, subject)


def _is_base(cue: Cue) -> bool:
    """Whether a verb stands in its base form, as behind an auxiliary: "he would sit down and ‹tell› them"."""
    verb = cue.word.partition(" ")[0]
    return not verb.endswith(("s", "d", "ing")) and verb not in _PAST


def _joined(clause: Clause, source: Tokens | None, cue: Cue) -> bool:
    """Whether a subject of its own follows ", and", ", but" or "and she": a new statement of the writer's."""
    if source is None or source[0] < 2:
        return False
    joint, comma = source[0] - 1, clause.classes[source[0] - 2] == ","
    if clause.classes[joint] == "c":
        return comma or ("speech" in cue.facts and clause.words[source[0]] in ("he", "she"))
    return comma and clause.words[joint] in ("while", "although", "though", "whereas")


def _end_content_before(sentence: Sentence, found: list[tuple[Cue, FoundAttribution]], cue: Cue) -> None:
    """ "said X and added Y": X ends where the next act of the same speaker begins."""
    earlier, attribution = found[-1]
    words = sentence.clause.words
    first = cue.first
    while first > earlier.last + 1 and (
        words[first - 1] in ("and", "but", "then", "or", "while", "also", ",")
        or sentence.clause.classes[first - 1] == "a"
    ):
        first -= 1
    cut = sentence.clause.starts[first]
    last = attribution.content[-1]
    if last[0] < cut < last[1] and last[0] >= earlier.end - 1:
        piece = content_span.trimmed(sentence.clause.text, last[0], cut)
        if piece is not None:
            found[-1] = (earlier, attribution._replace(content=(*attribution.content[:-1], piece)))


def _according_to(sentence: Sentence, cue: Cue) -> Act | None:
    clause = sentence.clause
    fronted = not clause.classes[: cue.first].strip("ca\"',(tn") or clause.classes[cue.first - 1] == "t"
    source = phrase(clause, cue.last + 1, opening=fronted)
    if source is None:
        return None
    end = clause.ends[source[1] - 1]
    if fronted:
        content = content_span.trimmed(clause.text, end, clause.end)
    else:
        if pieces := _around(clause, cue, source):
            return made(sentence, cue, source, pieces)
        content = content_span.before(clause, sentence.quotations, cue.start)
        if content is not None:
            content = content_span.trimmed(
                clause.text, max(content[0], content_span.before_according(clause, cue.first)), content[1]
            )
    return made(sentence, cue, source, [content])


def _around(clause: Clause, cue: Cue, source: Tokens) -> list[Range | None]:
    """The pieces of a statement that "according to" interrupts: "because, according to Rowe, ‹it rained›" and
    "‹Two boats›, according to Rowe, ‹were lost›"; none where all of it stands before."""
    classes, end = clause.classes, source[1]
    if cue.first < 2 or classes[cue.first - 1] not in ",-" or classes[end : end + 1] not in (",", "-"):
        return []
    behind = content_span.trimmed(clause.text, clause.ends[end], clause.end)
    if classes[cue.first - 2] in "stc":
        return [behind]
    if classes[end + 1 : end + 2] == "v":
        start = content_span.before_according(clause, cue.first)
        return [content_span.trimmed(clause.text, start, cue.start), behind]
    return []


def _impersonal(sentence: Sentence, cue: Cue) -> Act | None:
    """Attributed to nobody: "he is expected to go" (codebook 3.3, vague attribution)."""
    content = content_span.behind(sentence.clause.text, cue.end, sentence.clause.end, sentence.quotations)
    if content is None:
        return None
    return None, FoundAttribution("belief", cue.rule, (), ((cue.start, cue.end),), (content,)), False


def _noun_cue(sentence: Sentence, cue: Cue) -> Act | None:
    clause = sentence.clause
    last = cue.first - 1
    while last >= 0 and clause.classes[last] in "nae#" and cue.first - last <= 2:
        last -= 1
    if last < 0:
        return None
    if clause.words[last] in POSSESSIVES:
        source: Tokens | None = (last, last + 1)
    elif clause.classes[last] == "'" and last:
        source = subject_before(clause, 0, last)
        source = (max(source[0], last - 6), last) if source else None
    else:
        return None
    if source is None:
        return None
    opens = clause.classes.rfind(",", 0, source[0]) + 1
    thing = cue.rule != "cue_nouns.said"
    limit = content_span.ends(clause, cue.last + 1, thing=thing, subordinate=clause.classes[opens] in "is")
    if thing and "v" not in clause.classes[: cue.first]:
        limit = min(limit, content_span.main_verb(clause, cue.last + 1))
    content = content_span.behind(clause.text, cue.end, limit, sentence.quotations)
    return made(sentence, cue, source, [content]) if content else None
