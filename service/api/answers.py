"""From a submission to its answer: the same for HTTP, for a line of a batch and for the command line."""

from __future__ import annotations

from service.api.schemas.requests import Submission
from service.article.text_policy import check_length
from service.pipeline import extract_article, score_article
from service.response import Json, extraction_response, score_response
from service.scoring.registry import Registry


def score(submission: Submission, registry: Registry, max_characters: int) -> Json:
    """The answer of `POST /v1/scores`. Raises TooLarge, UnknownModel, ModelWithdrawn, BundleRefused."""
    check_length(submission.article, max_characters)
    pin = submission.options.model
    scorer = registry.default if pin is None else registry.get(pin)
    result = score_article(submission.article, scorer)
    return score_response(submission.article, result, scorer, submission.options)


def extract(submission: Submission, max_characters: int) -> Json:
    """The answer of `POST /v1/extractions`. Raises TooLarge."""
    check_length(submission.article, max_characters)
    extraction, features = extract_article(submission.article)
    return extraction_response(submission.article, extraction, features, submission.options)
