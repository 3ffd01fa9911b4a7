"""The text as the rules read it: one folded string of headline and body, its paragraphs, and the way back to offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from service.article.article import Article, Span

_SEPARATOR = "\n\n"
# One character for one, so that offsets hold: no-break and thin spaces, zero-width marks and control characters
# become blanks, typographic quotation marks and apostrophes become straight ones: how they are set must not change
# a reading (codebook 2.7), so their direction is read off their surroundings (quotations.py).
_FOLD = {code: " " for code in (*range(0x20), *range(0x7F, 0xA1), 0xAD, 0xFEFF, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x3000)}
_FOLD |= {0x0A: "\n", 0x0D: "\n", 0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x2011: "-"}
_FOLD |= dict.fromkeys(map(ord, "‘’‚‛ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_TWO_SINGLE = re.compile("''|``")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Headline and body as one text. `paragraphs` are half-open ranges of `text`, blank ones left out.

    `lower` is `text` in lower case, character for character, so both share their offsets. `body_start` is where the
    body begins in `text`.
    """

    text: str
    lower: str
    body_start: int
    paragraphs: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """A range of this text as a span of the article's headline or body."""
        if start >= self.body_start:
            return Span("body", start - self.body_start, end - self.body_start)
        return Span("headline", start, end)

    def offset(self, span: Span) -> int:
        """Where a span of the article begins in this text."""
        return span.start + (self.body_start if span.target == "body" else 0)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.text))) - 1)


def read(article: Article) -> Reading:
    """Fold an article's texts. Linear in their length; the result is exactly as long as what it was made from."""
    head = article.headline + _SEPARATOR if article.headline else ""
    text = _TWO_SINGLE.sub(_one_double, (head + article.body).translate(_FOLD))
    paragraphs = tuple(m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace())
    return Reading(text, _lower(text), len(head), paragraphs)


def _one_double(match: re.Match[str]) -> str:
    """Two single marks that stand for a double one, as a double one and a blank outside of it."""
    return '" ' if match.start() and not match.string[match.start() - 1].isspace() else ' "'


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
