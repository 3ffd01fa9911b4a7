"""Offsets in the unit a client counts in: code points (Python, Web Annotation) or UTF-16 units (JavaScript, Java)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

OffsetUnit = Literal["code_point", "utf16"]
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Offsets of one text, from code points to `unit`. Building is linear in the text, looking up logarithmic."""

    __slots__ = ("_astral", "length")

    def __init__(self, text: str, unit: OffsetUnit) -> None:
        counted = unit == "utf16" and not text.isascii()
        # Each character beyond the basic plane takes two units, so offsets behind it move by one.
        self._astral = [found.start() for found in _ASTRAL.finditer(text)] if counted else []
        self.length = len(text) + len(self._astral)

    @property
    def moves(self) -> bool:
        """Whether any offset differs between code points and this unit."""
        return bool(self._astral)

    def convert(self, offset: int) -> int:
        """A code point offset in the unit of this text."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset
