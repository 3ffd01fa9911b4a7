"""Learning: the feature table, a candidate, its evaluation, its card."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from service.features.measures import CATALOGUE
from service.scoring import manifest as manifests
from service.scoring.dimensions import DIMENSIONS
from service.scoring.manifest import Manifest
from service.scoring.scorer import Scorer
from training import candidate as candidates
from training import card as cards
from training import pictures, summaries, tracking
from training.commands import options
from training.contenders import CONTENDERS, Contender, fit_model, predict_levels
from training.crossval import FOLDS
from training.dataset import Dataset
from training.estimator import Settings
from training.evaluate import cross_validated, held_out
from training.evaluate_extraction import read_annotated
from training.metamorphic import FILE as PAIRS
from training.metamorphic import BrokenPairError, judge, load_pairs
from training.real import load_real
from training.recall import recall_by_group
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
    table = _learned(options.dataset(folder))
    found = {}
    searched = tune_all(table, seed, tries)
    with click.progressbar(searched, length=len(DIMENSIONS), label="dimensions", file=sys.stderr) as bar:
        for name, settings, error, default_error in bar:
            found[name] = {"settings": settings, "error": error, "default_error": default_error}
    options.write_json(out, found)
    for name, row in found.items():
        click.echo(f"{name:26} {row['default_error']:.3f} → {row['error']:.3f}")


@click.command("train", epilog="Example: onrecord-train train --data data --seed 0")
@options.data
@options.candidate
@options.seed
@click.option("--tuned", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Settings found by `tune`.")
@options.tracking
def train(folder: Path, candidate: Path, seed: int, tuned: Path | None, track: str | None, experiment: str) -> None:
    """Fit the eight models on the train and validation parts; the test part stays unseen."""
    found = options.dataset(folder)
    with options.run_at(track, experiment) as run:
        table = _learned(found)
        with click.progressbar(length=FOLDS + 1, label="fitting", file=sys.stderr) as bar:
            model, manifest = candidates.train(table, seed, _tuned(tuned), lambda: bar.update(1))
        candidates.save(candidate, model, manifest)
        if run.id:
            options.write_json(candidate / tracking.FILE, {"experiment": experiment, "run_id": run.id})
        run.parameters({**manifest.training, "libraries": manifest.libraries, "features": len(CATALOGUE)})
        run.files(candidate / name for name in (manifests.MANIFEST, manifests.MODEL, manifests.CATALOGUE_FILE))
    click.echo(f"{len(table)} articles, {len(DIMENSIONS)} dimensions: {candidate}")


@click.command("evaluate", epilog="Example: onrecord-train evaluate --real ../shared/corpora")
@options.data
@options.candidate
@options.seed
@click.option("--real", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Rated real articles.")
@options.tracking
def evaluate(folder: Path, candidate: Path, seed: int, real: Path | None, track: str | None, experiment: str) -> None:
    """Measure a candidate: cross-validated, on the test part, on edit pairs, and on real articles if there are any."""
    found = options.dataset(folder)
    scorer, _, manifest = options.load_candidate(candidate)
    with options.run_at(track, experiment, _run_of(candidate)) as run:
        learned = _learned(found)
        with click.progressbar(length=len(CONTENDERS), label="contenders", file=sys.stderr) as bar:
            crossed = cross_validated(learned, seed, _contender(manifest), options.following(bar))
        report = {"cross_validation": crossed, **_unseen(found, folder, scorer, real)}
        options.write_json(candidate / manifests.EVALUATION, report)
        run.metrics(report)
        run.files([candidate / manifests.EVALUATION])
    click.echo(summaries.summary(report))


def _contender(manifest: Manifest) -> Contender:
    """The kind of model that was trained, with its settings."""
    tuned = {name: Settings(**values) for name, values in manifest.training["settings"].items()}

    def contender(part: Table, fold_seed: int) -> Any:
        model = fit_model(part, fold_seed, tuned)
        return lambda x: predict_levels(model, x)

    return contender


def _unseen(found: Dataset, folder: Path, scorer: Scorer, real: Path | None) -> dict[str, Any]:
    """The finished model on what it never saw: the test part, edit pairs, real articles."""
    report: dict[str, Any] = {}
    if tested := found.of("test"):
        report["test"] = held_out(_table(tested), scorer)
    try:
        pairs = load_pairs(folder)
    except BrokenPairError as error:
        raise click.ClickException(f"{folder / PAIRS}: {error}") from None
    if pairs:
        with click.progressbar(pairs, label="edit pairs", file=sys.stderr) as bar:
            report["edit_pairs"] = judge(scorer, bar)
    if recall := recall_by_group(read_annotated(folder / "source")):
        report["recall"] = recall
    if real:
        articles = load_real(real)
        report["real"] = {
            corpus: held_out(_table([a for a in articles if a.style == corpus]), scorer)
            for corpus in sorted({a.style for a in articles})
        }
    return report


def _run_of(candidate: Path) -> str | None:
    """The tracked run in which a candidate was trained."""
    path = candidate / tracking.FILE
    return str(json.loads(path.read_text(encoding="utf-8"))["run_id"]) if path.exists() else None


@click.command("card", epilog="Example: onrecord-train card --candidate build/candidate")
@options.data
@options.candidate
def card(folder: Path, candidate: Path) -> None:
    """Write the model card, its pictures beside it, from the candidate and its evaluation."""
    scorer, _, manifest = options.load_candidate(candidate)
    if not (candidate / manifests.EVALUATION).is_file():
        raise click.ClickException(f"{candidate} has no {manifests.EVALUATION}: run `onrecord-train evaluate` first")
    report = json.loads((candidate / manifests.EVALUATION).read_text(encoding="utf-8"))
    if "by_third" not in report["cross_validation"]["interval"]:
        raise click.ClickException(
            f"{candidate} was evaluated by an older release: run `onrecord-train evaluate` again"
        )
    with click.progressbar(cards.PICTURES, label="pictures", file=sys.stderr) as bar:
        for draw in bar:
            draw(candidate, scorer, report)
    options.write_json(candidate / "shapes.json", pictures.shapes_as_json(scorer))
    options.write_text(candidate / manifests.CARD, cards.text(scorer, manifest, report))
    click.echo(f"{candidate / manifests.CARD}")


def _learned(found: Dataset) -> Table:
    """The table that is learned from. Folds are made of stories, so it takes as many as there are folds."""
    table = _table(found.of("train", "validation"))
    stories = len(set(table.groups.tolist()))
    if stories < FOLDS:
        raise click.ClickException(f"{stories} stories are rated and in train or validation; {FOLDS} are needed")
    return table


def _table(articles: Any) -> Table:
    with click.progressbar(list(articles), label="reading articles", file=sys.stderr) as bar:
        return build_table(bar)


def _tuned(path: Path | None) -> dict[str, Settings]:
    if path is None:
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {name: Settings(**row["settings"]) for name, row in found.items()}


COMMANDS = (table_command, tune, train, evaluate, card)
