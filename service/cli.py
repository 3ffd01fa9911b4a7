"""The command line: `onrecord score`, `extract`, `regress`, `serve`, `models`. It gives what the HTTP API gives."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NoReturn

import click
import orjson
from rich.console import Console

from service.api import answers, lines, strict_json
from service.api.loading import Loading
from service.api.problems import problem_of
from service.api.schemas.requests import Submission, read_submission
from service.errors import BundleRefused, Fault, InvalidSettings, InvalidSubmission, OnRecordError, TooLarge
from service.keys import digest_of, new_key
from service.regression.command import regress
from service.report import print_report
from service.response import PARTS, Json
from service.scoring.registry import Registry
from service.settings import Settings

Answer = Callable[[Submission], Json]
_WIDTH_WITHOUT_TERMINAL: Final = 110


class Failure(click.ClickException):
    """An error that is the caller's to mend; printed with what to do."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def main() -> None:
    """OnRecord: how far can a reader of an article tell who says what, and how they know?"""


def _inputs(command: Callable[..., None]) -> Callable[..., None]:
    """What `score` and `extract` have in common."""
    for decorator in reversed(
        (
            click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)),
            click.option("--json", "form", flag_value="json", help="Print the API's answer, one line for each file."),
            click.option(
                "--jsonl", "form", flag_value="jsonl", help="One article per input line to one answer per output line."
            ),
            click.option(
                "--offset-unit",
                type=click.Choice(["code_point", "utf16"]),
                help="What offsets count, with --json and --jsonl; code_point if not given.",
            ),
        )
    ):
        command = decorator(command)
    return command


@main.command()
@_inputs
@click.option("--model", metavar="PIN", help="The model to use, such as transparency@1.0.0; else the default one.")
def score(files: tuple[Path, ...], form: str | None, offset_unit: str | None, model: str | None) -> None:
    """Score articles. FILE holds plain text, or JSON as the API takes it; - reads standard input.

    \b
    Example: onrecord score draft.txt
             onrecord score --jsonl articles.jsonl > scores.jsonl
    """
    settings = _settings()
    registry = _registry(settings)

    def answer(submission: Submission) -> Json:
        return answers.score(submission, registry, settings.max_characters)

    _run(files, answer, {"model": model, "offset_unit": offset_unit}, form, settings)


@main.command()
@_inputs
def extract(files: tuple[Path, ...], form: str | None, offset_unit: str | None) -> None:
    """Show what articles tell about their sources, without a score. Takes the same files as `score`.

    \b
    Example: onrecord extract --json draft.txt
    """
    settings = _settings()

    def answer(submission: Submission) -> Json:
        return answers.extract(submission, settings.max_characters)

    _run(files, answer, {"offset_unit": offset_unit}, form, settings)


@main.command()
def serve() -> None:
    """Serve the HTTP API with gunicorn. Settings come from ONRECORD_* variables (docs/operations.md).

    \b
    Example: ONRECORD_PORT=9000 ONRECORD_WORKERS=4 onrecord serve
    """
    settings = _settings()
    loading = Loading(settings.models)
    from service.api import server  # scoring a file needs no server, and meanwhile the models are loaded

    server.run(settings, loading)


@main.command()
@click.argument("name")
def key(name: str) -> None:
    """Make an API key for NAME. The key goes to the client, the line behind it into the file of ONRECORD_KEYS.

    \b
    Example: onrecord key sports-desk
    """
    made = new_key()
    click.echo(f"key   {made}\nline  {digest_of(made)} {name}")


@main.command()
def models() -> None:
    """List the published models, and why one is not served.

    \b
    Example: onrecord models
    """
    registry = _registry(_settings())
    for model in registry.describe():
        notes = "default" if model.default else model.status
        click.echo(f"{model.pin}  {notes}  {model.published or model.reason or ''}")
    for refusal in registry.refused:
        click.echo(f"transparency@{refusal.version}  refused: {refusal.reason}")


main.add_command(regress)


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except InvalidSettings as error:
        raise Failure(str(error)) from None


def _registry(settings: Settings) -> Registry:
    os.environ["OMP_NUM_THREADS"] = "1"  # threads that wait for each other make a small model slow to load
    try:
        return Registry.load(settings.models)
    except BundleRefused as error:
        raise Failure(f"{settings.models}: {error}") from None


def _run(
    files: tuple[Path, ...], answer: Answer, given: Mapping[str, Any], form: str | None, settings: Settings
) -> None:
    """Answer every file. A file or line that cannot be answered is reported, the others still are; then exit 1."""
    options = {name: value for name, value in given.items() if value is not None}
    failed = False
    for path in files:
        if form == "jsonl":
            failed |= _answer_lines(path, answer, options, settings.max_body_bytes)
            continue
        try:
            submission = _with(_submission(_read(path, settings.max_body_bytes)), options)
            if form == "json":
                click.echo(orjson.dumps(answer(submission)))
            else:
                _report(submission, answer)
        except BundleRefused as error:
            raise Failure(str(error)) from None
        except OnRecordError as error:
            failed = True
            _print_problem(error, path, as_json=form == "json")
    if failed:
        sys.exit(1)


def _answer_lines(path: Path, answer: Answer, options: Mapping[str, Any], longest: int) -> bool:
    """Answer a file line by line as it is read; whether a line failed."""
    failed = False
    with _opened(path) as file:
        for number, line in lines.numbered(_bounded(file, longest)):
            found = lines.answer_line(line, number, longest, lambda submission: answer(_with(submission, options)))
            failed |= not found.succeeded
            click.echo(orjson.dumps(found.body))
    return failed


def _bounded(file: Any, longest: int) -> Iterator[bytes]:
    """The lines of a file; of one that is too long, only as much as shows that it is."""
    while line := file.readline(longest + 2):
        yield line
        while line and not line.endswith(b"\n") and len(line) > longest:
            line = file.readline(longest + 2)


def _report(submission: Submission, answer: Answer) -> None:
    whole = replace(submission.options, offset_unit="code_point", include=frozenset(PARTS), include_text=True)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL)
    print_report(console, submission.article, answer(Submission(submission.article, whole)))


def _read(path: Path, longest: int) -> bytes:
    with _opened(path) as file:
        content: bytes = file.read(longest + 1)
    if len(content) > longest:
        raise TooLarge(longest, None, "bytes")
    return content


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        _refuse(path, error)


def _refuse(path: Path, error: OSError) -> NoReturn:
    if error.filename is None:  # not about opening the file: a closed pipe at the other end, for example
        raise error
    raise Failure(f"{path}: {error.strerror}") from None


def _submission(content: bytes) -> Submission:
    """The submission in a file: JSON as the API takes it, an article alone as JSON, or plain text."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return lines.read(strict_json.parse(content))
    return read_submission({"article": {"body": _text(content)}})


def _with(submission: Submission, given: Mapping[str, Any]) -> Submission:
    """What the command line says about the answer goes before what the submission says."""
    return Submission(submission.article, replace(submission.options, **given)) if given else submission


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        detail = f"Byte {error.start} is not UTF-8. Save the file as UTF-8, for example with iconv."
        raise InvalidSubmission((Fault("", "not_utf8", detail),)) from None


def _print_problem(error: OnRecordError, path: Path, *, as_json: bool) -> None:
    document = problem_of(error).document()
    if as_json:
        click.echo(orjson.dumps(document))
        return
    click.echo(f"{path}: {document['title']}. {document['detail']}", err=True)
    for line in _faults(document.get("errors", ())):
        click.echo(line, err=True)


def _faults(faults: Iterable[Mapping[str, str]]) -> Iterator[str]:
    return (f"  {fault['pointer']}: {fault['detail']}".replace("  : ", "  ") for fault in faults)


if __name__ == "__main__":
    main()
