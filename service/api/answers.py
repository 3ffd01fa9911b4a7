"""From a submission to its answer: the same for HTTP, for an article of a batch and for the command line."""

from __future__ import annotations

from collections.abc import Callable

from service.api.schemas.requests import Submission
from service.article.text_policy import check_length
from service.pipeline import Result, extract_article, score_article
from service.response import Json, extraction_response, score_response
from service.scoring.registry import Registry
from service.scoring.scorer import Scorer


def score(
    submission: Submission,
    registry: Registry,
    max_characters: int,
    note: Callable[[Result, Scorer], None] | None = None,
) -> Json:
    """The answer of `POST /v1/scores`; `note` is told of the result it was made from.

    Raises TooLarge, UnknownModel, ModelWithdrawn, BundleRefused.
    """
    check_length(submission.article, max_characters)
    pin = submission.options.model
    scorer = registry.default if pin is None else registry.get(pin)
    result = score_article(submission.article, scorer)
    if note:
        note(result, scorer)
    return score_response(submission.article, result, scorer, submission.options)


def extract(submission: Submission, max_characters: int) -> Json:
    """The answer of `POST /v1/extractions`. Raises TooLarge."""
    check_length(submission.article, max_characters)
    extraction, features = extract_article(submission.article)
    return extraction_response(submission.article, extraction, features, submission.options)
