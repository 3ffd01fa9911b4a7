"""Articles and their ratings as training sees them: what is scored, what raters said, and what must stay together.

A data folder holds `source/*.txt` (articles, marked up or plain), `ratings/*.jsonl` (one line per article and rater)
and `splits.json`. Everything is checked as it is read; all faults are reported together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from service.article.article import Article
from service.scoring.dimensions import DIMENSIONS
from service.scoring.formula import combine
from training.corpus.markup import MarkupError, parse

Split = Literal["train", "validation", "test"]
CODES: Final = tuple(dimension.code for dimension in DIMENSIONS)


class BrokenDataError(ValueError):
    """A data folder that cannot be used; `problems` lists every fault with file and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's reading of one article: eight levels (None for N/A) and whether the second cap of 2.6 applies."""

    rater: str
    genre: str
    levels: tuple[float | None, ...]
    core_on_bare_source: bool

    @property
    def total(self) -> float | None:
        """The codebook's total of this rater's levels."""
        combined = combine(self.levels, core_on_bare_source=self.core_on_bare_source)
        return combined.value if combined else None


@dataclass(frozen=True, slots=True)
class RatedArticle:
    """An article with all its ratings. Articles of one `story` or `style` group stay in one fold."""

    article: Article
    story: str
    style: str
    genre: str
    beat: str
    ratings: tuple[Rating, ...]

    @property
    def id(self) -> str:
        return self.article.id or ""

    def level(self, dimension: int) -> float | None:
        """The raters' mean level, None where fewer than half of them found the dimension applicable."""
        given = [r.levels[dimension] for r in self.ratings]
        levels = [level for level in given if level is not None]
        return sum(levels) / len(levels) if 2 * len(levels) >= len(given) and levels else None

    def applicable(self, dimension: int) -> float:
        """The share of raters who found the dimension applicable."""
        return sum(r.levels[dimension] is not None for r in self.ratings) / len(self.ratings)

    @property
    def total(self) -> float:
        """The mean of the raters' totals."""
        totals = [rating.total for rating in self.ratings]
        rated = [total for total in totals if total is not None]
        return sum(rated) / len(rated)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Articles that got a number from every rater, and the split each belongs to."""

    articles: tuple[RatedArticle, ...]
    splits: Mapping[str, Split]

    def of(self, *splits: Split) -> tuple[RatedArticle, ...]:
        return tuple(a for a in self.articles if self.splits.get(a.id) in splits)


def load(folder: Path) -> Dataset:
    """Read a data folder. Raises BrokenDataError with every fault. Articles of genres without a number are left out."""
    problems: list[str] = []
    ratings = _ratings(folder, problems)
    articles = []
    for path in sorted((folder / "source").glob("*.txt")):
        try:
            record = parse(path.read_text(encoding="utf-8"))
        except MarkupError as error:
            problems += [f"{path}: {problem}" for problem in error.problems]
            continue
        given = ratings.get(record["id"], [])
        if given and all(rating.total is not None for rating in given):
            articles.append(_rated(record, given))
    splits = _splits(folder / "splits.json", problems)
    if problems:
        raise BrokenDataError(problems)
    return Dataset(tuple(articles), splits)


def load_article(folder: Path, article_id: str) -> Article:
    """One article of a data folder, by id. Raises FileNotFoundError or MarkupError."""
    return _article(parse((folder / "source" / f"{article_id}.txt").read_text(encoding="utf-8")))


def _article(record: Mapping[str, Any]) -> Article:
    return Article(body=record["body"], headline=record["headline"], id=record["id"], language="en")


def _rated(record: Mapping[str, Any], ratings: Sequence[Rating]) -> RatedArticle:
    return RatedArticle(
        article=_article(record),
        story=record["story"],
        style=record["style"],
        genre=record["genre"],
        beat=record["beat"],
        ratings=tuple(ratings),
    )


def _ratings(folder: Path, problems: list[str]) -> dict[str, list[Rating]]:
    ratings: dict[str, list[Rating]] = {}
    for path in sorted((folder / "ratings").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                ratings.setdefault(row["id"], []).append(rating(row))
            except (ValueError, KeyError, TypeError) as error:
                problems.append(f"{path}:{number}: {type(error).__name__}: {error}")
    if not ratings:
        problems.append(f"{folder / 'ratings'}: no ratings")
    return ratings


def rating(row: Mapping[str, Any]) -> Rating:
    """One line of a ratings file. Raises KeyError, TypeError or ValueError for what is missing or out of range."""
    given: Mapping[str, Any] = row["dims"] or dict.fromkeys(CODES)  # null for a genre that gets no number
    levels = tuple(None if given[code] is None else float(given[code]) for code in CODES)
    if any(level is not None and not 0 <= level <= 4 for level in levels):
        raise ValueError("levels are 0 to 4 or null")
    return Rating(str(row["rater"]), str(row["genre"]), levels, bool(row["core_only_ladder0"]))


def _splits(path: Path, problems: list[str]) -> dict[str, Split]:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        names: tuple[Split, ...] = ("train", "validation", "test")
        return {article: name for name in names for article in fields[name]}
    except (OSError, ValueError, KeyError) as error:
        problems.append(f"{path}: {type(error).__name__}: {error}")
        return {}
