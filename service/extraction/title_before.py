"""Where the words begin that belong to a name that follows them: "deputy transport minister ‹Ilse Marrow›"."""

from __future__ import annotations

import re

from service.extraction.appositions import APPOSITION_END
from service.extraction.reading import Reading
from service.extraction.titles import TitleHits

_NOT_LEADING = frozenset(
    "against over under about between among during through into onto upon toward towards without"
    " within via per like than because since until though although where what how why are were be"
    " been being will would could should can may might must do does did not no so then also only"
    " even just again once and but that said says told by with from to as of for in on at when while"
    " is was has had the a an his her its their our who which before after if or".split()
)
# "The ‹retired› general"; other words in -ed are what somebody else did: "Sen. Rusk ‹accused› Ida Ferm".
_PARTICIPLES = frozenset("retired appointed elected disgraced unelected convicted jailed ousted exiled sacked".split())
_LEAD_WORDS = 6
# "its trade minister, ‹Idris Benn›": a title in front, set off by a comma.
_TITLE_COMMA = re.compile(
    r"\b(?:the|its|his|her|their|our|a|an|[\w.'-]+'s) (?:(?!\w{4,}\. )[\w.'-]+ ){0,7}?[\w.'-]+, $"
)
# "Harbour Board ‹secretary›": the body in front of a lower-case title.
_BODY_BEFORE = re.compile(r"(?:[A-Z][\w.'&-]*(?: (?:of|the|for|and|on))* ){1,5}$")
_NO_BODY_BEFORE = frozenset(
    "But And The When While After Before As In On At For With From To If Then Now Last Asked".split()
)


def _walked(lower: str, text: str, end: int) -> int:
    """Where the words that belong to the name begin: "deputy transport minister ‹Ilse Marrow›", "Rail Board chair
    ‹…›"."""
    start = end
    if text.endswith(", ", 0, end) and (title := _TITLE_COMMA.search(lower, max(0, end - 90), end)):
        return title.start()
    for _ in range(_LEAD_WORDS):
        if start == 0 or text[start - 1] not in " ,":
            break
        blank = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1))
        word = text[blank + 1 : start - 1]
        if (
            not word
            or not word[0].islower()
            or not word.replace("-", "").replace("'", "").isalpha()
            or word in _NOT_LEADING
            or (word.endswith("ed") and word not in _PARTICIPLES)
        ):
            break
        start = blank + 1
    if start >= end - 1:
        return end
    body = _BODY_BEFORE.search(text, max(0, start - 80), start)
    if body and body.group().split(" ", 1)[0] not in _NO_BODY_BEFORE:
        return body.start()
    return start


# "Deputy mayor ‹for housing› Nils Ahl", "ambassador ‹to the UN› Lior Ben-Haim": what an office is for, between it and
# the name.
_FIELD_BETWEEN = re.compile(
    r" (?:(?:for|of|at|on|in charge of|responsible for) (?:the )?(?!\w+ing [A-Z])(?:[a-z][\w-]+,? (?:and |& )?){0,3}?"
    r"[a-z][\w-]+ "
    r"|(?:to|of|for|at) (?:the )?(?:[A-Z][\w.&'-]+ ){0,4})$"
)
_FIELD_WINDOW = 48
# "Asked the minister for clarity, Ida Ferm said": a title with an article takes a comma before its bearer's name.
_DETERMINERS = (" the ", " a ", " an ", " his ", " her ", " its ", " their ", "'s ")


def lead_in(reading: Reading, start: int, hits: TitleHits) -> int:
    """Where the title in front of the name at `start` begins, with the body or the field it names; else `start`."""
    text = reading.text
    if from_joined := joined(text, start, hits):
        return from_joined
    bracketed = _BRACKETED.search(text, max(0, start - 70), start) if text.endswith(") ", 0, start) else None
    if bracketed and hits.within(bracketed.start(), start):
        return bracketed.start()
    walked = hits.reaching_over(_walked(reading.lower, text, start))
    if walked < start and hits.within(walked, start):
        return walked
    for hit in hits.within(max(0, start - _FIELD_WINDOW), start):
        if hit.entry.family != "organisations" and _FIELD_BETWEEN.fullmatch(text, hit.end, start):
            opens = min(hit.start, _walked(reading.lower, text, hit.start))
            if not reading.lower.endswith(_DETERMINERS, 0, opens):
                return opens
    return walked


# "Col. ‹(retd)› Ilse Marrow", "Superintendent of Police ‹(Nairn)› Ilse Marrow".
_BRACKETED = re.compile(r"\b(?:[A-Z][\w.]* (?:of )?){1,5}\([\w. -]{1,30}\) $")


def opens_apposition(text: str, start: int, hits: TitleHits) -> bool:
    """Whether words in capitals behind a name and a comma tell its bearer's title and no other name: ", MLA
    representing Old Fort", ", Tess County health commissioner,"."""
    if text[start - 2 : start] != ", " or not text[start : start + 1].isupper():
        return False
    stop = APPOSITION_END.search(text, start, start + _APPOSITION_REACH)
    end = stop.start() if stop else min(len(text), start + _APPOSITION_REACH)
    for hit in reversed(hits.within(start, end)):
        if hit.entry.family != "organisations" and (hit.end == end or _TITLE_ENDS.match(text, hit.end)):
            return _MODIFIERS.fullmatch(text, start, hit.start) is not None
    return False


_APPOSITION_REACH = 80
_TITLE_ENDS = re.compile(r" (?:of|for|in|at|to|representing|who|since|until|from|and [a-z])\b")
# What may stand in front of a title within such words: names of bodies, nouns.
_MODIFIERS = re.compile(r"(?:(?!(?:and|the|who|that|which|with|as|in|on|at|by|to|a|an) )[\w.&'-]+ ){0,6}")


def joined(text: str, start: int, hits: TitleHits) -> int:
    """Where a title begins whose field of office an "and" splits: "Secretary for South and ‹Central Affairs Ana
    Ruiz›"; else 0."""
    if not text.endswith((" and ", " & "), 0, start):
        return 0
    rows = [
        hit
        for hit in hits.within(max(0, start - 80), start)
        if hit.entry.family == "offices" and text[hit.start].isupper()
    ]
    return rows[0].start if rows and not APPOSITION_END.search(text, rows[0].end, start) else 0
