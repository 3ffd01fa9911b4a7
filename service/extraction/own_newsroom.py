"""Whose outlet is it: the newsroom that speaks on this page is no other outlet, though it names itself like one.

"Messages obtained by the Star", "told the Star": where the text also says that the Star verified or could not check
something, and nowhere that it reported something, the Star is the page's own newsroom. So is the agency whose credit
stands in the dateline: its copy says "told the agency" where others say "told us".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.extraction.before import Before
from service.extraction.found import FoundAttribution, Mention, Range
from service.extraction.reading import Reading

_CHECKS = re.compile(
    r" (?:has |have |had |also |independently |separately )*(?:verified|reviewed|examined|inspected"
    r"|compared|checked|counted|analy[sz]ed|could not|couldn't|cannot"
    r"|not seen|is not naming|are not naming|is withholding|agreed not|agreed to withhold|was unable"
    r"|were unable|did not keep|did not see|has not spoken|not spoken|read the|read it|does not know"
    r"|sent \w+|(?:has |have )?(?:asked|approached|contacted)|been unable|put (?:the|its)|read both"
    r"|visited|spoke to|matched|reached)\b"
)
_REPORTS = re.compile(
    r"(?:'s [\w ]{1,30})?,? (?:first |also |has |have |had |which |a \w+, )*"
    r"(?:reported|reports|revealed|published|wrote|writes|quoted|quotes|cited|cites|claims|claimed"
    r"|carried|broke|says|said)\b"
)
_TOLD = re.compile(
    r"\b(?:told|tells|spoke to|spoke with|speaking to|gave|(?:shown|given|passed|provided|handed|sent"
    r"|read|leaked|described"
    r"|confirmed) to|shared with|(?:seen|obtained|reviewed|viewed) by|interview with) [Tt]he $"
)
_SPOKEN = ("told", "tells", "spoke", "speaking", "interview", "confirmed")
_TOLD_PAPER = re.compile(r"\btold the (?:paper|newspaper|site|magazine|outlet|station|website)\b")
# Papers that other papers call by their short names too.
_NATIONAL = ("Times", "Guardian", "Sun", "Independent", "Hill", "Atlantic", "Intercept", "Economist", "Mirror", "BBC")
# In a line or two nobody can tell whose page it is.
_WHOLE_PAGE = 600
_REPORTED_BY = Before(re.compile(r"(?:according to|reported by|published by) (?:[Tt]he )?\Z"))
_LONGEST_BEFORE = 20
_EDGE = re.compile(r"\b")
_MOST_OUTLETS = 6
_DATELINE_ENDS = 500
_WITNESSES = re.compile(
    r"\b(?:saw|see|seen|watched|counted|heard|found|visited|measured|noticed|observed|read|examined"
    r"|compared|calculated|reviewed|analy[sz]ed|checked|verified|inspected|show\w*|witnessed|reweighted"
    r"|took|located|matched)\b"
)
_NOT = re.compile(r"\b(?:not|never|unable)\b|n't\b")


def without_own_outlet(
    reading: Reading, mentions: Sequence[Mention], attributions: Sequence[FoundAttribution], credits: Sequence[Range]
) -> list[Mention]:
    """Mentions without the page's own newsroom as another outlet, and without a writer's "I think" as a witness."""
    own = _own_names(reading, mentions) | {
        _bare(reading.text[start:end]) for start, end in credits if start < _DATELINE_ENDS
    }
    kept = []
    for mention in mentions:
        own_outlet = mention.kind == "media" and mention.name and _bare(mention.name) in own
        if (own_outlet or mention.kind == "newsroom") and not _witnesses(reading, mention, attributions):
            continue
        if own_outlet:
            mention = mention._replace(label="reporter_witness", kind="newsroom", rule="newsroom.by_name", name=None)
        kept.append(mention)
    return kept


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ").removesuffix("'s")


def _own_names(reading: Reading, mentions: Sequence[Mention]) -> set[str]:
    names = dict.fromkeys(
        _bare(m.name)
        for m in mentions
        if m.kind == "media" and m.label == "other_media" and m.name and m.name[:4] != "news"
    )
    return {name for name in list(names)[:_MOST_OUTLETS] if _is_own(reading.text, name)}


def _is_own(text: str, name: str) -> bool:
    """Whether the text says that the outlet checked something, or was told it, and nowhere that it reported it."""
    namings = list(_namings(text, name))
    checks = any(_EDGE.match(text, start) and _CHECKS.match(text, end) for start, end in namings)
    return (checks or _is_only_told(text, name, namings)) and not any(
        (_EDGE.match(text, start) and _REPORTS.match(text, end))
        or (_EDGE.match(text, end) and _REPORTED_BY.search(text, max(0, start - _LONGEST_BEFORE), start))
        for start, end in namings
    )


def _namings(text: str, name: str) -> Iterator[Range]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def _is_only_told(text: str, name: str, namings: Sequence[Range]) -> bool:
    """Whether an outlet called by a bare short name, "the Echo", is only ever told and shown things: readers who hold
    it need no fuller name, those of another paper do."""
    if " " in name or name.startswith(_NATIONAL) or len(text) < _WHOLE_PAGE or _TOLD_PAPER.search(text):
        return False
    whole = [start for start, end in namings if _EDGE.match(text, start) and _EDGE.match(text, end)]
    before = [_TOLD.search(text, max(0, at - 40), at) for at in whole]
    # What another paper obtained is credited to it as well; what people said is told to one's own.
    return all(before) and any(m is not None and m.group().startswith(_SPOKEN) for m in before)


def _witnesses(reading: Reading, mention: Mention, attributions: Sequence[FoundAttribution]) -> bool:
    """Whether the newsroom tells what it saw or worked out, not what its writer thinks."""
    if mention.attribution is None:
        return mention.kind == "newsroom"
    cue = attributions[mention.attribution].cue
    return any(
        _WITNESSES.search(reading.lower, start, end) and not _NOT.search(reading.lower, max(0, start - 12), end)
        for start, end in cue
    )
