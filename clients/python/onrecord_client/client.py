"""The client. Scoring changes nothing, so whatever could not be answered just now is simply asked again."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from itertools import islice
from types import TracebackType
from typing import Any, Final, Self, cast

import httpx

from onrecord_client.errors import IncompleteBatch, Problem
from onrecord_client.types import Answer, Extraction, Options

_AGAIN: Final = frozenset({429, 502, 503, 504})
_NDJSON: Final = "application/x-ndjson"


class Client:
    """One connection pool to one service; threads may share it.

    `attempts` is how often a request is sent at most; between them the client waits as long as the service says
    (`Retry-After`), but raises at once where that is more than `longest_wait` seconds.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8000",
        *,
        key: str | None = None,
        timeout: float = 30.0,
        attempts: int = 4,
        longest_wait: float = 60.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout, transport=transport)
        self._attempts, self._longest_wait = attempts, longest_wait

    def score(self, article: str | Mapping[str, Any], options: Options | None = None) -> Answer:
        """Score one article: plain text, or what the service takes as `article`. Raises Problem."""
        return cast(Answer, self._post("/v1/scores", _submission(article, options)).json())

    def extract(self, article: str | Mapping[str, Any], options: Options | None = None) -> Extraction:
        """Who says what, without a score. Raises Problem."""
        return cast(Extraction, self._post("/v1/extractions", _submission(article, options)).json())

    def score_many(
        self, articles: Iterable[str | Mapping[str, Any]], options: Options | None = None, *, size: int = 100
    ) -> Iterator[Answer | Problem]:
        """Score many articles, `size` in a request, and yield for each its answer or its Problem, in order.

        Raises Problem where a whole batch is refused, IncompleteBatch where an answer ends too early.
        """
        waiting = iter(articles)
        while batch := list(islice(waiting, size)):
            yield from self._batch(batch, options)

    def limits(self) -> dict[str, Any]:
        """What the service takes: sizes, batch limits, languages."""
        return cast(dict[str, Any], self._get("/v1/limits"))

    def models(self) -> list[dict[str, Any]]:
        """What can be pinned with `options={"model": …}`."""
        return cast(list[dict[str, Any]], self._get("/v1/models")["models"])

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _get(self, path: str) -> Any:
        with self._asked("GET", path) as answer:
            return answer.json()

    def _post(self, path: str, body: Any) -> httpx.Response:
        with self._asked("POST", path, json=body) as answer:
            return answer

    def _batch(self, articles: list[str | Mapping[str, Any]], options: Options | None) -> Iterator[Answer | Problem]:
        lines = "".join(json.dumps(_submission(article, options)) + "\n" for article in articles)
        content_type = {"Content-Type": _NDJSON, "Accept": _NDJSON}
        yielded = 0
        with self._asked("POST", "/v1/scores/batch", stream=True, content=lines, headers=content_type) as answer:
            for line in answer.iter_lines():
                found = json.loads(line)
                if "summary" in found:
                    return
                yield Problem(found) if "result_id" not in found else cast(Answer, found)
                yielded += 1
        raise IncompleteBatch(f"{yielded} of {len(articles)} articles were answered")

    @contextmanager
    def _asked(self, method: str, path: str, *, stream: bool = False, **content: Any) -> Iterator[httpx.Response]:
        """The answer to a request, asked again where it makes sense; read already unless `stream`."""
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                answer = self._http.send(self._http.build_request(method, path, **content), stream=stream)
            except httpx.TransportError:
                if last:
                    raise
                time.sleep(_backoff(attempt))
                continue
            try:
                wait = _wait(answer, attempt)
                if answer.status_code in _AGAIN and not last and wait <= self._longest_wait:
                    time.sleep(wait)
                    continue
                if answer.status_code >= 400:
                    answer.read()
                    raise Problem(_document(answer))
                yield answer
                return
            finally:
                answer.close()


def _submission(article: str | Mapping[str, Any], options: Options | None) -> dict[str, Any]:
    found: dict[str, Any] = {"article": {"body": article} if isinstance(article, str) else dict(article)}
    return found | {"options": options} if options else found


def _document(answer: httpx.Response) -> Mapping[str, Any]:
    if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
        return cast(Mapping[str, Any], answer.json())
    return {"type": "about:blank", "status": answer.status_code, "title": answer.reason_phrase}


def _backoff(attempt: int) -> float:
    """Half a second, one, two, …, each up to half as long again, so that many clients do not come back together."""
    return 0.5 * 2.0 ** (attempt - 1) * random.uniform(1.0, 1.5)


def _wait(answer: httpx.Response, attempt: int) -> float:
    """How long to wait before asking again: what the service says and a little, else a growing time."""
    said = answer.headers.get("Retry-After")
    if said is None:
        return _backoff(attempt)
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(said).timestamp() - time.time()
        except (TypeError, ValueError):
            return _backoff(attempt)
    return max(0.0, seconds) + random.uniform(0.0, 0.5)
