"""How well attributions are found, on anybody's annotated spans: tokens per role, whole attributions, sentences.

Rows are `{"id", "text", "attributions": [{"source": [[start, end]], "cue": …, "content": …}]}` or, for sentences,
`{"id", "text", "sentences": [[start, end, 0 or 1], …]}`; offsets are code points of `text`, ends exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from service.article.article import Article
from service.extraction.extract import extract
from service.extraction.model import Attribution
from training.evaluate_extraction import Tally

ROLES: Final = ("source", "cue", "content")
HALF: Final = 0.5
_TOKEN: Final = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
Tokens = frozenset[int]
Roles = Mapping[str, Tokens]


@dataclass
class AttributionScores:
    """`roles`: the set of tokens that hold a role. `attributions`: with half of source and content tokens right."""

    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    attributions: Tally = field(default_factory=Tally)


def score_attributions(rows: Iterable[Mapping[str, Any]]) -> AttributionScores:
    """Every predicted attribution, beliefs and intentions included, against the annotated ones."""
    scores = AttributionScores()
    for row in rows:
        starts = [(match.start(), match.end()) for match in _TOKEN.finditer(row["text"])]
        gold = [_tokens_of(item, starts) for item in row["attributions"]]
        found = extract(Article(row["text"], id=row["id"])).attributions
        predicted = [_tokens_of(_spans(item), starts) for item in found]
        for role, counts in scores.roles.items():
            ours, theirs = (frozenset().union(*(item[role] for item in some)) for some in (predicted, gold))
            counts.predicted += len(ours)
            counts.gold += len(theirs)
            counts.right += len(ours & theirs)
            counts.found += len(ours & theirs)
        _whole(gold, predicted, scores.attributions)
    return scores


def _spans(item: Attribution) -> dict[str, list[list[int]]]:
    parts = zip(ROLES, (item.source, item.cue, item.content), strict=True)
    return {role: [[s.start, s.end] for s in spans if s.target == "body"] for role, spans in parts}


def _tokens_of(item: Mapping[str, Any], places: Sequence[tuple[int, int]]) -> dict[str, Tokens]:
    return {
        role: frozenset(
            index for start, end in item.get(role) or () for index, (s, e) in enumerate(places) if s < end and e > start
        )
        for role in ROLES
    }


def _whole(gold: Sequence[Roles], predicted: Sequence[Roles], counts: Tally) -> None:
    complete = [[item for item in some if item["source"] and item["content"]] for some in (gold, predicted)]
    for item in complete[0]:
        counts.gold += 1
        counts.found += any(_covers(other, item, of=item) for other in predicted)
    for item in complete[1]:
        counts.predicted += 1
        counts.right += any(_covers(other, item, of=item) for other in gold)


def _covers(one: Roles, other: Roles, *, of: Roles) -> bool:
    return all(len(one[role] & other[role]) >= HALF * len(of[role]) for role in ("source", "content"))


def score_sentences(rows: Iterable[Mapping[str, Any]]) -> Tally:
    """Sentences that hold speech: a sourced direct, indirect or mixed attribution reaches into them."""
    counts = Tally()
    for row in rows:
        spoken = [
            (span.start, span.end)
            for item in extract(Article(row["text"], id=row["id"])).attributions
            if item.source and item.kind in ("direct", "indirect", "mixed")
            for span in (*item.source, *item.cue, *item.content)
        ]
        for start, end, label, *_ in row["sentences"]:
            predicted = any(s < end and e > start for s, e in spoken)
            counts.predicted += predicted
            counts.gold += label
            counts.right += predicted and bool(label)
            counts.found += predicted and bool(label)
    return counts


def report(scores: AttributionScores | None, sentences: Tally | None) -> list[str]:
    """The figures as lines of a table: precision, recall, F1."""
    rows = [(f"{role}, token set", counts) for role, counts in scores.roles.items()] if scores else []
    rows += [("attribution, source and content >= 50 %", scores.attributions)] if scores else []
    rows += [("sentences with speech", sentences)] if sentences else []
    head = f"{'':42s} precision recall F1"
    return [head, *(f"{name:42s} {c.precision:.3f}     {c.recall:.3f}  {c.f1:.3f}" for name, c in rows)]
