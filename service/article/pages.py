"""A whole web page: its article, found by trafilatura, which the `pages` extra installs."""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Final

_PAGE: Final = re.compile(
    r"\s{0,1000}(?:<!--.{0,2000}?-->\s{0,100}){0,5}(?:<!doctype|<html|<head)\b", re.IGNORECASE | re.DOTALL
)


def is_page(markup: str) -> bool:
    """Whether markup is a whole page, with head and all, and not only an article's."""
    return _PAGE.match(markup) is not None


def can_read_pages() -> bool:
    """Whether the `pages` extra is installed."""
    return find_spec("trafilatura") is not None


def article_markup(markup: str) -> str | None:
    """The markup of a page's article alone, or None where no article is found. Fetches nothing."""
    found: str | None = _trafilatura().extract(
        markup,
        output_format="html",
        include_comments=False,
        include_links=True,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
    )
    return found


@cache
def _trafilatura() -> ModuleType:
    """trafilatura, imported with the first page, and kept from logging: its lines may quote one."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura
