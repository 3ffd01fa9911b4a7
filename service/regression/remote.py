"""A running service over HTTP, with nothing but the standard library: a check must not need an installation of its own.

No word of an article or of an unexpected answer enters an error.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from service.errors import OnRecordError

Json = dict[str, Any]
KEY_VARIABLE: Final = "ONRECORD_API_KEY"
_ATTEMPTS: Final = 4
_LONGEST_WAIT: Final = 60.0
_CLOSED: Final = 0  # in place of a status: the connection ended before the answer, as it does when workers restart
_AGAIN: Final = (_CLOSED, 429, 502, 503, 504)
_PROBLEM: Final = "application/problem+json"
# Problems of an article, which are part of the result; every other one means that the check cannot be made.
_OF_ARTICLES: Final = ("invalid-request", "unsupported-language", "too-large", "malformed-json")


class CannotAsk(OnRecordError):
    """The service cannot be asked; the message says what to do."""


class _NoRedirects(HTTPRedirectHandler):
    """A redirected POST becomes a GET, and the key would follow it to another host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


class Remote:
    """The service at a URL. What could not be answered just now is asked again, as long as the service says.

    Raises CannotAsk for a URL that may hold a secret.
    """

    def __init__(self, url: str, ask: Callable[[Json], Json], key: str | None, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.username or parts.password or parts.query:  # it would stand in every report
            raise CannotAsk(f"give the address without name, password or query; a key goes into {KEY_VARIABLE}")
        self.name = url
        self._address, self._ask, self._timeout = url.rstrip("/") + "/v1/scores", ask, timeout
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._opener = build_opener(_NoRedirects)

    def answer(self, submission: Json) -> Json:
        """The answer, or the problem document of an article that is refused. Raises CannotAsk."""
        body = json.dumps(self._ask(submission)).encode()
        for attempt in range(1, _ATTEMPTS + 1):
            status, kind, said, content = self._post(body)
            wait = _seconds(said, attempt)
            if status not in _AGAIN or attempt == _ATTEMPTS or wait > _LONGEST_WAIT:
                break
            time.sleep(wait)
        found = _json(content) if "json" in kind else None
        if found and ((status == 200 and "score" in found) or (kind.startswith(_PROBLEM) and is_of_article(found))):
            return found
        raise CannotAsk(f"{self._address}: {_reason(status, kind, found)}")

    def _post(self, body: bytes) -> tuple[int, str, str | None, bytes]:
        request = Request(self._address, data=body, headers=self._headers, method="POST")
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return answer.status, answer.headers.get("Content-Type", ""), None, answer.read()
        except HTTPError as error:
            with error:
                kind = error.headers.get("Content-Type", "")
                return error.code, kind, error.headers.get("Retry-After"), error.read()
        except URLError as error:
            raise CannotAsk(f"{self._address}: cannot be reached ({_cause(error.reason)})") from None
        except TimeoutError:
            raise CannotAsk(f"{self._address}: no answer within {self._timeout:g} seconds") from None
        except (ConnectionError, HTTPException):
            return _CLOSED, "", None, b""
        except (OSError, ValueError) as error:
            raise CannotAsk(f"{self._address}: cannot be reached ({type(error).__name__})") from None


def _cause(reason: object) -> str:
    return (reason.strerror or type(reason).__name__) if isinstance(reason, OSError) else str(reason)


def _seconds(said: str | None, attempt: int) -> float:
    """As long as the service says; a date or nothing counts as a growing second."""
    return float(said) if said and said.isdecimal() else 0.5 * 2.0 ** (attempt - 1)


def _json(content: bytes) -> Json | None:
    try:
        found = json.loads(content)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def is_of_article(problem: Json) -> bool:
    """Whether a problem is one of the article, and not of the service, the key or the model."""
    return str(problem.get("type", "")).rpartition("/")[2] in _OF_ARTICLES


def _reason(status: int, kind: str, found: Json | None) -> str:
    if status == _CLOSED:
        return "the connection was closed before an answer came"
    if status == 401:
        return f"a key is needed, or this one is not accepted: set {KEY_VARIABLE}"
    if 300 <= status < 400:
        return "it redirects; give the address it redirects to"
    if found and kind.startswith(_PROBLEM):
        return f"{status} {found.get('title', '')}. {found.get('detail', '')}"
    return f"{status}, and no answer of OnRecord ({kind.partition(';')[0] or 'no type'}): is the address right?"
