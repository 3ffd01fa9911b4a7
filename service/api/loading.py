"""Loads the models in a process of its own. `python -m service.api.loading FOLDER` writes what it loaded, pickled."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Final

from service.api.state import Loaded, load_models
from service.errors import BundleRefused

# -P: a folder called `service` where the server is started must not be taken for this one.
_COMMAND: Final = (sys.executable, "-P", "-m", "service.api.loading")


def load_apart(models: Path) -> Loaded:
    """The models in a folder, loaded by a fresh process that ends afterwards."""
    done = subprocess.run([*_COMMAND, str(models)], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        return BundleRefused("registry.json", f"the process that loads the models ended with {done.returncode}")
    loaded: Loaded = pickle.loads(done.stdout)  # noqa: S301 (written by this program itself, a moment ago)
    return loaded


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(load_models(Path(sys.argv[1]))))
