"""Whether extraction finds as much in one kind of copy as in another: recall of annotated spans by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from service.article.article import Article
from training.evaluate import SMALLEST_GROUP, length_of
from training.evaluate_extraction import Tally, annotated_spans, predicted_spans, tally

Record = Mapping[str, Any]
_GROUPINGS: Final[Mapping[str, Callable[[Record], str]]] = {
    "genre": lambda record: str(record["genre"]),
    "style": lambda record: str(record["style"]),
    "words": lambda record: length_of(len(record["body"].split())),
}


def recall_by_group(records: Iterable[Record]) -> dict[str, Any]:
    """Of the spans of annotated articles, the share found with the right label: in all, and in each group.

    Empty where no article is annotated.
    """
    rows = [(record, found, gold) for record in records for found, gold in [_counts(record)] if gold]
    if not rows:
        return {}
    whole = sum(found for _, found, _ in rows) / sum(gold for _, _, gold in rows)
    report: dict[str, Any] = {"articles": len(rows), "recall": whole, "by_group": {}}
    for name, grouping in _GROUPINGS.items():
        groups: dict[str, list[tuple[int, int]]] = {}
        for record, found, gold in rows:
            groups.setdefault(grouping(record), []).append((found, gold))
        report["by_group"][name] = {
            key: {"n": len(counts), "spans": sum(g for _, g in counts),
                  "recall": sum(f for f, _ in counts) / sum(g for _, g in counts)}
            for key, counts in sorted(groups.items())
            if len(counts) >= SMALLEST_GROUP
        }  # fmt: skip
    return report


def _counts(record: Record) -> tuple[int, int]:
    """Annotated spans of an article that were found, and all of them."""
    counts: dict[str, Tally] = {}
    gold = annotated_spans(record)
    if gold:
        tally(gold, predicted_spans(Article(record["body"], headline=record["headline"], id=record["id"])), counts)
    return sum(row.found for row in counts.values()), len(gold)
