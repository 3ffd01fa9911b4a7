"""`onrecord regress`: QA's own articles against a running service or a model, held against what was recorded."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import orjson

from service.errors import OnRecordError
from service.regression import reports
from service.regression.check import Checked, Run, check, recorded
from service.regression.drift import LEVEL, POINTS, Tolerance, table
from service.regression.inputs import Case, read_answers, read_cases
from service.regression.remote import KEY_VARIABLE
from service.regression.targets import Target, default_target, open_target

_FILE = click.Path(path_type=Path, dir_okay=False)
_EXAMPLE = """\b
Example: onrecord regress --against http://127.0.0.1:8000 --articles ours.jsonl --record
         onrecord regress --against http://127.0.0.1:8000 --articles ours.jsonl --junit out.xml --html report.html"""


@click.command("regress", epilog=_EXAMPLE)
@click.option("--against", required=True, metavar="URL|BUNDLE", help="A service, a model's folder, or a pin.")
@click.option(
    "--articles",
    required=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="JSON Lines, or a folder of .txt, .json and .html files.",
)
@click.option(
    "--expected",
    metavar="FILE|URL|BUNDLE",
    help="Answers to expect, or what gives them. Else FILE.expected.jsonl beside the articles; else this"
    " machine's default model.",
)
@click.option("--record", is_flag=True, help="Record the answers as what is expected from now on.")
@click.option("--accept-drift", metavar="REASON", help="With --record: why answers may differ from the recorded ones.")
@click.option(
    "--tolerance", type=click.FloatRange(0), default=POINTS, show_default=True, help="Points by which a score may move."
)
@click.option(
    "--level-tolerance",
    type=click.FloatRange(0),
    default=LEVEL,
    show_default=True,
    help="By how much a dimension's level may move.",
)
@click.option("--scores-only", is_flag=True, help="Only scores and bands must agree, not levels and evidence.")
@click.option("--model", metavar="PIN", help="The model to ask for, such as transparency@1.0.0; else the default one.")
@click.option("--quotes", is_flag=True, help="Show evidence with its words; else no word of an article is shown.")
@click.option("--junit", type=_FILE, help="Write JUnit XML.")
@click.option("--html", type=_FILE, help="Write a page.")
@click.option("--json", "json_file", type=_FILE, help="Write JSON.")
@click.option("--api-key", envvar=KEY_VARIABLE, show_envvar=True, help="Key of the service; better in the variable.")
@click.option("--timeout", type=click.FloatRange(1), default=30.0, show_default=True, help="Seconds for an answer.")
def regress(articles: Path, record: bool, accept_drift: str | None, **given: Any) -> None:
    """Check that articles still get the scores, levels and evidence they got. Exit 1 with a table where one does not.

    Record once, then check as often as you like. A line of FILE may hold its own `expected`: (part of) an answer.
    """
    if accept_drift and not record:
        raise click.UsageError("--accept-drift goes with --record")
    try:
        run, old = _run(articles, record, given)
        if record:
            _record(run, old, _recorded_at(articles, given["expected"]), accept_drift)
            return
    except OnRecordError as error:
        raise CannotCheck(str(error)) from None
    _report(run, given)
    if run.drifts:
        sys.exit(1)


def _run(articles: Path, record: bool, given: Mapping[str, Any]) -> tuple[Run, Mapping[str, Any]]:
    """The check, and the recorded answers it was held against (none where a model or a service gave them)."""
    cases = read_cases(articles)
    target = open_target(given["against"], given["model"], given["api_key"], given["timeout"])
    expected, name = _expected(articles, cases, record, given)
    tolerance = Tolerance(given["tolerance"], given["level_tolerance"], given["scores_only"])
    with click.progressbar(length=len(cases), label=f"{len(cases)} articles", file=sys.stderr) as bar:
        found: list[Checked] = []
        for checked in check(cases, target, expected, tolerance, given["quotes"]):
            found.append(checked)
            bar.update(1)
    return Run(target.name, name, tolerance, tuple(found)), expected if isinstance(expected, Mapping) else {}


def _expected(
    articles: Path, cases: list[Case], record: bool, given: Mapping[str, Any]
) -> tuple[Mapping[str, Any] | Target, str]:
    """What to hold the answers against, and how to call it."""
    path = _recorded_at(articles, given["expected"])
    if path.is_file():
        return read_answers(path), str(path)
    if record or all(case.expected is not None for case in cases):
        return {}, str(articles)
    if given["expected"]:
        target = open_target(given["expected"], None, given["api_key"], given["timeout"])
        return target, target.name
    target = default_target()
    return target, target.name


def _recorded_at(articles: Path, expected: str | None) -> Path:
    stem = articles.name if articles.is_dir() else articles.stem
    return Path(expected) if expected else articles.resolve().with_name(f"{stem}.expected.jsonl")


def _record(run: Run, old: Mapping[str, Any], path: Path, reason: str | None) -> None:
    drifts = [drift for drift in run.drifts if drift.id in old]
    if drifts and not reason:
        click.echo("\n".join(table(drifts)))
        raise click.ClickException(f"{len(drifts)} answers differ from {path}; say why with --accept-drift.")
    rows = recorded(run.articles, old, reason)
    _write(path, b"".join(orjson.dumps(row) + b"\n" for row in rows))
    click.echo(f"{len(rows)} answers recorded: {path}")


def _report(run: Run, given: Mapping[str, Any]) -> None:
    if given["junit"]:
        _write(given["junit"], reports.junit(run))
    if given["html"]:
        _write(given["html"], reports.page(run).encode())
    if given["json_file"]:
        _write(given["json_file"], orjson.dumps(reports.as_json(run), option=orjson.OPT_INDENT_2) + b"\n")
    click.echo(f"against   {run.against} ({', '.join(run.models) or 'no model answered'})\nexpected  {run.expected}")
    click.echo(reports.headline(run))
    if run.drifts:
        click.echo("\n".join(table(run.drifts)))


def _write(path: Path, content: bytes) -> None:
    """Written beside and moved into place: a report is whole or not there."""
    made = path.with_name(f".{path.name}.new")
    try:
        made.write_bytes(content)
        made.replace(path)
    except OSError as error:
        raise CannotCheck(f"{path}: {error.strerror}") from None


class CannotCheck(click.ClickException):
    """The check could not be made: nothing is said about the articles."""

    exit_code = 2
