"""Measuring extraction: on our own annotations and on anybody's."""

from __future__ import annotations

from pathlib import Path

import click

from training import evaluate_extraction as typing_scores
from training.attribution_scores import report, score_attributions, score_sentences
from training.evaluate_extraction import read_rows

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
def evaluate_extraction(
    own: Path | None, attributions: Path | None, sentences: Path | None, types: tuple[Path, Path] | None
) -> None:
    """Compare what extraction finds with annotated spans. docs/extraction.md describes the rows."""
    lines: list[str] = []
    if own:
        lines += typing_scores.own_report(*typing_scores.evaluate_own(typing_scores.read_annotated(own)))
    if attributions:
        lines += report(score_attributions(read_rows(attributions)), None)
    if sentences:
        lines += report(None, score_sentences(read_rows(sentences)))
    if types:
        gold = list(read_rows(types[0]))
        wanted = {row["id"] for row in gold}
        texts = {row["id"]: row["text"] for row in read_rows(types[1]) if row["id"] in wanted}
        lines += typing_scores.types_report(*typing_scores.evaluate_types(gold, texts))
    if not lines:
        raise click.UsageError("name at least one of --own, --attributions, --sentences, --types")
    for line in lines:
        click.echo(line)


COMMANDS = (evaluate_extraction,)
