"""Signs that a statement answers what the story says of the speaker (codebook 3.3, REPLY); `replies` weighs them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.extraction.circumstances import DATED
from service.extraction.entities import Entity
from service.extraction.found import Disclosure, FoundAttribution, Range
from service.extraction.names import Name
from service.extraction.parties import accused_by, first_named, words_of
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.sought import Sought

# Bodies named by a common noun: "the council", "the airline".
_VERBS = {
    "denies": re.compile(
        r"\b(?:den(?:y|ies|ied|ying)|disput\w+|reject\w*|dismiss\w*|refut\w+|rebut\w*|contest(?:s|ed)|called? |calls )"
    ),
    "defends": re.compile(
        r"\b(?:defend\w*|insist\w*|maintain\w*|counter(?:ed|s)|retort\w*|shot back|hit back|fired back|pushed back"
        r"|brushed aside|protest(?:ed|s)|submitted|contend\w*|argue[sd]?|blame[sd])\b"
    ),
    "concedes": re.compile(
        r"\b(?:apologi\w+|acknowledg\w+|admit\w*|conced\w+|regret\w*|accept(?:ed|s)|clarif\w+|disagree\w*"
        r"|confirm\w*|did not (?:deny|dispute)|assured|promis\w+|pointed to)\b"
    ),
    "accuses": re.compile(
        r"\b(?:accus\w+|alleg\w+|slam\w*|criticis\w+|criticiz\w+|blast\w*|condemn\w*|denounc\w*|attack\w*|mock\w*"
        r"|claim\w*|warn\w*|charg(?:ed|es)|demand\w*|urg(?:ed|es)|call(?:ed|s)? (?:on|for)|complain\w*|question\w*)"
    ),
    "reports": re.compile(
        r"\b(?:not(?:ed|es)|report(?:ed|s)|reveal\w*|found|show(?:ed|s|n)|states?|list(?:ed|s)|quot\w+|cit\w+"
        r"|estimat\w+"
        r"|indicat\w+|testif\w+|recall\w*|remember\w*|suggest\w*|predict\w*|expect\w*|according|argu\w+)"
    ),
    "answers": re.compile(r"\b(?:repl(?:ied|ies)|respond(?:ed|s)|answer(?:ed|s)|wrote back|put it)\b"),
}
_ASKED = re.compile(
    r"\b(?:asked (?:about|whether|if|why|how|on|for comment|outside|by|what|when|from)|when asked|pressed (?:on|about)"
    r"|contacted|reached (?:at|by|on|last|yesterday)|when reached|in (?:reply|response|answer) to|was sent|were sent"
    r"|approached|confronted|(?:was|were) (?:put|read|shown) to|challenged|we put|i put"
    r"|had been asked (?!to (?!comment|respond|explain))"
    r"|shown (?:the|a|its|our|this|that|his|her|two)|to whom (?:we|i|this)|was asked|were asked|wrote to|i rang"
    r"|we rang|we asked|i asked|told of|responding to)\b"
)
_CHANNEL = re.compile(
    r"\b(?:in an? (?:[\w'-]+ ){0,3}(?:statement|response|e-?mail|letter|reply|message|text|post|note|answer)"
    r"|in (?:his|her|its|their) (?:\w+ )?(?:statement|response|reply|defen[cs]e|answer)"
    r"|by e-?mail|by text|through (?:a|his|her|its) (?:lawyer|spokes\w+|agent))\b"
)
_TOLD_US = re.compile(
    r"\btold (?:this|us\b|me\b|[a-z]+ (?:news|press|times|radio)\b|the (?!court|panel|tribunal|inquest|committee"
    r"|hearing|senat|council|jury|meeting|conference|crowd|rally|inquiry|commission|house|parliament|audience"
    r"|presentation"
    r"|judge|public))|\b(?:in an? (?:[\w-]+ )?interview|by (?:tele)?phone|over the phone|when reached)\b"
)
_NEGATES = re.compile(
    r"\b(?:did not|didn't|never|had not|hadn't|has not|hasn't|have not|haven't|was not|wasn't|were not"
    r"|weren't|does not|doesn't|do not|don't|not true|untrue|false|is not|isn't|are not|not aware"
    r"|no (?:\w+ ){0,2}(?:was|were|had|has|such|evidence|decision)|nothing|nobody)\b"
)
_PLEADS = re.compile(
    r"\b(?:baseless|meritless|without merit|wrong|misleading|inaccurate|unaware|predated|lawful\w*|compl(?:y|ied|ies)"
    r"|in line with|within the rules|in accordance|by the book|good faith|seriously|mistakes?|clerical|misspoke|sorry"
    r"|regrets?|regrettable|committed to|full confidence|fully|investigat\w+|review\w*|at all times|highest standards"
    r"|safety|according to (?:the )?(?:rules|law|plan)|permitted|proper\w*|responsib\w+|context|routine|transparent"
    r"|cooperat\w+|co-operat\w+|too early|would not comment|not comment|isolated|legitimate|appropriate\w*|apolog\w+)\b"
)
SOUGHT = Sought({"asked": _ASKED, "channel": _CHANNEL, "told_us": _TOLD_US, "negates": _NEGATES, "pleads": _PLEADS})
_COUNSEL = re.compile(
    r"\b(?:lawyer|attorney|counsel|solicitor|barrister|advocate|defence|defense|kc|sc|qc|appearing for|acting for"
    r"|speaking for|speaks for|on behalf of|represent(?:s|ing)|for the (?:company|council|accused|owner|defendant))\b"
)
_PLAINTIFF = re.compile(r"\b(?:prosecut\w+|plaintiffs?|petitioners?|complainant|victims?|families|for the state)\b")
_CRITIC = re.compile(
    r"\b(?:critics?|campaign group|activists?|residents?|opposition|experts?|professor|analysts?|economist|researcher|"
    r"lecturer|scientist|pollster|historian|witness|judge|inspector|auditor|neighbou?rs?|tenants?|survivors?|teaches|"
    r"judges|justice|coroner|tribunal|court)\b"
)
_ROLES = {"counsel": _COUNSEL, "plaintiff": _PLAINTIFF, "critic": _CRITIC}
_NEAR = 700
_LONGEST_SAID = 240
_AROUND = frozenset({"asked", "channel", "told_us"})
_OFTEN = 3
_EARLY, _LATE = 0.2, 0.7
_SPEAKERS = {
    "named_official": "official",
    "named_person": "person",
    "organisation_named_spokesperson": "voice",
    "organisation_statement": "body",
    "unnamed_official": "unnamed",
    "unnamed_described": "unnamed",
    "other_media": "outlet",
}


# A sentence is looked at for what was asked and when no farther than this from the reply.
_SENTENCE_REACH = 250


def circumstances_of_reply(lower: str, start: int, end: int) -> frozenset[str]:
    """`specific` where the text around a reply says what was put to the party, `dated` where it says when."""
    low = max(lower.rfind("\n", max(0, start - _SENTENCE_REACH), start) + 1, start - _SENTENCE_REACH, 0)
    high = min(end, start + _SENTENCE_REACH) + 40
    line_end = lower.find("\n", min(end, high), high)
    high = line_end if line_end >= 0 else high
    found = {"specific"} if _ASKED.search(lower, low, high) else set()
    if DATED.search(lower, low, high):
        found.add("dated")
    return frozenset(found)


class Statement(NamedTuple):
    """A statement of somebody that may be an answer: the index of its attribution, where it is, and the signs."""

    attribution: int
    start: int
    end: int
    speaker: int
    signs: frozenset[str]


class _Speaker(NamedTuple):
    """Signs that hold wherever a speaker speaks, and where the story first accuses and names the speaker."""

    signs: tuple[str, ...]
    accused: int | None
    named: int | None


@dataclass(slots=True)
class _Story:
    """What the story has said so far, for one pass over its statements."""

    reading: Reading
    sentences: Sequence[Range]
    adverse: Sequence[int]
    formulas: Sequence[int]
    accused: Mapping[str, int]
    named: Mapping[str, int]
    lead_end: int
    speakers: dict[int, _Speaker] = field(default_factory=dict)
    spoken: dict[int, int] = field(default_factory=dict)
    acts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def speaker(self, entity: Entity) -> _Speaker:
        """What the story tells of a speaker, read once."""
        known = self.speakers.get(id(entity))
        if known is None:
            words, described = words_of(self.reading, entity)
            known = self.speakers[id(entity)] = _Speaker(
                (_SPEAKERS[entity.label], *(sign for sign, pattern in _ROLES.items() if pattern.search(described))),
                min((self.accused[word] for word in words if word in self.accused), default=None),
                min((self.named[word] for word in words if word in self.named), default=None),
            )
        return known

    def acts_of(self, cue: str) -> tuple[str, ...]:
        """What a cue's words do, the same for every cue of these words."""
        signs = self.acts.get(cue)
        if signs is None:
            signs = self.acts[cue] = tuple(sign for sign, pattern in _VERBS.items() if pattern.search(cue))
        return signs

    def sentence(self, at: int, back: int = 0) -> Range:
        """What of the sentence at `at`, or of one before it, lies near enough to be looked at."""
        start, end = self.sentences[max(0, bisect_right(self.sentences, (at, 1 << 62)) - 1 - back)]
        return max(start, at - _NEAR), min(end, at + _NEAR)


def statements(
    reading: Reading,
    sentences: Sequence[Range],
    names: Sequence[Name],
    adverse: Sequence[Hit],
    formulas: Sequence[Disclosure],
    found: Sequence[FoundAttribution],
    owner: Mapping[int, Entity],
) -> Iterator[Statement]:
    """Every statement of somebody who may answer, in order, with what speaks for its being an answer."""
    speaking = sorted(span for a in found for span in a.source)
    story = _Story(
        reading,
        sentences,
        [hit.start for hit in adverse],
        [hit.start for hit in formulas],
        accused_by(reading, sentences, names, adverse, speaking),
        first_named(reading, names, speaking),
        reading.body_start + (len(reading.text) - reading.body_start) // 5,
    )
    for index, attribution in enumerate(found):
        speaker = owner.get(index)
        if speaker is None or speaker.label not in _SPEAKERS or attribution.kind in ("belief", "intention"):
            continue
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        signs = frozenset(_signs(story, attribution, speaker, start))
        story.spoken[id(speaker)] = story.spoken.get(id(speaker), 0) + 1
        yield Statement(index, start, end, id(speaker), signs)


def _signs(story: _Story, attribution: FoundAttribution, speaker: Entity, start: int) -> Iterator[str]:
    lower = story.reading.lower
    yield from _of_speaker(story, speaker, start)
    cue = " ".join(lower[s:e] for s, e in attribution.cue)
    sentence, previous = story.sentence(start), story.sentence(start, 1)
    yield from story.acts_of(cue)
    yield from _of_words(story.reading, attribution.content)
    here = [sign for sign in story.reading.possible(SOUGHT, *sentence) if sign in _AROUND]
    here = [sign for sign in here if SOUGHT.patterns[sign].search(lower, *sentence)]
    yield from here
    may_be = "asked" not in here and "asked" in story.reading.possible(SOUGHT, *previous)
    if may_be and lower.find("\n", previous[1], start) < 0 and _ASKED.search(lower, *previous):
        yield "asked_before"
    yield attribution.kind
    if any(_any_in(story.adverse, s, e) for s, e in attribution.content):
        yield "adverse_said"
    yield from _of_place(story, sentence, previous, start)


def _of_words(reading: Reading, content: Sequence[Range]) -> Iterator[str]:
    """What the words themselves are: a denial, a plea."""
    pieces = [(s, min(e, s + _LONGEST_SAID)) for s, e in content]
    possible = frozenset[str]().union(*(reading.possible(SOUGHT, *piece) for piece in pieces)) - _AROUND
    if possible:
        said = " ".join(reading.lower[s:e] for s, e in pieces)
        yield from (sign for sign in possible if SOUGHT.patterns[sign].search(said))


def _of_speaker(story: _Story, speaker: Entity, start: int) -> Iterator[str]:
    known = story.speaker(speaker)
    yield from known.signs
    if known.accused is not None:
        yield "accused" if known.accused < start else "accused_later"
    if known.named is not None and known.named < start:
        yield "named"
    if speaker.first < story.lead_end:
        yield "speaks_in_lead"
    if 0 < story.spoken.get(id(speaker), 0) <= _OFTEN:
        yield "again"


def _of_place(story: _Story, sentence: Range, previous: Range, start: int) -> Iterator[str]:
    reading = story.reading
    paragraph = reading.paragraphs[reading.paragraph_at(start)]
    if _any_in(story.adverse, *sentence):
        yield "adverse_here"
    if _any_in(story.adverse, *previous):
        yield "adverse_before"
    if _any_in(story.adverse, max(0, sentence[0] - _NEAR), sentence[0]):
        yield "adverse_near"
    if _any_in(story.formulas, max(paragraph[0], sentence[0] - 200), min(paragraph[1], sentence[1] + 200)):
        yield "formula"
    share = (start - reading.body_start) / max(1, len(reading.text) - reading.body_start)
    if share < _EARLY or share > _LATE:
        yield "early" if share < _EARLY else "late"


def _any_in(starts: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end
