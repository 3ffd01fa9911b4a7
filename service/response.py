"""A result as the plain dictionaries that HTTP API and command line both give out; `docs/api.md` describes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final, Literal

import orjson

from service.article.article import Article, Span, Target
from service.article.offsets import Offsets, OffsetUnit
from service.extraction.model import Evidence, Extraction, Source
from service.features.measures import CATALOGUE
from service.features.model import FeatureVector
from service.pipeline import Result
from service.scoring.manifest import FEATURE_SCHEMA, MODEL_NAME
from service.scoring.model import DimensionRating, Score
from service.scoring.scorer import Scorer

Part = Literal["evidence", "attributions", "sources", "drivers"]
PARTS: Final[tuple[Part, ...]] = ("evidence", "attributions", "sources", "drivers")
SERVICE_VERSION: Final = version("onrecord")
SCALE: Final = {"min": 0, "max": 100, "higher_means": "more transparent sourcing"}
_CONTEXT_CHARACTERS = 16

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What the answer should hold and how it counts. With `include_text` false it holds no word of the article."""

    model: str | None = None
    offset_unit: OffsetUnit = "code_point"
    include: frozenset[Part] = frozenset(PARTS)
    include_text: bool = True


def score_response(article: Article, result: Result, scorer: Scorer, options: Options) -> Json:
    """The answer to `POST /v1/scores`. Pure: equal arguments give equal dictionaries, in the same order."""
    page = _Page(article, options)
    return {
        "id": article.id,
        "result_id": _result_id(article, options, scorer.version, scorer.sha256),
        "score": _score(result.score),
        "dimensions": [_dimension(rating, options) for rating in result.score.dimensions],
        "adjustments": [{"rule": each.rule, "points": each.points} for each in result.score.adjustments],
        **_findings(result.extraction, page),
        "warnings": [{"code": each.code, "detail": each.detail} for each in result.score.warnings],
        "text": page.description(),
        "model": {
            "name": MODEL_NAME,
            "version": scorer.version,
            "sha256": scorer.sha256,
            "feature_schema": FEATURE_SCHEMA,
        },
        "service": {"version": SERVICE_VERSION},
    }


def extraction_response(article: Article, extraction: Extraction, features: FeatureVector, options: Options) -> Json:
    """The answer to `POST /v1/extractions`: what was found and the numbers it gives, without a model."""
    page = _Page(article, options)
    return {
        "id": article.id,
        "result_id": _result_id(article, options, "extraction", SERVICE_VERSION),
        "genre": extraction.genre,
        "not_rated": extraction.not_rated,
        "flags": list(extraction.flags),
        "words": extraction.words,
        **_findings(extraction, page),
        "features": [
            {"name": feature.name, "value": value, "evidence": list(evidence)}
            for feature, value, evidence in zip(CATALOGUE, features.values, features.evidence, strict=True)
        ],
        "text": page.description(),
        "service": {"version": SERVICE_VERSION},
    }


class _Page:
    """The article's texts, and spans of them in the unit that was asked for. An answer has hundreds of spans, so
    what they share is looked up once."""

    def __init__(self, article: Article, options: Options) -> None:
        self.article, self.options = article, options
        targets: tuple[Target, ...] = ("headline", "body") if article.headline else ("body",)
        self._offsets = {target: Offsets(article.text(target), options.offset_unit) for target in targets}
        self._texts = {target: (article.text(target), offsets.convert) for target, offsets in self._offsets.items()}
        self._plain = options.include_text and not any(offsets.moves for offsets in self._offsets.values())

    def span(self, span: Span) -> Json:
        target, start, end = span
        text, convert = self._texts[target]
        if self._plain:
            return {"target": target, "start": start, "end": end, "exact": text[start:end]}
        if not self.options.include_text:
            return {"target": target, "start": convert(start), "end": convert(end)}
        return {"target": target, "start": convert(start), "end": convert(end), "exact": text[start:end]}

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        if not self._plain:
            return [self.span(span) for span in spans]
        texts = self._texts  # written out once more: an answer has hundreds
        return [{"target": on, "start": i, "end": j, "exact": texts[on][0][i:j]} for on, i, j in spans]

    def evidence(self, evidence: Evidence) -> Json:
        span = evidence.span
        found = {"id": evidence.id, "label": evidence.label, **self.span(span)}
        if self.options.include_text:
            target, start, end = span
            text = self._texts[target][0]
            found["prefix"] = text[start - _CONTEXT_CHARACTERS if start > _CONTEXT_CHARACTERS else 0 : start]
            found["suffix"] = text[end : end + _CONTEXT_CHARACTERS]
        found["rule"], found["source_id"] = evidence.rule, evidence.source_id
        return found

    def source(self, source: Source) -> Json:
        found: Json = {"id": source.id, "label": source.label}
        if self.options.include_text:
            found["name"], found["description"] = source.name, source.description
        return found | {
            "ladder": source.ladder,
            "root": source.root,
            "mediated_by": source.mediated_by,
            "mentions": list(source.mentions),
            "attribution_count": len(source.attributions),
        }

    def description(self) -> Json:
        """What the offsets refer to. The text itself is given where it was made from markup."""
        targets: Json = {}
        for target, offsets in self._offsets.items():
            text = self.article.text(target)
            targets[target] = {"length": offsets.length, "sha256": sha256(text.encode()).hexdigest()}
            if self.article.links_visible and self.options.include_text:
                targets[target]["text"] = text
        return {"offset_unit": self.options.offset_unit, "targets": targets}


def _findings(extraction: Extraction, page: _Page) -> Json:
    """Sources, attributions and evidence, as far as they were asked for."""
    found: Json = {}
    if "sources" in page.options.include:
        found["sources"] = [page.source(source) for source in extraction.sources]
    if "attributions" in page.options.include:
        found["attributions"] = [
            {
                "id": each.id,
                "kind": each.kind,
                "source_id": each.source_id,
                "source": page.spans(each.source),
                "cue": page.spans(each.cue),
                "content": page.spans(each.content),
            }
            for each in extraction.attributions
        ]
    if "evidence" in page.options.include:
        found["evidence"] = [page.evidence(each) for each in extraction.evidence]
    return found


def _score(score: Score) -> Json:
    interval = score.interval
    return {
        "value": score.value,
        "scale": SCALE,
        "band": score.band,
        "interval": interval and {"level": interval.level, "low": interval.low, "high": interval.high},
        "flags": list(score.flags),
    }


def _dimension(rating: DimensionRating, options: Options) -> Json:
    found: Json = {
        "name": rating.name,
        "applicable": rating.applicable,
        "level": rating.level,
        "baseline": rating.baseline,
        "weight": rating.weight,
        "points": rating.points,
        "points_possible": rating.points_possible,
    }
    if "drivers" in options.include:
        found["drivers"] = [
            {"feature": each.feature, "value": each.value, "effect": each.effect, "evidence": list(each.evidence)}
            for each in rating.drivers
        ]
    return found


def _result_id(article: Article, options: Options, model: str, model_sha256: str) -> str:
    """Names the answer by what it follows from: the article as read, the options and the model."""
    include = sorted(options.include)
    canonical = [article, options.offset_unit, include, options.include_text, model, model_sha256]
    # A span is a named tuple, which orjson leaves to `default`.
    return "sha256:" + sha256(orjson.dumps(canonical, default=tuple, option=orjson.OPT_SORT_KEYS)).hexdigest()
