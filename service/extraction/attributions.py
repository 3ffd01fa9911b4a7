"""Attributions: for each cue its source and its content, and for each quotation somebody who says it (codebook 2.3)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.extraction import content_span, source_span
from service.extraction.cues import Cue, find_cues
from service.extraction.found import FoundAttribution, Range
from service.extraction.model import AttributionKind
from service.extraction.names import Name
from service.extraction.quotations import Quotation
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_POSSESSOR = re.compile(r"(?:\b(his|her|its|their|our|my|the \w+'s?|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4}'s?))[ ](?:\w+[ ]){0,2}$")
_COORDINATED = re.compile(r"(?:^|[ ,])(?:and|but|then|or)[ ]$")
_CLAUSE_FOLLOWS = re.compile(r"(?:[ ](?:[A-Z][\w.'-]*|[a-z]{1,12})){0,5}?[ ]that\b")
_COLON_SPEAKER = re.compile(r"([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}):[ ]?$")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with what stands in it."""

    start: int
    end: int
    cues: tuple[Cue, ...]
    quotations: tuple[Quotation, ...]


def find_attributions(
    reading: Reading,
    hits: Mapping[str, Sequence[Hit]],
    sentences: Sequence[Range],
    names: Sequence[Name],
    quotations: Sequence[Quotation],
    furniture: Sequence[Range],
) -> list[FoundAttribution]:
    """Attributions in order of their first span. All arguments are sorted by start; furniture yields nothing."""
    cues = find_cues(reading, hits)
    speech = [q for q in quotations if q.speech]
    found: list[FoundAttribution] = []
    for sentence in _sentences(reading.text, sentences, cues, quotations, furniture):
        found.extend(_of_sentence(reading.text, sentence))
    found = _with_loose_quotations(reading, found, speech, furniture)
    return sorted(found, key=lambda a: min(span[0] for span in (*a.source, *a.cue, *a.content)))


def _sentences(
    text: str, sentences: Sequence[Range], cues: Sequence[Cue], quotations: Sequence[Quotation], furniture: Sequence[Range]
) -> list[_Sentence]:
    """Sentences outside furniture that hold a cue, each with its cues outside quoted words."""
    rows = []
    for start, end in sentences:
        index = bisect_right(furniture, (start, 1 << 62)) - 1
        if index >= 0 and furniture[index][1] > start:
            if furniture[index][1] >= end:
                continue
            start = furniture[index][1]
        inside = quotations[_first_reaching(quotations, start) : bisect_left(quotations, end, key=lambda q: q.start)]
        own = [
            cue
            for cue in cues[bisect_left(cues, start, key=lambda c: c.head[0]) : bisect_left(cues, end, key=lambda c: c.head[0])]
            if not any(q.start < cue.head[0] < q.end for q in inside)
        ]
        if own:
            rows.append(_Sentence(start, end, tuple(own), tuple(inside)))
    return rows


def _first_reaching(quotations: Sequence[Quotation], offset: int) -> int:
    index = bisect_left(quotations, offset, key=lambda q: q.start)
    return index - 1 if index and quotations[index - 1].end > offset else index


def _of_sentence(text: str, sentence: _Sentence) -> list[FoundAttribution]:
    found: list[FoundAttribution] = []
    subject: Range | None = None
    for cue in sentence.cues:
        if "fronted" in cue.facts:
            attribution = _according_to(text, sentence, cue)
        elif "impersonal" in cue.facts:
            attribution = _impersonal(text, sentence, cue)
        elif "noun" in cue.facts:
            attribution = _noun_cue(text, sentence, cue)
        else:
            attribution = _verb_cue(text, sentence, cue, subject)
        if attribution is None:
            continue
        if attribution.source:
            subject = attribution.source[0]
        found.append(attribution)
    return found


def _according_to(text: str, sentence: _Sentence, cue: Cue) -> FoundAttribution | None:
    fronted = text[sentence.start : cue.start].strip(' "\'(').lower() in ("", "and", "but", "yet", "still")
    source = source_span.behind(text, cue.end, sentence.end, according=True, opening=fronted)
    if source is None:
        return None
    if fronted:
        content = content_span.trimmed(text, source[1], sentence.end)
    else:
        content = content_span.before(text, sentence.start, cue.start)
    return _attribution(text, cue, source, [content], sentence) if content else None


def _impersonal(text: str, sentence: _Sentence, cue: Cue) -> FoundAttribution | None:
    """Attributed to nobody: "he is expected to go" (codebook 3.3, vague attribution)."""
    content = content_span.behind(text, cue.end, sentence.end, sentence.quotations)
    return FoundAttribution("belief", cue.rule, (), ((cue.start, cue.end),), (content,)) if content else None


def _noun_cue(text: str, sentence: _Sentence, cue: Cue) -> FoundAttribution | None:
    owner = _POSSESSOR.search(text, max(sentence.start, cue.start - 60), cue.start)
    content = content_span.behind(text, cue.end, sentence.end, sentence.quotations)
    if owner is None or content is None:
        return None
    start, end = owner.span(1)
    if text.startswith("'s", end - 2):
        end -= 2
    return _attribution(text, cue, (start, end), [content], sentence)


def _verb_cue(text: str, sentence: _Sentence, cue: Cue, subject: Range | None) -> FoundAttribution | None:
    """The attribution a verb makes: passive with its agent, inverted, parenthetical, or subject – verb – content."""
    clause_start = _behind_quotation(text, sentence, cue.start)
    agent = source_span.agent(text, cue.end, sentence.end) if cue.word.endswith(("ed", "en", "id", "ld")) else None
    if agent is not None:
        passive = content_span.before(text, max(sentence.start, clause_start), cue.start)
        return _attribution(text, cue, agent, [passive], sentence)
    inverted = _inverted(text, sentence, cue, clause_start)
    if inverted is not None:
        return inverted
    source = _subject(text, sentence, cue, clause_start, subject)
    if source is None:
        return None
    follows = next((q for q in sentence.quotations if q.start >= cue.end and q.speech), None)
    quoted_before = clause_start > sentence.start and not text[clause_start : source[0]].strip(' ,"')
    infinitive = "infinitive" in cue.facts and text.startswith(" to ", cue.end)
    parenthetical = not infinitive and content_span.is_parenthetical(text, cue.end, sentence.end)
    leading = text[sentence.start : source[0]].rstrip()
    after_clause = parenthetical and follows is None and leading.endswith((",", '"', "--", "–", "—"))
    relative = text[source[0] : source[1]].lower() in ("who", "which")
    if relative or _is_gerund(text, cue) or not (quoted_before or after_clause):
        if parenthetical and follows is None and "object" not in cue.facts:
            return None
        return _attribution(text, cue, source, [content_span.behind(text, cue.end, sentence.end, sentence.quotations)], sentence)
    if quoted_before and _CLAUSE_FOLLOWS.match(text, cue.end):
        return _attribution(text, cue, source, [content_span.behind(text, cue.end, sentence.end, sentence.quotations)], sentence)
    pieces = [_quoted_or_clause(text, sentence, source[0])]
    if follows is not None:
        pieces.append(content_span.trimmed(text, follows.start, sentence.end))
    return _attribution(text, cue, source, pieces, sentence)


def _behind_quotation(text: str, sentence: _Sentence, cue_start: int) -> int:
    """Where the cue's own clause begins: behind a quotation that ends before it, else the sentence's start."""
    start = sentence.start
    for quotation in sentence.quotations:
        if quotation.speech and quotation.end <= cue_start:
            whole = quotation.start <= sentence.start + 1 or text[quotation.end - 2] in "?!" or quotation.end - quotation.start > 40
            if whole and text[quotation.end - 2] in ",?!.…-":
                start = quotation.end
    return start


def _quoted_or_clause(text: str, sentence: _Sentence, end: int) -> Range | None:
    """Content before `end`: the quotation that closes there, from where it opened, else the clause of the sentence."""
    for quotation in sentence.quotations:
        if quotation.speech and quotation.end <= end and not text[quotation.end : end].strip(" ,"):
            start = min(quotation.start, sentence.start) if text[sentence.start : quotation.start].strip(' "') == "" else sentence.start
            return (start, quotation.end)
    return content_span.before(text, sentence.start, end)


def _is_gerund(text: str, cue: Cue) -> bool:
    return cue.word.partition(" ")[0].endswith("ing") and cue.start == cue.head[0]


def _subject(text: str, sentence: _Sentence, cue: Cue, clause_start: int, subject: Range | None) -> Range | None:
    """Who does what the verb says: its own subject, or for "adding that" and "and said" the sentence's."""
    if _is_gerund(text, cue):
        agent = source_span.agent_before(text, sentence.start, cue.start)
        return agent or subject or source_span.main_subject(text, sentence.start, cue.start)
    source = source_span.before(text, clause_start, cue.start)
    if source is None and _COORDINATED.search(text, max(sentence.start, cue.start - 12), cue.start):
        return subject or source_span.clause_subject(text, sentence.start, cue.start) or source_span.main_subject(text, sentence.start, cue.start)
    return source


def _inverted(text: str, sentence: _Sentence, cue: Cue, clause_start: int) -> FoundAttribution | None:
    """ "…," said the mayor: the verb right behind the quotation or comma, the subject behind the verb."""
    quoted = clause_start > sentence.start and not text[clause_start : cue.start].strip(" ,")
    comma = text[max(sentence.start, cue.start - 2) : cue.start].startswith((",", "-", "–", "—"))
    if not quoted and not (comma and "clause" in cue.facts and not cue.facts & {"person", "object", "infinitive"}):
        return None
    source = source_span.inverted(text, cue.end, sentence.end, quoted=quoted)
    content = _quoted_or_clause(text, sentence, cue.start)
    if source is None or content is None:
        return None
    follows = next((q for q in sentence.quotations if q.start >= source[1] and q.speech), None)
    more = content_span.trimmed(text, follows.start, sentence.end) if follows else None
    return _attribution(text, cue, source, [content, more], sentence)


def _attribution(
    text: str, cue: Cue, source: Range, pieces: Sequence[Range | None], sentence: _Sentence
) -> FoundAttribution | None:
    content = tuple(piece for piece in pieces if piece is not None)
    if not content or any(s < source[1] and source[0] < e for s, e in content):
        return None
    return FoundAttribution(_kind(text, cue, content), cue.rule, (source,), ((cue.start, cue.end),), content)


def _kind(text: str, cue: Cue, content: Sequence[Range]) -> AttributionKind:
    if "speech" not in cue.facts and "document" not in cue.facts:
        return "belief" if "belief" in cue.facts else "intention"
    start, end = content[0]
    first, last = text[start], text[end - 1]
    if first in "\"'" and (last in "\"'" or text[end : end + 1] == '"'):
        return "direct"
    return "mixed" if '"' in text[start:end] else "indirect"


def _with_loose_quotations(
    reading: Reading, found: list[FoundAttribution], speech: Sequence[Quotation], furniture: Sequence[Range]
) -> list[FoundAttribution]:
    """Give each quotation that no cue claims to the speaker of the paragraph: the one before it, else the one behind it."""
    text = reading.text
    rows = sorted(found, key=lambda a: a.content[0][0])
    claimed = sorted(span for a in rows for span in a.content)
    for quotation in speech:
        index = bisect_left(claimed, (quotation.end, 0)) - 1
        if index >= 0 and claimed[index][1] > quotation.start + 1:
            continue
        if any(s <= quotation.start < e for s, e in furniture):
            continue
        named = _COLON_SPEAKER.search(text, max(0, quotation.start - 80), quotation.start)
        if named:
            rows.append(FoundAttribution("direct", "quotation.colon", (named.span(1),), ((named.end(1), named.end(1) + 1),), ((quotation.start, quotation.end),)))
            continue
        owner = _speaker_nearby(reading, rows, quotation)
        if owner is not None:
            rows[owner] = replace(rows[owner], content=tuple(sorted((*rows[owner].content, (quotation.start, quotation.end)))))
    return rows


def _speaker_nearby(reading: Reading, rows: Sequence[FoundAttribution], quotation: Quotation) -> int | None:
    """The attribution whose quotation this one continues: in its paragraph, or across a quotation that runs on."""
    paragraph = reading.paragraph_at(quotation.start)
    start, end = reading.paragraphs[paragraph]
    best: int | None = None
    for index, row in enumerate(rows):
        last = row.content[-1]
        if row.kind in ("direct", "mixed") and start <= last[0] < quotation.start:
            if best is None or rows[best].content[-1][0] < last[0]:
                best = index
    if best is not None:
        return best
    for index, row in enumerate(rows):
        if quotation.end <= row.content[0][0] < end and row.kind in ("direct", "mixed"):
            return index
    if paragraph:
        previous = reading.paragraphs[paragraph - 1]
        for index, row in enumerate(rows):
            if row.kind in ("direct", "mixed") and previous[0] <= row.content[-1][0] and row.content[-1][1] >= previous[1] - 2:
                return index
    return None
