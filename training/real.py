"""Real articles with ratings (`../shared/corpora`): to measure a model that never saw them, never to train one."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.article.article import Article
from training.dataset import RatedArticle, rating

_RATINGS = "ratings-dev.jsonl"
_SAME_OPENING = 25


def load_real(folder: Path) -> tuple[RatedArticle, ...]:
    """The rated articles of `ratings-dev.jsonl`, in its order; `style` names the corpus each comes from."""
    rows = [row for row in _lines(folder / _RATINGS) if row["rated"]]
    wanted = {(row["corpus"], row["id"]) for row in rows}
    texts = {
        (corpus, item["id"]): item
        for corpus in sorted({corpus for corpus, _ in wanted})
        for item in _lines(folder / f"{corpus}.jsonl.xz")
        if (corpus, item["id"]) in wanted
    }
    return tuple(_rated(row, texts[row["corpus"], row["id"]]) for row in rows)


def _rated(row: dict[str, Any], text: dict[str, Any]) -> RatedArticle:
    headline, body = _headline_apart(text.get("title") or "", text["text"])
    article = Article(body=body, headline=headline, id=row["id"], language="en")
    ratings = tuple(rating({"rater": str(number), **given}) for number, given in enumerate(row["raters"]))
    return RatedArticle(article, story=row["id"], style=row["corpus"], genre=ratings[0].genre, beat="", ratings=ratings)


def _headline_apart(title: str, text: str) -> tuple[str, str]:
    """Some texts open with their own headline: then it is taken from there, so that it does not stand twice."""
    first, _, rest = text.partition("\n")
    if rest and _letters(first).startswith(_letters(title)[:_SAME_OPENING]):
        return first, rest.lstrip()
    return title, text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    read = lzma.open if path.suffix == ".xz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
