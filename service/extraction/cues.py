"""Cues: the words by which something is attributed, where they stand as such and not as nouns, passives or idioms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from service.extraction import cue_words
from service.extraction.clause import Clause, clause_follows, that_follows
from service.extraction.noun_or_verb import is_noun
from service.extraction.scan import Hit
from service.extraction.word_classes import BE, WEEKDAYS

_AS_THEY_STAND = frozenset({"noun", "fronted", "impersonal"})
_FARTHEST_COLON = 25
_PARTED = ("about", "against", "of")
_CONDITIONS = ("strict", "adjective")


class Cue(NamedTuple):
    """A cue's range with its auxiliaries; `first` to `last` are its tokens, `head` the first of the verb itself."""

    start: int
    end: int
    first: int
    head: int
    last: int
    word: str
    facts: frozenset[str]
    rule: str
    passive: bool = False


class Candidate(NamedTuple):
    """The longest cue form at an offset, with the facts of every entry that knows it."""

    start: int
    end: int
    hit: Hit
    facts: frozenset[str]
    shorter: Candidate | None = None


def candidates(hits: Mapping[str, Sequence[Hit]]) -> list[Candidate]:
    """Cue forms in order of start, longest first where forms overlap."""
    found: list[Candidate] = []
    covered = -1
    for hit in hits.get("cues", ()):  # in order of start, then of end
        last = found[-1] if found else None
        if last is not None and last.start == hit.start:
            if last.end == hit.end:
                facts = _merged(last.facts, hit.entry.facts)
                found[-1] = last._replace(facts=facts, hit=hit if facts is hit.entry.facts else last.hit)
            else:
                found[-1] = Candidate(hit.start, hit.end, hit, hit.entry.facts, last)
            covered = hit.end
        elif hit.start >= covered:
            found.append(Candidate(hit.start, hit.end, hit, hit.entry.facts))
            covered = hit.end
    return found


def _merged(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The facts of a form that two entries know. Conditions of one do not bind where the other has none."""
    for condition in _CONDITIONS:
        if (condition in one) != (condition in other):
            return other if condition in one else one
    return one | other


def cue_at(clause: Clause, lower: str, candidate: Candidate) -> Cue | None:
    """The cue a candidate is in its clause, or None where the words are a noun, part of a name or quoted."""
    head = clause.at(candidate.start)
    last = clause.before(candidate.end)
    if clause.text.startswith('"', candidate.start - 1) and candidate.start > clause.start:
        return None
    if (
        last < head
        or clause.starts[head] != candidate.start
        or clause.ends[last] != candidate.end
        or clause.classes[head] == "Q"
    ):
        return None
    word = lower[candidate.start : candidate.end]
    if word in cue_words.NEVER or clause.words[last + 1 : last + 2] == [cue_words.NOT_WITH.get(word)]:
        return None
    if candidate.hit.entry.match(lower, candidate.start, candidate.end) is None:
        return None
    facts = candidate.facts
    if "noun" in facts and candidate.shorter is not None and not _has_owner(clause, head):
        return cue_at(clause, lower, candidate.shorter)
    if facts & _AS_THEY_STAND:
        return Cue(candidate.start, candidate.end, head, head, last, word, facts, candidate.hit.entry.id)
    if clause.text[candidate.start].isupper() and head and not _is_title_case(clause):
        return None
    if "adjective" in facts:
        return _adjective(clause, candidate, head, last, word)
    return None if is_noun(clause, head, last, word, facts) else _verb(clause, candidate, head, last, word)


def _verb(clause: Clause, candidate: Candidate, head: int, last: int, word: str) -> Cue | None:
    """The cue of a verb form: with its auxiliaries, what it hangs on and what completes it."""
    facts = candidate.facts
    first = verb_group(clause, head)
    if "strict" in facts and not _opens_content(clause, first, last + 1):
        return None
    if first and clause.words[first - 1] == "to" and "infinitive" not in facts:
        chained = -1 if "strict" in facts else _chain(clause, first - 1)
        if chained < 0 and not word.endswith("ing"):
            return None
        first = chained if chained >= 0 else first
    passive = _is_passive(clause, first, head, word)
    last = _with_complement(clause, last, facts)
    end = clause.ends[last]
    end = end + 1 if clause.text.startswith(":", end) else end
    return Cue(clause.starts[first], end, first, head, last, word, facts, candidate.hit.entry.id, passive)


def _is_passive(clause: Clause, first: int, head: int, word: str) -> bool:
    """Whether a form of "be" stands right before the verb, not only before what it hangs on ("is quick to add")."""
    if word.partition(" ")[0].endswith("ing"):
        return False
    index = head - 1
    while index >= first and clause.words[index] != "to":
        if clause.words[index] in BE and clause.words[index] != "'s":
            return True
        index -= 1
    return False


def _has_owner(clause: Clause, head: int) -> bool:
    """Whether a possessive stands before a noun cue, an adjective between them at most."""
    return any(
        clause.classes[i] == "'" or clause.words[i] in cue_words.POSSESSIVES for i in range(max(0, head - 2), head)
    )


def _adjective(clause: Clause, candidate: Candidate, head: int, last: int, word: str) -> Cue | None:
    """ "is confident that", "remained wary of": an adjective behind a verb of being, a clause or phrase behind it."""
    first = head
    while first and (
        clause.words[first - 1] in cue_words.STATES
        or clause.words[first - 1] in cue_words.AUXILIARIES
        or clause.words[first - 1] in cue_words.DEGREES
        or clause.classes[first - 1] == "a"
    ):
        first -= 1
    opens = clause.classes[last + 1 : last + 2]
    complement = "dNnp#gQs" if word.endswith((" of", " to", " in", " on", " over")) else "tiops"
    if cue_words.STATES.isdisjoint(clause.words[first:head]) or not opens or opens not in complement:
        return None
    return Cue(clause.starts[first], candidate.end, first, head, last, word, candidate.facts, candidate.hit.entry.id)


def _opens_content(clause: Clause, first: int, behind: int) -> bool:
    """Whether words or a clause stand right behind a cue, or quoted words shortly before it."""
    classes = clause.classes
    following = classes[behind : behind + 1]
    if following in ("t", "Q", ":", '"', "p", "b"):
        return True
    if following and clause.words[behind] in cue_words.OPENS_CLAUSE:
        return True
    if following == "," and classes[behind + 1 : behind + 2] in ("Q", '"'):
        return True
    if not clause.classes[:first].strip("ca,") and following == "N":
        return classes.find(":", behind, behind + _FARTHEST_COLON) > 0  # "Stated Rowe: “…”"
    if that_follows(clause, behind) >= 0:
        return True  # "stated of the dispute ‹that›"
    if following in ("d", "N") and clause_follows(clause, behind, len(classes)):
        return True
    return "Q" in classes[max(0, first - 7) : first]


def verb_group(clause: Clause, head: int) -> int:
    """The first token of the auxiliaries and adverbs before a verb."""
    first = head
    while first and clause.classes[first - 1] != "N" and _is_auxiliary(clause, first - 1):
        if clause.words[first - 1] == "'s" and clause.classes[first - 1] == "'":
            break
        first -= 1
    # "on ‹Tuesday› said", "late ‹Tuesday› said": the time is not the verb's.
    if first and clause.words[first] in WEEKDAYS and clause.words[first - 1] in ("on", "late", "early", "last"):
        first += 1
    # An adverb that begins the clause is not the verb's: "Still, …", "Privately aides say".
    while first < head and clause.classes[first] == "a" and first == 0:
        first += 1
    return first


def _is_auxiliary(clause: Clause, index: int) -> bool:
    if clause.words[index] in cue_words.AUXILIARIES or clause.classes[index] == "a":
        return True
    return clause.words[index] == "since" and index > 0 and clause.words[index - 1] in cue_words.AUXILIARIES


def _with_complement(clause: Clause, last: int, facts: frozenset[str]) -> int:
    """The last token of a cue with its preposition ("apologised for") or its medium ("said in a statement")."""
    words = clause.words
    if words[last + 1 : last + 2] == ["in"] and words[last + 3 : last + 4] == ["statement"]:
        return last + 3
    if "parted" in facts:  # "spoke to the club ‹about› it"
        return next((i for i in range(last + 1, min(len(words), last + 6)) if words[i] in _PARTED), last)
    if last + 2 < len(words):
        if "object" in facts and words[last + 1] in ("for", "about", "against", "of"):
            return last + 1
        if words[last + 1] == "about" or (words[last + 1] in WEEKDAYS and words[last + 2] not in ("'s", "night")):
            return last + 1
    return last


def _chain(clause: Clause, to: int) -> int:
    """The first token of a verb that "to say" hangs on ("went on to say", "was quick to add"), -1 if there is none."""
    index = to - 1
    while index > 0 and to - index < 5 and clause.words[index] not in cue_words.CONTROLLERS:
        index -= 1
    if index <= 0 or clause.words[index] not in cue_words.CONTROLLERS:
        return -1
    while index > 0 and clause.classes[index - 1] in "va":
        index -= 1
    return index


def _is_title_case(clause: Clause) -> bool:
    """Whether the sentence is set like a headline, every longer word capitalised."""
    longer = [i for i, word in enumerate(clause.words) if len(word) > 4]
    return bool(longer) and sum(clause.text[clause.starts[i]].isupper() for i in longer) >= 0.8 * len(longer)
