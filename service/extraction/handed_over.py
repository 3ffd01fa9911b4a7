"""How a paper reached a newsroom, told in the active voice or behind a comma: "the Lantern has seen a draft", "a clerk
gave us the letter", "the memo, which this newspaper has read" (codebook 3.2, DOC_LEAKED: the verb, and by whom)."""

from __future__ import annotations

import re

from service.extraction.outlets import NAMED_LIKE_OUTLET
from service.extraction.surroundings import Surroundings

_NEWSROOM = r"(?:[Tt]his (?:newspaper|paper|newsroom|website|magazine|reporter|site|publication|programme))"
_OUTLET = r"(?:[Tt]he )?(?P<outlet>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"
_GOT = (
    r"(?:(?:has|have|had|was|were|been|also|first|now|since) ){0,3}"
    r"(?:obtained|seen|reviewed|viewed|got hold of|(?<=was )shown|(?<=were )shown|(?<=been )shown|(?<=was )given"
    r"|(?<=were )given|(?<=been )given|(?<=was )sent|(?<=were )sent|(?<=was )handed)"
)
_GAVE = r"(?:gave|showed|shown|sent|handed|passed|leaked|slipped|forwarded|read)"
# The newsroom before the paper: as who got it, or as whom it was given to.
_BEFORE = re.compile(
    rf"(?:\b(?:[Ww]e|{_NEWSROOM}|{_OUTLET}) {_GOT}"
    rf"|\b{_GAVE} (?:us|{_NEWSROOM}|(?:[Tt]he )?(?P<told>[A-Z][\w-]+(?: [A-Z][\w-]+){{0,3}}))"
    r"|\b(?:says?|said) it (?:had|has|was|were) (?:been )?(?:obtained|seen|shown|given|read))"
    r"(?: (?:(?:an?|the|some|two|several) )?(?:\w+ )?(?:cop(?:y|ies)|excerpts?|extracts?|pages?|parts?|photographs?"
    r"|screenshots?|versions?|drafts?) of)? $"
)
_SHARING = re.compile(r"\b(?:shared|shares|provided|passed|gave|sent|leaked|handed|showed|supplied|forwarded) $")
_GOING_TO = re.compile(rf"(?: [a-z]+){{0,4}}? (?:with|to) (?:us\b|{_NEWSROOM}|{_OUTLET})")
_SEEN_BEHIND = re.compile(
    r"(?: (?:of|from|to|by|about|for|on|in|between) [^.,;\"]{2,50}?)?,? (?:which|that|[^,.;]{3,30} of which) (?:"
    rf"(?:we|{_NEWSROOM}|{_OUTLET}) (?:has |have |had |was |were |been ){{1,3}}"
    r"(?:seen|reviewed|obtained|read|viewed|shown|given|sent)"
    r"|(?:was|were|has been|have been) (?:first |exclusively |also )?(?:seen|reviewed|obtained|viewed|shared|passed|given"
    rf"|shown|provided|handed|sent|leaked|read) (?:\w+ )?(?:by|with|to) (?:us\b|{_NEWSROOM}|reporters\b|journalists\b"
    r"|(?:[Tt]he )?(?P<by>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})))"
)
_LEAKED_BEHIND = re.compile(
    r"(?: (?:of|from|to|by|about|for) [^.,;\"]{2,40}?)?,? (?:(?:which |that )?(?:was|were|has been|have been|had been) )?leaked\b"
)
_REACH = 80


def reached_newsroom(around: Surroundings, low: int, start: int, end: int) -> bool:
    """Whether the sentence from `low` tells that the paper named in `[start, end)` came to a newsroom."""
    text = around.reading.text
    before = _BEFORE.search(text, max(low, start - _REACH), start)
    if before is not None:
        return all(_is_outlet(around, before, name) for name in ("outlet", "told"))
    behind = _SEEN_BEHIND.match(text, end, end + 2 * _REACH)
    if behind is None and _SHARING.search(text, max(low, start - 12), start):
        behind = _GOING_TO.match(text, end, end + _REACH)
    if behind is not None:
        return all(_is_outlet(around, behind, name) for name in ("outlet", "by"))
    return _LEAKED_BEHIND.match(text, end, end + _REACH) is not None


def _is_outlet(around: Surroundings, match: re.Match[str], group: str) -> bool:
    """Whether the name in a group, if there is one, is an outlet's."""
    name = match.group(group) if group in match.re.groupindex else None
    if name is None:
        return True
    if NAMED_LIKE_OUTLET.search(name) is not None:
        return not around.borne_by_person(name)
    start, end = match.span(group)
    return any(hit.entry.id in ("media.outlets", "media.wires") for hit in around.within("media", start - 4, end))
