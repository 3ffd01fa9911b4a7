"""What `POST /v1/scores` costs beside a route that does nothing: processor time in one process, in one interleaved run.

    python benchmarks/overhead.py

The idle route loads the same request through the same schema and dumps a canned answer with thirty nested pieces of
evidence through marshmallow. `around_ms` is what the service spends where extraction, features and model give a result
made before: JSON, schemas, gate, metrics, log, answer.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import orjson  # noqa: E402
from flask import Flask, Response, request  # noqa: E402

from benchmarks.in_process import post  # noqa: E402
from service.api import answers, logs  # noqa: E402
from service.api.app import create_app  # noqa: E402
from service.api.loading import Loading  # noqa: E402
from service.api.schemas.requests import read_submission  # noqa: E402
from service.api.schemas.responses import ScoreSchema  # noqa: E402
from service.api.state import make_state  # noqa: E402
from service.pipeline import score_article  # noqa: E402
from service.settings import Settings  # noqa: E402
from tests.articles import BODY, HEADLINE  # noqa: E402

ROUNDS = 300
ARTICLE = {"headline": HEADLINE, "body": ((BODY + "\n\n") * 5)[:4_900]}
SENT = json.dumps({"article": ARTICLE}).encode()


def idle(canned: dict[str, Any]) -> Flask:
    app = Flask("idle")
    schema = ScoreSchema()

    @app.post("/v1/scores")
    def answer() -> Response:
        read_submission(orjson.loads(request.get_data()))
        return Response(orjson.dumps(schema.dump(canned)), mimetype="application/json")

    return app


def cost(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def main() -> None:
    settings = Settings.from_environment()
    logs.configure("error")
    state = make_state(settings, Loading(settings.models).finish())
    real = create_app(state)
    canned = json.loads(post(real, SENT)[1])
    canned["evidence"] = (canned["evidence"] * 30)[:30]
    canned["attributions"], canned["sources"] = [], []
    empty, article = idle(canned), read_submission({"article": ARTICLE}).article
    made = score_article(article, state.registry.default)

    def around() -> None:
        analyse, answers.score_article = answers.score_article, lambda *_: made
        post(real, SENT)
        answers.score_article = analyse

    works = {
        "service_ms": lambda: post(real, SENT),
        "idle_ms": lambda: post(empty, SENT),
        "analysis_ms": lambda: score_article(article, state.registry.default),
        "around_ms": around,
    }
    costs: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            costs[name].append(cost(work))
    found = {name: round(statistics.median(values), 3) for name, values in costs.items()}
    found["ratio"] = round(found["service_ms"] / found["idle_ms"], 2)
    found["ratio_around"] = round(found["around_ms"] / found["idle_ms"], 2)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
