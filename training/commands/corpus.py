"""The corpus: reading copies for raters, agreement between them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import click

from service.scoring.dimensions import DIMENSIONS
from training.commands import options
from training.corpus import checks
from training.corpus.datasheet import figures, with_figures
from training.corpus.imports import BrokenExportError, from_brat, from_label_studio, to_markup
from training.corpus.markup import parse
from training.corpus.profile import cue_ranks, profile
from training.corpus.splits import split
from training.dataset import load_article
from training.real import load_real
from training.reliability import alpha_by_dimension


@click.command("reading-copies", epilog="Example: onrecord-train reading-copies build/copies --seed 7")
@options.data
@options.seed
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
def reading_copies(folder: Path, seed: int, out: Path) -> None:
    """Write every article for a rater: text alone, no annotations, in an order of its own."""
    ids = sorted(path.stem for path in (folder / "source").glob("*.txt"))
    random.Random(seed).shuffle(ids)
    for number, article_id in enumerate(ids):
        article = load_article(folder, article_id)
        options.write_text(
            out / f"{number:03d}-{article_id}.txt", f"{article_id}\n\n{article.headline}\n\n{article.body}\n"
        )
    click.echo(f"{len(ids)} reading copies: {out}")


@click.command("agreement", epilog="Example: onrecord-train agreement --data data")
@options.data
@click.option("--out", type=click.Path(path_type=Path), default="build/agreement.json", show_default=True)
def agreement(folder: Path, out: Path) -> None:
    """Krippendorff's alpha (ordinal) for each dimension, nominal for applicability, interval for the total."""
    found = alpha_by_dimension(options.dataset(folder).articles)
    options.write_json(out, found)
    for dimension in DIMENSIONS:
        row = found["dimensions"][dimension.code]
        applies = row["applicability_alpha"]
        shown = "" if applies is None else f"   applicability {applies:.2f}"
        click.echo(f"{dimension.code} {dimension.name:26} alpha {row['alpha']:.2f}{shown}")
    click.echo(
        f"{'total':29} alpha {found['total']['alpha']:.2f}   mean difference {found['total']['mean_difference']:.1f}"
    )


@click.command("split", epilog="Example: onrecord-train split --data data")
@options.data
def split_command(folder: Path) -> None:
    """Give every new article a part (train, validation, test); articles that have one keep it."""
    path = folder / "splits.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    records = [parse(source.read_text(encoding="utf-8")) for source in sorted((folder / "source").glob("*.txt"))]
    parts = split(records, {article: part for part, ids in old.items() for article in ids})
    options.write_json(path, parts)
    click.echo(", ".join(f"{part} {len(ids)}" for part, ids in parts.items()))


@click.command("check", epilog="Example: onrecord-train check --data data --coverage")
@options.data
@click.option("--coverage", is_flag=True, help="Also ask for enough spans of every label, as our own corpus must have.")
@click.option("--out", type=click.Path(path_type=Path), default="build/check.json", show_default=True)
def check_command(folder: Path, coverage: bool, out: Path) -> None:
    """List everything that is wrong with a data folder, with file, line and reason; exit 1 if there is anything."""
    problems = checks.check(folder) + (checks.coverage(folder) if coverage else [])
    options.write_json(out, {"data": str(folder), "problems": problems})
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{len(problems)} problems")
    click.echo(f"{folder}: in order")


@click.command("import", epilog="Example: onrecord-train import brat annotations/ --out mine/source")
@click.argument("kind", type=click.Choice(["brat", "label-studio"]))
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where source files go.")
def import_command(kind: str, path: Path, out: Path) -> None:
    """Turn annotations made in brat (a folder) or Label Studio (a JSON export) into source files."""
    try:
        found = list(from_brat(path) if kind == "brat" else from_label_studio(path))
        files = {article.id: to_markup(article) for article in found}
    except BrokenExportError as error:
        raise click.ClickException(str(error)) from None
    for article, text in files.items():
        options.write_text(out / f"{article}.txt", text)
    click.echo(f"{len(files)} articles: {out}. Complete the front matter where it says so, then run `check`.")


@click.command("profile", epilog="Example: onrecord-train profile --real ../shared/corpora")
@options.data
@click.option("--real", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path), default="build/profile.json", show_default=True)
def profile_command(folder: Path, real: Path, out: Path) -> None:
    """Compare our articles with rated real ones on what can be counted; figures only."""
    ours = [load_article(folder, path.stem) for path in sorted((folder / "source").glob("*.txt"))]
    theirs = [rated.article for rated in load_real(real)]
    rows = profile(ours, theirs)
    ranks = {"ours": cue_ranks(ours), "real": cue_ranks(theirs)}
    options.write_json(out, {"articles": [len(ours), len(theirs)], "counts": rows, "cues_by_rank": ranks})
    for row in rows:
        own, other = row["ours"], row["real"]
        mark = "apart" if row["apart"] else ""
        shown = f"{own['median']:8.2f} {other['median']:8.2f}   mean {own['mean']:8.2f} {other['mean']:8.2f}"
        click.echo(f"{row['count']:34} {shown}  {mark}")
    click.echo("cues, ours: " + ", ".join(ranks["ours"]))
    click.echo("cues, real: " + ", ".join(ranks["real"]))


@click.command("datasheet", epilog="Example: onrecord-train profile --real ../shared/corpora; onrecord-train datasheet")
@options.data
@click.option("--profile", type=click.Path(path_type=Path), default="build/profile.json", show_default=True)
def datasheet_command(folder: Path, profile: Path) -> None:
    """Write the corpus's figures into its datasheet (README.md of the data folder)."""
    page = folder / "README.md"
    readings = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (folder / "ratings").glob("*.jsonl"))
    found = json.loads(profile.read_text(encoding="utf-8")) if profile.exists() else None
    tables = figures(folder, options.dataset(folder), readings, found)
    options.write_text(page, with_figures(page.read_text(encoding="utf-8"), tables))
    click.echo(f"{page}")


COMMANDS = (
    reading_copies,
    agreement,
    split_command,
    check_command,
    import_command,
    profile_command,
    datasheet_command,
)
