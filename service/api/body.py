"""Request bodies: measured before they are read, read before they are parsed, and parsed strictly."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from flask import Request, request
from gunicorn.http.errors import ParseException
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser

from service.api import strict_json
from service.api.problems import Problem
from service.api.schemas.strict import faults_of
from service.api.state import current_state
from service.errors import InvalidSubmission, TooLarge

JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
# A client that is still sending when the answer comes sees a broken connection in place of it, so what it sends is
# taken in and thrown away, up to this much.
_MOST_DISCARDED_BYTES: Final = 64_000_000
_CHUNK_BYTES: Final = 65_536
_LARGEST_NUMBER: Final = 2**53 - 1


def read_body(limit: int, *media_types: str) -> bytes:
    """The body, at most `limit` bytes as sent. Raises TooLarge, and Problem for another media type or a broken body."""
    _check_media_type(media_types)
    if request.content_length is not None and request.content_length > limit:
        _discard()
        raise TooLarge(limit, stated_length(), "bytes")
    # Reading stops silently at werkzeug's limit; one byte more tells a body that is too long from one that fits.
    request.max_content_length = limit + 1
    try:
        body = request.get_data(cache=False)
    except ParseException:
        raise Problem("bad-request", "The chunks of the body do not follow HTTP.") from None
    if len(body) > limit:
        _discard()
        raise TooLarge(limit, None, "bytes")
    return body


def stated_length() -> int | None:
    """What the client says is the body's length; None where it says nothing, or more than a number in JSON holds."""
    length = request.content_length
    return length if length is not None and length <= _LARGEST_NUMBER else None


def _check_media_type(wanted: tuple[str, ...]) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype in wanted and charset in ("utf-8", "utf8") and "Content-Encoding" not in request.headers:
        return
    _discard()
    detail = f"The body must be {' or '.join(wanted)} in UTF-8, not compressed."
    headers = {"Accept-Post": ", ".join(wanted), "Accept-Encoding": "identity"}
    raise Problem("unsupported-media-type", detail, {"supported": list(wanted)}, headers)


def _discard() -> None:
    stream, left = request.environ["wsgi.input"], _MOST_DISCARDED_BYTES
    if not request.environ.get("wsgi.input_terminated"):
        left = min(left, request.content_length or 0)
    try:
        while left > 0 and (chunk := stream.read(min(left, _CHUNK_BYTES))):
            left -= len(chunk)
    except (OSError, ParseException):
        return  # the client went away or sends no HTTP: nobody waits for this answer


class StrictParser(FlaskParser):
    """webargs' parser with this project's JSON reader and faults."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        return strict_json.parse(read_body(current_state().settings.max_body_bytes, JSON))

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **_: Any) -> NoReturn:
        raise InvalidSubmission(faults_of(error.messages_dict["json"]))
