"""What operators see of the service as a whole: counts, times and sizes for Prometheus.

No label holds anything that a client sent.
"""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from service.features.measures import CATALOGUE
from service.pipeline import Result
from service.scoring.registry import Registry
from service.scoring.scorer import Scorer

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_CHARACTERS: Final = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
_SCORES: Final = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
_DISTANCES: Final = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0)
# Features are added up for one article in so many: enough to see drift, and it costs nothing.
_SAMPLED: Final = 16


class Metrics:
    """The service's metrics in a registry of their own. prometheus-client makes them safe for threads."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.requests = Counter(
            "onrecord_requests", "Requests answered.", ("route", "method", "status"), registry=registry
        )
        self.seconds = _histogram("request_seconds", "Time to answer.", _SECONDS, ("route",), registry)
        self.characters = _histogram("article_characters", "Length of scored articles.", _CHARACTERS, (), registry)
        self.scores = _histogram("score", "Scores given.", _SCORES, ("model",), registry)
        self.abstentions = Counter(
            "onrecord_not_rated", "Articles without a score.", ("model", "reason"), registry=registry
        )
        unlike = "How unlike the training articles an article is; beyond 1 nearly none of those was."
        self.distances = _histogram("distance_from_training", unlike, _DISTANCES, ("model",), registry)
        self.feature_sums = Counter(
            "onrecord_feature_sum", "Feature values added up, of sampled articles.", ("feature",), registry=registry
        )
        self.feature_samples = Counter("onrecord_feature_samples", "Sampled articles.", registry=registry)
        means = "Mean of a feature in the default model's training articles."
        self.training_means = _gauge("feature_training_mean", means, "feature", registry)
        self.model = _gauge("model", "1 for the default model's version.", "version", registry)

    def loaded(self, registry: Registry) -> None:
        """Note which model is the default one, once for each process."""
        for model in registry.describe():
            self.model.labels(model.version).set(float(model.default))
        for feature, mean in zip(CATALOGUE, registry.default.interval.means, strict=True):
            self.training_means.labels(feature.name).set(mean)

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Note one request."""
        self.requests.labels(route, method, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def scored(self, result: Result, scorer: Scorer) -> None:
        """Note one article's score, or why it has none."""
        length = len(result.extraction.article.body)
        self.characters.observe(length)
        score = result.score
        if score.value is None:
            self.abstentions.labels(scorer.version, score.warnings[0].code).inc()
            return
        self.scores.labels(scorer.version).observe(score.value)
        self.distances.labels(scorer.version).observe(scorer.interval.distance(result.features.values))
        if length % _SAMPLED == 0:
            self.feature_samples.inc()
            for feature, value in zip(CATALOGUE, result.features.values, strict=True):
                self.feature_sums.labels(feature.name).inc(value)

    def text(self) -> bytes:
        """Everything noted by this process, in Prometheus' text format."""
        found: bytes = generate_latest(self.registry)
        return found


def _histogram(
    name: str, meaning: str, buckets: tuple[float, ...], labels: tuple[str, ...], registry: CollectorRegistry
) -> Histogram:
    return Histogram(f"onrecord_{name}", meaning, labels, buckets=buckets, registry=registry)


def _gauge(name: str, meaning: str, label: str, registry: CollectorRegistry) -> Gauge:
    return Gauge(f"onrecord_{name}", meaning, (label,), multiprocess_mode="mostrecent", registry=registry)
