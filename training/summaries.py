"""Reports of evaluation and comparison in a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def summary(report: Mapping[str, Any]) -> str:
    """An evaluation: every contender, raters, test part, real articles, edit pairs."""
    crossed = report["cross_validation"]
    lines = [f"cross-validated, {crossed['articles']} articles"]
    lines += [f"  {name:34} {total_in_words(found['total'])}" for name, found in crossed["contenders"].items()]
    lines.append(f"  {'one rater against another':34} {total_in_words(crossed['raters']['total'])}")
    for name, part in (("test", report.get("test")), *(report.get("real") or {}).items()):
        if part:
            lines.append(f"{name}, {part['articles']} articles: {total_in_words(part['model']['total'])}")
    if pairs := report.get("edit_pairs"):
        lines.append(f"edit pairs: {pairs['neutral_kept']} neutral kept, {pairs['right_way']} others the right way")
    return "\n".join(lines)


def total_in_words(total: Mapping[str, float]) -> str:
    """Agreement on the total."""
    if not total:
        return "too few articles"
    return f"mean error {total['mean_absolute_error']:.2f}, bias {total['bias']:+.2f}, Spearman {total['spearman']:.2f}"


def comparison(report: Mapping[str, Any]) -> str:
    """Two models: how scores map, which bands flip, which articles move most and by what."""
    flipped = report["flipped_bands"]
    lines = [f"{report['old']} → {report['new']}: {report['articles']} articles, mean move "
             f"{report['mean_absolute_move']}, {len(flipped)} bands flipped",
             "scores, by tens of the old one"]  # fmt: skip
    lines += [f"  {point['old']:5.1f} → {point['new']:5.1f}" for point in report["mapping"]]
    if flipped:
        lines.append("bands flipped")
        lines += [f"  {row['id']}: {row['old']} {row['bands'][0]} → {row['new']} {row['bands'][1]}" for row in flipped]
    lines.append("moved most")
    lines += [
        f"  {row['id']}: {row['old']} → {row['new']}  {', '.join(row['moved_by'])}" for row in report["moved_most"]
    ]
    return "\n".join(lines)
