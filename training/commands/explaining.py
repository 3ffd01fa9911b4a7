"""Looking into one article: what was found, what it is worth, and what raters said."""

from __future__ import annotations

from pathlib import Path

import click

from service.extraction.extract import extract
from service.features.build import build
from service.scoring.dimensions import DIMENSIONS
from training.commands import options
from training.dataset import load_article


@click.command("explain", epilog="Example: onrecord-train explain ee-secret-cable-derivative")
@options.data
@options.candidate
@click.argument("article")
def explain(folder: Path, candidate: Path, article: str) -> None:
    """Show why the candidate rates ARTICLE (an id of the data folder) as it does, beside what raters said."""
    scorer, _, _ = options.load_candidate(candidate)
    try:
        found = load_article(folder, article)
    except FileNotFoundError:
        raise click.ClickException(f"{article} is not in {folder / 'source'}") from None
    extraction = extract(found)
    score = scorer.score(extraction, build(extraction))
    rated = next((a for a in options.dataset(folder).articles if a.id == article), None)
    click.echo(f"{article}: {score.value} ({score.band})" + (f", raters {rated.total:.1f}" if rated else ""))
    words = {e.id: found.exact(e.span) for e in extraction.evidence}
    words |= {s.id: s.description for s in extraction.sources}
    for index, rating in enumerate(score.dimensions):
        level = "N/A" if rating.level is None else f"{rating.level:.2f}"
        said = [r.levels[index] for r in rated.ratings] if rated else []
        given = ", ".join("N/A" if one is None else f"{one:g}" for one in said)
        click.echo(f"\n{DIMENSIONS[index].code} {rating.name} {level}" + (f"   raters {given}" if given else ""))
        if rating.applicable:
            click.echo(f"  {rating.baseline:+.3f} typical article")
        for driver in rating.drivers:
            because = "; ".join(dict.fromkeys(words[e] for e in driver.evidence[:3] if e in words))
            click.echo(f"  {driver.effect:+.3f} {driver.feature} = {driver.value:g}   {because}")


COMMANDS = (explain,)
