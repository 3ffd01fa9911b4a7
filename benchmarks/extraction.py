"""What scoring costs: beside a tokenizer that merely splits the same text into words, and on hostile text.

    python benchmarks/extraction.py  # data/source, as many articles as --articles says
    python benchmarks/extraction.py --jsonl FILE  # rows with `text`, perhaps `title`
    python benchmarks/extraction.py --packages DIR  # where spaCy is installed, if not here

The yardstick is spaCy's blank English tokenizer; the service itself has no use for it. Both work on the same article
by turns, in processor time, so that whatever else the machine does hits both alike. Articles are cut or repeated to
`--characters`. Prints a table, or with `--json` one JSON object. Without a published model (`--models`) the step
"score" is left out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from service.article.article import Article  # noqa: E402
from service.extraction.extract import extract  # noqa: E402
from service.features.build import build  # noqa: E402
from service.scoring.registry import Registry  # noqa: E402
from service.scoring.scorer import Scorer  # noqa: E402

_MARKUP = re.compile(r"⟦[^|⟦⟧]*\||⟧")
HOSTILE = 100_000


def main() -> None:
    options = _options()
    sys.path.extend(options.packages)
    articles = [_fitted(article, options.characters) for article in _articles(options)][: options.articles]
    scorer = Registry.load(options.models).default if options.models.exists() else None
    report: dict[str, Any] = {"articles": len(articles), "characters": options.characters}
    report["milliseconds"], report["ratio"] = measure(articles, scorer, _tokenizer())
    report["microseconds_per_character"] = per_character(articles)
    if options.json:
        print(json.dumps(report, indent=2))  # noqa: T201
    else:
        _print_table(report)


def measure(
    articles: list[Article], scorer: Scorer | None, tokenizer: Callable[[str], object] | None
) -> tuple[dict[str, float], float | None]:
    """Median milliseconds of each step, and the median of the whole over the median of the tokenizer."""
    spent: dict[str, list[float]] = {}
    for article in [*articles[:20], *articles]:  # the first twenty warm up
        if len(spent.get("extract", ())) == 20:
            spent = {}
        steps = _steps(article, scorer)
        if tokenizer is not None:
            before = time.process_time()
            tokenizer(f"{article.headline}\n\n{article.body}")
            steps["tokenizer"] = time.process_time() - before
        for name, seconds in steps.items():
            spent.setdefault(name, []).append(seconds)
    found = {name: round(median(seconds) * 1000, 3) for name, seconds in spent.items()}
    return found, round(found["whole"] / found["tokenizer"], 2) if "tokenizer" in found else None


def _steps(article: Article, scorer: Scorer | None) -> dict[str, float]:
    times = [time.process_time()]
    extraction = extract(article)
    times.append(time.process_time())
    features = build(extraction)
    times.append(time.process_time())
    if scorer is not None:
        scorer.score(extraction, features)
        times.append(time.process_time())
    steps = {name: times[i + 1] - times[i] for i, name in enumerate(("extract", "features", "score")[: len(times) - 1])}
    return {**steps, "whole": times[-1] - times[0]}


def per_character(articles: list[Article]) -> dict[str, float]:
    """Microseconds per character of news, of much news at once, and of what an attacker might send."""
    news = "\n\n".join(article.body for article in articles)
    texts = {
        "news, 5,000 at a time": [article.body for article in articles[:100]],
        "news, 100,000 at once": [(news * (1 + HOSTILE // len(news)))[:HOSTILE]],
        "news, 1,000,000 at once": [(news * (1 + 1_000_000 // len(news)))[:1_000_000]],
        **{name: [text] for name, text in hostile(news)},
    }
    spent = {}
    for name, bodies in texts.items():
        before = time.process_time()
        for body in bodies:
            build(extract(Article(body=body)))
        spent[name] = round((time.process_time() - before) / sum(map(len, bodies)) * 1e6, 3)
    return spent


def hostile(news: str) -> Iterator[tuple[str, str]]:
    """Texts made to make patterns backtrack. Behind enough news to be taken for English."""
    opening = news[:3_000] + "\n\n"
    pieces = {
        "nested quotation marks": "“‘\"'",
        "a a a a": "a ",
        "capital letters": "A",
        "capitalised words": "Ab ",
        "brackets": "([{)]}",
        "quotation marks": '"',
        "said said said": "said ",
        "quoted and said": '"a," said b. ',
        "commas": "Ab, a, ",
        "full stops": "A. ",
        "possessives": "A's ",
        "line ends": "a\n",
    }
    for name, piece in pieces.items():
        length = 50_000 if name == "capital letters" else HOSTILE
        yield name, opening + (piece * length)[:length]


def _tokenizer() -> Callable[[str], object] | None:
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return None
    blank: Callable[[str], object] = spacy.blank("en").tokenizer
    return blank


def _articles(options: argparse.Namespace) -> Iterator[Article]:
    if options.jsonl:
        with options.jsonl.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield Article(body=row["text"], headline=row.get("title") or "")
        return
    for path in sorted((ROOT / "data" / "source").glob("*.txt")):
        facts, _, body = path.read_text(encoding="utf-8").partition("\n+++\n")
        headline = re.search(r'^headline = "(.*)"$', facts, re.MULTILINE)
        yield Article(_MARKUP.sub("", body).strip(), _MARKUP.sub("", headline[1]) if headline else "")


def _fitted(article: Article, length: int) -> Article:
    times = 1 + length // (len(article.body) + 2)
    return Article("\n\n".join([article.body] * times)[:length], article.headline)


def _print_table(report: dict[str, Any]) -> None:
    rows = [f"{report['articles']} articles of {report['characters']} characters, median milliseconds"]
    rows += [f"  {name:28}{value:9.3f}" for name, value in report["milliseconds"].items()]
    rows += [f"  {'whole / tokenizer':28}{report['ratio']:9.2f}" if report["ratio"] else "  spaCy is not installed"]
    rows += ["", "microseconds per character"]
    rows += [f"  {name:28}{value:9.3f}" for name, value in report["microseconds_per_character"].items()]
    print("\n".join(rows))  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jsonl", type=Path, help="articles with `text` and perhaps `title`, instead of data/source")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--characters", type=int, default=5_000)
    parser.add_argument("--models", type=Path, default=ROOT / "models")
    parser.add_argument("--packages", action="append", default=[], help="a folder to import spaCy from")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
