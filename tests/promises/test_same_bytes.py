"""The same request and model give the same bytes: from eight threads, from every worker, whatever else is asked."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
from flask import Flask

from tests.articles import BODY, HEADLINE
from tests.running import start

JSON = {"Content-Type": "application/json"}
PARAGRAPHS = BODY.split("\n\n")
BODIES = ["\n\n".join(PARAGRAPHS[i:] + PARAGRAPHS[:i]) for i in range(len(PARAGRAPHS))]
SUBMISSIONS: list[dict[str, Any]] = [
    {"article": {"headline": HEADLINE, "body": body}, "options": {"offset_unit": unit}}
    for body in BODIES
    for unit in ("code_point", "utf16")
]


def test_eight_threads_give_identical_bytes(app: Flask) -> None:
    alone = [app.test_client().post("/v1/extractions", json=each).data for each in SUBMISSIONS]

    def ask(index: int) -> bool:
        which = index % len(SUBMISSIONS)
        return app.test_client().post("/v1/extractions", json=SUBMISSIONS[which]).data == alone[which]

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(96)))


def test_all_workers_give_identical_bytes(tmp_path: Path) -> None:
    service = start(tmp_path, ONRECORD_WORKERS="3", ONRECORD_QUEUE="32")

    def ask(index: int) -> tuple[int, bytes]:
        which = index % len(SUBMISSIONS)
        answer = httpx.post(
            f"{service.url}/v1/scores", content=json.dumps(SUBMISSIONS[which]), headers=JSON, timeout=30
        )
        assert answer.status_code == 200
        return which, answer.content

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(48)))
    assert service.stop() == 0
    assert len({body for _, body in found}) == len({which for which, _ in found}) == len(SUBMISSIONS)
