"""The command line: `onrecord score`, `extract`, `serve`, `models`. It gives exactly what the HTTP API gives."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import orjson
from rich.console import Console

from service.api import answers, server, strict_json
from service.api.problems import problem_of
from service.api.schemas.requests import Submission, read_submission
from service.article.text_policy import faults_of
from service.errors import InvalidSettings, InvalidSubmission, OnRecordError
from service.report import print_report
from service.response import Json, Options
from service.scoring.registry import Registry
from service.settings import Settings

Answer = Callable[[Submission], Json]


class Failure(click.ClickException):
    """An error that is the caller's to mend; printed with what to do."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """OnRecord: how far can a reader of an article tell who says what, and how they know?"""


def _inputs(command: Callable[..., None]) -> Callable[..., None]:
    """What `score` and `extract` have in common."""
    for decorator in reversed(
        (
            click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)),
            click.option("--json", "as_json", is_flag=True, help="Print the API's answer, one line for each file."),
            click.option("--jsonl", is_flag=True, help="One article per input line to one answer per output line."),
            click.option(
                "--offset-unit",
                type=click.Choice(["code_point", "utf16"]),
                default="code_point",
                show_default=True,
                help="What offsets count.",
            ),
        )
    ):
        command = decorator(command)
    return command


@main.command()
@_inputs
@click.option("--model", metavar="PIN", help="The model to use, such as transparency@1.0.0; else the default one.")
def score(files: tuple[Path, ...], as_json: bool, jsonl: bool, offset_unit: Any, model: str | None) -> None:
    """Score articles. FILE holds plain text, or JSON as the API takes it; - reads standard input.

    \b
    Example: onrecord score draft.txt
             onrecord score --jsonl articles.jsonl > scores.jsonl
    """
    settings = _settings()
    registry = Registry.load(settings.models)

    def answer(submission: Submission) -> Json:
        return answers.score(submission, registry, settings.max_characters)

    _run(files, answer, Options(model=model, offset_unit=offset_unit), as_json=as_json, jsonl=jsonl)


@main.command()
@_inputs
def extract(files: tuple[Path, ...], as_json: bool, jsonl: bool, offset_unit: Any) -> None:
    """Show what articles tell about their sources, without a score. Takes the same files as `score`.

    \b
    Example: onrecord extract --json draft.txt
    """
    settings = _settings()

    def answer(submission: Submission) -> Json:
        return answers.extract(submission, settings.max_characters)

    _run(files, answer, Options(offset_unit=offset_unit), as_json=as_json, jsonl=jsonl)


@main.command()
def serve() -> None:
    """Serve the HTTP API with gunicorn. Settings come from ONRECORD_* variables (docs/operations.md)."""
    server.run(_settings())


@main.command()
def models() -> None:
    """List the published models, and why one is not served."""
    registry = Registry.load(_settings().models)
    for model in registry.describe():
        notes = "default" if model.default else model.status
        click.echo(f"{model.pin}  {notes}  {model.published or model.reason or ''}")
    for refusal in registry.refused:
        click.echo(f"transparency@{refusal.version}  refused: {refusal.reason}")


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except InvalidSettings as error:
        raise Failure(str(error)) from None


def _run(files: tuple[Path, ...], answer: Answer, options: Options, *, as_json: bool, jsonl: bool) -> None:
    """Answer every file. A file or line that cannot be answered is reported, the others still are; then exit 1."""
    failed = False
    for path in files:
        content = _read(path)
        for piece in _lines(content) if jsonl else (content,):
            try:
                submission = _submission(piece, options, lines=jsonl)
                found = answer(submission)
            except OnRecordError as error:
                failed = True
                _print_problem(error, path, as_json=as_json or jsonl)
                continue
            if as_json or jsonl:
                click.echo(orjson.dumps(found))
            else:
                print_report(Console(), submission.article, found)
    if failed:
        sys.exit(1)


def _read(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}") from None


def _lines(content: bytes) -> Iterator[bytes]:
    return (line for line in content.splitlines() if line.strip())


def _submission(content: bytes, options: Options, *, lines: bool) -> Submission:
    """The submission in a file or line: JSON as the API takes it, an article alone as JSON, or plain text."""
    if not lines and not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _with(read_submission({"article": {"body": _text(content)}}), options)
    value = strict_json.parse(content)
    if not isinstance(value, dict) or "article" not in value:
        value = {"article": value}
    return _with(read_submission(value), options)


def _with(submission: Submission, options: Options) -> Submission:
    """What the command line says about the answer goes before what the submission says, where it says anything."""
    return Submission(submission.article, options if options != Options() else submission.options)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="surrogateescape")
        raise InvalidSubmission(tuple(faults_of(text, "/article/body"))) from None


def _print_problem(error: OnRecordError, path: Path, *, as_json: bool) -> None:
    document = problem_of(error).document()
    if as_json:
        click.echo(orjson.dumps(document))
        return
    click.echo(f"{path}: {document['title']}. {document['detail']}", err=True)
    for fault in document.get("errors", ()):
        click.echo(f"  {fault['pointer'] or '/'}: {fault['detail']}", err=True)
