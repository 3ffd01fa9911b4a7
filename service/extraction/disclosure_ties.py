"""Which source a disclosure tells about (codebook 3.3), and which relations are told of no source at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from service.extraction.entities import Entity
from service.extraction.found import Disclosure, Range
from service.extraction.pronouns import UNNAMED
from service.extraction.reading import Reading

_DOCUMENTS = frozenset(
    {"court_document", "classified_document", "leaked_document", "public_document", "study", "poll", "other_media"}
)
_ABOUT = {"anonymity_reason": UNNAMED, "anonymity_terms": UNNAMED, "document_authentication": _DOCUMENTS}
# Whoever is named inside a reason ("because members swear an oath") is not the one it is the reason of.
_OF_ONE_BEFORE = frozenset({"anonymity_reason", "anonymity_terms"})
# A duty of silence or a fear is a reason only where somebody without a name speaks: the actor's contract is none.
_BY_ITSELF_NONE = frozenset(
    f"anonymity.{name}"
    for name in "unauthorised candour sensitivity fear fear_first penalty bound pay_back barred constraint forbidden"
    " punished naming_harms".split()
)
_NOT_LONG_AGO = 900
_NEIGHBOURS = 40
# How far before a relative its source may end, how near behind a relation it may begin, how long ago it may be named.
_RELATIVE_REACH, _BESIDE, _SENTENCES_AGO = 70, 3, 400
# Relations that anybody on the page may stand in: they count only where the subject is a source.
_GATED = frozenset(
    f"interest.{name}"
    for name in "owns receives gave sues claim put_out left_angry side works_for seat gains relation friend_of kin"
    " camp leaning".split()
) | {"access.both", "access.own_sentence", "access.as_one_of"}
_ABOUT_NOBODY = frozenset({"vague_attribution"})


def tie_disclosures(
    reading: Reading, sentences: Sequence[Range], disclosures: Sequence[Disclosure], entities: Sequence[Entity]
) -> list[tuple[Disclosure, Entity | None]]:
    """Each disclosure with the source it tells about: the nearest fitting one of its sentence, else the last before
    it in the paragraph."""
    named = [(m.start, m.end, index) for index, e in enumerate(entities) for m in e.mentions]
    named += [(p.start, p.end, index) for index, e in enumerate(entities) for p in e.names]
    placed = sorted(named)
    starts = [row[0] for row in placed]
    withheld = sorted(item.start for item in disclosures if item.label == "anonymity_terms")
    tied: list[tuple[Disclosure, Entity | None]] = []
    for item in disclosures:
        if item.label in _ABOUT_NOBODY:
            tied.append((item, None))
            continue
        sentence = sentences[max(0, bisect_right(sentences, (item.start, 1 << 62)) - 1)]
        paragraph = reading.paragraphs[reading.paragraph_at(item.start)]
        fitting = _ABOUT.get(item.label)
        rows = [
            (start, end, index)
            for start, end, index in _around(placed, starts, paragraph, item.start)
            if (fitting is None or entities[index].label in fitting)
            and not (item.label in _OF_ONE_BEFORE and item.start <= start < item.end)
        ]
        if item.rule in _GATED and not _of_a_source(reading.lower, item, rows, paragraph):
            continue
        about = _nearest(rows, sentence, item, entities)
        if about is None and item.label in _OF_ONE_BEFORE:
            about = _last_before(placed, starts, item.start, entities)
            terms = bisect_left(withheld, sentence[0]) < bisect_left(withheld, sentence[1])
            nobody = not (terms or _around(placed, starts, paragraph, item.start))
            if about is None and item.rule in _BY_ITSELF_NONE and nobody:
                continue
        tied.append((item, about))
    return tied


def _of_a_source(lower: str, item: Disclosure, rows: Sequence[tuple[int, int, int]], paragraph: Range) -> bool:
    """Whether the subject of a relation is a source: named right before a relative, or in the sentence before."""
    near = max((end for start, end, _ in rows if start < item.start), default=-1)
    if any(item.start <= start < item.end or item.end <= start <= item.end + _BESIDE for start, _, _ in rows):
        return True
    if lower.startswith(("who", "which", "whose", "and "), item.start):
        return item.start - near <= _RELATIVE_REACH
    return near >= max(paragraph[0], item.start - _SENTENCES_AGO)


def _last_before(
    placed: Sequence[tuple[int, int, int]], starts: Sequence[int], at: int, entities: Sequence[Entity]
) -> Entity | None:
    """The last unnamed source named before `at`, if not long ago."""
    last = bisect_right(starts, at)
    for start, _, index in reversed(placed[max(0, last - _NEIGHBOURS) : last]):
        if at - start > _NOT_LONG_AGO:
            return None
        if entities[index].label in UNNAMED:
            return entities[index]
    return None


def _around(
    placed: Sequence[tuple[int, int, int]], starts: Sequence[int], paragraph: Range, at: int
) -> Sequence[tuple[int, int, int]]:
    """The mentions of a paragraph, of an endless one only those near `at`."""
    first, last = bisect_right(starts, paragraph[0] - 1), bisect_right(starts, paragraph[1])
    middle = bisect_right(starts, at)
    return placed[max(first, middle - _NEIGHBOURS) : min(last, middle + _NEIGHBOURS)]


def _nearest(
    rows: Sequence[tuple[int, int, int]], sentence: Range, item: Disclosure, entities: Sequence[Entity]
) -> Entity | None:
    same = [row for row in rows if sentence[0] <= row[0] < sentence[1]]
    if item.label in _OF_ONE_BEFORE:
        same = [row for row in same if row[0] < item.start] or same
    if same:
        return entities[min(same, key=lambda row: (max(0, item.start - row[1], row[0] - item.end), row[0]))[2]]
    earlier = [row for row in rows if row[0] < item.start]
    return entities[earlier[-1][2]] if earlier else None
