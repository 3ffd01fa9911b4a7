"""The article as the other steps see it: plain texts with exact offsets, and what the markup around them told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Target = Literal["headline", "body"]


class Span(NamedTuple):
    """Half-open range `[start, end)` in code points of the text of `target`.

    A tuple, not a dataclass: an extraction holds hundreds, and a frozen dataclass takes twice as long to make.
    """

    target: Target
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the submitted markup: the words it stands on and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Every offset of a result refers to `headline` and `body` exactly as they stand here.

    `links` is empty and `links_visible` false for plain text (codebook 2.5, D8). `furniture` lists blocks that the
    markup itself sets apart from the story: promotional boxes, asides, newsletter sign-ups.
    """

    body: str
    headline: str = ""
    id: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    links_visible: bool = False
    furniture: tuple[Span, ...] = ()

    def text(self, target: Target) -> str:
        return self.body if target == "body" else self.headline

    def exact(self, span: Span) -> str:
        """The words a span stands on."""
        return self.text(span.target)[span.start : span.end]
