"""What a batch of 100 articles costs beside 100 single requests of the same articles.

    python benchmarks/batch.py  # articles of 5 KB
    python benchmarks/batch.py --characters 800

One worker, one client with one connection, by turns. `cpu` is processor time of the worker, `wall` time until the last
answer is there, both in milliseconds for an article; `floor` is the share that analysis alone has in a single request.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import httpx  # noqa: E402

from benchmarks.load import cpu_seconds  # noqa: E402
from service.api.loading import Loading  # noqa: E402
from service.article.article import Article  # noqa: E402
from service.pipeline import score_article  # noqa: E402
from service.settings import Settings  # noqa: E402
from tests.articles import BODY, HEADLINE  # noqa: E402
from tests.running import start  # noqa: E402

ARTICLES = 100
JSON = {"Content-Type": "application/json"}


def article(number: int, characters: int) -> dict[str, str]:
    """Articles that all differ."""
    body = "\n\n".join([BODY.replace("Selm", f"Selm{number}")] * (1 + characters // len(BODY)))
    return {"id": str(number), "headline": HEADLINE, "body": body[:characters]}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--characters", type=int, default=4_900)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    articles = [article(number, options.characters) for number in range(ARTICLES)]
    singles = [json.dumps({"article": each}).encode() for each in articles]
    document = json.dumps({"articles": articles}).encode()
    lines = b"\n".join(json.dumps(each).encode() for each in articles)
    scorer = Loading(Settings().models).finish().default  # type: ignore[union-attr]
    made = [Article(each["body"], each["headline"], each["id"]) for each in articles]
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, httpx.Client(timeout=60) as client:
        service = start(Path(folder), ONRECORD_WORKERS="1", ONRECORD_LOG_LEVEL="warning")

        def send(path: str, body: bytes, kind: str = "application/json") -> None:
            answer = client.post(f"{service.url}{path}", content=body, headers={"Content-Type": kind})
            answer.raise_for_status()

        works: dict[str, Callable[[], object]] = {
            "single": lambda: [send("/v1/scores", body) for body in singles],
            "batch": lambda: send("/v1/scores/batch", document),
            "lines": lambda: send("/v1/scores/batch", lines, "application/x-ndjson"),
        }
        for _ in range(options.rounds):
            for name, work in works.items():
                cpu, wall = cpu_seconds(service.workers()), time.perf_counter()
                work()
                found.setdefault(f"{name}_wall", []).append(time.perf_counter() - wall)
                found.setdefault(f"{name}_cpu", []).append(cpu_seconds(service.workers()) - cpu)
            begun = time.process_time()
            for each in made:
                score_article(each, scorer)
            found.setdefault("analysis_cpu", []).append(time.process_time() - begun)
        service.stop()
    middle = {name: statistics.median(values) for name, values in found.items()}
    shares = {
        f"{name}_{what}": middle[f"{name}_{what}"] / middle[f"single_{what}"]
        for name in ("batch", "lines")
        for what in ("cpu", "wall")
    }
    report = {
        "milliseconds": {name: round(1000 * seconds / ARTICLES, 2) for name, seconds in middle.items()},
        "of_single": {name: round(share, 3) for name, share in shares.items()},
        "floor": round(middle["analysis_cpu"] / middle["single_cpu"], 3),
    }
    sys.stdout.write(json.dumps({"characters": options.characters, **report}) + "\n")


if __name__ == "__main__":
    main()
