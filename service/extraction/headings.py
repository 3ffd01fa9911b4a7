"""Headings that name whose words they give: "Moss: harbour wall will hold", "Poll: most want a bridge"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.found import FoundAttribution
from service.extraction.reading import Reading

_FIRST = 2
_LONGEST = 220
_NAMED = re.compile(r"((?:[A-Z][\w.'-]{0,24} ){0,4}[A-Z][\w.'-]{1,24}): (?=[\w\"'$])")
# What stands before a colon and speaks for nobody.
_KICKER = re.compile(
    r"(?:exclusive|breaking|analysis|opinion|video|watch|update[sd]?|live|photos?|gallery|podcast|review|editorial|letters?"
    r"|column|commentary|explainer|fact check|factbox|timeline|interview|profile|feature|special report|sports?"
    r"|business|politics|world|election|campaign|part|day|week|chapter|q&a|read|see also|related|topline|transcript"
    r"|corrected|correction|note|hearing|debate|speech)s?\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:polls?|reports?|study|studies|survey|surveys|insiders|experts|sources|officials?|police|analysts?|memo|e-?mails?"
    r"|documents?|records|court|judge|panel|group|critics|aides?|campaign|camp|president|minister|senators?|mayor|governor"
    r"|sen|rep|gov|mr|mrs|ms|dr)\b",
    re.IGNORECASE,
)


def find_headings(reading: Reading, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attribution of the headline, or of the body's first line where that is short, to whom a colon names."""
    rows: list[FoundAttribution] = []
    for start, end in reading.paragraphs[:_FIRST]:
        match = _NAMED.match(reading.text, start, end) if end - start <= _LONGEST else None
        if match is None or _KICKER.match(match.group(1)) or end - match.end() < 8:
            continue
        name = match.group(1)
        if not _SPEAKS.search(name) and reading.text.count(name.rpartition(" ")[2]) < 2:
            continue
        if any(s == match.end(1) for a in found for s, _ in a.cue):
            continue
        last = end - 1 if reading.text[end - 1] == "." else end
        colon = (match.end(1), match.end(1) + 1)
        rows.append(FoundAttribution("indirect", "heading.colon", (match.span(1),), (colon,), ((match.end(), last),)))
    return rows
