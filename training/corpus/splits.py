"""The fixed parts of the corpus: every story in one part only, every style group in all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

PARTS: Final = ("train", "validation", "test")
# Of every ten stories of a style group, in a fixed pseudo-random order: which part each goes to.
_PATTERN: Final = ("train", "test", "train", "validation", "train", "train", "test", "train", "train", "train")


def split(articles: Iterable[Mapping[str, str]], fixed: Mapping[str, str]) -> dict[str, list[str]]:
    """Ids by part: about 70 % train, 10 % validation, 20 % test. `articles` have `id`, `story` and `style`.

    `fixed` maps ids to the parts they are in already; they stay there, and their story with them.
    """
    stories: dict[str, list[str]] = {}
    styles: dict[str, str] = {}
    for article in articles:
        stories.setdefault(article["story"], []).append(article["id"])
        styles.setdefault(article["story"], article["style"])
    parts: dict[str, list[str]] = {part: [] for part in PARTS}
    seen: dict[str, int] = {}
    for story in sorted(stories, key=lambda name: hashlib.sha256(name.encode()).hexdigest()):
        settled = {fixed[one] for one in stories[story] if one in fixed}
        place = seen[styles[story]] = seen.get(styles[story], -1) + 1
        part = min(settled) if settled else _PATTERN[place % len(_PATTERN)]
        parts[part] += stories[story]
    return {part: sorted(ids) for part, ids in parts.items()}
