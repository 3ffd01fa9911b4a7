"""gunicorn's threaded worker, made to bear slow clients, and to say nothing about a request that it cannot read."""

from __future__ import annotations

import selectors
import signal
import socket
import struct
import time
from functools import partial
from http import HTTPStatus
from typing import Any, Final

import orjson
import structlog
from gunicorn.glogging import Logger
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from service.api.problems import MEDIA_TYPE, Problem
from service.api.state import EXTENSION, State

# A busy worker steps back this long for each connection it has, so that an idle one accepts first.
_STEP_BACK_SECONDS: Final = 0.0005
_LONGEST_STEP_BACK: Final = 0.005
# A connection stays with the worker that accepted it. Of the requests that find the worker busy, one in so many is told
# to connect anew, and so comes to the worker that is not.
_SENT_ON: Final = 8
HELD_SIGNALS: Final = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGQUIT})


class ArticleWorker(ThreadWorker):
    """Threads read and write; the gate lets one of them compute. See docs/decisions/0002-threads-and-a-gate.md."""

    def init_process(self) -> None:
        self.deadlines: dict[TConn, float] = {}
        self.found_busy = 0
        super().init_process()

    def init_signals(self) -> None:
        """A signal that came before the handlers were there has been kept waiting by the master (server.py)."""
        super().init_signals()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)

    @property
    def state(self) -> State:
        found: State = self.wsgi.extensions[EXTENSION]
        return found

    def accept(self, listener: Any) -> None:
        """Take a connection; not where no thread could read from it, because another worker may have one that can."""
        if len(self.deadlines) >= self.cfg.threads:
            time.sleep(_LONGEST_STEP_BACK)
            return
        if self.nr_conns:
            time.sleep(min(self.nr_conns * _STEP_BACK_SECONDS, _LONGEST_STEP_BACK))
        super().accept(listener)

    def enqueue_req(self, conn: TConn) -> None:
        """Give a connection to a thread, a new one as soon as its client sends something: until then it costs none."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        conn.sock.setblocking(False)
        conn.set_timeout()
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _cap_keepalive(self, deadline: float) -> None:
        """Called at a stop, which does not wait for those who have sent nothing either."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def handle(self, conn: TConn) -> Any:
        """Answer one request, with a limit on the time until the client has sent it and on each wait to answer."""
        seconds = self.state.settings.read_seconds
        self.deadlines[conn] = time.monotonic() + seconds
        try:
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", seconds, 0))
            return super().handle(conn)
        except OSError:
            return False  # the client is gone
        finally:
            self.deadlines.pop(conn, None)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        if self.state.gate.busy_for():
            self.found_busy += 1
            if self.found_busy % _SENT_ON == 0:
                req.force_close()
        return super().handle_request(req, conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Called about once a second. What a client has not sent in time is not waited for: reading ends there.

        Answering goes on, so a request that was read in time does not notice.
        """
        super().murder_keepalived(force)
        now = time.monotonic()
        for conn, deadline in list(self.deadlines.items()):
            if now > deadline and self.deadlines.pop(conn, 0.0):
                _stop_reading(conn.sock)

    def notify(self) -> None:
        """Tell the master that this worker is well; not where one article takes longer than any should."""
        if self.state.gate.busy_for() < self.state.settings.timeout_seconds:
            super().notify()

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what is no HTTP. gunicorn would log and return the offending bytes, which may be an article's."""
        broken = isinstance(exc, ParseException)
        name = "bad-request" if broken else "internal"
        detail = "The request does not follow HTTP." if broken else "The service failed on this request."
        structlog.get_logger().warning("unreadable" if broken else "failed", error=type(exc).__name__)
        try:
            client.sendall(_raw(Problem(name, detail)))
        except OSError:
            return  # nobody is there to read the answer


class QuietLogger(Logger):
    """gunicorn's own messages as JSON lines, without tracebacks: those may quote what a client sent."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg

    def access(self, resp: Any, req: Any, environ: Any, request_time: Any) -> None:
        """Nothing: service/api/logs.py has a line for each request."""

    def log(self, lvl: Any, msg: str, *args: Any, **_: Any) -> None:
        self.debug(msg, *args)

    def critical(self, msg: str, *args: Any, **_: Any) -> None:
        structlog.get_logger().error(_said(msg, args))

    def error(self, msg: str, *args: Any, **_: Any) -> None:
        structlog.get_logger().error(_said(msg, args))

    def warning(self, msg: str, *args: Any, **_: Any) -> None:
        structlog.get_logger().warning(_said(msg, args))

    def info(self, msg: str, *args: Any, **_: Any) -> None:
        structlog.get_logger().debug(_said(msg, args))

    def debug(self, msg: str, *args: Any, **_: Any) -> None:
        """Nothing: gunicorn's debug lines show requests."""

    def exception(self, msg: str, *args: Any, **_: Any) -> None:
        structlog.get_logger().error("failed", gunicorn=msg)


def _said(msg: str, args: tuple[Any, ...]) -> str:
    return str(msg) % args if args else str(msg)


def _stop_reading(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        return  # it has ended meanwhile


def _raw(problem: Problem) -> bytes:
    body = orjson.dumps(problem.document())
    status = HTTPStatus(problem.status)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    )
    return "\r\n".join((*head, "", "")).encode() + body
