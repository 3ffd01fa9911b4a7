"""What a sentence tells about an act of attributing: by which channel it reached the newsroom, when, and whether the
source speaks of its own doings (codebook 2.5, D4; ruling 2.11 on plans and experience)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from service.extraction.found import FoundAttribution, Range
from service.extraction.reading import Reading
from service.extraction.sought import Sought

_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH: Final = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|march|april|may|june|july|aug(?:ust|\.)|sept(?:ember|\.)|oct(?:ober|\.)"
    r"|nov(?:ember|\.)|dec(?:ember|\.))"
)
DATED: Final = re.compile(
    rf"\b(?:{_DAY}|yesterday|today|tonight|this (?:morning|week|afternoon|evening)|last (?:night|week|month|year)"
    rf"|{_MONTH} \d{{1,2}}\b|\d{{1,2}} {_MONTH}|(?:19|20)\d\d\b|earlier this \w+)"
)
_FACTS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        # Said before an audience that the reader could have joined.
        "event": re.compile(
            r"\b(?:rall(?:y|ies)|briefing|(?:news|press) conference|hearing|speech|debate|town hall|convention|summit"
            r"|forum|panel|ceremony|meeting|podium|parliament|in court|courtroom|testified|testimony|addressed"
            r"|conference call|earnings call|assembly|on the (?:senate|house) floor|fundraiser"
            r"|campaign stop|campaign event)\b"
        ),
        # Said to a journalist.
        "told": re.compile(
            r"\b(?:told (?:reporters|journalists|this|us\b|the [a-z]+|[a-z]+)|in an? (?:\w+ ){0,2}interview|interviewed"
            r"|by (?:phone|telephone)|when asked|asked (?:about|whether|if|by)|speaking (?:to|with|on)|spoke to"
            r"|on (?:condition|background)|appear(?:ed|ing|ance) on"
            r"|on (?:[a-z]+'s )?\"?(?:the )?\w+ (?:show|program|programme)"
            r"|on (?:cnn|fox|msnbc|nbc|abc|cbs|bbc|npr|radio|television|tv))\b"
        ),
        # Written or posted.
        "written": re.compile(
            r"\b(?:statement|press release|news release|e-?mail(?:ed)?|letter|tweet(?:ed|s)?|posted|post on|wrote"
            r"|writes|written|op-ed|column|memo|filing|filed|blog|facebook|twitter|instagram|affidavit|ruling"
            r"|report(?: published| released| by)|published|released|survey|poll|study|website|announced on)\b"
        ),
        "dated": DATED,
        # Remembered or seen by the source itself.
        "witnessed": re.compile(
            r"\b(?:recalled|recalls|remember(?:s|ed)?|saw|heard|watched|witnessed|was there|were there)\b"
        ),
    }
)
SOUGHT: Final = Sought(_FACTS)
_FIRST_PERSON: Final = re.compile(r"\b(?:i|i'(?:m|ve|d|ll)|we|we'(?:re|ve|d|ll)|my|our|me|us)\b")
_OWN_DOING: Final = re.compile(
    r"[\"' ]*(?:that )?(?:he|she|they|it|its|his|her|their)(?:'d|'ll|'s)? ?(?:would|will|had|has|have|was|were|is|are"
    r"|plan|intend|hope|want|did|does|could|should|never|also|expect)?\b"
)
_LONGEST_LOOKED_AT: Final = 1_200


def circumstances(
    reading: Reading, sentences: Sequence[Range], attribution: FoundAttribution, sentence: int
) -> frozenset[str]:
    """Facts of one attribution: `event`, `told`, `written`, `dated`, `witnessed`, `first_person`, `own_doing`.

    `sentence` is the index of the sentence its cue (or content) stands in. Looks at a bounded window.
    """
    start, end = sentences[sentence]
    end = min(end, start + _LONGEST_LOOKED_AT)
    facts = set()
    if possible := reading.possible(SOUGHT, start, end):
        outside = _outside_content(reading.lower[start:end], start, attribution.content)
        facts = {name for name in possible if _FACTS[name].search(outside)}
    content_start, content_end = attribution.content[0]
    said = reading.lower[content_start : min(content_end, content_start + _LONGEST_LOOKED_AT)]
    if attribution.kind in ("direct", "mixed") and _FIRST_PERSON.search(said):
        facts.add("first_person")
    if attribution.kind == "intention" or (attribution.kind == "indirect" and _OWN_DOING.match(said)):
        facts.add("own_doing")
    return frozenset(facts)


def _outside_content(text: str, offset: int, content: Sequence[Range]) -> str:
    """The sentence without what is attributed in it: a date inside a quotation does not date the quotation."""
    pieces, position = [], 0
    for start, end in content:
        if offset <= start < offset + len(text):
            pieces.append(text[position : start - offset])
            position = min(end - offset, len(text))
    return " ".join([*pieces, text[position:]])
