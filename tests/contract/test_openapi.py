"""The OpenAPI document is valid, complete, and what it says about answers is true of real ones."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from marshmallow import RAISE, Schema, fields
from openapi_spec_validator import OpenAPIV31SpecValidator

from service.api.schemas.catalogues import (
    FeaturesSchema,
    HealthSchema,
    LabelsSchema,
    LimitsSchema,
    ModelSchema,
    ModelsSchema,
    ProblemSchema,
    ReadySchema,
)
from service.api.schemas.responses import ExtractionSchema, ScoreSchema


@pytest.fixture(scope="module")
def spec(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/openapi.json").json
    return found


def known_and_nothing_else(schema: Schema) -> Schema:
    """The schema, refusing members it does not list, all the way down. Only for tests: clients must ignore them."""
    schema.unknown = RAISE
    for field in schema.fields.values():
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            known_and_nothing_else(inner.schema)
    return schema


def test_the_document_is_valid(spec: dict[str, Any]) -> None:
    assert list(OpenAPIV31SpecValidator(spec).iter_errors()) == []


def test_every_route_is_described(app: Flask, spec: dict[str, Any]) -> None:
    pages = {"/docs", "/openapi.json", "/problems", "/problems/{name}", "/static/{filename}"}
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules()}
    assert routes - pages == set(spec["paths"])


def test_errors_are_problems(spec: dict[str, Any]) -> None:
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            for status, response in operation["responses"].items():
                if "$ref" in response:
                    response = spec["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
                if status == "default" or int(status) >= 400:
                    assert set(response["content"]) == {"application/problem+json"}, (path, method, status)


def test_only_what_is_used_is_described(spec: dict[str, Any]) -> None:
    text = str(spec)
    assert not [name for name in spec["components"]["schemas"] if f"#/components/schemas/{name}'" not in text]


def test_operations_have_a_summary_and_an_id(spec: dict[str, Any]) -> None:
    operations = [o for path in spec["paths"].values() for method, o in path.items() if method in ("get", "post")]
    assert all(operation["summary"] for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(operations)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/v1/models", ModelsSchema),
        ("/v1/models/0.0.1", ModelSchema),
        ("/v1/features", FeaturesSchema),
        ("/v1/labels", LabelsSchema),
        ("/v1/limits", LimitsSchema),
        ("/livez", HealthSchema),
        ("/readyz", ReadySchema),
    ],
)
def test_catalogues_are_as_described(client: FlaskClient, path: str, schema: type[Schema]) -> None:
    assert known_and_nothing_else(schema()).validate(client.get(path).json) == {}


@pytest.mark.parametrize("options", [{}, {"include": []}, {"include_text": False}, {"offset_unit": "utf16"}])
@pytest.mark.parametrize(("path", "schema"), [("/v1/scores", ScoreSchema), ("/v1/extractions", ExtractionSchema)])
def test_answers_are_as_described(
    client: FlaskClient, submission: dict[str, Any], path: str, schema: type[Schema], options: dict[str, Any]
) -> None:
    answer = client.post(path, json=submission | {"options": options})
    assert known_and_nothing_else(schema()).validate(answer.json) == {}


def test_an_abstention_is_as_described(client: FlaskClient) -> None:
    answer = client.post("/v1/scores", json={"article": {"body": "Too short."}})
    assert known_and_nothing_else(ScoreSchema()).validate(answer.json) == {}


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{}",
        b'{"article": {"body": "x", "language": "de"}}',
        b'{"article": {"body": "x"}, "options": {"model": "transparency@9.9.9"}}',
        b'{"article": {"body": "x"}, "options": {"model": "transparency@0.0.0"}}',
        b"x" * 60_001,
    ],
)
def test_problems_are_as_described(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/v1/scores", data=body, content_type="application/json")
    assert answer.status_code >= 400
    assert known_and_nothing_else(ProblemSchema()).validate(answer.json) == {}
