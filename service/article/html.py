"""From markup to text: paragraphs kept, links noted, what nobody sees left out, what is not of the story set apart.

The text made here is what all offsets refer to; the answer gives it back. Linear in the markup: one walk, no recursion.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from service.article.article import Link, Span

_LISTS: Final = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        (resources.files("service.article") / "markup.toml").read_text(encoding="utf-8")
    ).items()
}
_BLOCKS: Final = _LISTS["blocks"]
_WORDS: Final = re.compile(r"[a-z]{1,40}")
_INVISIBLE_STYLE: Final = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
DEEPEST: Final = 500
# A character reference may stand for what the text policy refuses; it is a blank here, like an unknown character.
_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of some markup, with its links and its furniture as ranges of that text."""

    text: str
    links: tuple[Link, ...]
    furniture: tuple[Span, ...]


def is_too_deep(markup: str) -> bool:
    """Whether elements nest deeper than any story's do. HTML's own rules take quadratic time on such markup."""
    depth = position = 0
    while found := _TAG.search(markup, position):
        position, tag = found.end(), found.group(2).lower()
        if tag in ("script", "style"):
            end = markup.find("</", position)
            position = len(markup) if end < 0 else end
        elif tag not in _LISTS["not_nesting"]:
            depth = max(0, depth - 1) if found.group(1) else depth + 1
            if depth > DEEPEST:
                return True
    return False


def read_html(markup: str) -> Page:
    """The text of an article's markup that is not too deep. Never fails: what browsers would show is shown."""
    walk = _Walk()
    root = LexborHTMLParser(markup).body
    if root is not None:
        walk.run(root)
    return Page("".join(walk.pieces), tuple(walk.links), tuple(walk.furniture))


@dataclass(slots=True)
class _Walk:
    """The text as far as it has been read. `pending` is the break or blank owed before the next word."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    links: list[Link] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    depth_of_furniture: int = 0

    def run(self, root: LexborNode) -> None:
        # A stack of nodes to enter, and of actions owed once all of a node's descendants are behind us.
        stack: list[tuple[LexborNode, tuple[str, int, str] | None]] = [(root, None)]
        while stack:
            node, leaving = stack.pop()
            if leaving is not None:
                self._leave(*leaving)
                continue
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br":
                self._owe("\n")
            elif tag and not tag.startswith(("-", "!")) and not _is_unseen(node, tag):
                stack.extend(reversed(self._enter(node, tag)))

    def _enter(self, node: LexborNode, tag: str) -> list[tuple[LexborNode, tuple[str, int, str] | None]]:
        if tag in _BLOCKS:
            self._owe("\n\n")
        attributes = node.attributes
        kind, href = "", ""
        if tag == "a" and (href := (attributes.get("href") or "").strip()):
            kind = "link"
        elif not self.depth_of_furniture and _is_furniture(tag, attributes):
            kind = "furniture"
            self.depth_of_furniture += 1
        inside: list[tuple[LexborNode, tuple[str, int, str] | None]] = [
            (child, None) for child in node.iter(include_text=True)
        ]
        if kind:
            inside.append((node, (kind, self.length + len(self.pending), href)))
        if tag in _BLOCKS:
            inside.append((node, ("block", 0, "")))
        return inside

    def _leave(self, kind: str, start: int, href: str) -> None:
        if kind == "block":
            self._owe("\n\n")
        elif kind == "furniture":
            self.depth_of_furniture -= 1
            if start < self.length:
                self.furniture.append(Span("body", start, self.length))
        elif start < self.length and not href.startswith(("#", "javascript:", "data:")):
            self.links.append(Link(Span("body", start, self.length), href))

    def _text(self, raw: str) -> None:
        text = _BLANKS.sub(" ", _REFUSED.sub(" ", raw))
        if text.startswith(" "):
            self._owe(" ")
        words = text.strip(" ")
        if not words:
            return
        self._put(words)
        if text.endswith(" "):
            self._owe(" ")

    def _put(self, words: str) -> None:
        if self.pending and self.length:
            self.pieces.append(self.pending)
            self.length += len(self.pending)
        self.pending = ""
        self.pieces.append(words)
        self.length += len(words)

    def _owe(self, gap: str) -> None:
        """A break swallows blanks, a paragraph break swallows both. Nothing is owed before the first word."""
        if self.length and len(gap) + ("\n" in gap) > len(self.pending) + ("\n" in self.pending):
            self.pending = gap


def _is_unseen(node: LexborNode, tag: str) -> bool:
    if tag in _LISTS["unseen"]:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool((style := attributes.get("style")) and _INVISIBLE_STYLE.search(style))
    )


def _is_furniture(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in _LISTS["furniture_elements"] or (attributes.get("role") or "") in _LISTS["furniture_roles"]:
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500].lower()
    return tag in _BLOCKS and not _LISTS["furniture_words"].isdisjoint(_WORDS.findall(named))
