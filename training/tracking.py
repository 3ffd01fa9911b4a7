"""Optional tracking with MLflow: parameters, metrics and files of `train` and `evaluate` as one run.

MLflow is imported only where a tracking address is given; `pip install 'onrecord[mlflow]'` brings it.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FILE: Final = "tracking.json"
EXPERIMENT: Final = "onrecord"
_NOT_IN_NAMES: Final = re.compile(r"[^\w ./:-]+")
_LONGEST_VALUE: Final = 500


class CannotTrackError(RuntimeError):
    """Tracking was asked for and is not possible; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run to which figures are written; with no `mlflow` behind it, writing does nothing."""

    id: str | None
    _mlflow: Any = None

    def parameters(self, values: Mapping[str, Any]) -> None:
        if self._mlflow:
            self._mlflow.log_params({name: str(value)[:_LONGEST_VALUE] for name, value in flat(values).items()})

    def metrics(self, values: Mapping[str, Any]) -> None:
        if self._mlflow:
            numbers = {name: float(value) for name, value in flat(values).items() if isinstance(value, int | float)}
            self._mlflow.log_metrics(numbers)

    def files(self, paths: Iterable[Path]) -> None:
        if self._mlflow:
            for path in paths:
                self._mlflow.log_artifact(str(path))


@contextmanager
def tracked(address: str | None, experiment: str, run_id: str | None = None) -> Iterator[Run]:
    """A run at a tracking address, `run_id` taken up again where given. Without an address, one that does nothing.

    Raises CannotTrackError: where MLflow is missing, and where it refuses what it is given.
    """
    if not address:
        yield Run(None)
        return
    mlflow = _mlflow()
    try:
        mlflow.set_tracking_uri(address)
        mlflow.set_experiment(experiment)
        with mlflow.start_run(run_id=run_id) as run:
            yield Run(run.info.run_id, mlflow)
    except mlflow.exceptions.MlflowException as error:
        raise CannotTrackError(f"MLflow: {str(error).splitlines()[0]}") from None


def _mlflow() -> Any:
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")  # figures go to the address that was given, nowhere else
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")  # an address that is wrong is told in seconds
    try:
        return importlib.import_module("mlflow")
    except ModuleNotFoundError as error:
        raise CannotTrackError(
            f"tracking needs MLflow, and {error.name} is not installed: pip install 'onrecord[mlflow]',"
            " or leave --track and MLFLOW_TRACKING_URI out"
        ) from None


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested figures under names that MLflow takes: `test/model/total/spearman`. Lists are left out."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = prefix + _NOT_IN_NAMES.sub("", str(key))
        if isinstance(value, Mapping):
            found |= flat(value, f"{name}/")
        elif not isinstance(value, list | tuple):
            found[name] = value
    return found
