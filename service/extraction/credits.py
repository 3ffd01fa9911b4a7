"""Agency credits in datelines, bylines and closing lines: copy that another newsroom wrote (codebook 2.2, WIRE)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from service.extraction.covered import Covered
from service.extraction.found import Range
from service.extraction.reading import Reading
from service.extraction.sought import Sought

# "PORT SELM, May 4 (Continental Press) —", "Source: Pan-Asia|", "With reporting from the Pan-Asia agency".
_CREDITS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "dateline": re.compile(r"\(([A-Z][\w.&' -]{1,40})\)\s{0,2}(?:--|[-–—―])"),
        "source_line": re.compile(r"\bSource: ?([A-Z][\w.&' -]{1,40}?)(?= ?[|\n]|$)"),
        "reporting": re.compile(
            r"\b(?:[Ww]ith (?:reporting|inputs|files) (?:from|by)|[Rr]eporting by) "
            r"([^|\n;.]{3,60}?(?:[Aa]genc(?:y|ies)|[Pp]ress|[A-Z]{2,5}))\b"
        ),
        "agencies": re.compile(r"\b((?:[Ss]taff and |[A-Z]\w+ and )?[Aa]gencies)\b"),
        "contributed": re.compile(
            r"\b([A-Z]{2,6}|[A-Z][\w-]+(?: [A-Z][\w-]+)? Press) contributed to this (?:report|story|article)\b"
        ),
    }
)
SOUGHT: Final = Sought(_CREDITS)
_OPENING: Final = 320
_CLOSING: Final = 400
# In brackets before a dash these are no agency.
_NO_AGENCY: Final = frozenset({"R", "D", "I", "L", "Ind", "Rep", "Dem", "UPDATE", "Updated", "Video", "Photo", "File"})
CREDIT: Final = "wire.credit"


def find_credits(reading: Reading, furniture: Sequence[Range]) -> Iterator[Range]:
    """Ranges of agency names in the opening's dateline or in furniture."""
    off_story = Covered(furniture)
    opening = (reading.body_start, min(len(reading.text), reading.body_start + _OPENING))
    looked_at = [opening, *((s, min(e, s + _CLOSING)) for s, e in furniture if s >= opening[1])]
    for start, end in looked_at:
        possible = reading.possible(SOUGHT, start, end)
        for kind, pattern in _CREDITS.items():
            if kind not in possible:
                continue
            for match in pattern.finditer(reading.text, start, end):
                if kind == "reporting" and " in " in match.group(1):  # "Reporting by Ada Obi in LAGOS"
                    continue
                if match.group(1) not in _NO_AGENCY and (kind != "agencies" or off_story.holds(match.start(1))):
                    yield match.span(1)
