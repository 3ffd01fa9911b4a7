"""Documents as sources: their type, and the four things a reader can check about them (codebook 2.5, D5; 3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.extraction.found import Range
from service.extraction.model import DocumentFacts, Holder
from service.extraction.reading import Reading
from service.extraction.scan import Hit

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
    r"\b(?:obtained|seen by|reviewed by|viewed by|shared with|shown to|provided (?:to|by)|leaked"
    r"|passed to|given to|handed|sent to|filed (?:in|with|at|on|by)|published (?:in|by|on)|released (?:by"
    r"|on|under)|posted (?:on|by|to)|issued (?:by|on)|submitted to|unsealed|tabled|presented to"
    r"|made public|circulated|seized|disclosed|under a freedom of information|freedom of information"
    r"|foi request|available on|read out|accessed|entered into evidence|exhibit)\b"
)
_STATUS = re.compile(
    r"\b(?:authentic\w*|genuine|verified|verify|could not be verified|confirmed the (?:document"
    r"|letter|memo|cable)|forged|metadata|official (?:report|statistics|figures|gazette)|annual report"
    r"|published (?:by|in|on)|peer-reviewed|not (?:yet )?peer-reviewed|unsealed|filed|gazetted|released by"
    r"|census|audit|ruling|judg(?:e)?ment|indictment)\b"
)
_ACCESS = re.compile(
    r"https?://|www\.|\b(?:docket|case (?:no|number)|no\. ?\d|10\.\d{4}/|doi|reference (?:no|number)"
    r"|reproduced|reprinted|published in full|full text|available (?:at|on|online)|posted (?:on"
    r"|online|in full)|linked|link to|withh(?:eld|olding)|is not publishing|are not publishing|not publishing"
    r"|declined to publish|attached|see the|pdf|sample of|of \d[\d,]* (?:adults|voters|people|respondents"
    r"|likely|registered|residents)|margin of error)\b"
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


def facts_around(reading: Reading, places: Sequence[Range], specific: bool, named_issuer: bool) -> DocumentFacts:
    """The blocks a reader finds in the sentences that name the document. `places` are those sentences' ranges."""
    windows = [reading.lower[start:end] for start, end in places]
    joined = " \n ".join(windows)
    return DocumentFacts(
        issuer=named_issuer or any(_ISSUER_AFTER.search(reading.text, start, end) for start, end in places),
        type=specific,
        date=bool(_DATE.search(joined)),
        route=bool(_ROUTE.search(joined)),
        status=bool(_STATUS.search(joined)),
        access=bool(_ACCESS.search(joined)),
        holder=_holder(joined),
    )


def _holder(lower: str) -> Holder:
    if _OWN.search(lower):
        return "own"
    return "other" if _OTHER.search(lower) else "unstated"
