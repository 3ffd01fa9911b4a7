"""Replies that no formula marks: the accused, or who speaks for them, answering what the story says of them
(codebook 3.3).

"The firm said the scales were tested weekly" is a reply only because the story told before that they were rigged. So
this
looks at who speaks, whether a damaging sentence named them, and how they speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from service.extraction.entities import Entity
from service.extraction.found import Disclosure, FoundAttribution, Range
from service.extraction.names import Name
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_SPEAKERS = frozenset(
    {"named_official", "named_person", "organisation_named_spokesperson", "organisation_statement", "unnamed_official"}
)
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|insist\w*|maintain\w*|reject\w*|dismiss\w*|defend\w*"
    r"|apologi\w+|acknowledg\w+|admit\w*"
    r"|conced\w+|clarif\w+|counter(?:ed|s)|retort\w*|shot back|hit back|fired back|pushed back|refut\w+"
    r"|rebut\w*|contest(?:s|ed)"
    r"|repli(?:ed|es)|respond(?:ed|s)|regret\w*|disagree\w*|accept(?:ed|s)|brushed aside|assured|protested)\b"
)
_ASKED = re.compile(
    r"\b(?:asked (?:about|whether|if|why|how|on|for comment)|when asked|pressed (?:on|about)|contacted"
    r"|reached (?:at|by|on)|when reached|in reply to"
    r"|in response to|was sent|were sent|approached|confronted|(?:was|were) (?:put|read|shown) to"
    r"|challenged|we put|had been asked)\b"
)
_CHANNEL = re.compile(
    r"\b(?:in an? (?:[\w-]+ ){0,2}(?:statement|response|e-?mail|letter|reply|message|text|post)"
    r"|in (?:his|her|its|their) (?:\w+ )?(?:statement|response|reply|defen[cs]e)"
    r"|told (?:this|us|the court|reporters)|by e-?mail|by text|on x|through (?:a|his|her|its) (?:lawyer"
    r"|spokes\w+|agent)|speaking (?:through|for))\b"
)
_NEGATES = re.compile(
    r"\b(?:did not|didn't|never|had not|hadn't|has not|hasn't|have not|haven't|was not|wasn't|were not"
    r"|weren't|does not|doesn't|not true|untrue|false"
    r"|nothing|baseless|meritless|without merit|wrong|misleading|inaccurate|unaware|no (?:\w+ ){1,2}(?:was"
    r"|were|had|has)|predated|lawful\w*|complied|in line with"
    r"|within the rules|by the book|good faith|took .{0,12} seriously|mistake|clerical|misspoke|sorry)\b"
)
# Bodies named by a common noun: "the council", "the airline".
_COMMON_BODY = re.compile(
    r"\b(?:council|company|firm|ministry|department|club|campaign|airline|bank|school|hospital|university"
    r"|trust|agency|board|committee|federation|union|party|police|army|government|administration"
    r"|developer|contractor|landlord|charity|commission|authority|museum|bureau|regulator)\b"
)
_NEEDED = 4
_COMMON_WORDS = frozenset(
    "The A An Of And For In On At To State City County House National United New North South East"
    " West Republican Democratic".split()
)


def find_replies(
    reading: Reading,
    sentences: Sequence[Range],
    names: Sequence[Name],
    adverse: Sequence[Hit],
    found: Sequence[FoundAttribution],
    owner: Mapping[int, Entity],
) -> list[Disclosure]:
    """The answers of those whom an earlier sentence damages, as whole statements within their sentence."""
    accused = _accused(reading, sentences, names, adverse, found)
    if not accused:
        return []
    replies = []
    known: dict[int, tuple[set[str], bool]] = {}
    for index, attribution in enumerate(found):
        speaker = owner.get(index)
        if speaker is None or speaker.label not in _SPEAKERS or attribution.kind in ("belief", "intention"):
            continue
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        if id(speaker) not in known:
            voice = speaker.label == "organisation_named_spokesperson" or "spokes" in speaker.facts()
            known[id(speaker)] = (_words(reading, speaker), voice)
        words, voice = known[id(speaker)]
        named = any(accused.get(word, 1 << 62) < start for word in words)
        if _weight(reading, sentences, attribution, voice, named, start) >= _NEEDED:
            replies.append(Disclosure("reply", start, end, "replies.accused", frozenset({"answer"})))
    return replies


def _accused(
    reading: Reading,
    sentences: Sequence[Range],
    names: Sequence[Name],
    adverse: Sequence[Hit],
    found: Sequence[FoundAttribution],
) -> dict[str, int]:
    """Words by which damaging sentences name people and bodies who are not their own speakers, with where first."""
    speaking = sorted(span for a in found for span in a.source)
    accused: dict[str, int] = {}
    seen = -1
    for hit in adverse:
        start, end = sentences[max(0, bisect_right(sentences, (hit.start, 1 << 62)) - 1)]
        if start == seen:
            continue
        seen = start
        for name in names[
            bisect_left(names, start, key=lambda n: n.start) : bisect_left(names, end, key=lambda n: n.start)
        ]:
            index = bisect_right(speaking, (name.start, 1 << 62)) - 1
            if index >= 0 and speaking[index][1] > name.start:
                continue
            for word in reading.text[name.start : name.end].removesuffix("'s").split():
                if word not in _COMMON_WORDS:
                    accused.setdefault(word, start)
        for match in _COMMON_BODY.finditer(reading.lower, start, end):
            accused.setdefault(match.group(), start)
    return accused


def _weight(
    reading: Reading,
    sentences: Sequence[Range],
    attribution: FoundAttribution,
    voice: bool,
    named: bool,
    start: int,
) -> int:
    """How much speaks for a reply: who is speaking counts most, then the verb, then what was asked and said."""
    cue = " ".join(reading.lower[s:e] for s, e in attribution.cue)
    sentence = sentences[max(0, bisect_right(sentences, (start, 1 << 62)) - 1)]
    said = " ".join(reading.lower[s : min(e, s + 200)] for s, e in attribution.content)
    weight = 3 * voice + 2 * named + 2 * bool(_ANSWERS.search(cue)) + bool(_NEGATES.search(said))
    return weight + 3 * bool(_ASKED.search(reading.lower, *sentence)) + bool(_CHANNEL.search(reading.lower, *sentence))


def _words(reading: Reading, speaker: Entity) -> set[str]:
    words = {person.surname for person in speaker.names}
    for mention in speaker.mentions[:3]:
        phrase = reading.text[mention.start : mention.end]
        words.update(
            w.strip(",").removesuffix("'s") for w in phrase.split() if w[:1].isupper() and w not in _COMMON_WORDS
        )
        words.update(match.group() for match in _COMMON_BODY.finditer(phrase.lower()))
    for person in speaker.names[:2]:
        described = reading.text[person.described[0] : person.described[1]]
        words.update(
            w.strip(",").removesuffix("'s") for w in described.split() if w[:1].isupper() and w not in _COMMON_WORDS
        )
        words.update(match.group() for match in _COMMON_BODY.finditer(described.lower()))
    return words
