"""`onrecord-train`: from a data folder to a published model, one command for each step."""

from __future__ import annotations

import click

from training.commands import corpus, explaining, learning, shelving


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Train, evaluate and publish models for OnRecord. docs/retraining.md walks through all of it."""


for command in (*corpus.COMMANDS, *learning.COMMANDS, *explaining.COMMANDS, *shelving.COMMANDS):
    main.add_command(command)
