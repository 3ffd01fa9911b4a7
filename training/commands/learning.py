"""Learning: the feature table, a candidate, its evaluation, its card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from service.features.measures import CATALOGUE
from service.scoring import manifest as manifests
from service.scoring.dimensions import DIMENSIONS
from training import candidate as candidates
from training import card as cards
from training.commands import options
from training.contenders import fit_model, predict_levels
from training.estimator import Settings
from training.evaluate import cross_validated, held_out
from training.metamorphic import judge, load_pairs
from training.real import load_real
from training.table import Table, build_table
from training.tuning import tune_all

TUNED = "tuned.json"


@click.command("table", epilog="Example: onrecord-train table --data data --out build/table.json")
@options.data
@click.option("--out", type=click.Path(path_type=Path), default="build/table.json", show_default=True)
def table_command(folder: Path, out: Path) -> None:
    """Write the feature table: a row of features for each rated article, and what raters said."""
    found = options.dataset(folder)
    table = _table(found.articles)
    rows = [
        {
            "id": row.rated.id,
            "split": found.splits.get(row.rated.id),
            "features": dict(zip((f.name for f in CATALOGUE), row.vector.values, strict=True)),
            "levels": {d.code: row.rated.level(i) for i, d in enumerate(DIMENSIONS)},
            "total": round(row.rated.total, 2),
        }
        for row in table.rows
    ]
    options.write_json(out, rows)
    click.echo(f"{len(rows)} articles, {len(CATALOGUE)} features: {out}")


@click.command("tune", epilog="Example: onrecord-train tune --data data --tries 30 --out build/tuned.json")
@options.data
@options.seed
@click.option("--tries", type=int, default=24, show_default=True, help="Settings tried for each dimension.")
@click.option("--out", type=click.Path(path_type=Path), default=f"build/{TUNED}", show_default=True)
def tune(folder: Path, seed: int, tries: int, out: Path) -> None:
    """Search each dimension's settings by cross-validation, through joblib (a cluster: joblib.parallel_config)."""
    table = _table(options.dataset(folder).of("train", "validation"))
    found = {}
    with click.progressbar(tune_all(table, seed, tries), length=len(DIMENSIONS), label="dimensions") as bar:
        for name, settings, error, default_error in bar:
            found[name] = {"settings": settings, "error": error, "default_error": default_error}
    options.write_json(out, found)
    for name, row in found.items():
        click.echo(f"{name:26} {row['default_error']:.3f} → {row['error']:.3f}")


@click.command("train", epilog="Example: onrecord-train train --data data --seed 0")
@options.data
@options.candidate
@options.seed
@click.option("--tuned", type=click.Path(path_type=Path, dir_okay=False), help="Settings found by `tune`.")
def train(folder: Path, candidate: Path, seed: int, tuned: Path | None) -> None:
    """Fit the eight models on the train and validation parts; the test part stays unseen."""
    table = _table(options.dataset(folder).of("train", "validation"))
    model, manifest = candidates.train(table, seed, _tuned(tuned))
    candidates.save(candidate, model, manifest)
    click.echo(f"{len(table)} articles, {len(DIMENSIONS)} dimensions: {candidate}")


@click.command("evaluate", epilog="Example: onrecord-train evaluate --real ../shared/corpora")
@options.data
@options.candidate
@options.seed
@click.option("--real", type=click.Path(path_type=Path, file_okay=False), help="Folder of rated real articles.")
def evaluate(folder: Path, candidate: Path, seed: int, real: Path | None) -> None:
    """Measure a candidate: cross-validated, on the test part, on edit pairs, and on real articles if there are any."""
    found = options.dataset(folder)
    scorer, _, manifest = options.load_candidate(candidate)
    tuned = {name: Settings(**values) for name, values in manifest.training["settings"].items()}

    def contender(part: Table, fold_seed: int) -> Any:
        model = fit_model(part, fold_seed, tuned)
        return lambda x: predict_levels(model, x)

    with click.progressbar(length=5, label="contenders") as bar:
        learned = _table(found.of("train", "validation"))
        report = {"cross_validation": cross_validated(learned, seed, contender, options.tracked(bar))}
    if tested := found.of("test"):
        report["test"] = held_out(_table(tested), scorer)
    if pairs := load_pairs(folder):
        report["edit_pairs"] = judge(scorer, pairs)
    if real:
        report["real"] = {
            corpus: held_out(_table([a for a in articles if a.style == corpus]), scorer)
            for articles in [load_real(real)]
            for corpus in sorted({a.style for a in articles})
        }
    options.write_json(candidate / manifests.EVALUATION, report)
    click.echo(cards.summary(report))


@click.command("card", epilog="Example: onrecord-train card --candidate build/candidate")
@options.data
@options.candidate
def card(folder: Path, candidate: Path) -> None:
    """Write the model card, its pictures beside it, from the candidate and its evaluation."""
    report = json.loads((candidate / manifests.EVALUATION).read_text(encoding="utf-8"))
    scorer, _, manifest = options.load_candidate(candidate)
    cards.draw(candidate, scorer, report)
    options.write_text(candidate / manifests.CARD, cards.text(scorer, manifest, report))
    click.echo(f"{candidate / 'model_card.md'}")


def _table(articles: Any) -> Table:
    with click.progressbar(list(articles), label="reading articles") as bar:
        return build_table(bar)


def _tuned(path: Path | None) -> dict[str, Settings]:
    if path is None:
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {name: Settings(**row["settings"]) for name, row in found.items()}


COMMANDS = (table_command, tune, train, evaluate, card)
