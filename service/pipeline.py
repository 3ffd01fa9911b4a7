"""The whole way of an article: extraction, features, scoring. Read this first.

article ──► extraction ──► features ──► scoring
 (what was    (who says     (numbers)    (model, formula)
  submitted)   what)
"""

from __future__ import annotations

from dataclasses import dataclass

from service.article.article import Article
from service.extraction.extract import extract
from service.extraction.model import Extraction
from service.features.build import build
from service.features.model import FeatureVector
from service.scoring.model import Score
from service.scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one article yields; each step's output as it was handed to the next."""

    extraction: Extraction
    features: FeatureVector
    score: Score


def score_article(article: Article, scorer: Scorer) -> Result:
    """Score one article with one published model. Pure: same article and scorer, same result. Linear in the text."""
    extraction = extract(article)
    features = build(extraction)
    return Result(extraction, features, scorer.score(extraction, features))


def extract_article(article: Article) -> tuple[Extraction, FeatureVector]:
    """The first half: what was found, and the numbers it gives, without a model."""
    extraction = extract(article)
    return extraction, build(extraction)
