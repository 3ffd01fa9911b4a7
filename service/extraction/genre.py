"""The gate: which of the codebook's genres this is, and whether that genre is given a number at all (2.2, 2.11)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.extraction import turns
from service.extraction.found import Range
from service.extraction.model import Attribution, Source
from service.extraction.reading import Reading
from service.extraction.scan import Hit

SHORTEST_RATED = 40
BRIEF_WORDS = 150
# How many different marks of a genre a text must bear before it is taken for one, by genre not rated.
_MARKS_NEEDED = {"satire": 1, "sponsored": 1, "fiction": 2, "obituary": 2, "recipe": 3, "listings": 3}
_FIRST_PERSON = re.compile(r"[IMm](?<!\w.)(?:(?<=I)(?:'(?:m|ve|d|ll))?\b(?!\.)|(?<=[Mm])y\b)")
_OPINION_FIRST_PERSONS = 4
_FEWEST_ANSWERS = 3
_LEAD_CHARACTERS = 900


@dataclass(frozen=True, slots=True)
class Genre:
    """`name` is codebook 2.2's in lower case; `not_rated` the reason why there is no number, else None."""

    name: str
    not_rated: str | None = None
    flags: tuple[str, ...] = ()


def count_words(text: str) -> int:
    return len(text.split())


def find_genre(
    reading: Reading,
    hits: Mapping[str, Sequence[Hit]],
    quoted: Sequence[Range],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    words: int,
) -> Genre:
    """Code one genre, in the codebook's order: not rated, brief, opinion, court, press event, interview, derivative,
    …"""
    marks = _marks(reading, hits)
    for name, needed in _MARKS_NEEDED.items():
        if len(marks.get(name, ())) >= needed:
            return Genre(name, not_rated=name)
    if words < SHORTEST_RATED:
        return Genre("brief", not_rated="too_short")
    name = _rated_genre(reading, marks, quoted, sources, attributions)
    flags = ("not_comparable",) if name == "opinion" else ()
    if words < BRIEF_WORDS:
        return Genre("brief", flags=("low_information", *flags))
    return Genre(name, flags=flags)


def _marks(reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> dict[str, set[tuple[str, bool]]]:
    """Per genre the different marks found, each with whether it stands in the headline or the opening."""
    opening = reading.body_start + _LEAD_CHARACTERS
    marks: dict[str, set[tuple[str, bool]]] = {}
    for hit in hits.get("genre", ()):
        if hit.entry.match(reading.lower, hit.start, hit.end):
            for genre in hit.entry.facts:
                marks.setdefault(genre, set()).add((reading.lower[hit.start : hit.end], hit.start < opening))
    return marks


def _rated_genre(
    reading: Reading,
    marks: Mapping[str, set[tuple[str, bool]]],
    quoted: Sequence[Range],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
) -> str:
    opening = {genre: sum(early for _, early in found) for genre, found in marks.items()}
    if (
        len(marks.get("opinion", ())) >= 2
        or opening.get("opinion")
        or _first_persons(reading, quoted) >= _OPINION_FIRST_PERSONS
    ):
        return "opinion"
    if opening.get("court", 0) >= 3:
        return "court"
    if opening.get("press_event", 0) >= 2 or any(s.label == "press_event" and s.lead for s in sources):
        return "press_event_report"
    if _is_interview(attributions):
        return "interview"
    if any(s.label == "other_media" and s.lead for s in sources):
        return "derivative"
    if opening.get("analysis"):
        return "analysis"
    return "wire_copy" if any(s.label == "wire" for s in sources) else "news_report"


def _first_persons(reading: Reading, quoted: Sequence[Range]) -> int:
    """How often the writer says "I" outside anybody's quoted words, which are sorted."""
    count, position = 0, reading.body_start
    for start, end in (*quoted, (len(reading.text), len(reading.text))):
        if start > position:
            count += len(_FIRST_PERSON.findall(reading.text, position, start))
        position = max(position, end)
    return count


def _is_interview(attributions: Sequence[Attribution]) -> bool:
    """Questions and answers set as paragraphs, or nearly all that is said said by one person."""
    if sum(a.rule == turns.RULE for a in attributions) >= _FEWEST_ANSWERS:
        return True
    speakers = [a.source_id for a in attributions if a.source_id and a.kind not in ("belief", "intention")]
    return len(speakers) >= 8 and max(map(speakers.count, set(speakers))) >= 0.85 * len(speakers)
