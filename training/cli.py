"""`onrecord-train`: from a data folder to a published model, one command for each step."""

from __future__ import annotations

import os

import click

# Many small models: starting threads for each costs more than they bring. Read when the numeric libraries load.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from training.commands import corpus, explaining, extraction, learning, shelving


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Train, evaluate and publish models for OnRecord. docs/retraining.md walks through all of it."""


for command in (*corpus.COMMANDS, *learning.COMMANDS, *explaining.COMMANDS, *extraction.COMMANDS, *shelving.COMMANDS):
    main.add_command(command)


if __name__ == "__main__":
    main()
