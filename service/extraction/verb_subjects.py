"""Who does what a verb says: the subject right before it, or that of an act before it ("adding that", "and said")."""

from __future__ import annotations

from service.extraction import main_subject
from service.extraction.act import Sentence
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.source_span import subject as subject_before

# Texts that somebody puts out: the words in them are theirs.
_PUT_OUT = frozenset(
    "statement letter e-mail email memo note tweet message release article op-ed video ad post".split()
)


# "spent the day ‹saying›": whose time it was.
_SPENT = frozenset("spent spend spends spending started began opened ended closed entered took takes".split())


def is_gerund(clause: Clause, cue: Cue) -> bool:
    if "v" in clause.classes[cue.first : cue.head]:
        return clause.words[cue.first] == "having"
    return cue.word.partition(" ")[0].endswith("ing")


def subject_of(sentence: Sentence, cue: Cue, low: int, subject: Tokens | None) -> tuple[Tokens | None, bool]:
    """Who does what the verb says, and whether it is the sentence's earlier subject: "adding that", "and said"."""
    clause = sentence.clause
    last = cue.first - 1
    while last >= low and clause.classes[last] == "a":
        last -= 1
    before = clause.classes[last] if last >= low else "."
    if is_gerund(clause, cue):
        if before in "iso" and (ahead := _named_ahead(clause, cue, last)) is not None:
            return ahead, False
        if before in "Nnpdw#),":
            own = _participle_subject(clause, low, cue.first)
            if before != ",":
                return _who_put_out(clause, cue, own), False
        return _earlier(sentence, cue, subject, before), True
    if before == "c":
        return _earlier(sentence, cue, subject, before), True
    source = subject_before(clause, low, cue.first)
    if source is not None:
        source = _behind_other_acts(sentence, source)
    if source is None and before == "," and subject is not None:
        return subject, True
    return source, False


def _behind_other_acts(sentence: Sentence, source: Tokens) -> Tokens:
    """ "The clerk declined to comment and ‹two aides› said": the part of a subject behind another act and its "and"."""
    classes = sentence.clause.classes
    for cue in sentence.cues:
        if source[0] < cue.first and cue.last < source[1] - 1 and cue.word.endswith("ed"):
            joint = classes.rfind("c", cue.last, source[1] - 1)
            if (
                joint > 0
                and classes[joint + 1] in "dnN#p"
                and not {"w", "h", "t"} & set(classes[source[0] : cue.first])
            ):
                return (joint + 1, source[1])
    return source


def _named_ahead(clause: Clause, cue: Cue, preposition: int) -> Tokens | None:
    """The subject behind the comma of a fronted phrase: "A month after ‹announcing› it, Rowe left"."""
    if not {"v", "p", ","}.isdisjoint(clause.classes[:preposition]):
        return None
    comma = clause.classes.find(",", cue.last)
    while comma >= 0:
        found = main_subject.onset(clause, comma + 1)
        if found is not None:
            return found
        comma = clause.classes.find(",", comma + 1)
    return None


def _who_put_out(clause: Clause, cue: Cue, own: Tokens | None) -> Tokens | None:
    """Whose words they are where what stands before a participle is a text just put out or time: "‹Rowe› sent a memo
    saying …", "‹Rowe› spent the evening saying …", "‹A suit› was filed in 2012 saying …"."""
    if own is None or own[0] < 2:
        return own
    spent = clause.words[own[0] - 1] in _SPENT or clause.words[own[0] - 2 : own[0]] == ["started", "out"]
    if spent or not clause.classes[own[0] : own[1]].strip("#"):
        return main_subject.clause_subject(clause, 0, own[0] - 1) or main_subject.main_subject(clause, 0, own[0] - 1)
    if clause.words[own[1] - 1] not in _PUT_OUT:
        return own
    verb = own[0] - 1
    while verb > 0 and (clause.classes[verb] in "dan" or clause.words[verb] == "out"):
        verb -= 1
    if clause.classes[verb] not in "ve":
        return own
    return main_subject.clause_subject(clause, 0, verb) or main_subject.main_subject(clause, 0, verb) or own


def _participle_subject(clause: Clause, low: int, first: int) -> Tokens | None:
    """The subject right before a participle, without the "with" that brings it in ("with ‹Rowe› calling for …")."""
    own = subject_before(clause, low, first)
    if own is not None and "with" in clause.words[own[0] : own[1] - 1]:
        behind = own[1] - clause.words[own[0] : own[1]][::-1].index("with")
        return (behind, own[1])
    return own


def _earlier(sentence: Sentence, cue: Cue, subject: Tokens | None, before: str) -> Tokens | None:
    clause = sentence.clause
    # "They fear that it rained and warn ‹that›": like the act before it, and so its subject's.
    alike = is_gerund(clause, cue) or clause.classes[cue.last + 1 : cue.last + 2] == "t"
    if before == "c" and not (subject is not None and alike):
        nearer = main_subject.clause_subject(clause, 0, cue.first)
        if nearer is not None and nearer[0] and clause.classes[nearer[0] - 1] in "st":
            nearer = None  # "Rowe left after he won and ‹said›": the main clause's
        if subject is None or (nearer is not None and nearer[0] > subject[1]):
            subject = nearer or main_subject.main_subject(clause, 0, cue.first)
        return subject
    return subject or main_subject.main_subject(clause, 0, cue.first)
