"""Loads the models in a process of its own. `python -m service.api.loading FOLDER` writes what it loaded, pickled.

That process imports what loading needs and nothing else, and is begun before the server is imported, because a service
that starts waits for it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Final

from service.errors import BundleRefused
from service.scoring.registry import Registry

Loaded = Registry | BundleRefused
# -P: a folder called `service` where the server is started must not be taken for this one.
_COMMAND: Final = (sys.executable, "-P", "-m", "service.api.loading")


class Loading:
    """A fresh process that loads the models in a folder and ends. Begins at once."""

    def __init__(self, models: Path) -> None:
        os.environ["OMP_NUM_THREADS"] = "1"  # threads that wait for each other make a small model slow to load
        self._process = subprocess.Popen([*_COMMAND, str(models)], stdout=subprocess.PIPE)

    def finish(self) -> Loaded:
        """Wait for what it loaded."""
        written, _ = self._process.communicate()
        if code := self._process.returncode:
            return BundleRefused("registry.json", f"the process that loads the models ended with {code}")
        loaded: Loaded = pickle.loads(written)  # noqa: S301 (written by this program itself, a moment ago)
        return loaded


def load_models(models: Path) -> Loaded:
    """Load the published models. A registry that cannot be read makes a service that is alive but not ready."""
    try:
        return Registry.load(models)
    except BundleRefused as refusal:
        return refusal


def has_default(loaded: Loaded) -> bool:
    """Whether what was loaded includes the default model."""
    return isinstance(loaded, Registry) and loaded.default_version in loaded.scorers


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(load_models(Path(sys.argv[1]))))
