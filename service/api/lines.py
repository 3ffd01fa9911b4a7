"""One article per line in, one answer per line out: for `POST /v1/scores/batch` and for `onrecord … --jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from service.api import strict_json
from service.api.problems import problem_of
from service.api.schemas.requests import Submission, read_submission
from service.errors import Fault, InvalidSubmission, OnRecordError, TooLarge
from service.response import Json


@dataclass(frozen=True, slots=True)
class Line:
    """The answer to one line: a result, or the problem document that says why there is none."""

    body: Json
    succeeded: bool


def numbered(found: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, each with its number counted from 1."""
    return ((number, line) for number, line in enumerate(found, 1) if not line.isspace() and line)


def answer(line: bytes, number: int, longest: int, give: Callable[[Submission], Json]) -> Line:
    """What `give` makes of the submission in a line of at most `longest` bytes; a problem names the line and its id."""
    article_id = None
    try:
        if len(line.rstrip(b"\r\n")) > longest:
            raise TooLarge(longest, None, "bytes")
        submission = read(line)
        article_id = submission.article.id
        return Line(give(submission), succeeded=True)
    except OnRecordError as error:
        return Line({**problem_of(error).document(), "line": number, "id": article_id}, succeeded=False)


def read(content: bytes) -> Submission:
    """One submission, or an article alone. Raises MalformedJson, InvalidSubmission, UnsupportedLanguage."""
    value = strict_json.parse(content)
    if isinstance(value, dict) and "article" in value:
        return read_submission(value)
    try:
        return read_submission({"article": value})
    except InvalidSubmission as error:
        faults = (Fault(fault.pointer.removeprefix("/article"), fault.code, fault.detail) for fault in error.faults)
        raise InvalidSubmission(tuple(faults)) from None
