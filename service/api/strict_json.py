"""JSON as RFC 8259 has it, read strictly: what could mean two things to two readers is refused."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any, Final, NoReturn

from service.errors import MalformedJson

DEEPEST: Final = 32
LONGEST_NUMBER: Final = 40
# Strings, closed or not, are skipped whole: brackets inside them do not count. Possessive: no backtracking.
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*"?|([\[{])|([\]}])', re.DOTALL)


def parse(body: bytes) -> Any:
    """One JSON value in UTF-8. Raises MalformedJson, also for duplicate names, NaN, depth and overlong numbers.

    Linear in the body. A byte order mark is let pass. Lone surrogates in `\\u` escapes come through as they are: the
    text policy names the place where they stand.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedJson(f"byte {error.start} is not UTF-8; send the body in UTF-8") from None
    _check_depth(text)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise MalformedJson(_REASONS.get(error.msg, "this is not JSON"), error.pos) from None


def _check_depth(text: str) -> None:
    if text.count("{") + text.count("[") <= DEEPEST:
        return
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += (found.group(1) is not None) - (found.group(2) is not None)
        if depth > DEEPEST:
            raise MalformedJson(f"objects and arrays are nested more than {DEEPEST} deep", found.start())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise MalformedJson("an object has two members of the same name; keep one of them")
    return members


def _constant(name: str) -> NoReturn:
    raise MalformedJson(f"{name} is not JSON; leave the member out or send null")


def _number(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER:
        raise MalformedJson(f"a number has more than {LONGEST_NUMBER} characters; send it as a string")
    if not isfinite(number := float(digits)):
        raise MalformedJson("a number is too large; send it as a string")
    return number


def _integer(digits: str) -> int:
    _number(digits)
    return int(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=_number, parse_int=_integer
)
# Own words for the decoder's: they say what to do, and are known not to quote the text.
_REASONS = {
    "Expecting value": "a value is missing or is not JSON",
    "Extra data": "there is more than one JSON value",
    "Expecting property name enclosed in double quotes": "a member's name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing behind a member's name",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Illegal trailing comma before end of object": "a comma stands before a closing brace",
    "Illegal trailing comma before end of array": "a comma stands before a closing bracket",
    "Unterminated string starting at": "a string is never closed",
    "Invalid control character at": "a control character stands unescaped in a string; line breaks are written \\n",
    "Invalid \\escape": "a backslash escape is not one of JSON's",
    "Invalid \\uXXXX escape": "a \\u escape needs four hexadecimal digits",
}
