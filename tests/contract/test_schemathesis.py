"""schemathesis asks every route what its description allows, and what it does not, and judges the answers by it."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
OPERATIONS = [
    ("POST", "/v1/scores"),
    ("POST", "/v1/extractions"),
    ("POST", "/v1/scores/batch"),
    ("GET", "/v1/models"),
    ("GET", "/v1/models/{version}"),
    ("GET", "/v1/models/{version}/card"),
    ("GET", "/v1/features"),
    ("GET", "/v1/labels"),
    ("GET", "/v1/limits"),
    ("GET", "/livez"),
    ("GET", "/readyz"),
]


@pytest.fixture(scope="module")
def document(app: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


def test_every_operation_is_asked(document: schemathesis.BaseSchema) -> None:
    found = {(operation.ok().method.upper(), operation.ok().path) for operation in document.get_all_operations()}
    assert found == set(OPERATIONS)


def attack(document: schemathesis.BaseSchema, method: str, path: str, examples: int) -> None:
    # Where nothing is sent, nothing can be sent wrongly.
    modes = list(GenerationMode) if method == "POST" else [GenerationMode.POSITIVE]
    for mode in modes:

        @settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(document[path][method].as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            case.call_and_validate(checks=CHECKS)

        ask()


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_routes_keep_to_their_description(document: schemathesis.BaseSchema, method: str, path: str) -> None:
    attack(document, method, path, 25 if method == "POST" else 5)


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_routes_keep_to_their_description_for_long(document: schemathesis.BaseSchema, method: str, path: str) -> None:
    attack(document, method, path, 500)
