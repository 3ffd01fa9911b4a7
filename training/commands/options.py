"""Options that several commands share, and how they write what they found."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from service.errors import BundleRefused
from service.scoring import manifest as manifests
from service.scoring.manifest import Manifest
from service.scoring.scorer import Scorer
from training import candidate as candidates
from training.contenders import Model
from training.dataset import BrokenDataError, Dataset, load
from training.tracking import EXPERIMENT, CannotTrackError, Run, tracked

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path, file_okay=False)


def data(command: Command) -> Command:
    """The folder with articles, ratings and splits."""
    return click.option(
        "--data", "folder", type=_FOLDER, default="data", show_default=True, help="Articles, ratings and splits."
    )(command)


def candidate(command: Command) -> Command:
    """The folder of a model that is not published yet."""
    return click.option(
        "--candidate", type=_FOLDER, default="build/candidate", show_default=True, help="The model in the making."
    )(command)


def models(command: Command) -> Command:
    """The folder of published models."""
    return click.option("--models", type=_FOLDER, default="models", show_default=True, help="The published models.")(
        command
    )


def tracking(command: Command) -> Command:
    """Where figures go besides the candidate's folder, if anywhere."""
    for option in (
        click.option("--experiment", envvar="MLFLOW_EXPERIMENT_NAME", default=EXPERIMENT, show_default=True,
                     help="The experiment to track under."),
        click.option("--track", metavar="URI", envvar="MLFLOW_TRACKING_URI", show_envvar=True,
                     help="Track parameters, metrics and files with MLflow (the extra mlflow)."),
    ):  # fmt: skip
        command = option(command)
    return command


@contextmanager
def run_at(track: str | None, experiment: str, run_id: str | None = None) -> Iterator[Run]:
    """The tracked run of a command; what is wrong with it is told before hours of work and after none is lost."""
    try:
        with tracked(track, experiment, run_id) as run:
            yield run
    except CannotTrackError as error:
        raise click.ClickException(str(error)) from None


def seed(command: Command) -> Command:
    """What makes a run repeatable."""
    return click.option("--seed", type=int, default=0, show_default=True, help="Same seed, same result.")(command)


def dataset(folder: Path) -> Dataset:
    """Read a data folder; every fault it has is printed at once."""
    try:
        return load(folder)
    except BrokenDataError as error:
        raise click.ClickException("\n".join(("the data cannot be used:", *error.problems))) from None


def load_candidate(folder: Path) -> tuple[Scorer, Model, Manifest]:
    """A candidate, ready to score; what it lacks is said with the step that makes it."""
    if not (folder / manifests.MANIFEST).is_file():
        raise click.ClickException(f"{folder} holds no model yet: run `onrecord-train train` first")
    try:
        return candidates.load(folder)
    except BundleRefused as refusal:
        raise click.ClickException(f"{folder} cannot be used as a candidate: {refusal.reason}") from None


def following(bar: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """A way to wrap an iteration so that a progress bar follows it."""

    def track(items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            yield item
            bar.update(1)

    return track


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file; it appears whole or not at all."""
    write_text(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text file; it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
