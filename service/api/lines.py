"""Many articles, each answered by itself: a line of NDJSON or of `onrecord … --jsonl`, an entry of a JSON batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from service.api import strict_json
from service.api.problems import problem_of
from service.api.schemas.requests import Submission, read_submission
from service.article.formats import LONGEST_ID, own_members
from service.article.text_policy import faults_of
from service.errors import Fault, InvalidSubmission, OnRecordError, TooLarge
from service.response import Json

Give = Callable[[Submission], Json]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one article: a result, or the problem document that says why there is none."""

    id: str | None
    status: int
    body: Json

    @property
    def succeeded(self) -> bool:
        return self.status == 200


def numbered(found: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, each with its number counted from 1."""
    return ((number, line) for number, line in enumerate(found, 1) if line and not line.isspace())


def answer_line(line: bytes, number: int, longest: int, give: Give) -> Answered:
    """What `give` makes of the submission in a line of at most `longest` bytes. A problem names the line."""
    try:
        if len(line.rstrip(b"\r\n")) > longest:
            raise TooLarge(longest, None, "bytes")
        value = strict_json.parse(line)
    except OnRecordError as error:
        found = _problem(error, None)
    else:
        found = answer_value(value, give)
    if found.succeeded:
        return found
    return Answered(found.id, found.status, found.body | {"line": number, "id": found.id})


def answer_value(value: Any, give: Give) -> Answered:
    """What `give` makes of a submission, or of an article alone."""
    return _answer(value, read, give)


def answer_article(value: Any, give: Give) -> Answered:
    """What `give` makes of an article, even of one that has a member `article`."""
    return _answer(value, read_article, give)


def _answer(value: Any, reader: Callable[[Any], Submission], give: Give) -> Answered:
    try:
        submission = reader(value)
        return Answered(submission.article.id, 200, give(submission))
    except OnRecordError as error:
        return _problem(error, _id_of(value))


def read(value: Any) -> Submission:
    """A submission, or an article alone. Raises InvalidSubmission, UnsupportedLanguage."""
    return read_submission(value) if isinstance(value, dict) and "article" in value else read_article(value)


def read_article(value: Any) -> Submission:
    """An article alone; pointers begin at the article. Raises InvalidSubmission, UnsupportedLanguage."""
    try:
        return read_submission({"article": value})
    except InvalidSubmission as error:
        faults = (Fault(fault.pointer.removeprefix("/article"), fault.code, fault.detail) for fault in error.faults)
        raise InvalidSubmission(tuple(faults)) from None


def _problem(error: OnRecordError, article_id: str | None) -> Answered:
    problem = problem_of(error)
    return Answered(article_id, problem.status, problem.document())


def _id_of(value: Any) -> str | None:
    """The id of an article that was refused, where it has one that can be given back."""
    if isinstance(value, dict):
        value = value.get("article", value)
    found = own_members(value).get("id") if isinstance(value, dict) else None
    usable = isinstance(found, str) and len(found) <= LONGEST_ID and not any(faults_of(found, ""))
    return found if usable else None
