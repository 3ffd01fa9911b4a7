"""Golden scores: what a published version gives articles of ours, evidence included, and whether it still does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from service.article.article import Article
from service.extraction.extract import extract
from service.features.build import build
from service.scoring.scorer import Scorer
from training.dataset import load_article

ARTICLES: Final = 80
TOLERANCE: Final = 0.05
LEVEL_TOLERANCE: Final = 0.0015


@dataclass(frozen=True, slots=True)
class Drift:
    """One golden article that is scored otherwise than recorded. `appeared` and `gone` are evidence, as it reads."""

    id: str
    old: float | None
    new: float | None
    dimensions: tuple[str, ...]
    appeared: tuple[str, ...]
    gone: tuple[str, ...]
    note: str = ""

    @property
    def moved(self) -> float:
        """By how many points; infinite where a number appeared or went."""
        return _apart(self.old, self.new)


def choose(ids: Iterable[str]) -> list[str]:
    """The golden articles among `ids`: a fixed sample that does not depend on order or on what else there is."""
    return sorted(sorted(set(ids), key=lambda i: hashlib.sha256(i.encode()).hexdigest())[:ARTICLES])


def record(scorer: Scorer, articles: Iterable[Article]) -> str:
    """The golden file of a version: one JSON line for each article."""
    return "".join(json.dumps(row(scorer, article), ensure_ascii=False) + "\n" for article in articles)


def row(scorer: Scorer, article: Article) -> dict[str, Any]:
    """What a version gives one article: total, band, levels, features, and evidence as label and place."""
    extraction = extract(article)
    features = build(extraction)
    score = scorer.score(extraction, features)
    return {
        "id": article.id,
        "sha256": _sha256(article),
        "value": score.value,
        "band": score.band,
        "levels": {dimension.name: dimension.level for dimension in score.dimensions},
        "features": list(features.values),
        "evidence": [[e.label, e.span.target, e.span.start, e.span.end] for e in extraction.evidence],
    }


def check(scorer: Scorer, golden: str, data: Path) -> list[Drift]:
    """The golden articles that are scored otherwise now, those that moved most first."""
    drifts = [_drift(scorer, json.loads(line), data) for line in golden.splitlines()]
    return sorted((d for d in drifts if d is not None), key=lambda d: (-d.moved, d.id))


def moved(old: str, new: str) -> list[str]:
    """The lines of two golden files that give one article another total, as a person reads them."""
    before = {row["id"]: row["value"] for row in map(json.loads, old.splitlines())}
    after = {row["id"]: row["value"] for row in map(json.loads, new.splitlines())}
    both = sorted(set(before) & set(after))
    return [f"{i}: {before[i]} → {after[i]}" for i in both if _apart(before[i], after[i]) > TOLERANCE]


def _apart(old: float | None, new: float | None) -> float:
    if old is None or new is None:
        return 0.0 if old is new else float("inf")
    return abs(new - old)


def describe(drift: Drift) -> str:
    """One drifted article as lines for a terminal: scores, levels, and which evidence appeared or went."""
    lines = [f"  {drift.id}: {drift.old} → {drift.new}  {drift.note}".rstrip()]
    lines += [f"      {change}" for change in drift.dimensions]
    lines += [f"      + {words}" for words in drift.appeared] + [f"      - {words}" for words in drift.gone]
    return "\n".join(lines)


def _drift(scorer: Scorer, old: Mapping[str, Any], data: Path) -> Drift | None:
    try:
        article = load_article(data, old["id"])
    except FileNotFoundError:
        return Drift(old["id"], old["value"], None, (), (), (), "the article is not in the data folder any more")
    if _sha256(article) != old["sha256"]:
        return Drift(old["id"], old["value"], None, (), (), (), "the article's text was changed")
    return difference(old, row(scorer, article), article)


def difference(old: Mapping[str, Any], new: Mapping[str, Any], article: Article) -> Drift | None:
    """Two golden rows of one article compared; None where they agree within the tolerance."""
    levels = _moved_levels(old["levels"], new["levels"])
    before, after = (set(map(tuple, given["evidence"])) for given in (old, new))
    drift = Drift(
        id=old["id"],
        old=old["value"],
        new=new["value"],
        dimensions=levels,
        appeared=_words(after - before, article),
        gone=_words(before - after, article),
    )
    agrees = drift.moved <= TOLERANCE and not levels and before == after and old["band"] == new["band"]
    return None if agrees else drift


def _moved_levels(old: Mapping[str, float | None], new: Mapping[str, float | None]) -> tuple[str, ...]:
    return tuple(
        f"{name} {_level(old.get(name))} → {_level(new.get(name))}"
        for name in dict.fromkeys((*old, *new))
        if (old.get(name) is None) != (new.get(name) is None)
        or abs((old.get(name) or 0.0) - (new.get(name) or 0.0)) > LEVEL_TOLERANCE
    )


def _level(level: float | None) -> str:
    return "N/A" if level is None else f"{level:.2f}"


def _words(evidence: Iterable[Sequence[Any]], article: Article) -> tuple[str, ...]:
    ordered = sorted(evidence, key=lambda e: (e[1] != "headline", e[2], e[3], e[0]))
    return tuple(f"{label}: {article.text(target)[start:end]}" for label, target, start, end in ordered)


def _sha256(article: Article) -> str:
    return hashlib.sha256(f"{article.headline}\0{article.body}".encode()).hexdigest()
