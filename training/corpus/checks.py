"""Everything that can be wrong with a data folder, listed all at once with file, line and reason."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from datasketch import MinHash, MinHashLSH
from jsonschema import Draft202012Validator

from training.corpus.markup import DISCLOSURE_LABELS, SOURCE_LABELS, MarkupError, parse

NEAR_DUPLICATE: Final = 0.4
LEAST_SPANS: Final = 40
LEAST_SPANS_COMMON: Final = 120
COMMON: Final = frozenset(
    {"named_official", "named_person", "organisation_statement", "unnamed_official", "unnamed_described", "reply"}
)
# Readings that differ by so much, or in applicability, need a third one.
THIRD_READING: Final = 2
_SHINGLE: Final = 5
_WORD: Final = re.compile(r"\w+")
Record = Mapping[str, Any]


def check(folder: Path) -> list[str]:
    """Every fault of a data folder; empty where it is in order. Linear in the number of articles."""
    problems: list[str] = []
    records = _records(folder, problems)
    ratings = _rows(folder / "ratings", "rating", folder, problems)
    problems += _identity(records)
    problems += _rated_twice(folder, records, ratings)
    problems += _splits(folder, records)
    problems += _near_duplicates(records)
    problems += _edit_pairs(folder, records)
    return problems


def coverage(folder: Path) -> list[str]:
    """Labels with too few spans for a corpus that is to be published (LEAST_SPANS, LEAST_SPANS_COMMON)."""
    counts = label_counts(_records(folder, []).values())
    wanted = {
        label: LEAST_SPANS_COMMON if label in COMMON else LEAST_SPANS for label in SOURCE_LABELS | DISCLOSURE_LABELS
    }
    return [
        f"{label}: {counts[label]} spans, {least} wanted"
        for label, least in sorted(wanted.items())
        if counts[label] < least
    ]


def label_counts(records: Iterable[Record]) -> Counter[str]:
    """How many spans bear each label; a mention bears its source's."""
    counts: Counter[str] = Counter()
    for record in records:
        labels = {source["id"]: source["label"] for source in record["sources"]}
        counts.update(labels[mention["source_id"]] for mention in record["mentions"])
        counts.update(disclosure["label"] for disclosure in record["disclosures"])
    return counts


def _records(folder: Path, problems: list[str]) -> dict[Path, Record]:
    records: dict[Path, Record] = {}
    for path in sorted((folder / "source").glob("*.txt")):
        try:
            records[path] = parse(path.read_text(encoding="utf-8"))
        except MarkupError as error:
            problems += [f"{path}: {problem}" for problem in error.problems]
        except UnicodeDecodeError as error:
            problems.append(f"{path}: byte {error.start} is not UTF-8")
    return records


def _identity(records: Mapping[Path, Record]) -> Iterator[str]:
    for path, record in records.items():
        if record["id"] != path.stem:
            yield f"{path}: its id is {record['id']}; file name and id must agree"
        for part in ("mentions", "disclosures", "marks"):
            for span in record[part]:
                if record[span["target"]][span["start"] : span["end"]] != span["exact"]:
                    yield f"{path}: a span of {part} at {span['start']} does not stand on its words"


def _rows(where: Path, schema: str, folder: Path, problems: list[str]) -> list[tuple[str, Any]]:
    """The lines of a JSONL file, or of all in a folder, that follow their schema, each with its place."""
    validator = Draft202012Validator(_schema(folder, schema))
    rows = []
    for path in sorted(where.glob("*.jsonl")) if where.is_dir() else [where] if where.exists() else []:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path}:{number}"
            try:
                row = json.loads(line)
            except ValueError:
                problems.append(f"{place}: not JSON")
                continue
            faults = [
                f"{place}: {'/'.join(map(str, f.path)) or 'line'}: {f.message[:120]}"
                for f in validator.iter_errors(row)
            ]
            problems += faults
            if not faults:
                rows.append((place, row))
    return rows


def _schema(folder: Path, name: str) -> Any:
    own = folder / "schemas" / f"{name}.schema.json"
    shipped = Path(__file__).resolve().parents[2] / "data" / "schemas" / f"{name}.schema.json"
    return json.loads((own if own.exists() else shipped).read_text(encoding="utf-8"))


def _rated_twice(folder: Path, records: Mapping[Path, Record], rows: Sequence[tuple[str, Any]]) -> Iterator[str]:
    given: dict[str, list[Any]] = defaultdict(list)
    known = {record["id"] for record in records.values()}
    for place, row in rows:
        if row["id"] not in known:
            yield f"{place}: {row['id']} is not among the articles"
        if any(row["rater"] == other["rater"] for other in given[row["id"]]):
            yield f"{place}: {row['rater']} rates {row['id']} a second time"
        given[row["id"]].append(row)
    for article in sorted(known):
        readings = given[article]
        if len(readings) < 2:
            yield f"{folder / 'ratings'}: {article} has {len(readings)} readings, two independent ones are needed"
        elif len(readings) == 2 and (apart := disagreement(*readings)):
            yield f"{folder / 'ratings'}: {article} needs a third reading ({apart})"


def disagreement(one: Record, other: Record) -> str:
    """Why two readings of an article call for a third one; empty where they do not."""
    if (one["dims"] is None) != (other["dims"] is None):
        return "rated or not"
    if one["dims"] is None:
        return ""
    apart = []
    for code, level in one["dims"].items():
        second = other["dims"][code]
        if (level is None) != (second is None) or (level is not None and abs(level - second) >= THIRD_READING):
            apart.append(code)
    return ", ".join(apart)


def _splits(folder: Path, records: Mapping[Path, Record]) -> Iterator[str]:
    path = folder / "splits.json"
    if not path.exists():
        yield f"{path}: there is none; `onrecord-train split` makes it"
        return
    parts = json.loads(path.read_text(encoding="utf-8"))
    for fault in Draft202012Validator(_schema(folder, "splits")).iter_errors(parts):
        yield f"{path}: {fault.message[:120]}"
    part_of: dict[str, str] = {}
    for part, ids in parts.items():
        for article in ids:
            if article in part_of:
                yield f"{path}: {article} is in {part_of[article]} and in {part}"
            part_of[article] = part
    stories: dict[str, set[str]] = defaultdict(set)
    for record in records.values():
        if record["id"] not in part_of:
            yield f"{path}: {record['id']} is in no part"
        else:
            stories[record["story"]].add(part_of[record["id"]])
    for story, found in sorted(stories.items()):
        if len(found) > 1:
            yield f"{path}: the story {story} is in {' and '.join(sorted(found))}: it leaks"


def _near_duplicates(records: Mapping[Path, Record]) -> Iterator[str]:
    """Articles of different stories that share too many runs of five words (MinHash, Broder 1997)."""
    index = MinHashLSH(threshold=NEAR_DUPLICATE, num_perm=64)
    seen: dict[str, MinHash] = {}
    stories = {record["id"]: record["story"] for record in records.values()}
    for record in records.values():
        words = _WORD.findall(record["body"].lower())
        sketch = MinHash(num_perm=64, seed=1)
        sketch.update_batch(
            [" ".join(words[i : i + _SHINGLE]).encode() for i in range(max(1, len(words) - _SHINGLE + 1))]
        )
        for other in index.query(sketch):
            if stories[other] != record["story"] and seen[other].jaccard(sketch) >= NEAR_DUPLICATE:
                yield f"{record['id']} and {other} are nearly the same text but of different stories"
        if record["id"] not in seen:
            index.insert(record["id"], sketch)
            seen[record["id"]] = sketch


def _edit_pairs(folder: Path, records: Mapping[Path, Record]) -> list[str]:
    problems: list[str] = []
    texts = {record["id"]: record for record in records.values()}
    for place, row in _rows(folder / "edit_pairs.jsonl", "edit_pair", folder, problems):
        if row["article"] not in texts:
            problems.append(f"{place}: {row['article']} is not among the articles")
            continue
        for edit in row["edits"]:
            found = texts[row["article"]][edit.get("target", "body")].count(edit["old"])
            if found == 0 or (found > 1 and not edit.get("every")):
                problems.append(f"{place}: the text to replace stands {found} times in {row['article']}")
                break
    return problems
