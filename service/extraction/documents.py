"""Documents as sources: their type, and the four things a reader can check about them (codebook 2.5, D5; 3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.extraction.found import Range
from service.extraction.model import DocumentFacts, Holder
from service.extraction.reading import Reading
from service.extraction.scan import Hit
from service.extraction.sought import Sought

PRECEDENCE = ("court_document", "classified_document", "leaked_document", "study", "poll", "public_document")
_GENERIC = frozenset(
    "report reports document documents record records data figures numbers file files paper papers"
    " statistics results material images information".split()
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|aug|sept|oct|nov|dec)\b\.? ?\d{0,2}|\b\d{1,2} (?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december)"
    r"|\b(?:19|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this) (?:week"
    r"|month|year|summer|spring|autumn|fall|winter)\b|\byesterday\b|\btoday\b"
)
_OWN = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|shared with|provided to|leaked to|passed to|sent to|shown to"
    r"|given to|examined|analysed|analyzed) (?:exclusively )?(?:by |to |with )?(?:this (?:news\w+"
    r"|paper|reporter|publication|magazine|website)|us\b|our\b|we\b|the reporter)|\bwe (?:have )?(?:obtained"
    r"|seen|reviewed)"
)
_OTHER = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|published|released|reported|posted|shared with|provided to"
    r"|leaked to|passed to|sent to|shown to|given to) (?:exclusively )?(?:by |to |with |on )?(?:the )?[a-z]"
)
_ROUTE = re.compile(
    r"\b(?:obtained|seen by|reviewed by|reviewed|viewed by|shared (?:with|by)|shown (?:to|by)"
    r"|were shown|provided (?:to|by)"
    r"|leaked|passed to|given to|gave (?:us|the)|handed|sent to|filed|lodged|published|releases?"
    r"|released|posted|issued"
    r"|submitted|unsealed|tabled|tendered|presented|laid before|made public|circulated|seized|disclosed|described to"
    r"|freedom of information|foi request|available|read (?:out|into|to)|accessed|admitted"
    r"|entered into|exhibits?|sworn"
    r"|placed on|opened (?:at|in)|on (?:its|their|the [\w' ]{2,30}) (?:website|site|register)"
    r"|commissioned|carried out"
    r"|conducted|taken (?:by|in|between)|included in|public(?:ly)? record|register entry|handed down|reproduced"
    r"|showed us|open to|website|recovered|served|records request)\b|\.example\b|https?:"
)
_STATUS = re.compile(
    r"\b(?:authentic\w*|genuine|verified|verify|could not be (?:verified|established)|forged|metadata|official"
    r"|confirmed (?:the|its|that the|it)|neither confirmed nor|not dispute\w*|did not (?:question|deny|contest)"
    r"|acknowledged|recogni[sz]ed|matched|matches|annual report|published|peer[- ]review\w*|unsealed|filed|gazetted"
    r"|released|sworn|tendered|tabled|laid before|census|audit\w*|ruling|judg(?:e)?ment|indictment|verdict"
    r"|could not (?:confirm|verify|establish)|unable to (?:confirm|verify)|no edits|signed|stamp\w*|letterhead)\b"
)
_ACCESS = re.compile(
    r"https?://|www\.|\.example\b|\b(?:docket|case (?:no|number)|no\.? ?(?:[a-z]{1,4}[-/])?\d|10\.\d{4}/|doi"
    r"|reference|request \d|reproduced|reprinted|published in full|full text|available|posted (?:on|online|in full)"
    r"|linked|link to|withh(?:eld|olding)|(?:is|are|am) not (?:publishing|naming|describing|giving)|not publishing"
    r"|declined to publish|attached|see the|pdf|sample of|margin of error|on (?:its|their"
    r"|the [\w' ]{2,30}) (?:website"
    r"|site|portal|register)|agreed not to|removed|blacked out|may be inspected|open to|registry|exhibit [a-z]?-?\d"
    r"|full (?:tables|audio)|(?:table|annex|entry|page|pages|section|paragraph) (?:\d|[a-z]\b))"
    r"|\([^()]{0,30}\b[a-z]{0,5}[-/ ]?\d{2,}[-/]\d[^()]{0,40}\)|\b[a-z]{2,5}(?:/[a-z\d-]{1,6}){2,}\b"
)
_ISSUER_AFTER = re.compile(
    r" (?:by|from|of|at|in|issued by|filed by|written by|commissioned by|published by|prepared by"
    r"|conducted by) (?:the |an? |his |her |its )?(?:[a-z'-]+ ){0,3}?[A-Z]"
)


@dataclass(frozen=True, slots=True)
class DocumentNaming:
    """One naming of a document: its label, the noun it is called by, and whether that noun says what kind it is."""

    label: str
    noun: str
    specific: bool


def naming(hits: Sequence[Hit], lower: str) -> DocumentNaming | None:
    """What the document words of a mention amount to; of several labels the one that precedes (codebook 3)."""
    labels = {fact for hit in hits for fact in hit.entry.facts if fact in PRECEDENCE}
    if not labels:
        return None
    label = min(labels, key=PRECEDENCE.index)
    nouns = [
        lower[hit.start : hit.end]
        for hit in hits
        if hit.entry.id in ("documents.public", "documents.court", "documents.study", "documents.poll")
    ]
    noun = nouns[-1] if nouns else lower[hits[-1].start : hits[-1].end]
    return DocumentNaming(label, noun, noun not in _GENERIC)


def facts_around(
    reading: Reading, places: Sequence[Range], specific: bool, named_issuer: bool, label: str = "public_document"
) -> DocumentFacts:
    """The blocks a reader finds in the sentences that name the document and right behind them. `places` are those
    sentences' ranges; `label` is the document's, for what an office publishes is official by nature."""
    ends = [_next_end(reading, end) for _, end in places]
    joined = " \n ".join(reading.lower[start:end] for start, end in places)
    wide = " \n ".join(reading.lower[start:end] for (start, _), end in zip(places, ends, strict=True))
    may = frozenset[str]().union(
        *(reading.possible(SOUGHT, start, end) for (start, _), end in zip(places, ends, strict=True))
    )
    issuer = (
        named_issuer
        or any(_ISSUER_AFTER.search(reading.text, start, end) for start, end in places)
        or any(_ISSUER_BEFORE.search(reading.text, start, end) for start, end in places)
        or ("body" in may and _BODY.search(joined) is not None)
    )
    date = ("date" in may and bool(_DATE.search(wide))) or bool(_NUMBER.search(wide))
    access = bool(_ACCESS.search(wide)) or (label == "poll" and bool(_SAMPLE.search(wide)))
    return DocumentFacts(
        issuer=issuer,
        type=specific,
        date=date,
        route=("route" in may and bool(_ROUTE.search(wide))) or (label in _OFFICIAL and issuer and (date or access)),
        status=("status" in may and bool(_STATUS.search(wide))) or (issuer and date and label in _BY_NATURE),
        access=access,
        holder=_holder(joined) if may & {"own", "other"} else "unstated",
    )


# Offices' own publications and court papers are official where their issuer is named; research where it is dated too.
_OFFICIAL = frozenset({"public_document", "court_document"})
_BY_NATURE = _OFFICIAL | {"study", "poll"}
_LONGEST_NEXT = 260


def _next_end(reading: Reading, end: int) -> int:
    """Where the sentence behind the one that ends at `end` ends, in the same paragraph."""
    limit = min(reading.paragraphs[reading.paragraph_at(max(0, end - 1))][1], end + _LONGEST_NEXT)
    stop = _STOP.search(reading.lower, min(end + 12, limit), limit)
    return stop.end() if stop else limit


_STOP = re.compile(r"[.!?][\"')]*(?= [^a-z]|$)")
# "Orbit's last return", "a Kestrel survey", "from surveyor Ian Prosper".
_ISSUER_BEFORE = re.compile(
    r"\b[A-Z][\w-]+(?:'s (?:[\w-]+ ){0,3}(?:return|report|survey|poll|study|paper|review|memo|letter"
    r"|record|records|file"
    r"|accounts|figures|minutes|statement|register|log|bulletin|data)|(?: [A-Z][\w-]+)? (?:survey"
    r"|poll|study|paper|report"
    r"|bulletin|filing|memo))\b|\b(?:by|from) [a-z]+ [A-Z][\w-]+ [A-Z]"
)
# Bodies by what they are called, where no name stands.
_BODY = re.compile(
    r"\b(?:ministry|department|court|council|agency|inspectorate|commission|bureau|police|university|institute|union"
    r"|company|hospital|central bank|bank|board|committee|authority|government|judge|prosecutors|coroner|tribunal"
    r"|association|federation|campaign|directorate|regulator|auditor|supervisor|operator|registrar)(?:'s)?\b"
)
# A number tells one paper from another as well as a date does.
_NUMBER = re.compile(
    r"\b(?:no\.? ?(?:[a-z]{1,4}[-/])?\d|(?:docket|case|file|reference|request|claim|filing|exhibit"
    r"|entry|version) (?:no\.? )?"
    r"[a-z]{0,4}[-/]?\d|[a-z]{2,5}(?:/[a-z\d-]{1,6}){2,})|\b\d{2,4}[-/][a-z]{0,3}[-/]?\d{2,}"
)
_SAMPLE = re.compile(
    r"\b\d[\d,]* (?:\w+ )?(?:adults|voters|people|members|households|firms|respondents|parents|economists)\b"
)


def _holder(lower: str) -> Holder:
    if _OWN.search(lower):
        return "own"
    return "other" if _OTHER.search(lower) else "unstated"


SOUGHT = Sought({"date": _DATE, "route": _ROUTE, "status": _STATUS, "body": _BODY, "own": _OWN, "other": _OTHER})
