"""Texts with the expected spans marked: `⟦A senior official⟧ said …` reads like copy and cannot carry wrong offsets."""

from __future__ import annotations

from dataclasses import dataclass

from service.article.article import Article
from service.extraction.extract import extract
from service.extraction.model import Attribution, Extraction


@dataclass(frozen=True)
class Marked:
    text: str
    spans: tuple[str, ...]


def marked(copy: str) -> Marked:
    """The plain text and the marked pieces, in order of their opening marks."""
    plain, opened, spans = "", [], []
    for character in copy:
        if character == "⟦":
            opened.append((len(plain), len(spans)))
            spans.append("")
        elif character == "⟧":
            start, index = opened.pop()
            spans[index] = plain[start:]
        else:
            plain += character
    assert not opened, "a mark is not closed"
    return Marked(plain, tuple(spans))


def read(copy: str, headline: str = "") -> Extraction:
    return extract(Article(copy, headline=headline))


def exacts(extraction: Extraction, label: str) -> tuple[str, ...]:
    """The words of every evidence with a label."""
    return tuple(extraction.article.exact(e.span) for e in extraction.evidence if e.label == label)


def parts(extraction: Extraction, attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content of an attribution, pieces joined by ' … '."""
    spans = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (" … ".join(extraction.article.exact(span) for span in part) for part in spans)
    return source, cue, content
