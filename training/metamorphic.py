"""Edit pairs: minimal edits of our articles whose effect codebook 2.7 fixes, and whether a model keeps its promise."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from service.article.article import Article
from service.pipeline import score_article
from service.scoring.scorer import Scorer
from training.dataset import load_article

FILE: Final = "edit_pairs.jsonl"
Direction = Literal["not_lower", "not_higher", "same"]
_PRINTED: Final = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """An article before and after one edit; `line` names the line of codebook 2.7 that fixes the direction."""

    id: str
    line: str
    direction: Direction
    before: Article
    after: Article


class BrokenPairError(ValueError):
    """A pair that cannot be applied: the text to replace is not there, or not just once."""


def load_pairs(folder: Path) -> list[Pair]:
    """The pairs of a data folder, none where it has no such file. Raises BrokenPairError naming the pair."""
    path = folder / FILE
    if not path.exists():
        return []
    return [_pair(folder, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _pair(folder: Path, row: dict[str, Any]) -> Pair:
    before = load_article(folder, row["article"])
    texts = {"headline": before.headline, "body": before.body}
    for edit in row["edits"]:
        target = edit.get("target", "body")
        found = texts[target].count(edit["old"])
        if found == 0 or (found > 1 and not edit.get("every")):
            raise BrokenPairError(f"{row['id']}: the text to replace stands {found} times in the {target}")
        texts[target] = texts[target].replace(edit["old"], edit["new"])
    after = replace(before, headline=texts["headline"], body=texts["body"])
    return Pair(row["id"], row["line"], row["direction"], before, after)


def judge(scorer: Scorer, pairs: Iterable[Pair]) -> dict[str, Any]:
    """Score both sides of every pair: counts for each line, shares kept, and the pairs that break the promise."""
    lines: dict[str, dict[str, int]] = {}
    failures = []
    kept = {"neutral": [0, 0], "other": [0, 0]}
    for pair in pairs:
        before, after = (score_article(side, scorer).score.value for side in (pair.before, pair.after))
        right = _as_promised(pair.direction, before, after)
        row = lines.setdefault(pair.line, {"n": 0, "right": 0, "wrong": 0})
        row["n"] += 1
        row["right" if right else "wrong"] += 1
        tally = kept["neutral" if pair.direction == "same" else "other"]
        tally[0] += right
        tally[1] += 1
        if not right:
            failures.append({"id": pair.id, "line": pair.line, "before": before, "after": after})
    return {
        "pairs": sum(row["n"] for row in lines.values()),
        "lines": dict(sorted(lines.items())),
        "neutral_kept": _share(kept["neutral"]),
        "right_way": _share(kept["other"]),
        "failures": failures,
    }


def _as_promised(direction: Direction, before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    if direction == "same":
        return before == after
    moved = after - before if direction == "not_lower" else before - after
    return moved > -_PRINTED


def _share(tally: Sequence[int]) -> str:
    return f"{tally[0]} of {tally[1]}" if tally[1] else "none"
