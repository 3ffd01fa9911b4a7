"""The shapes of requests and answers. Answers may gain members; see the service's /openapi.json for all of them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Article(TypedDict, total=False):
    """What is scored: `body` or `html`. A ninjs or schema.org item goes as it is, as any mapping."""

    id: str
    language: str
    headline: str
    body: str
    html: str


class Options(TypedDict, total=False):
    model: str
    offset_unit: Literal["code_point", "utf16"]
    include: list[Literal["evidence", "attributions", "sources", "drivers"]]
    include_text: bool


class Span(TypedDict):
    target: Literal["headline", "body"]
    start: int
    end: int
    exact: NotRequired[str]


class Evidence(Span):
    id: str
    label: str
    rule: str
    source_id: str | None
    prefix: NotRequired[str]
    suffix: NotRequired[str]


class Interval(TypedDict):
    level: float
    low: float
    high: float


class Score(TypedDict):
    """`value` and `interval` are None exactly where `band` is not_rated."""

    value: float | None
    band: Literal["opaque", "thin", "partial", "clear", "exemplary", "not_rated"]
    interval: Interval | None
    flags: list[str]


class Dimension(TypedDict):
    name: str
    applicable: bool
    level: float | None
    baseline: float
    weight: int
    points: float
    points_possible: float
    drivers: NotRequired[list[dict[str, Any]]]


class Source(TypedDict):
    id: str
    label: str
    name: NotRequired[str | None]
    description: NotRequired[str]
    ladder: int
    root: str
    mediated_by: str | None
    mentions: list[str]
    attribution_count: int


class Findings(TypedDict):
    id: str | None
    result_id: str
    sources: NotRequired[list[Source]]
    attributions: NotRequired[list[dict[str, Any]]]
    evidence: NotRequired[list[Evidence]]
    text: dict[str, Any]
    service: dict[str, str]


class Answer(Findings):
    """The answer of POST /v1/scores."""

    score: Score
    dimensions: list[Dimension]
    adjustments: list[dict[str, Any]]
    warnings: list[dict[str, str]]
    model: dict[str, str]


class Extraction(Findings):
    """The answer of POST /v1/extractions."""

    genre: str
    not_rated: str | None
    flags: list[str]
    words: int
    features: list[dict[str, Any]]
