"""Which texts are taken: any Unicode that can be printed. What is refused is refused with the place and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.article.article import Article
from service.errors import Fault, TooLarge

# Tab, the line breaks and form feed are text. The rest of C0 and C1 and DEL are not: they come from a wrong decoding
# (a curly quotation mark of windows-1252 read as Latin-1 is U+0093) and could steer the terminal a report is read on.
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def faults_of(text: str, pointer: str) -> Iterator[Fault]:
    """The first character of `text` that is refused, if any, as a fault at `pointer`. Offsets are code points."""
    found = _REFUSED.search(text)
    if found is None:
        return
    code_point = f"U+{ord(found.group()):04X} at character {found.start()}"
    if "\ud800" <= found.group() <= "\udfff":
        yield Fault(
            pointer,
            "lone_surrogate",
            f"{code_point} is half of a surrogate pair, not a character. Send UTF-8, or both halves of the \\u escape.",
        )
    else:
        yield Fault(
            pointer,
            "control_character",
            f"{code_point} is a control character. Remove it; U+0080 to U+009F usually mean that text in windows-1252"
            " was decoded as Latin-1.",
        )


def check_length(article: Article, limit: int) -> None:
    """Raise TooLarge where headline and body together are longer than `limit` code points."""
    length = len(article.headline) + len(article.body)
    if length > limit:
        raise TooLarge(limit, length, "characters")
