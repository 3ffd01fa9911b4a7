"""Furniture: promotional lines, captions, bylines, datelines, credits. It is on the page but not of the story.

Nothing in it is a source or an attribution (codebook 2.3, "Source"; 4.2, the READ: lines).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from service.article.article import Article
from service.extraction.found import Range
from service.extraction.reading import Reading
from service.extraction.sought import Sought

_LABEL = (
    r"(?:also |don't miss:? ?|must )?(?:read|watch|listen|see)(?: more| also| next| now| this)?"
    r"|more|more (?:on|from) (?:this|the) \w+|more from [\w ]{2,30}"
    r"|related(?: stories| articles| coverage| content)?|recommended(?: stories)?|in (?:pictures"
    r"|photos|video)|photos|gallery|explainer|timeline|video|podcast"
    r"|further reading|editor's (?:note|picks?)|correction|clarification|advertisement|sponsored"
    r"|trending|most read|up next|live updates|follow live"
)
_PROMOTION = re.compile(rf"(?:[>»•*\[(]\s?)?(?:{_LABEL})\s?(?:[:|>»–—]|-\s)", re.IGNORECASE)
_BARE_LABEL = re.compile(rf"(?:{_LABEL})\s*[:.]?\s*$", re.IGNORECASE)
_NOTICE = re.compile(
    r"\(?(?:sign up|subscribe|click here|tap here|download (?:the|our) app|follow (?:us|@|our|\w+ (?:[\w.'-]+ ){0,2}on)"
    r"|like us on|share this|join our|get (?:our|the) \w+ newsletter"
    r"|this (?:story|article|post|report|piece|version) (?:has been|was|is) (?:updated|corrected"
    r"|amended|first published|originally published|part of|edited|syndicated)"
    r"|an earlier version of this|copyright|all rights reserved|©|photo(?:graph)?s?(?: by| credit)?:"
    r"|\(?photo(?:graph)? by|image(?:s| credit| source)?:|file (?:photo|picture|image)"
    r"|picture(?:s| credit)?:|illustration(?: by)?:|credit:|caption:|source: getty|getty images"
    r"|reporting by|additional reporting by|with reporting by|editing by|written by"
    r"|source: ?\w[\w .&-]{1,30}\||video player close|</?(?:tweet|iframe|img|figure)\b"
    r"|watch the (?:full )?(?:video|interview)"
    r"|contact (?:the|our) (?:newsroom|reporter)|contact us|got a (?:tip|story)|email (?:the|our) (?:reporter"
    r"|newsroom)|send (?:your )?tips|for more (?:stories|news))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Words by|Story by|Text by) [A-Z][\w.'-]+(?: [\w.'-]+){1,5}"
    r"(?:,? (?:and|with) [A-Z][\w.'-]+(?: [\w.'-]+){1,4})?"
    r"(?:[,|] ?[\w .,'|/@-]{0,90})?$"
)
# A caption ends with who took the picture: "… in May. AGENCY/Jo Fotograf/File Photo", "… via Picture House".
_PICTURE_CREDIT = re.compile(
    r"(?:[A-Z][\w.&-]{1,30}/[A-Z][\w .'-]{2,40}(?:/[A-Z][\w ]{2,20})?|\bvia [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2}"
    r"|[Ff]ile [Pp]hoto|AP Photo[^()]{0,40}|\bHandout(?: via \w+)?|Getty Images)[.)]{0,2}\s*$"
)
# A line in capitals between paragraphs heads what follows.
_SUBHEAD = re.compile(r"[^a-zß-öø-ÿ\n.!?\"]{3,60}[.]?\s*$")
# A place in capitals, perhaps a date, perhaps an agency in brackets, then a dash: "PORT SELM, May 4 (Continental
# Press) —".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'-]+(?:[ ,/]{1,2}(?:[A-Z][A-Z.'-]*|[A-Z][a-z]{1,8}\.?|\d{1,2}))*[ ,]{0,2})"
    r"(?:\([^()\n]{2,40}\)\s?)?\s?(?:--"
    r"|[-–—―])\s"
    r"|\([A-Z][\w .&']{1,40}\)\s?(?:--|[-–—―])\s"
)
_LONGEST_NOTICE = 400
# A line of a letter or two is nothing: a page of them must cost no more than news.
_SHORTEST = 3
SOUGHT = Sought({"picture": _PICTURE_CREDIT})


def find_furniture(article: Article, reading: Reading) -> list[Range]:
    """Ranges of the reading's text that are furniture, in order, not overlapping. Linear: one look per paragraph."""
    found = [(offset := reading.offset(span), offset + span.end - span.start) for span in article.furniture]
    for start, end in reading.paragraphs:
        if start < reading.body_start or end - start < _SHORTEST:
            continue
        if _is_furniture(reading, start, end):
            found.append((start, end))
        elif dateline := _DATELINE.match(reading.text, start, min(end, start + 90)):
            found.append(dateline.span())
    return _merged(found)


def story_paragraphs(reading: Reading, furniture: Sequence[Range]) -> Iterator[tuple[int, Range]]:
    """The body's paragraphs that are no furniture, each with its number; `furniture` as `find_furniture` gives it."""
    starts = [start for start, _ in furniture]
    for index, (start, end) in enumerate(reading.paragraphs):
        near = bisect_right(starts, start) - 1
        if start >= reading.body_start and (near < 0 or furniture[near][1] < end):
            yield index, (start, end)


def _is_furniture(reading: Reading, start: int, end: int) -> bool:
    text = reading.text
    while start < end and text[start] == " ":
        start += 1
    if end - start > _LONGEST_NOTICE:
        return False
    if _PROMOTION.match(text, start, end) or _NOTICE.match(text, start, end):
        return True
    closing = max(start, end - 90)
    if reading.possible(SOUGHT, closing, end) and _PICTURE_CREDIT.search(text, closing, end):
        return True
    short = (_BARE_LABEL, _BYLINE, _SUBHEAD)
    return end - start < 120 and any(pattern.match(text, start, end) for pattern in short)


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
