"""Fields that take exactly the JSON type they document, and messages that are `code: what to do`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields, validate

from service.errors import Fault

_WHOLE = "_schema"
_NOT_AN_OBJECT = "wrong_type: This must be a JSON object."
# How a member is named in a pointer; any other name is the client's own and is not repeated.
_SAFE_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.$@")
_LONGEST_NAME = 64


class Strict(Schema):
    """A JSON object in which a member that is not known is a fault."""

    error_messages = {
        "type": _NOT_AN_OBJECT,
        "unknown": "unknown_member: There is no member of this name; look for a typing error.",
    }


def _messages(invalid: str) -> dict[str, Any]:
    return {
        "required": "required: This member is required.",
        "null": "required: This member is required and must not be null.",
        "invalid": invalid,
    }


class Text(fields.String):
    """A JSON string."""

    default_error_messages = {**_messages("wrong_type: This must be a JSON string.")}


class Choice(fields.String):
    """A JSON string out of a fixed set, given to OpenAPI as an enum."""

    def __init__(self, *choices: str, **kwargs: Any) -> None:
        wrong = f"not_a_choice: This must be one of {', '.join(choices)}."
        kwargs["validate"] = validate.OneOf(choices, error=wrong)
        super().__init__(error_messages=_messages(wrong), **kwargs)


class Flag(fields.Boolean):
    """`true` or `false`, and nothing that only resembles them."""

    default_error_messages = {**_messages("wrong_type: This must be true or false.")}

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid")
        return value


class Array(fields.List[Any]):
    """A JSON array."""

    default_error_messages = {**_messages("wrong_type: This must be a JSON array.")}


class Object(fields.Nested):
    """A JSON object of its own schema."""

    default_error_messages = {**_messages(_NOT_AN_OBJECT), "type": _NOT_AN_OBJECT}


def faults_of(messages: Any, pointer: str = "") -> tuple[Fault, ...]:
    """marshmallow's nested messages as faults with JSON pointers (RFC 6901), in order of the pointers."""
    if isinstance(messages, Mapping):
        found = [
            fault
            for name, inner in messages.items()
            for fault in faults_of(inner, pointer if name == _WHOLE else f"{pointer}/{_name(name)}")
        ]
        return tuple(sorted(found, key=lambda fault: fault.pointer))
    return tuple(Fault(pointer, *message.split(": ", 1)) for message in messages)


def _name(name: object) -> str:
    text = str(name)
    return text if len(text) <= _LONGEST_NAME and set(text) <= _SAFE_NAME_CHARACTERS else "?"
