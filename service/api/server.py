"""The service under gunicorn. The models are loaded by a process of its own, so that no worker ever holds scikit-learn:
what comes back are look-up tables, which all workers share from before the fork."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
from collections.abc import Mapping
from typing import Any

import structlog
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from service.api import exporter, logs
from service.api.app import begin, create_app
from service.api.loading import Loaded, Loading, has_default
from service.api.state import make_state
from service.api.worker import HELD_SIGNALS, ArticleWorker, QuietLogger
from service.article.article import Article
from service.errors import BundleRefused
from service.pipeline import extract_article
from service.settings import Settings

_KEEPALIVE_SECONDS = 15
_ANY_TEXT = "The dam was safe, the harbour master said on Monday."


class Master(Arbiter):
    """gunicorn's master, which also keeps the metrics' process alive.

    A worker told to stop between its fork and the setting of its own handlers would not hear it, and the stop would
    take as long as the grace lasts; so signals wait meanwhile.
    """

    def spawn_worker(self) -> Any:
        signal.pthread_sigmask(signal.SIG_BLOCK, HELD_SIGNALS)
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)

    def manage_workers(self) -> None:
        """Called about once a second."""
        super().manage_workers()
        self.app.show_metrics()


class Server(BaseApplication):
    """gunicorn with the service's settings. A HUP signal loads the models anew and replaces the workers."""

    def __init__(self, settings: Settings, places: exporter.Places | None, loading: Loading) -> None:
        self.settings, self.places = settings, places
        self.loading: Loading | None = loading
        self.loaded: Loaded | None = None
        self.showing: subprocess.Popen[bytes] | None = None
        super().__init__()

    def run(self) -> None:
        Master(self).run()

    def show_metrics(self) -> None:
        """Start the metrics' process where there should be one and is none."""
        port = self.settings.metrics_port
        if port is not None and (self.showing is None or self.showing.poll() is not None):
            self.showing = exporter.start(self.settings.host, port)

    def hide_metrics(self) -> None:
        """End it."""
        if self.showing is not None:
            self.showing.terminate()
            self.showing.wait()

    def load_config(self) -> None:
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)
        for name in ("pre_fork", "post_fork", "child_exit"):
            self.cfg.set(name, getattr(self, f"_{name}"))

    def load(self) -> Flask:
        logs.configure(self.settings.log_level)
        loading, self.loading = self.loading or Loading(self.settings.models), None
        extract_article(Article(_ANY_TEXT))  # reads the lexicons once, before the fork: no client waits for that
        self.loaded = _better(self.loaded, loading.finish())
        app = create_app(make_state(self.settings, self.loaded))
        # What lives as long as the service need not be looked through for garbage, and stays shared with the workers.
        gc.collect()
        gc.freeze()
        return app

    def reload(self) -> None:
        """Called at HUP, before new workers are forked."""
        super().reload()
        self.callable = None

    def _pre_fork(self, arbiter: Any, worker: Any) -> None:
        worker.place = self.places.take() if self.places else 0

    def _post_fork(self, arbiter: Any, worker: Any) -> None:
        if self.places:
            self.places.own = str(worker.place)
        begin(self.wsgi())

    def _child_exit(self, arbiter: Any, worker: Any) -> None:
        if self.places:
            self.places.free(worker.place)


def run(settings: Settings, loading: Loading) -> None:
    """Serve what is being loaded until a signal ends it. Does not return."""
    if settings.metrics_port is None:
        Server(settings, None, loading).run()
        return
    folder, places = exporter.prepare()
    server, master = Server(settings, places, loading), os.getpid()
    try:
        server.run()
    finally:
        if os.getpid() == master:  # workers leave this way too
            server.hide_metrics()
            exporter.discard(folder)


def options(settings: Settings) -> Mapping[str, Any]:
    """gunicorn's settings. Paths may hold an embargoed article's name, so gunicorn's own access log stays off."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "worker_class": ArticleWorker,
        "threads": settings.threads,
        "preload_app": True,
        "timeout": settings.timeout_seconds,
        "graceful_timeout": settings.graceful_seconds,
        "keepalive": _KEEPALIVE_SECONDS,
        "max_requests": settings.max_requests,
        "max_requests_jitter": settings.max_requests // 10,
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,
        "proc_name": "onrecord",
        "logger_class": QuietLogger,
        "accesslog": None,
        "control_socket_disable": True,
    }


def _better(old: Loaded | None, new: Loaded) -> Loaded:
    """What is newly loaded; but a service that has a default model does not give it up for one that is refused."""
    log = structlog.get_logger()
    if isinstance(new, BundleRefused):
        log.error("not ready", version=new.version, reason=new.reason)
    else:
        for refusal in new.refused:
            log.error("model refused", version=refusal.version, reason=refusal.reason)
        log.info("models loaded", versions=list(new.scorers), default=new.default_version)
    if old is not None and has_default(old) and not has_default(new):
        log.error("the models loaded before stay in service")
        return old
    return new
