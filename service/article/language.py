"""The language an article says it is in (BCP 47). The codebook rates English only (2.8)."""

from __future__ import annotations

import re

from service.errors import UnsupportedLanguage

SUPPORTED = ("en",)
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}")


def is_language_tag(value: str) -> bool:
    """Whether `value` has the form of a language tag; the underscore of `en_GB` is let pass."""
    return _TAG.fullmatch(value) is not None


def check_language(tag: str | None) -> None:
    """Raise UnsupportedLanguage for a tag of another language; nothing said, or `und`, is left to the text itself."""
    if tag is not None and re.split("[-_]", tag, maxsplit=1)[0].lower() not in (*SUPPORTED, "und"):
        raise UnsupportedLanguage(SUPPORTED)
