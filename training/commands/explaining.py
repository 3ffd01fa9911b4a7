"""Looking into one article: what was found, what it is worth, and what raters said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from service.article.article import Article
from service.extraction.extract import extract
from service.features.build import build
from service.scoring.dimensions import DIMENSIONS
from service.scoring.scorer import Scorer
from training.commands import options
from training.dataset import RatedArticle, load_article

_WORDS_SHOWN: Final = 3


@click.command("explain", epilog="Example: onrecord-train explain ee-secret-cable-derivative")
@options.data
@options.candidate
@click.option("--out", type=click.Path(path_type=Path), help="Where the JSON goes; build/explain-ARTICLE.json else.")
@click.argument("article")
def explain(folder: Path, candidate: Path, out: Path | None, article: str) -> None:
    """Show why the candidate rates ARTICLE (an id of the data folder) as it does, beside what raters said."""
    scorer, _, _ = options.load_candidate(candidate)
    try:
        found = load_article(folder, article)
    except FileNotFoundError:
        raise click.ClickException(f"{article} is not in {folder / 'source'}") from None
    rated = next((a for a in options.dataset(folder).articles if a.id == article), None)
    explained = _explained(scorer, found, rated)
    for line in _lines(explained):
        click.echo(line)
    target = out or Path(f"build/explain-{article}.json")
    options.write_json(target, explained)
    click.echo(f"\n{target}")


def _explained(scorer: Scorer, article: Article, rated: RatedArticle | None) -> dict[str, Any]:
    """The score taken apart: each dimension's level as baseline and effects, with the words they rest on."""
    extraction = extract(article)
    score = scorer.score(extraction, build(extraction))
    words = {e.id: article.exact(e.span) for e in extraction.evidence}
    words |= {s.id: s.description for s in extraction.sources}
    dimensions = [
        {
            "code": DIMENSIONS[index].code,
            "name": rating.name,
            "level": rating.level,
            "raters": [r.levels[index] for r in rated.ratings] if rated else [],
            "baseline": rating.baseline if rating.applicable else None,
            "effects": [
                {"feature": d.feature, "value": d.value, "effect": d.effect,
                 "words": list(dict.fromkeys(words[e] for e in d.evidence if e in words))}
                for d in rating.drivers
            ],
        }
        for index, rating in enumerate(score.dimensions)
    ]  # fmt: skip
    raters = round(rated.total, 1) if rated else None
    return {"id": article.id, "value": score.value, "band": score.band, "raters": raters, "dimensions": dimensions}


def _lines(explained: dict[str, Any]) -> Iterator[str]:
    raters = "" if explained["raters"] is None else f", raters {explained['raters']:.1f}"
    yield f"{explained['id']}: {explained['value']} ({explained['band']}){raters}"
    for each in explained["dimensions"]:
        given = ", ".join("N/A" if one is None else f"{one:g}" for one in each["raters"])
        level = "N/A" if each["level"] is None else f"{each['level']:.2f}"
        yield f"\n{each['code']} {each['name']} {level}" + (f"   raters {given}" if given else "")
        if each["baseline"] is not None:
            yield f"  {each['baseline']:+.3f} typical article"
        for effect in each["effects"]:
            because = "; ".join(effect["words"][:_WORDS_SHOWN])
            yield f"  {effect['effect']:+.3f} {effect['feature']} = {effect['value']:g}   {because}".rstrip()


COMMANDS = (explain,)
