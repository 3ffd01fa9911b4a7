"""Golden scores: what a published version gives articles of ours, evidence included, and whether it still does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from service.article.article import Article
from service.extraction.extract import extract
from service.features.build import build
from service.regression.drift import Drift, Finding, Scored, Tolerance, apart
from service.regression.drift import difference as compare_results
from service.scoring.scorer import Scorer
from training.dataset import load_article

ARTICLES: Final = 80
FEWEST: Final = 60
_TOLERANCE: Final = Tolerance()


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


def check(scorer: Scorer, golden: str, data: Path, track: Callable[..., Any] = iter) -> list[Drift]:
    """The golden articles that are scored otherwise now, those that moved most first. `track` shows progress."""
    drifts = [_drift(scorer, json.loads(line), data) for line in track(golden.splitlines())]
    return sorted((d for d in drifts if d is not None), key=lambda d: (-d.moved, d.id))


def moved(old: str, new: str, data: Path) -> list[Drift]:
    """Of two golden files, the articles whose total or band differs, those that moved most first.

    An article whose text was changed in between tells nothing about the model and is passed over.
    """
    pairs = [(a, b) for a, b in in_both(old, new) if _rescored(a, b)]
    drifts = [difference(before, after, load_article(data, before["id"])) for before, after in pairs]
    return sorted((d for d in drifts if d is not None), key=lambda d: (-d.moved, d.id))


def in_both(old: str, new: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The rows of two golden files that are of one article and of the same text."""
    before, after = ({row["id"]: row for row in map(json.loads, text.splitlines())} for text in (old, new))
    return [(a, after[i]) for i, a in before.items() if i in after and a["sha256"] == after[i]["sha256"]]


def _rescored(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return apart(old["value"], new["value"]) > _TOLERANCE.points or old["band"] != new["band"]


def _drift(scorer: Scorer, old: Mapping[str, Any], data: Path) -> Drift | None:
    try:
        article = load_article(data, old["id"])
    except FileNotFoundError:
        return Drift(old["id"], old["value"], None, note="the article is not in the data folder any more")
    if _sha256(article) != old["sha256"]:
        return Drift(old["id"], old["value"], None, note="the article's text was changed")
    return difference(old, row(scorer, article), article)


def difference(old: Mapping[str, Any], new: Mapping[str, Any], article: Article) -> Drift | None:
    """Two golden rows of one article compared; None where they agree within the tolerance."""

    def worded(finding: Finding) -> str:
        label, target, start, end = finding
        return f"{label}: {(article.headline if target == 'headline' else article.body)[start:end]}"

    return compare_results(old["id"], _scored(old), _scored(new), _TOLERANCE, worded)


def _scored(row: Mapping[str, Any]) -> Scored:
    evidence = frozenset((label, target, start, end) for label, target, start, end in row["evidence"])
    return Scored(row["value"], row["band"], row["levels"], evidence)


def _sha256(article: Article) -> str:
    return hashlib.sha256(f"{article.headline}\0{article.body}".encode()).hexdigest()
