"""Whether memory stays flat: many articles, all different, through the whole service in one process.

    python benchmarks/soak.py  # 200,000 articles; half an hour on a core of its own
    python benchmarks/soak.py --articles 20000 --progress  # a first look

Each article is made of paragraphs of data/source in a new order, cut to between 300 and 3,200 characters, with made-up
names in place of some of its own: nothing that is kept of texts, names or sentences is ever found again, so it would
add up. Every request goes through the WSGI application: JSON, schemas, gate, analysis, metrics, log, answer. Prints one
JSON object; the slope is that of a straight line through the resident sizes after the warm-up.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from flask import Flask  # noqa: E402

from benchmarks.in_process import post  # noqa: E402
from service.api import logs  # noqa: E402
from service.api.app import begin, create_app  # noqa: E402
from service.api.loading import Loading  # noqa: E402
from service.api.state import make_state  # noqa: E402
from service.settings import Settings  # noqa: E402

SAMPLED = 500
SHORTEST, LONGEST = 300, 3_200
_MARKUP = re.compile(r"⟦[^|⟦⟧]*\||⟧")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_SYLLABLES = "ba bre dov fen gri hal jor kel lum mor nes ost pru qui ras sel tov ulm ves wyn yar zin".split()
_PAGE = os.sysconf("SC_PAGE_SIZE")


def paragraphs() -> list[str]:
    """The paragraphs of the corpus, without its markup."""
    found = []
    for path in sorted((ROOT / "data" / "source").glob("*.txt")):
        body = path.read_text(encoding="utf-8").partition("\n+++\n")[2]
        found += [each for each in _MARKUP.sub("", body).split("\n\n") if each.strip()]
    return found


def article(chance: random.Random, store: list[str]) -> str:
    """A text that has not been there before."""
    length, text = chance.randint(SHORTEST, LONGEST), ""
    while len(text) < length:
        text += chance.choice(store) + "\n\n"
    return _NAME.sub(lambda found: _name(chance) if chance.random() < 0.3 else found.group(), text[:length])


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=4)).capitalize()


def resident_megabytes() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1_048_576


def run(app: Flask, options: argparse.Namespace) -> dict[str, Any]:
    chance, store = random.Random(options.seed), paragraphs()
    samples: list[tuple[int, float]] = []
    statuses: Counter[int] = Counter()
    characters, started = 0, time.monotonic()
    for number in range(1, options.articles + 1):
        body = article(chance, store)
        characters += len(body)
        sent = {"article": {"id": f"soak-{number}", "headline": article(chance, store)[:80], "body": body}}
        status, _ = post(app, json.dumps(sent).encode())
        statuses[status] += 1
        if number % SAMPLED == 0:
            gc.collect()
            samples.append((number, resident_megabytes()))
            if options.progress and number % (20 * SAMPLED) == 0:
                sys.stderr.write(f"{number} {samples[-1][1]:.2f} MB {time.monotonic() - started:.0f} s\n")
    return summary(samples, statuses, options) | {
        "mean_characters": round(characters / options.articles),
        "seconds": round(time.monotonic() - started),
    }


def summary(samples: list[tuple[int, float]], statuses: Counter[int], options: argparse.Namespace) -> dict[str, Any]:
    later = [sample for sample in samples if sample[0] > options.warm_up * options.articles]
    slope, _ = statistics.linear_regression(*zip(*later, strict=True))
    sizes = [size for _, size in later]
    return {
        "articles": options.articles,
        "statuses": dict(statuses),
        "slope_mb_per_100000": round(slope * 100_000, 3),
        "resident_mb": {"after_warm_up": round(sizes[0], 2), "end": round(sizes[-1], 2), "most": round(max(sizes), 2)},
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--warm-up", type=float, default=0.1, help="share of the articles before the line begins")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--progress", action="store_true")
    options = parser.parse_args()
    settings = Settings.from_environment()
    logs.configure("error")
    app = create_app(make_state(settings, Loading(settings.models).finish()))
    begin(app)
    sys.stdout.write(json.dumps(run(app, options)) + "\n")


if __name__ == "__main__":
    main()
