"""What the extraction steps hand to one another, in offsets of the reading's text (not yet the article's)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from service.extraction.model import AttributionKind

Range = tuple[int, int]
MentionKind = Literal[
    "name", "pronoun", "description", "organisation", "document", "media", "event", "newsroom", "nothing"
]


class FoundAttribution(NamedTuple):
    """An act of attributing as the text words it; `source` is the local mention, empty where none is stated."""

    kind: AttributionKind
    rule: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


class Mention(NamedTuple):
    """Words that name or describe a possible source. `attribution` is the index of the one it speaks in, if any.

    `label` is codebook section 3's, None for a pronoun or short form that only its entity can type. `name` is the
    proper name inside it, without titles. `facts` holds what the words tell, as short lower-case words.
    """

    start: int
    end: int
    label: str | None
    kind: MentionKind
    rule: str
    name: str | None = None
    attribution: int | None = None
    facts: frozenset[str] = frozenset()


class Disclosure(NamedTuple):
    """Words that tell something about a source, or a mark such as a vague attribution (codebook 3.3)."""

    label: str
    start: int
    end: int
    rule: str
    facts: frozenset[str] = frozenset()
