"""Where a reader can look: addresses, numbers of files and cases, tables, the site a paper stands on (codebook 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from service.extraction.found import Range
from service.extraction.reading import Reading
from service.extraction.sought import Sought

_URL: Final = re.compile(
    r"(?<!@)\b(?!\w+@)[\w-]{2,40}(?:\.[\w-]{2,40}){1,4}/[\w./?=&%#-]{2,120}(?<![.,])"
    r"|(?<![@.\w-])[\w-]{2,40}\.example\b"
    r"|https?://[^\s\"<>()]{3,200}(?<![.,;:!?'])|\bwww\.[\w.-]{3,80}[\w/]|\b10\.\d{4,6}/[^\s\"<>]{3,80}",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"\b(?:[Nn]o\.? ?(?:[A-Z]{1,5}[-/])?\d[\w/-]{1,24}|[Bb]ulletin (?:No\.? ?)?\d[\w-]*"
    r"|[Rr]equest (?:[A-Z]-?)?\d[\w-]+"
    r"|(?:[Cc]ase|[Dd]ocket|[Ff]ile|[Rr]eference|FOI|[Rr]ef\.?|[Cc]laim|[Cc]ontract|[Ff]iling|[Ee]ntry|[Pp]etition)"
    r" (?:[Nn]o\.?|[Nn]umber|#)? ?(?:\(\w{1,4}\) )?[A-Z]{0,4}[-/:.]?\d[\w:/.-]{2,24}"
    r"|(?:under|with) (?:the )?number \d[\w/-]{3,16}|[Ee]xhibits [A-Z]-?\d+ to [A-Z]-?\d+"
    r"|[A-Z]{2,5}(?:/[A-Z\d-]{1,6}){2,5})(?<![.,:-])|\[\d{4}\] [A-Z]{2,6} \d+"
)
_MAY_HOLD_URL: Final = re.compile(r"www\.|https?:|10\.\d{4}|\.[a-z]{2,8}/|\.example\b")
_OF_ADDRESS: Final = re.compile(r"/|www\.|\.example")
# The digits of other scripts all stand behind U+0660; a plain set is looked for several times faster than `\d`.
_DIGITS: Final = re.compile("[0-9/\u0660-\U0010ffff]++")
# More than any pattern of `_NUMBER` has before its first digit or stroke, and needs behind it.
_BEFORE_DIGIT: Final = 40
_BEHIND_DIGIT: Final = 80
# What can stand right before that digit: a mark or a capital letter, else one of the words with a blank.
_LEADING_MARKS: Final = frozenset("o.-/:#")
_LEADING_WORDS: Final = tuple(
    f"{word} "
    for word in (
        "no", "No", " ", ".", "#", ")", "ulletin", "equest", "ase", "ocket", "ile", "eference", "FOI", "ef", "laim",
        "ontract", "iling", "ntry", "etition", "umber",
    )
)  # fmt: skip
# "(HC 12-40)", "(release 2019/7)", "(table 3)", "(open access)": in brackets behind what they stand for.
_BRACKETS: Final = re.compile(r"\([^()\n]{3,110}\)")
_REFERS: Final = re.compile(
    r"\b[A-Z]{2,5}[ /-]\d{2,4}[/-]\d|\b[A-Z]{1,4}\d{4}/\d{2,}|\b\d{2,4}[-/]\d{2,6}[-/][A-Z\d]|\b\d{4} [A-Z]{2,5} \d"
    r"|\b(?:[Tt]ables?|[Aa]nnex|[Ee]ntry|[Rr]elease|[Rr]eport|[Ff]iling|[Pp]aper|[Nn]o\.?|[Dd]ocket"
    r"|[Cc]ase|[Hh]earing"
    r"|[Ff]ile) (?:no\.? )?[A-Z]{0,4}[-/]?[\dA-Z][\w/.-]{0,16}\b(?<![a-z]{2})|\b[Cc]ompany no\.? ?\d"
    r"|\b\d{4}\.\d{4,5}\b|\bon (?:its|their|the) (?:[\w'-]+ ){0,2}(?:website|site|data page|public register)"
    r"|^\((?:[Oo]pen access|[\w ]{0,24}[Tt]ables|[Qq]uestionnaire and tables|[Rr]egister entry|PDF|pdf)\.?\)$"
    r"|\b(?:[Ff]ull )?(?:code|method) and (?:code|data|method)\b"
)
_NO_REFERENCE: Final = re.compile(r"\((?:\d{1,4}[-–/]\d{1,4}|[A-Z][\w.-]{0,4}-[A-Z][\w.]{1,12})\)|\(\d{3}\) \d")
# What stands on a site, or can be looked at somewhere.
_ON_SITE: Final = re.compile(
    r"\b(?:(?:published|posted|available|put|placed|included|filed|uploaded)(?: it| them)?(?: [\w' ]{0,24}?)?"
    r"|(?:is|are|was|were)(?: now| also| still)?) on (?:the website of [\w' -]{3,40}|(?:its|their|the"
    r"|our|[A-Z][\w'-]+'s) (?:[\w'-]+ ){0,3}?(?<!networking )"
    r"(?:website|web site|site|portal|data page|public register|court file|web archive))\b"
    r"|\b(?:may|can) be (?:inspected|consulted|read|seen|downloaded) (?:at|in|on|from) (?:the )?[\w' -]{3,40}"
    r"|\bstill available in an? [\w ]{3,20} archive\b|\bfull tables\b|\bonline in full\b"
    r"|\b[Rr]ead (?:all|the) [\w' ]{3,40}? (?:here|in this story|below)|\breproduced (?:both|them|it) below\b"
    r"|\baccompan(?:y|ies) this (?:story|article|report)\b|\bboth below with\b"
    r"|\blaid before parliament on [\w ]{3,14}"
)
_SAID_THERE: Final = re.compile(r"\b(?:said|wrote|says) (?:\w+ )?on ")
SOUGHT: Final = Sought({"on_site": _ON_SITE, "url": _MAY_HOLD_URL})


def find_references(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Ranges of what a reader can follow, and the rule that found each; not in order."""
    text, lower = reading.text, reading.lower
    if "url" in reading.possible(SOUGHT, 0, len(lower)) and _MAY_HOLD_URL.search(lower):
        yield from ((*m.span(), "link.url") for m in _addresses(reading))
    yield from ((*m.span(), "link.reference") for m in _numbers(reading))
    for match in _BRACKETS.finditer(text):
        if _REFERS.search(match.group()) and not _NO_REFERENCE.match(match.group()):
            yield (match.start() + 1, match.end() - 1, "link.brackets")
    on_site = reading.finditer(SOUGHT, "on_site", cased=True)
    yield from ((*m.span(), "link.on_site") for m in on_site if not _SAID_THERE.search(m.group()))


def _addresses(reading: Reading) -> Iterator[re.Match[str]]:
    """Addresses, looked for only in lines that hold a part no address can do without."""
    for start, end in reading.paragraphs:
        if _OF_ADDRESS.search(reading.lower, start, end):
            yield from _URL.finditer(reading.text, start, end + 1)


def _numbers(reading: Reading) -> Iterator[re.Match[str]]:
    """Numbers of files, looked for only around digits and strokes that can belong to one."""
    text, position = reading.text, 0
    for digits in _DIGITS.finditer(text):
        at = digits.start()
        if at < position or not _may_belong(text, at):
            continue
        near = at + _BEHIND_DIGIT
        number = _NUMBER.search(text, max(position, at - _BEFORE_DIGIT), near)
        if number is None or number.start() > at:  # of later digits, looked at in their turn
            continue
        if number.end() == near:
            number = _NUMBER.match(text, number.start())
        if number is not None:
            yield number
            position = number.end()


def _may_belong(text: str, at: int) -> bool:
    """Whether what stands before the digit or stroke at `at` lets it be the first of a file's number."""
    if text[at] == "/" or at == 0:
        return at > 0
    before = text[at - 1]
    if before == " ":
        return text.endswith(_LEADING_WORDS, 0, at)
    if before == "[":
        return True
    return (before in _LEADING_MARKS or before.isupper()) and not text[at - 2 : at - 1].isdecimal()


def apart(found: Iterator[tuple[int, int, str]], furniture: Sequence[Range]) -> list[tuple[int, int, str]]:
    """References outside furniture, of overlapping ones the first and longest."""
    kept: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(found, key=lambda r: (r[0], -r[1])):
        if not (kept and start < kept[-1][1]) and not any(s <= start < e for s, e in furniture):
            kept.append((start, end, rule))
    return kept
