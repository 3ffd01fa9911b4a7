"""A request that is in order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.articles import BODY, HEADLINE


@pytest.fixture
def submission() -> dict[str, Any]:
    return {"article": {"id": "courier-0412", "headline": HEADLINE, "body": BODY, "language": "en"}}
