"""The text as the rules read it: one folded string of headline and body, its paragraphs, the way back to offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.article.article import Article, Span
from service.extraction.sought import Seen, Sought, Together, alone

_SEPARATOR = "\n\n"
# One character for one, so that offsets hold: no-break and thin spaces, zero-width marks and control characters
# become blanks, typographic quotation marks and apostrophes become straight ones: how they are set must not change
# a reading (codebook 2.7), so their direction is read off their surroundings (quotations.py).
_BLANK = [
    *range(0x0A),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA1),
    0xAD,
    0xFEFF,
    *range(0x2000, 0x2010),
    0x202F,
    0x205F,
    0x3000,
]
_FOLD = {
    **dict.fromkeys(map(chr, _BLANK), " "),
    **dict.fromkeys("\r\x85\u2028\u2029", "\n"),
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    "\u2011": "-",
}
_FOLDABLE = re.compile("[" + re.escape("".join(_FOLD)) + "]")
_FOLDED = str.maketrans(_FOLD)
_TWO_SINGLE = re.compile("'''|''|``")
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
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)
    _seen: dict[Sought, Seen] = field(default_factory=dict, compare=False, repr=False)

    def span(self, start: int, end: int) -> Span:
        """A range of this text as a span of the article's headline or body."""
        if start >= self.body_start:
            return Span("body", start - self.body_start, end - self.body_start)
        return Span("headline", start, end)

    def spans(self, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """Several ranges of this text as spans of the article."""
        body = self.body_start
        return tuple([Span("body", s - body, e - body) if s >= body else Span("headline", s, e) for s, e in ranges])

    def offset(self, span: Span) -> int:
        """Where a span of the article begins in this text."""
        return span.start + (self.body_start if span.target == "body" else 0)

    def possible(self, sought: Sought, start: int, end: int) -> frozenset[str]:
        """The names of the patterns that may match in `[start, end)` of `lower`; looked over once for the article."""
        seen = self._seen.get(sought) or self._look_over(sought)
        return seen.possible(start, end)

    def finditer(
        self, sought: Sought, name: str, *, cased: bool = False, beside: str | None = None
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern that never crosses the end of a line, in `lower` or, if `cased`, in `text`; only in
        lines where the pattern called `beside` may match as well."""
        text, pattern, seen = self.text if cased else self.lower, sought.patterns[name], self._look_over(sought)
        if name in seen.always:
            yield from pattern.finditer(text)
            return
        last = -1
        for place in seen.places(name):
            if place >= last:
                start, last = self.paragraphs[self.paragraph_at(place)]
                if beside is not None and beside not in seen.possible(start, last):
                    continue
                # The line's end belongs to what the pattern may look ahead to.
                yield from pattern.finditer(text, start, last + 1)

    def _look_over(self, sought: Sought) -> Seen:
        if sought not in self._seen:
            self._seen.update(alone(sought).look_over(self.lower))
        return self._seen[sought]

    def look_over(self, together: Together) -> None:
        """See in one pass what several steps will ask for; what is not seen here is looked for when asked."""
        self._seen.update(together.look_over(self.lower))

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)


def read(article: Article) -> Reading:
    """Fold an article's texts. Linear in their length; the result is exactly as long as what it was made from."""
    head = article.headline + _SEPARATOR if article.headline else ""
    text = _folded(head + article.body)
    paragraphs = tuple(m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace())
    return Reading(text, _lower(text), len(head), paragraphs, [start for start, _ in paragraphs])


def _folded(text: str) -> str:
    # Either way the same; what is quicker depends on whether Python keeps the text in one byte a character.
    folded = text.translate(_FOLDED) if text.isascii() else _FOLDABLE.sub(lambda match: _FOLD[match.group()], text)
    return _TWO_SINGLE.sub(_one_double, folded) if "''" in folded or "``" in folded else folded


def _one_double(match: re.Match[str]) -> str:
    """Two single marks that stand for a double one, as a double one and a blank outside of it."""
    closes = match.start() > 0 and not match.string[match.start() - 1].isspace()
    if len(match.group()) == 3:  # a single mark inside a double one
        return "'\" " if closes else " \"'"
    return '" ' if closes else ' "'


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
