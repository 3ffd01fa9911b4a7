"""Papers, outlets and posts beside the attributions' own sources: what is the same words, what stands apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from service.extraction.covered import Covered
from service.extraction.found import Mention


def merged(spoken: Sequence[Mention], papers: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The attributions' sources, typed anew where a paper is their head, and the papers that none of them holds."""
    result, left = list(spoken), list[Mention]()
    starts = sorted((m.start, m.end, i) for i, m in enumerate(result))
    for paper in papers:
        met = False
        for k in range(bisect_right(starts, (paper.start + 1, 0, 0)) - 3, len(starts)):
            if k < 0:
                continue
            start, end, index = starts[k]
            if start >= paper.end:
                break
            if end <= paper.start:
                continue
            mention = result[index]
            met = met or paper.kind != "media" or mention.kind != "document"
            if _same(mention, paper):
                result[index] = mention._replace(
                    label=paper.label,
                    kind=paper.kind,
                    rule=paper.rule,
                    name=paper.name,
                    facts=mention.facts | paper.facts,
                )
        if not met:
            left.append(paper)
    return result, left


def apart_from(carriers: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The carriers that no other mention touches; an outlet may stand inside a paper ("a memo seen by the Lantern")."""
    all_others = Covered((m.start, m.end) for m in others)
    no_papers = Covered((m.start, m.end) for m in others if m.kind != "document")
    return [c for c in carriers if not (no_papers if c.kind == "media" else all_others).touch(c)]


def _same(mention: Mention, paper: Mention) -> bool:
    if paper.kind == "media":
        opens = abs(mention.start - paper.start) <= 8 and mention.kind != "name"
        near = opens or 0 <= mention.end - paper.end <= 2
        over_papers = paper.label == "social_post" or paper.rule == "media.short"
        untouched = ("newsroom",) if over_papers else ("newsroom", "document")
        return mention.kind not in untouched and near and mention.label != paper.label
    if mention.label in ("leaked_document", "classified_document") or mention.kind == "newsroom":
        return False
    if mention.kind == "name" and mention.end - paper.end < 3:
        return False
    return abs(mention.start - paper.start) <= 6 and paper.end <= mention.end + 2
