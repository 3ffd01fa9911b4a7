"""A registry with one small model made by hand, and the service around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.app import create_app
from service.api.state import make_state
from service.features.catalogue import Feature
from service.features.measures import CATALOGUE
from service.scoring.dimensions import DIMENSIONS
from service.scoring.interval import IntervalRule
from service.scoring.registry import ModelInfo, Registry
from service.scoring.scorer import Scorer
from service.scoring.tables import ShapeTable
from service.settings import Settings
from tests.articles import BODY, HEADLINE
from tests.running import Service, start

VERSION = "0.0.1"


def _effects(feature: Feature) -> Mapping[float, int]:
    """Up to 600 thousandths of a level along the grid, in the feature's direction."""
    step = 600 * feature.direction / len(feature.grid)
    return {value: round(step * place) for place, value in enumerate(feature.grid)}


def _table(dimension: str) -> ShapeTable:
    columns = tuple(i for i, feature in enumerate(CATALOGUE) if feature.dimension == dimension)
    return ShapeTable(1500, columns, tuple(_effects(CATALOGUE[i]) for i in columns))


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    """Rates every dimension by straight lines; the document dimension applies where its first feature is above 0."""
    count = len(CATALOGUE)
    gates = tuple(ShapeTable(0, (), ()) if dimension.optional else None for dimension in DIMENSIONS)
    return Scorer(
        version=VERSION,
        sha256="0" * 64,
        card="# Transparency 0.0.1\n\nMade by hand for tests.\n",
        levels=tuple(_table(dimension.name) for dimension in DIMENSIONS),
        applicability=gates,
        interval=IntervalRule(0.9, ((100.0, 9.0),), (0.0,) * count, (1.0,) * count, 1e9),
    )


@pytest.fixture(scope="session")
def registry(scorer: Scorer) -> Registry:
    info = ModelInfo(
        version=VERSION,
        pin=f"transparency@{VERSION}",
        status="published",
        default=True,
        published="2026-11-24",
        sha256=scorer.sha256,
        codebook="1.0",
        feature_schema="1",
        metrics={"mean_absolute_error": 5.0},
    )
    withdrawn = ModelInfo(
        version="0.0.0",
        pin="transparency@0.0.0",
        status="withdrawn",
        default=False,
        published="",
        sha256="",
        codebook="1.0",
        feature_schema="1",
        metrics={},
        successor="transparency@0.0.1",
        reason="a test",
    )
    return Registry({VERSION: scorer}, (withdrawn, info), VERSION, ())


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(max_body_bytes=60_000, max_characters=20_000)


@pytest.fixture(scope="session")
def app(settings: Settings, registry: Registry) -> Flask:
    return create_app(make_state(settings, registry))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The real service with the published model."""
    running = start(tmp_path_factory.mktemp("service"))
    yield running
    assert running.stop() == 0


@pytest.fixture
def submission() -> dict[str, Any]:
    """A request that is in order."""
    return {"article": {"id": "courier-0412", "headline": HEADLINE, "body": BODY, "language": "en"}}
