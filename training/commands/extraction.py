"""Measuring extraction: on our own annotations and on anybody's."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from math import isnan
from pathlib import Path
from typing import Any

import click

from training import evaluate_extraction as typing_scores
from training.attribution_scores import report, score_attributions, score_sentences
from training.commands import options
from training.evaluate_extraction import Tally, Typing, read_rows

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(
    "evaluate-extraction",
    epilog="Example: onrecord-train evaluate-extraction --own data/source --attributions annotated.jsonl.xz",
)
@click.option(
    "--own", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Articles with inline markup."
)
@click.option("--attributions", type=_FILE, help="JSONL with source, cue and content spans.")
@click.option("--sentences", type=_FILE, help="JSONL with sentences labelled for speech.")
@click.option("--types", nargs=2, type=_FILE, help="JSONL with labelled mentions, and one with the texts.")
@click.option("--out", type=click.Path(path_type=Path), default="build/extraction.json", show_default=True)
def evaluate_extraction(
    own: Path | None, attributions: Path | None, sentences: Path | None, types: tuple[Path, Path] | None, out: Path
) -> None:
    """Compare what extraction finds with annotated spans. docs/extraction.md describes the rows."""
    lines: list[str] = []
    found: dict[str, Any] = {}
    if own:
        rows, near, taken = typing_scores.evaluate_own(_followed(typing_scores.read_annotated(own), "articles"))
        lines += typing_scores.own_report(rows, near, taken)
        found["own"] = {"labels": _figures(rows), "near_misses": near, "near_misses_taken": taken}
    if attributions:
        scores = score_attributions(_followed(read_rows(attributions), "attributions"))
        lines += report(scores, None)
        found["attributions"] = _figures({**scores.roles, "attributions": scores.attributions})
    if sentences:
        counts = score_sentences(_followed(read_rows(sentences), "sentences"))
        lines += report(None, counts)
        found |= _figures({"sentences": counts})
    if types:
        total, by_label, disclosed = _typed(*types)
        lines += typing_scores.types_report(total, by_label, disclosed)
        labels = {label: _shares(row) for label, row in by_label.items()}
        found["types"] = {"all": _shares(total), "labels": labels, "disclosures": _figures(disclosed)}
    if not lines:
        raise click.UsageError("name at least one of --own, --attributions, --sentences, --types")
    options.write_json(out, found)
    for line in lines:
        click.echo(line)


def _typed(labelled: Path, texts: Path) -> tuple[Typing, dict[str, Typing], dict[str, Tally]]:
    gold = list(read_rows(labelled))
    wanted = {row["id"] for row in gold}
    bodies = {row["id"]: row["text"] for row in read_rows(texts) if row["id"] in wanted}
    return typing_scores.evaluate_types(_followed(gold, "types"), bodies)


def _followed(rows: Iterable[dict[str, Any]], label: str) -> Iterator[dict[str, Any]]:
    """The rows, with a progress bar that follows them."""
    with click.progressbar(list(rows), label=label, file=sys.stderr) as bar:
        yield from bar


def _figures(rows: Mapping[str, Tally]) -> dict[str, Any]:
    return {
        label: {**asdict(row), "recall": _or_none(row.recall), "precision": _or_none(row.precision), "f1": row.f1}
        for label, row in rows.items()
    }


def _shares(row: Typing) -> dict[str, Any]:
    confusions = [{"annotated": a, "found": b, "n": n} for (a, b), n in row.confusions.most_common()]
    return {"gold": row.gold, "found": row.found, "right": row.right, "family": row.family, "confusions": confusions}


def _or_none(share: float) -> float | None:
    return None if isnan(share) else share


COMMANDS = (evaluate_extraction,)
