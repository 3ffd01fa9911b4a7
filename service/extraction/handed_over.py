"""How a paper reached a newsroom, told by any verb and in any voice: "the Lantern has seen a draft", "a clerk gave us
the letter", "the memo, which was shown to this newspaper" (codebook 3.2, DOC_LEAKED: the verb, and by whom)."""

from __future__ import annotations

import re

from service.extraction.outlets import is_outlet
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_NEWSROOM = r"(?:[Tt]his (?:newspaper|paper|newsroom|website|magazine|reporter|site|publication|programme|agency))"
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}"
_OUTLET = rf"(?:[Tt]he )?(?P<outlet>{_NAME})"
_GOT = (
    r"(?:(?:has|have|had|was|were|been|also|first|now|since) ){0,3}"
    r"(?:obtained|seen|reviewed|viewed|got hold of|(?<=was )shown|(?<=were )shown|(?<=been )shown|(?<=was )given"
    r"|(?<=were )given|(?<=been )given|(?<=was )sent|(?<=were )sent|(?<=was )handed)"
)
_GAVE = r"(?:gave|showed|shown|sent|handed|passed|leaked|slipped|forwarded|read)"
# The newsroom before the paper: as who got it, or as whom it was given to.
_BEFORE = re.compile(
    rf"(?:\b(?:[Ww]e|{_NEWSROOM}|{_OUTLET}) {_GOT}"
    rf"|\b{_GAVE} (?:us|{_NEWSROOM}|(?:[Tt]he )?(?P<told>{_NAME}))"
    r"|\b(?:says?|said) it (?:had|has|was|were) (?:been )?(?:obtained|seen|shown|given|read))"
    r"(?: (?:(?:an?|the|some|two|several) )?(?:\w+ )?(?:cop(?:y|ies)|excerpts?|extracts?|pages?|parts?|photographs?"
    r"|screenshots?|versions?|drafts?) of)? $"
)
_SHARING = re.compile(r"\b(?:shared|shares|provided|passed|gave|sent|leaked|handed|showed|supplied|forwarded) $")
_GOING_TO = re.compile(rf"(?: [a-z]+){{0,4}}? (?:with|to) (?:us\b|{_NEWSROOM}|{_OUTLET})")
# What may stand between a paper's noun and how it was passed on.
_MORE = (
    r"(?: (?:of|from|to|by|about|for|on|in|between|sent|signed|written|compiled) [^.,;\"]{2,60}?)?"
    r"(?:, [^,;.\"]{3,80},)?"
)
# ", compiled by the agency and leaked in March": the last of two participles.
_AND = (
    r"(?:,? [^,;.\"]{3,60} and(?: later| then)?"
    r"(?= (?:leaked|passed|shared|obtained|seen|shown|sent|handed|given)\b))?"
)
_WAS = r"(?:was|were|has been|have been|had been)"
# What is sent to the press as such is a release.
_ANY_PRESS = (
    r"(?:(?:an?|the|two|three|several|some|local) )?(?:\w+ )?(?:reporters?|journalists?|newspapers?|tabloids?|press"
    r"|media|station)\b"
)
_BY_WHOM = rf"(?:(?:by|to|with) (?:us\b|{_NEWSROOM}|(?:[Tt]he )?(?P<by>{_NAME})))"
_PASSED = (
    r"(?:seen|reviewed|obtained|viewed|shared|passed|given|shown|provided|handed|sent|leaked|read|supplied|forwarded|described|played"
    r"|sold)"
)
_ROUTE = (
    rf"(?:{_PASSED} (?:\w+ )?{_BY_WHOM}|(?:leaked|passed|given|handed|shown|slipped|sold"
    rf"|read) (?:\w+ )?to {_ANY_PRESS}|leaked\b(?! to no)"
    r"|(?:first )(?:reported|revealed|published|disclosed) by (?:[Tt]he )?(?P<first>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"
    r"|(?:first )?(?:published|posted|released|stolen|dumped|taken|put|offered) (?:\w+ )?(?:by (?:an? "
    r"|the )?(?:\w+ )?hack"
    r"|on (?:an? |the )?(?:\w+ )?(?:dark[- ]web|hacking|hackers|leak site))"
    r"|(?:provided|supplied|shared|handed over|passed on|given|shown) (?:to [^,.;]{2,30} )?by (?:an?|one"
    r"|two|three|several|some)"
    r" (?:[\w-]+ ){0,2}(?:sources?|person|people|employees?|workers?|managers?|insiders?|officials?"
    r"|whistle-?blowers?|nurses?"
    r"|teachers?|clerks?|members?|aides?|relatives?|parents?|soldiers?|officers?|engineers?|drivers?|donors?)\b"
    r"|obtained (?:from|through|via) (?:an?|one|two|several) (?:\w+ ){0,2}(?:source|sources|whistle-?blowers?|insiders?"
    r"|employees?|officials?|person|people|staff)\b)"
)
_SEEN_BEHIND = re.compile(
    rf"{_MORE},? (?:which|that|[^,.;]{{3,30}} of which) (?:we|{_NEWSROOM}|{_OUTLET})"
    rf" (?:has |have |had |was |were |been ){{1,3}}(?:seen|reviewed|obtained|read|viewed|shown|given|sent)\b"
)
_PASSED_ON = re.compile(
    rf"{_MORE}{_AND},? (?:(?:(?:which|that|[^,.;]{{3,30}} of which) )?{_WAS} (?:first |exclusively |also |later "
    rf"|then )?)?{_ROUTE}"
)
# "Screenshots she shared", "payslips he produced": what is nobody else's to give.
_KEPT = re.compile(
    r" (?:(?:that|which) )?(?:he|she|they|one of them|the (?:\w+ )?(?:man|woman|worker|employee|clerk"
    r"|source|driver|nurse)"
    r"|[A-Z][\w-]+) (?:had |has |later )?(?:shared|provided|produced|supplied|showed|kept|saved|leaked"
    r"|forwarded|handed over)\b"
)
_PRIVATE = re.compile(
    r"(?:messages?|texts?|e-?mails?|screenshots?|chats?|pay ?slips?|pay stubs?|recordings?|bank statements|bank records"
    r"|invoices|receipts|letters?|photographs|photos|slides|memos?|logs?)$"
)
_LATER = re.compile(
    rf"(?:it|they|both|copies|a copy|[Ii]t|[Tt]hey|[Bb]oth|[Cc]opies|A copy)\b(?: {_WAS} (?:\w+ )?{_ROUTE})"
)
_REACH = 80
SOUGHT = Sought({"before": _BEFORE, "seen": _SEEN_BEHIND, "passed": _PASSED_ON, "kept": _KEPT})


def reached_newsroom(around: Surroundings, low: int, start: int, end: int) -> bool:
    """Whether the sentence from `low` tells that the paper named in `[start, end)` came to a newsroom."""
    text = around.reading.text
    opens, closes = max(low, start - _REACH), end + 3 * _REACH
    may = around.reading.possible(SOUGHT, opens, closes)
    before = _BEFORE.search(text, opens, start) if "before" in may else None
    if before is not None:
        return _by_outlets(around, before)
    behind = _SEEN_BEHIND.match(text, end, closes) if "seen" in may else None
    behind = behind or (_PASSED_ON.match(text, end, closes) if "passed" in may else None)
    if behind is None and _SHARING.search(text, max(low, start - 12), start):
        behind = _GOING_TO.match(text, end, end + _REACH)
    if behind is not None:
        return _by_outlets(around, behind)
    kept = _KEPT.match(text, end, end + _REACH) if "kept" in may else None
    return kept is not None and _PRIVATE.search(around.reading.lower, start, end) is not None


def passed_on(around: Surroundings, start: int) -> bool:
    """Whether the sentence from `start` tells of papers named before that they came to a newsroom: "They were shown to
    the Lantern by a clerk"."""
    match = _LATER.match(around.reading.text, start, start + 3 * _REACH)
    return match is not None and _by_outlets(around, match)


def _by_outlets(around: Surroundings, match: re.Match[str]) -> bool:
    """Whether every name that stands for a newsroom in the match is an outlet's."""
    for group in match.re.groupindex:
        name = match.group(group)
        if name is not None and not is_outlet(around, name, match.start(group), match.end(group)):
            return False
    return True
