"""Everything that can go wrong, as RFC 9457 problem documents: the catalogue, and the way from an error to a document.

No word of a submitted text enters a problem: only names, numbers and fixed sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from service.errors import (
    BundleRefused,
    InvalidSubmission,
    MalformedJson,
    ModelWithdrawn,
    OnRecordError,
    TooLarge,
    UnknownModel,
    UnsupportedLanguage,
)

MEDIA_TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = "30"
# A request of a megabyte can have a hundred thousand faults; nobody reads more than the first few.
MOST_ERRORS: Final = 100


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of problem. `meaning` says what happened, `remedy` what the client can do; its page shows both."""

    name: str
    status: int
    title: str
    meaning: str
    remedy: str

    @property
    def uri(self) -> str:
        """The `type` member: a reference to the page that explains it, relative to the service's own address."""
        return f"/problems/{self.name}"


CATALOGUE: Final = {
    kind.name: kind
    for kind in (
        ProblemType(
            "malformed-json", 400, "The body is not JSON",
            "The body could not be read as one JSON value in UTF-8. Two members of the same name, NaN or Infinity, very"
            " long numbers and very deep nesting are refused too, because programs disagree on what they mean.",
            "Build the body with a JSON library; `detail` says at which character reading stopped.",
        ),
        ProblemType(
            "bad-request", 400, "The request is not valid HTTP",
            "The request line, a header or the connection does not follow HTTP.",
            "Send the request with an HTTP library or curl.",
        ),
        ProblemType(
            "key-in-query", 400, "A key was sent in the address",
            "An address is written to histories and logs on its way, so keys in it are refused.",
            "Send the key in the header `Authorization: Bearer …`, and replace it: it may have been seen.",
        ),
        ProblemType(
            "missing-key", 401, "A key is needed",
            "The routes under /v1 ask for an API key here, and none that is accepted was sent.",
            "Send `Authorization: Bearer …` with a key from those who run the service.",
        ),
        ProblemType(
            "not-found", 404, "There is nothing at this address",
            "No route of this service has this path.",
            "GET /docs lists all routes.",
        ),
        ProblemType(
            "unknown-model", 404, "The model is not published here",
            "The request names a model or version that this service does not serve.",
            "Choose one of `available`, or leave `options.model` out to use the default.",
        ),
        ProblemType(
            "method-not-allowed", 405, "The address does not take this method",
            "The path exists, but not for this HTTP method.",
            "Use one of the methods in the `Allow` header.",
        ),
        ProblemType(
            "not-acceptable", 406, "The answer cannot be given in a form you accept",
            "The `Accept` header excludes every media type in which this address answers.",
            "Accept one of `supported`.",
        ),
        ProblemType(
            "model-withdrawn", 410, "The model was withdrawn",
            "The version you pinned was published once and has been taken back.",
            "Read `reason`, then pin `successor`.",
        ),
        ProblemType(
            "too-large", 413, "More was sent than is taken",
            "The body or the article is longer than the limit. Bodies are measured before they are read.",
            "Stay below `limit`, which counts `unit`; GET /v1/limits lists all limits.",
        ),
        ProblemType(
            "unsupported-media-type", 415, "The body is in a form that is not read",
            "The `Content-Type` is missing or is none this address takes, or the body is compressed.",
            "Send one of `supported`, in UTF-8, without `Content-Encoding`.",
        ),
        ProblemType(
            "invalid-request", 422, "The request does not have the right form",
            "The body is JSON, but a member is missing, not known or of the wrong type, or a text is refused.",
            "Every entry of `errors` points to a member (JSON pointer) and says what to do.",
        ),
        ProblemType(
            "unsupported-language", 422, "Articles in this language are not rated",
            "`article.language` names a language for which the codebook has no rules.",
            "Send articles in one of `supported`, not translations. Without `article.language` the text is looked at:"
            " one that does not read as English is answered with the band `not_rated`.",
        ),
        ProblemType(
            "quota-exceeded", 429, "More was asked for than the quota allows",
            "Your key or address has used up its requests for now; each article of a batch counts.",
            "Wait for `Retry-After` seconds; the headers `RateLimit` and `RateLimit-Policy` say what is left and when.",
        ),
        ProblemType(
            "internal", 500, "The service failed",
            "This is a fault of the service, not of the request. The service keeps no copy of the article.",
            "Try again; if it happens again, report the `request_id`.",
        ),
        ProblemType(
            "not-ready", 503, "The service has no model to score with",
            "The model failed its checks when the service started, or none is published.",
            "Operators find the reason in the log. Try again after `Retry-After` seconds.",
        ),
        ProblemType(
            "overloaded", 503, "The service is busy",
            "More requests are waiting than can be answered soon, so this one was turned away unread.",
            "Try again after `Retry-After` seconds, a little later each time.",
        ),
    )
}  # fmt: skip


class Problem(Exception):
    """One occurrence. `members` are the extension members of its kind, `headers` go with the HTTP answer."""

    def __init__(
        self, name: str, detail: str, members: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(name)
        self.name, self.detail = name, detail
        self.members, self.headers = members or {}, headers or {}

    @property
    def status(self) -> int:
        return CATALOGUE[self.name].status

    def document(self, request_id: str | None = None) -> dict[str, Any]:
        """The problem document; `request_id` is left out where there was no HTTP request."""
        kind = CATALOGUE[self.name]
        head = {"type": kind.uri, "title": kind.title, "status": kind.status, "detail": self.detail, **self.members}
        return head if request_id is None else head | {"request_id": request_id}


def problem_of(error: OnRecordError) -> Problem:
    """What a client is told about a domain error. Raises the error again where a client cannot be at fault for it."""
    match error:
        case MalformedJson():
            return Problem("malformed-json", f"{error}.", {} if error.offset is None else {"offset": error.offset})
        case InvalidSubmission():
            faults = error.faults[:MOST_ERRORS]
            errors = [{"pointer": f.pointer, "code": f.code, "detail": f.detail} for f in faults]
            rest = len(error.faults) - len(faults)
            detail = "See errors for what must be changed." + (f" {rest} more are not listed." if rest else "")
            return Problem("invalid-request", detail, {"errors": errors})
        case UnsupportedLanguage():
            detail = "The article says that it is in another language."
            return Problem("unsupported-language", detail, {"supported": list(error.supported)})
        case TooLarge():
            size = {"limit": error.limit, "received": error.received, "unit": error.unit}
            return Problem("too-large", f"At most {error.limit} {error.unit} are taken.", size)
        case UnknownModel():
            available = {"available": list(error.available)}
            return Problem("unknown-model", f"{error.wanted} is not published here.", available)
        case ModelWithdrawn():
            members = {"successor": error.successor, "reason": error.reason}
            return Problem("model-withdrawn", f"Version {error.version} was withdrawn.", members)
        case BundleRefused():
            return Problem("not-ready", "The model did not pass its checks.", headers={"Retry-After": RETRY_SECONDS})
        case _:
            raise error
