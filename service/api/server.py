"""The service under gunicorn. The models are loaded by a process of its own, so that no worker ever holds scikit-learn:
what comes back are look-up tables, which all workers share from before the fork."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import structlog
from flask import Flask
from gunicorn.app.base import BaseApplication

from service.api import logs
from service.api.app import create_app
from service.api.state import State, load_state
from service.errors import BundleRefused
from service.settings import Settings


class Server(BaseApplication):
    """gunicorn with the service's settings. A HUP signal loads the models anew and replaces the workers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        logs.configure(self.settings.log_level)
        state = load_apart(self.settings)
        _tell(state)
        return create_app(state)

    def reload(self) -> None:
        """Called at HUP, before new workers are forked."""
        super().reload()
        self.callable = None


def run(settings: Settings) -> None:
    """Serve until a signal ends it. Does not return."""
    Server(settings).run()


def options(settings: Settings) -> Mapping[str, Any]:
    """gunicorn's settings. Paths may hold an embargoed article's name, so gunicorn's own access log stays off."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "worker_class": "sync",
        "preload_app": True,
        "timeout": settings.timeout_seconds,
        "graceful_timeout": settings.graceful_seconds,
        "max_requests": settings.max_requests,
        "max_requests_jitter": settings.max_requests // 10,
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,
        "proc_name": "onrecord",
        "loglevel": "warning",
        "accesslog": None,
        "control_socket_disable": True,
    }


def load_apart(settings: Settings) -> State:
    """The state, loaded in a fresh process that ends afterwards."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as apart:
        return apart.submit(load_state, settings).result()


def _tell(state: State) -> None:
    log = structlog.get_logger()
    if isinstance(state.loaded, BundleRefused):
        log.error("not ready", version=state.loaded.version, reason=state.loaded.reason)
        return
    for refusal in state.loaded.refused:
        log.error("model refused", version=refusal.version, reason=refusal.reason)
    log.info("models loaded", versions=list(state.loaded.scorers), default=state.loaded.default_version)
