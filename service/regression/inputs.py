"""QA's articles: JSON Lines or a folder, each in any form the API takes, with or without what is expected of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from service.api import lines, strict_json
from service.article.article import Article
from service.article.formats import own_members
from service.errors import OnRecordError

_ENDINGS: Final = (".txt", ".json", ".html")
_EXPECTED: Final = "expected"
Json = dict[str, Any]


class UnreadableArticles(OnRecordError):
    """A file of articles or answers that cannot be used; the message names file and line, never a text."""


@dataclass(frozen=True, slots=True)
class Case:
    """One article as it is sent. `expected` is (part of) an answer of the API that came along with it."""

    id: str
    submission: Json
    expected: Json | None

    def article(self) -> Article:
        """The article as the service reads it: what offsets refer to. Raises InvalidSubmission, UnsupportedLanguage."""
        return lines.read(self.submission).article


def read_cases(path: Path) -> list[Case]:
    """The articles of a JSON Lines file or of a folder (.txt, .json, .html), in order. Raises UnreadableArticles."""
    found = list(_of_folder(path) if path.is_dir() else _of_lines(path))
    if not found:
        raise UnreadableArticles(f"{path}: no articles")
    _refuse_twins(path, [case.id for case in found])
    return found


def read_answers(path: Path) -> dict[str, Json]:
    """Answers by their article's id, from JSON Lines as `onrecord score --jsonl` and --record write them."""
    found = [(number, _object(path, number, line)) for number, line in _numbered(path)]
    unnamed = [number for number, answer in found if not isinstance(answer.get("id"), str)]
    if unnamed:
        raise UnreadableArticles(f"{path}:{unnamed[0]}: the answer has no id; give every article one")
    _refuse_twins(path, [answer["id"] for _, answer in found])
    return {answer["id"]: answer for _, answer in found}


def _of_lines(path: Path) -> Iterator[Case]:
    for number, line in _numbered(path):
        yield _case(_object(path, number, line), f"line-{number}")


def _of_folder(path: Path) -> Iterator[Case]:
    for file in sorted(each for each in path.iterdir() if each.suffix in _ENDINGS):
        if file.suffix == ".json":
            yield _case(_object(file, 1, _bytes(file)), file.stem)
            continue
        try:
            text = _bytes(file).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableArticles(f"{file}: byte {error.start} is not UTF-8") from None
        yield Case(file.stem, {"article": {"id": file.stem, "body" if file.suffix == ".txt" else "html": text}}, None)


def _case(value: Json, otherwise: str) -> Case:
    expected = value.pop(_EXPECTED, None)
    submission = value if isinstance(value.get("article"), dict) else {"article": value}
    found = own_members(submission["article"]).get("id")
    return Case(found if isinstance(found, str) and found else otherwise, submission, expected)


def _object(path: Path, number: int, line: bytes) -> Json:
    try:
        value = strict_json.parse(line)
    except OnRecordError as error:
        raise UnreadableArticles(f"{path}:{number}: {error}") from None
    if not isinstance(value, dict):
        raise UnreadableArticles(f"{path}:{number}: a JSON object is needed")
    return value


def _numbered(path: Path) -> Iterator[tuple[int, bytes]]:
    return lines.numbered(_bytes(path).splitlines())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableArticles(f"{path}: {error.strerror}") from None


def _refuse_twins(path: Path, ids: list[str]) -> None:
    twins = sorted({each for each in ids if ids.count(each) > 1}) if len(set(ids)) < len(ids) else []
    if twins:
        raise UnreadableArticles(f"{path}: {len(twins)} ids stand more than once, such as {twins[0]}")
