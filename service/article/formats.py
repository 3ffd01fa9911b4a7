"""The formats newsrooms have already: IPTC ninjs (1.x, 2.x, 3.x) and schema.org NewsArticle, read as they are.

Each becomes the members of this service's own `article`: id, language, headline, and body or html. What has the wrong
type is handed on as it is, so that the request's schema can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

Members = dict[str, Any]
LONGEST_ID: Final = 200
_LOOKS_LIKE_HTML: Final = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|blockquote|section|article)\b[^>]{0,500}>", re.IGNORECASE
)
_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_NINJS_1_HTML: Final = ("body_xhtml", "body_html", "body_html5")
_NINJS_1_TEXT: Final = ("body_text", "body_plain")


def own_members(item: Mapping[str, Any]) -> Members:
    """An article in any of the formats as this service's own members. Own members are left as they are."""
    if "body" in item or "html" in item:
        return dict(item)
    if "articleBody" in item:
        return _schema_org(item)
    if "bodies" in item or any(name.startswith("body_") for name in item):
        return _ninjs(item)
    if isinstance(graph := item.get("@graph"), list):
        return next(
            (_schema_org(each) for each in graph if isinstance(each, Mapping) and "articleBody" in each), dict(item)
        )
    return dict(item)


def _schema_org(item: Mapping[str, Any]) -> Members:
    body = item["articleBody"]
    language = item.get("inLanguage")
    if isinstance(language, Mapping):
        language = language.get("alternateName") or language.get("name")
    if isinstance(language, str) and language.lower() == "english":
        language = "en"
    headline = item.get("headline") or item.get("name")
    return _members(_identifier(item), language, headline, body, is_html=_is_html(body))


def _identifier(item: Mapping[str, Any]) -> Any:
    found = item.get("identifier")
    if isinstance(found, Mapping):
        found = found.get("value")
    return found if isinstance(found, str) else item.get("@id") or item.get("url")


def _ninjs(item: Mapping[str, Any]) -> Members:
    if "bodies" in item:
        body, kind = _main(item["bodies"], _HTML_TYPES)
        headline = _main(item.get("headlines"), ("text/plain",))[0] or item.get("headline")
        return _members(item.get("uri"), item.get("language"), headline, body, is_html=kind in _HTML_TYPES)
    names = [*_NINJS_1_HTML, *_NINJS_1_TEXT, *sorted(name for name in item if name.startswith("body_"))]
    name = next((name for name in names if item.get(name)), names[-1])
    is_html = name in _NINJS_1_HTML or _is_html(item.get(name))
    return _members(item.get("uri"), item.get("language"), item.get("headline"), item.get(name), is_html=is_html)


def _main(parts: Any, preferred: Iterable[str]) -> tuple[Any, str]:
    """The part of a ninjs 2 or 3 list to read, with its media type: a preferred type first, role main before others."""
    if not isinstance(parts, list):
        return parts, ""
    found = [part for part in parts if isinstance(part, Mapping) and part.get("value")]
    if not found:
        return None, ""

    def rank(part: Mapping[str, Any]) -> tuple[bool, bool]:
        return _media_type(part) not in preferred, part.get("role") not in (None, "main")

    best = min(found, key=rank)
    kind = _media_type(best)
    return best["value"], kind or ("text/html" if _is_html(best["value"]) else "text/plain")


def _media_type(part: Mapping[str, Any]) -> str:
    kind = part.get("contentType", part.get("contenttype"))
    return kind.partition(";")[0].strip().lower() if isinstance(kind, str) else ""


def _is_html(value: Any) -> bool:
    return isinstance(value, str) and _LOOKS_LIKE_HTML.search(value) is not None


def _members(article_id: Any, language: Any, headline: Any, body: Any, *, is_html: bool) -> Members:
    """Own members. A feed's id that is too long for one is left out: nobody chose it for this service."""
    usable = isinstance(article_id, str) and len(article_id) <= LONGEST_ID
    return {
        "id": article_id if usable else None,
        "language": language,
        "headline": headline,
        "html" if is_html else "body": body,
    }
