"""The shelf: golden scores, comparing, publishing, promoting, withdrawing."""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.errors import BundleRefused
from service.scoring import manifest as manifests
from service.scoring.registry import Registry
from service.scoring.scorer import Scorer
from training import candidate as candidates
from training import card as cards
from training import golden as goldens
from training import shelf
from training.commands import options
from training.comparison import compare_scorers
from training.dataset import load_article


@click.command("golden", epilog="Example: onrecord-train golden; onrecord-train golden --record")
@options.data
@options.models
@options.candidate
@click.option("--record", is_flag=True, help="Record the candidate's golden scores in place of checking.")
@click.option("--accept-drift", metavar="REASON", help="With --record: why scores may differ from the default's.")
def golden(folder: Path, models: Path, candidate: Path, record: bool, accept_drift: str | None) -> None:
    """Check that every published version still gives its golden scores; exit 1 with a table where one does not."""
    if record:
        _record(folder, models, candidate, accept_drift)
        return
    drifted = False
    for version in shelf.published(models):
        scorer = Registry.load(models).get(f"{manifests.MODEL_NAME}@{version}")
        drifts = goldens.check(scorer, _golden_file(models, version), folder)
        click.echo(f"{version}: {len(drifts)} golden articles drifted")
        for drift in drifts:
            drifted = True
            click.echo(goldens.describe(drift))
    if drifted:
        raise click.ClickException("golden scores moved. If they should, publish a new version (docs/retraining.md).")


def _record(folder: Path, models: Path, candidate: Path, reason: str | None) -> None:
    scorer, _, _ = candidates.load(candidate)
    chosen = goldens.choose(path.stem for path in (folder / "source").glob("*.txt"))
    rows = goldens.record(scorer, (load_article(folder, article) for article in chosen))
    default = shelf.default(models)
    if default is not None:
        moved = goldens.moved(_golden_file(models, default), rows)
        if moved and not reason:
            for line in moved:
                click.echo(line)
            raise click.ClickException(
                f"{len(moved)} golden scores differ from {default}'s; say why with --accept-drift."
            )
        options.write_text(candidate / "accepted_drift.md", f"{reason or 'No score moved.'}\n")
    options.write_text(candidate / manifests.GOLDEN, rows)
    click.echo(f"{len(chosen)} golden articles: {candidate / manifests.GOLDEN}")


def _golden_file(models: Path, version: str) -> str:
    return (models / f"{manifests.MODEL_NAME}-{version}" / manifests.GOLDEN).read_text(encoding="utf-8")


@click.command("compare", epilog="Example: onrecord-train compare 1.0.0 build/candidate")
@options.data
@options.models
@click.argument("old")
@click.argument("new")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where the JSON goes; the new folder if it is a candidate."
)
def compare(folder: Path, models: Path, old: str, new: str, out: Path | None) -> None:
    """Compare two models, OLD and NEW: versions or candidate folders. Which scores moved, how far, and why."""
    report = compare_scorers(_any_scorer(models, old), _any_scorer(models, new), folder)
    target = out or (Path(new) / manifests.MAPPING if Path(new).is_dir() else None)
    if target:
        options.write_json(target, report)
    click.echo(cards.comparison(report))


def _any_scorer(models: Path, name: str) -> Scorer:
    if Path(name).is_dir():
        return candidates.load(Path(name))[0]
    try:
        return Registry.load(models).get(f"{manifests.MODEL_NAME}@{name}")
    except BundleRefused as refusal:
        raise click.ClickException(str(refusal)) from None


@click.command("publish", epilog="Example: onrecord-train publish 1.1.0")
@options.candidate
@options.models
@click.argument("version")
def publish(candidate: Path, models: Path, version: str) -> None:
    """Put a complete candidate on the shelf as VERSION. The first one published becomes the default."""
    mapping = candidate / manifests.MAPPING
    if shelf.default(models) is None and not mapping.exists():
        options.write_json(mapping, {"old": None, "note": "the first version: there is nothing to compare with"})
    report = json.loads((candidate / manifests.EVALUATION).read_text(encoding="utf-8"))
    try:
        folder = shelf.publish(candidate, models, version, cards.headline_figures(report))
    except shelf.CannotPublishError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder}")


@click.command("promote", epilog="Example: onrecord-train promote 1.1.0")
@options.models
@click.argument("version")
def promote(models: Path, version: str) -> None:
    """Make VERSION the one that scores where none is pinned."""
    try:
        shelf.promote(models, version)
    except shelf.CannotPublishError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{version} is the default")


@click.command(
    "withdraw", epilog='Example: onrecord-train withdraw 1.0.0 --successor 1.0.1 --reason "wrong on wire copy"'
)
@options.models
@click.argument("version")
@click.option("--successor", required=True, help="The version to use in its place.")
@click.option("--reason", required=True, help="Why; clients that pin the version are told.")
def withdraw(models: Path, version: str, successor: str, reason: str) -> None:
    """Stop serving VERSION. Its folder stays; who pins it is told the successor and the reason."""
    try:
        shelf.withdraw(models, version, successor, reason)
    except shelf.CannotPublishError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{version} is withdrawn in favour of {successor}")


COMMANDS = (golden, compare, publish, promote, withdraw)
