"""The shelf: golden scores, comparing, publishing, promoting, withdrawing."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from service.errors import BundleRefused, ModelWithdrawn, UnknownModel
from service.regression.drift import table
from service.scoring import manifest as manifests
from service.scoring.registry import Registry
from service.scoring.scorer import Scorer
from training import card as cards
from training import drift_reasons, shelf, summaries
from training import golden as goldens
from training.commands import options
from training.comparison import CANDIDATE, compare_recorded, compare_scorers
from training.dataset import load_article


@click.command("golden", epilog="Example: onrecord-train golden; onrecord-train golden --record")
@options.data
@options.models
@options.candidate
@click.option("--record", is_flag=True, help="Record the candidate's golden scores in place of checking.")
@click.option("--accept-drift", metavar="REASON", help="With --record: why scores may differ from the default's.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="build/golden.json",
    show_default=True,
    help="Where the check's outcome goes.",
)
def golden(folder: Path, models: Path, candidate: Path, record: bool, accept_drift: str | None, out: Path) -> None:
    """Check that every published version still gives its golden scores; exit 1 with a table where one does not."""
    if record:
        _record(folder, models, candidate, accept_drift)
        return
    if accept_drift:
        raise click.UsageError("--accept-drift goes with --record")
    found = {}
    shelved = _registry(models)
    for version in shelf.published(models):
        rows = _golden_file(models, version)
        with click.progressbar(length=len(rows.splitlines()), label=version, file=sys.stderr) as bar:
            drifts = goldens.check(_served(shelved, version), rows, folder, options.following(bar))
        found[version] = {"articles": len(rows.splitlines()), "drifted": [asdict(drift) for drift in drifts]}
        click.echo(f"{version}: {len(drifts)} of {len(rows.splitlines())} golden articles drifted")
        if drifts:
            click.echo("\n".join(table(drifts)))
    options.write_json(out, found)
    if any(each["drifted"] for each in found.values()):
        raise click.ClickException("golden scores moved. If they should, publish a new version (docs/retraining.md).")


def _record(folder: Path, models: Path, candidate: Path, reason: str | None) -> None:
    scorer = options.load_candidate(candidate)[0]
    chosen = goldens.choose(path.stem for path in (folder / "source").glob("*.txt"))
    with click.progressbar(chosen, label="golden articles", file=sys.stderr) as bar:
        rows = goldens.record(scorer, (load_article(folder, article) for article in bar))
    before = shelf.default(models)
    if before is not None:
        old = _golden_file(models, before)
        drifts = goldens.moved(old, rows, folder)
        if drifts and not (reason or "").strip():
            click.echo("\n".join(table(drifts)))
            raise click.ClickException(
                f"{len(drifts)} golden scores differ from {before}'s; say why with --accept-drift."
            )
        accepted = drift_reasons.accept(before, len(goldens.in_both(old, rows)), len(drifts), reason)
        options.write_text(candidate / drift_reasons.FILE, drift_reasons.to_json(accepted))
        click.echo(drift_reasons.in_words(accepted))
    options.write_text(candidate / manifests.GOLDEN, rows)
    click.echo(f"{len(chosen)} golden articles: {candidate / manifests.GOLDEN}")
    if len(chosen) < goldens.FEWEST:
        click.echo(f"A version to rely on has {goldens.FEWEST} or more; this one tells of fewer moves.")


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
    """Compare two models, OLD and NEW: versions or candidate folders. Which scores moved, how far, and why.

    An OLD version that does not run beside this release is compared by its golden scores.
    """
    shelved = None if Path(old).is_dir() and Path(new).is_dir() else _registry(models)
    if shelved and any(refusal.version == old for refusal in shelved.refused):
        rows = goldens.in_both(_golden_file(models, old), _golden_of(models, new))
        report = compare_recorded(old, rows, CANDIDATE if Path(new).is_dir() else new)
    else:
        scorers = _any_scorer(shelved, old), _any_scorer(shelved, new)
        articles = sorted((folder / "source").glob("*.txt"))
        with click.progressbar(length=len(articles), label="articles", file=sys.stderr) as bar:
            report = compare_scorers(*scorers, folder, options.following(bar))
    target = out or (Path(new) / manifests.MAPPING if Path(new).is_dir() else Path(f"build/compare-{old}-{new}.json"))
    options.write_json(target, report)
    click.echo(summaries.comparison(report))
    click.echo(f"{target}")


def _golden_of(models: Path, name: str) -> str:
    file = Path(name) / manifests.GOLDEN
    if not Path(name).is_dir():
        return _golden_file(models, name)
    if not file.is_file():
        raise click.ClickException(f"{name} has no golden scores: run onrecord-train golden --record first")
    return file.read_text(encoding="utf-8")


def _any_scorer(shelved: Registry | None, name: str) -> Scorer:
    return options.load_candidate(Path(name))[0] if shelved is None or Path(name).is_dir() else _served(shelved, name)


def _registry(models: Path) -> Registry:
    try:
        return Registry.load(models)
    except BundleRefused as refusal:
        raise click.ClickException(f"{models}: {refusal}") from None


def _served(registry: Registry, version: str) -> Scorer:
    try:
        return registry.get(f"{manifests.MODEL_NAME}@{version}")
    except (BundleRefused, UnknownModel, ModelWithdrawn) as refusal:
        raise click.ClickException(str(refusal)) from None


@click.command("publish", epilog="Example: onrecord-train publish 1.1.0")
@options.data
@options.candidate
@options.models
@click.option(
    "--changelog",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the version is told of; CHANGELOG.md beside the folder of models if not given.",
)
@click.argument("version")
def publish(folder: Path, candidate: Path, models: Path, changelog: Path | None, version: str) -> None:
    """Put a complete candidate on the shelf as VERSION. The first one published becomes the default.

    What was said with `golden --accept-drift` goes into the card and the changelog.
    """
    if not (candidate / manifests.EVALUATION).is_file():
        raise click.ClickException(f"{candidate} has no {manifests.EVALUATION}: run train and evaluate first")
    mapping = candidate / manifests.MAPPING
    if shelf.default(models) is None and not mapping.exists():
        options.write_json(mapping, {"old": None, "note": "the first version: there is nothing to compare with"})
    report = json.loads((candidate / manifests.EVALUATION).read_text(encoding="utf-8"))
    try:
        made = shelf.publish(
            candidate,
            models,
            version,
            cards.headline_figures(report),
            data=folder,
            changelog=changelog or models.resolve().parent / "CHANGELOG.md",
        )
    except shelf.CannotPublishError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{made}")


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
