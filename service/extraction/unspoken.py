"""Unnamed people without a verb of speech: "She asked not to be named", "quotes two officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.extraction.found import Mention
from service.extraction.mentions import type_mention
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_OPENS = (". ", "! ", "? ", ": ", "\n", '"', "\n ")
_TERMS = re.compile(
    r"\b(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey)\b|[Bb]oth\b|[Tt]he (?:[a-z'-]+ ){0,3}[a-z'-]+)(?:, [^,.\n]{1,70},)?"
    r" (?:also |all |each )?(?:spoke|speaks|asked|asks|requested|begged|wished|wishes|insisted"
    r"|(?:did|does) not (?:want|wish)"
    r"|didn't want|doesn't want|did so|(?:is|are|was|were)(?: not|n't)? being (?:named|identified)"
    r"|(?:is|are|was|were) not (?:named|identified)|(?:is|are|was|were)n't (?:named|identified)"
    r"|(?:may|can|could)(?:not| not|'t) be (?:named|identified)|would not (?:be|give)|refused to"
    r"|declined to (?:be|give)"
    r"|(?:was|were) (?:granted|given|promised)|agreed to (?:talk|speak))\b(?P<terms>[^.\n]{0,110})"
)
_WITHHELD = re.compile(r"anonym|\bnam(?:e|es|ed|ing)\b|identif|surname|\bquoted\b|understanding|on condition")
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|several|another|someone|a second|a third)"
_CITED = re.compile(
    r"\b(?:cit(?:es|ed|ing)|quot(?:es|ed|ing)|(?:came|comes|come) from|interviewed|spoke (?:to|with)|talked to) "
    rf"(?P<who>{_NUMBER} [a-z'-]+(?: [a-z'-]+){{0,9}})"
)
_HANDED = re.compile(
    r"\b(?:shown|given|provided|passed|handed|sent|leaked|supplied|read|shared|obtained|received|came|comes?)\b"
    rf"[^.;\n\"]{{0,60}}? (?:by|from) (?P<who>{_NUMBER} (?:[\w'-]+ ){{1,7}}?(?=who\b)[\w' -]{{4,90}})"
)
_TOLD = re.compile(
    r"\b(?P<who>(?:An?|One|Two|Three|Four|Another|A second|A third) (?:[\w'-]+ ){1,7}?who [\w' -]{4,110}?)"
    r" (?:gave|describe[sd]?|recalls?|recalled|showed|put|spoke|confirmed|backed|remember(?:s|ed)|offered|shared)\b"
)

SOUGHT = Sought({"terms": _TERMS, "cited": _CITED, "handed": _HANDED, "told": _TOLD})


def find_unspoken(around: Surroundings) -> list[Mention]:
    """Mentions of unnamed people, in order of start; some may be the sources of attributions too."""
    return sorted((*_on_terms(around), *_told_of(around)), key=lambda m: (m.start, m.end))


def _on_terms(around: Surroundings) -> Iterator[Mention]:
    """Who set terms: a pronoun or "the clerk", resolved like any other mention."""
    text = around.reading.text
    if not around.hits.get("anonymity"):
        return
    for match in around.reading.finditer(SOUGHT, "terms", cased=True):
        start, end = match.span("who")
        if not _opens(text, start) or not _WITHHELD.search(match.group()):
            continue
        mention = type_mention(around, start, end, None)
        if mention.kind == "pronoun":
            yield mention._replace(rule="mention.pronoun.terms")
        elif mention.label is not None and mention.label.startswith("unnamed"):
            yield mention


def _told_of(around: Surroundings) -> Iterator[Mention]:
    reading = around.reading
    for name in ("cited", "handed", "told") if " who " in reading.lower else ("cited",):
        for match in reading.finditer(SOUGHT, name, cased=name == "told"):
            if name == "told" and not _opens(reading.text, match.start()):
                continue
            mention = type_mention(around, *match.span("who"), None)
            if mention.kind == "description" and (mention.label or "") in (
                "unnamed_official",
                "unnamed_described",
                "unnamed_bare",
            ):
                yield mention


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    return start == 0 or text.endswith(_OPENS, max(0, start - 2), start)
