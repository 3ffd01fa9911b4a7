"""Why a version scores otherwise than the one before it: said when golden scores are recorded, and read from then on
in the version's card and in the changelog."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from service.regression.drift import Drift, change, shown
from service.scoring.manifest import MODEL_NAME

FILE: Final = "accepted_drift.json"
_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class AcceptedDrift:
    """Of `articles` golden articles of version `against`, `moved` get another score. `reason` is one line."""

    against: str
    articles: int
    moved: int
    reason: str


def accept(against: str, articles: int, moved: int, reason: str | None) -> AcceptedDrift:
    """What is kept of a recording; without a move there is nothing to give a reason for."""
    return AcceptedDrift(against, articles, moved, " ".join((reason or "").split()))


def to_json(accepted: AcceptedDrift) -> str:
    """The candidate's file."""
    return json.dumps(asdict(accepted), indent=1, ensure_ascii=False) + "\n"


def read(candidate: Path) -> AcceptedDrift | None:
    """What was accepted for a candidate, None where its golden scores were compared with no version."""
    path = candidate / FILE
    return AcceptedDrift(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def in_words(accepted: AcceptedDrift | None) -> str:
    """A sentence for card and changelog."""
    if accepted is None:
        return "the first version on its shelf: there is nothing to compare its scores with."
    if not accepted.articles:
        return f"no golden article is one of {accepted.against}'s: no score was compared."
    if not accepted.moved:
        return f"no golden score differs from {accepted.against}'s."
    of = f"{accepted.moved} of {accepted.articles} golden scores differ from {accepted.against}'s"
    return f"{of}. Why that is right: {accepted.reason}"


def on_card(card: str, version: str, accepted: AcceptedDrift | None, drifts: Sequence[Drift]) -> str:
    """The card under its version's name, with what changed against the version before and why."""
    title = f"# {MODEL_NAME}"
    body = card.removeprefix(f"{title}\n").lstrip("\n")
    words = in_words(accepted)
    parts = [f"{title} {version}", "## Scores against the version before", words[0].upper() + words[1:]]
    if drifts:
        rows = [f"| {d.id} | {shown(d.old)} | {shown(d.new)} | {change(d)} |" for d in drifts[:_MOST_SHOWN]]
        parts.append("\n".join(["| moved most | old | new | change |", "| --- | --- | --- | --- |", *rows]))
    return "\n\n".join([*parts, body])


def in_changelog(changelog: str, version: str, date: str, accepted: AcceptedDrift | None) -> str:
    """The changelog with an entry for a model at the end of its newest section."""
    entry = f"* `{MODEL_NAME}-{version}`, published {date}: {in_words(accepted)}"
    lines = changelog.rstrip("\n").split("\n") if changelog.strip() else ["# Changelog", "", "## Models", ""]
    sections = [number for number, line in enumerate(lines) if line.startswith("## ")]
    if not sections:
        lines += ["", "## Models", ""]
        return "\n".join([*lines, entry]) + "\n"
    end = sections[1] if len(sections) > 1 else len(lines)
    while end > sections[0] + 1 and not lines[end - 1].strip():
        end -= 1
    gap = [""] if end == sections[0] + 1 else []
    rest = lines[end:] if len(sections) > 1 else []
    return "\n".join([*lines[:end], *gap, entry, *rest]) + "\n"
