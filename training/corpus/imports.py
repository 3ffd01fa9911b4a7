"""Spans annotated elsewhere, as source files of this format: brat standoff and Label Studio JSON exports.

Labels are the codebook's (section 3), in lower snake_case. A cue is a span labelled `cue`: in brat the trigger of an
event of type `cue` with arguments `source` and `content`, in Label Studio with relations `source` and `content`.
What the other tool does not know, such as the ladder of a source, is left for the front matter to be completed by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpus.markup import DISCLOSURE_LABELS, SOURCE_LABELS

CUE = "cue"
_ROLES = {"source": "s", "content": "c"}


class BrokenExportError(ValueError):
    """An export that cannot be read; `problems` lists every fault with file and place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of the body: `key` is its name in the export, `label` a label of the codebook, `cue` or `content`."""

    key: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its spans. `links` ties a cue to its source and content spans; `same` joins mentions."""

    id: str
    text: str
    spans: tuple[Labelled, ...]
    links: tuple[tuple[str, str, str], ...] = ()
    same: tuple[tuple[str, ...], ...] = ()


def from_brat(folder: Path) -> Iterator[Annotated]:
    """Every `.txt` of a folder with the `.ann` beside it (brat standoff format). Raises BrokenExportError."""
    for path in sorted(folder.glob("*.txt")):
        notes = path.with_suffix(".ann")
        if not notes.exists():
            raise BrokenExportError([f"{notes}: missing beside {path.name}"])
        yield _brat(path.stem, path.read_text(encoding="utf-8"), notes)


def _brat(article: str, text: str, notes: Path) -> Annotated:
    spans: list[Labelled] = []
    links: list[tuple[str, str, str]] = []
    same: list[tuple[str, ...]] = []
    problems = []
    for number, line in enumerate(notes.read_text(encoding="utf-8").splitlines(), 1):
        key, _, rest = line.partition("\t")
        fields = rest.split("\t")[0].split(" ")
        try:
            if key.startswith("T"):
                places = " ".join(fields[1:]).split(";")
                first, last = places[0].split(" ")[0], places[-1].split(" ")[-1]
                spans.append(Labelled(key, fields[0], int(first), int(last)))
            elif key.startswith("E"):
                trigger, *arguments = [field.split(":") for field in fields if field]
                links += [(trigger[1], role.rstrip("0123456789"), target) for role, target in arguments]
            elif key == "*":
                same.append(tuple(fields[1:]))
        except (ValueError, IndexError):
            problems.append(f"{notes}:{number}: not brat standoff")
    if problems:
        raise BrokenExportError(problems)
    return Annotated(article, text, tuple(spans), tuple(links), tuple(same))


def from_label_studio(path: Path) -> Iterator[Annotated]:
    """The tasks of a Label Studio JSON export, the first annotation of each. Raises BrokenExportError."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenExportError([f"{path}: not JSON ({error})"]) from None
    for number, task in enumerate(tasks):
        try:
            yield _task(task)
        except (KeyError, TypeError, IndexError) as error:
            raise BrokenExportError([f"{path}: task {number}: {type(error).__name__} {error}"]) from None


def _task(task: Mapping[str, Any]) -> Annotated:
    results = task["annotations"][0]["result"]
    spans = tuple(
        Labelled(r["id"], r["value"]["labels"][0], r["value"]["start"], r["value"]["end"])
        for r in results
        if r["type"] == "labels"
    )
    relations = [r for r in results if r["type"] == "relation"]
    links = tuple((r["from_id"], role, r["to_id"]) for r in relations for role in r["labels"] if role in _ROLES)
    same = tuple((r["from_id"], r["to_id"]) for r in relations if "same" in r["labels"])
    return Annotated(str(task["data"].get("id", task["id"])), task["data"]["text"], spans, links, same)


def to_markup(article: Annotated) -> str:
    """The article as a source file, front matter with what is still to be said marked `# complete`.

    Raises BrokenExportError for labels the codebook does not know and for spans that cross.
    """
    known = SOURCE_LABELS | DISCLOSURE_LABELS | {CUE, "content"}
    problems = [f"{article.id}: {s.key} has the label {s.label}, which the codebook does not know"
                for s in article.spans if s.label not in known]  # fmt: skip
    entities = _entities(article)
    tags = _tags(article, entities)
    problems += _crossing(article.id, list(tags))
    if problems:
        raise BrokenExportError(problems)
    labels: dict[str, str] = {}
    for span in article.spans:
        if span.key in entities:
            labels.setdefault(entities[span.key], span.label)
    facts = [f'id = "{article.id}"', f'story = "{article.id}"', 'style = "own"', 'genre = "news_report" # complete',
             'beat = "local" # complete', 'headline = "" # complete']  # fmt: skip
    facts += [
        f'\n[{number}]\nlabel = "{label}"\nladder = 1 # complete\nroot = "r1" # complete'
        for number, label in labels.items()
    ]
    return "+++\n" + "\n".join(facts) + "\n+++\n" + _inline(article.text, tags) + "\n"


def _entities(article: Annotated) -> dict[str, str]:
    """The source (s1, s2, …) of each span with a source label; spans joined by `same` share one."""
    leader = {span.key: span.key for span in article.spans if span.label in SOURCE_LABELS}
    for group in article.same:
        members = [key for key in group if key in leader]
        for key in members[1:]:
            leader[key] = leader[members[0]]
    numbers: dict[str, str] = {}
    return {key: numbers.setdefault(first, f"s{len(numbers) + 1}") for key, first in leader.items()}


def _tags(article: Annotated, entities: Mapping[str, str]) -> dict[tuple[int, int], list[str]]:
    by_key = {span.key: span for span in article.spans}
    tags: dict[tuple[int, int], list[str]] = {}
    for span in article.spans:
        if span.key in entities:
            tags.setdefault((span.start, span.end), []).append(entities[span.key])
        elif span.label in DISCLOSURE_LABELS:
            tags.setdefault((span.start, span.end), []).append(span.label)
    cues = [span for span in article.spans if span.label == CUE]
    for number, cue in enumerate(sorted(cues, key=lambda span: span.start), 1):
        tags.setdefault((cue.start, cue.end), []).append(f"a{number}q")
        for owner, role, target in article.links:
            if owner == cue.key and target in by_key:
                place = by_key[target]
                tags.setdefault((place.start, place.end), []).append(f"a{number}{_ROLES[role]}")
    return tags


def _crossing(article: str, places: list[tuple[int, int]]) -> list[str]:
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    open_ends: list[int] = []
    problems = []
    for start, end in ordered:
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            problems.append(f"{article}: the spans around {start} cross; let one end where the other does")
        open_ends.append(end)
    return problems


def _inline(text: str, tags: Mapping[tuple[int, int], list[str]]) -> str:
    opened = sorted(tags, key=lambda place: (place[0], -place[1]))
    marks: list[tuple[int, int, int, str]] = []
    for depth, (start, end) in enumerate(opened):
        marks.append((start, 1, depth, f"⟦{' '.join(tags[start, end])}|"))
        marks.append((end, 0, -depth, "⟧"))
    pieces, position = [], 0
    for place, _, _, mark in sorted(marks):
        pieces += [text[position:place], mark]
        position = place
    return "".join([*pieces, text[position:]])
