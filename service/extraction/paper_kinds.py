"""Which kind a paper is: by its noun, who made it, how it got out, where it was filed (codebook 3.2)."""

from __future__ import annotations

import re

from service.extraction import leaks
from service.extraction.surroundings import Surroundings

# Papers that scholars, think tanks and consultants write as well as offices do.
_MAY_BE_STUDY = frozenset(
    "paper papers report analysis review note estimate forecast assessment model white paper working paper data".split()
) | {"white paper"}
_SCHOLARS = re.compile(
    r"\b(?:university|universities|researchers?|academics?|scientists?|economists?|scholars?"
    r"|professor|prof\b|institute|centre"
    r"|center for|think[- ]tank|consultan(?:ts|cy)|laborator(?:y|ies)|college|fiscal"
    r"|journal|annals"
    r"|polytechnic|preprint|peer-reviewed|meta-analysis|law firm|engineers?)\b"
)
_BY_SCHOLARS = re.compile(r"[^.;]{0,60}\b(?:by|from|at|in|of|called) ")
_OF_COURT = re.compile(
    r"[^;]{0,120}\b(?:tendered|(?:filed|marked|admitted|entered|lodged) (?:as|with|in|at"
    r"|before) (?:an? )?(?:exhibit|evidence"
    r"|the (?:\w+ )?court)|exhibit [a-z]?-?\d*|placed on (?:the )?record|sworn|(?:commercial|high"
    r"|district|federal|circuit"
    r"|cantonal|superior|supreme|labou?r|county) court|before the tribunal|opened in the high court"
    r"|marked p-\d+)"
)
_NEWSROOM = re.compile(
    r"[^;]{0,140}\b(?:obtained|seen|reviewed|viewed|read|reproduced|leaked|passed|given|shown"
    r"|provided|described|handed)"
    r" (?:\w+ )?(?:by|to) (?:(?:both |two |three |several )?(?:this (?:news\w+|paper|reporter"
    r"|magazine|website|site)|us\b"
    r"|(?:the |a )?(?:newspaper|magazine|news site)|(?:the |our )?reporters?\b))"
    r"|[^;]{0,140}(?:, with us\b|a copy of which (?:the|we|this) \w+ has"
    r"|which the [\w -]{2,30} (?:reproduced|posted|published|says it has))"
)
# A survey of people asks them; one of lakes or wrecks looks.
_ASKED = re.compile(
    r" of (?:the |its |their |our )?(?:[\w-]+ ){0,2}?(?:[\d,]{3,}|adults|voters|members|workers|nurses"
    r"|teachers|residents"
    r"|economists|people|customers|readers|employers|firms|businesses|growers|households|parents|staff|students|users"
    r"|doctors|drivers|analysts|companies|farmers|managers|patients|women|men|consumers|executives|tenants|opinion"
    r"|\w+ers|\w+ists|more than|about|nearly|some|over|almost|\d+ \w+)\b"
)
_LET_OUT = re.compile(r"\b(?:leaked|bombshell|hacked|intercepted)\b")
_PUBLISHED_BY = re.compile(r" (?:published|posted|aired|broadcast)(?: \w+)? by ")
# What a machine of the state records, or an office lets out itself, was not let out by somebody.
_OFFICIAL_TAKE = re.compile(
    r".*\b(?:body|dash|security|surveillance|cctv|cockpit|court|911|emergency|police|official|radio|published|released|played"
    r"|posted|music|studio|demo|field)\b"
)
_HEARD = frozenset({"recording", "recordings", "tape", "audio", "clip"})
# What nobody writes for the public: published by somebody, it was let out.
_PRIVATE = frozenset({"noting", "file noting", "messages", "texts", "text messages", "chats"})
# "The order", "a four-page order", "the search application" may be a court's; "a maintenance order" is not.
_PLAIN_OR_COURT = re.compile(
    r"(?:(?:the|an?|its|his|her|their|this|that|one|second|earlier|first|new|two|interim|amended|court|search|written"
    r"|unanimous|civil|criminal|same|team's|judge's|court's|majority|sworn|gag|restraining|freezing"
    r"|sealing|protection|[\w-]+-page|\d+) )*\w+"
)
_NO_COURT = re.compile(
    r" (?:of|by|from|for|before|to|in) (?:(?!of |a speech)[\w'-]+ ){0,3}?(?:committee|council|clerk"
    r"|hearing record|speech"
    r"|interview|call|ministry|department|board|unit|agency|governor|mayor|president)\b|'s\b"
)
_INTERNAL = re.compile(
    r"\b(?:internal|leaked|bombshell|confidential|intercepted|purported|hacked|private|secretly|covertly|unsigned)\b"
)
_UNPUBLISHED = re.compile(
    r"\b(?:unpublished|unreleased|undisclosed|non-?public|previously unreported)\b"
    r"|^,? (?:which|that) (?:has|have|is|are|was|were) (?:not |never |yet to )(?:yet )?(?:been |be )?"
    r"(?:made public|public|published|released|disclosed)\b"
)
_COURT_NEAR = re.compile(r"\b(?:judge|court|lawsuit|suit|ruling|plaintiff|prosecutors?|defendant|tribunal|docket)\b")
_PLATFORM = re.compile(
    r"[^.;]{0,90}\b(?:whatsapp|facebook|instagram|tiktok|youtube|telegram|twitter|on x\b|social media"
    r"|online|posted|shared"
    r"|circulating|doing the rounds|viral|went viral|livestream)\b"
)

_DOI = re.compile(r"\bdoi\b|\b10\.\d{4}|\bjournal\b|\*")
_OF_TRIAL = re.compile(r"\b(?:clinical|randomi[sz]ed|controlled|field|pilot|(?:19|20)\d\d)\b")
SECRET = frozenset({"classified_document", "leaked_document"})
_CLASSIFIED = re.compile(
    r"\b(?:classified|top[- ]secret|secret|restricted|confidential|cypher|still-classified"
    r"|noforn)\b(?! (?:ballot|service|recipe))"
)
_MARKED = re.compile(
    r"[^;]{0,110}\b(?:marked|stamped|labelled|labeled|classified)(?: as)? [\"']?(?:top[- ]secret"
    r"|secret|confidential"
    r"|restricted|classified|official-sensitive|noforn|eyes only|for official use)"
    r"|[^.;,]{0,40}\bof an? (?:confidential"
    r"|secret|closed|classified) "
)


def secrecy(around: Surroundings, phrase: str, tail: str, at: int) -> set[str]:
    """The labels of a paper marked by an office, let out to a newsroom, or both; `at`: where its noun ends."""
    labels = set()
    if _CLASSIFIED.search(phrase) or _MARKED.match(tail):
        labels.add("classified_document")
    if (
        _LET_OUT.search(phrase)
        or _NEWSROOM.match(tail)
        or any(leaks.is_leak(around, hit) for hit in around.within("documents", at, at + min(140, len(tail))))
    ):
        labels.add("leaked_document")
    return labels


def kind_of(
    around: Surroundings, kind: str, noun: str, phrase: str, tail: str, at: int, known: str | None
) -> str | None:
    """The label of a paper of that noun; `known` is what a definite phrase was introduced as."""
    secret = secrecy(around, phrase, tail, at)
    if "classified_document" in secret and kind != "poll":
        return "classified_document"
    if kind in ("study", "poll", "study_if"):
        return _research_kind(kind, noun, phrase, tail, known)
    if known is not None and known != "public_document":
        return known
    if kind == "taken":
        return _taken_kind(noun, phrase, tail, bool(secret))
    if kind == "court" or (_OF_COURT.match(tail) and not _NO_COURT.match(tail)):
        return "court_document"
    if kind == "court_if":
        if not _PLAIN_OR_COURT.fullmatch(phrase) or _NO_COURT.match(tail):
            return "public_document" if noun in ("application", "order", "transcript", "decision") else None
        near = _COURT_NEAR.search(around.reading.lower, max(0, at - 1500), at + 200)
        return "court_document" if near else "public_document" if noun == "transcript" else None
    if noun in _MAY_BE_STUDY and (_DOI.search(tail[:140]) or _SCHOLARS.search(phrase) or _by_scholars(tail)):
        return "study"
    if (
        secret
        or (_PUBLISHED_BY.match(tail) and noun in _HEARD | _PRIVATE)
        or _UNPUBLISHED.search(phrase)
        or _UNPUBLISHED.match(tail)
        or (_INTERNAL.search(phrase) and noun not in ("review", "analysis", "report", "audit"))
    ):
        return "leaked_document"
    return "public_document"


def _research_kind(kind: str, noun: str, phrase: str, tail: str, known: str | None) -> str | None:
    """Studies, polls and what may be either's; a survey of things looks at them and asks nobody."""
    if kind == "study_if":
        tells = _SCHOLARS.search(tail[:80]) or _DOI.search(tail) or _OF_TRIAL.search(phrase)
        return "study" if tells or known == "study" else None
    looks = kind == "poll" and noun == "survey" and tail.startswith(" of ") and not _ASKED.match(tail)
    return "study" if looks else kind


def _taken_kind(noun: str, phrase: str, tail: str, secret: bool) -> str | None:
    """Pictures and recordings: what somebody shared, or let out; others are no source of their own."""
    if _PLATFORM.match(tail):
        return "social_post"
    official = _OFFICIAL_TAKE.search(phrase) or _OFFICIAL_TAKE.match(tail)
    published = noun in _HEARD and (_PUBLISHED_BY.match(tail) or not official)
    return "leaked_document" if secret or published or _INTERNAL.search(phrase) else None


def _by_scholars(tail: str) -> bool:
    found = _SCHOLARS.search(tail[:110])
    return (
        found is not None
        and _BY_SCHOLARS.match(tail[: found.start()]) is not None
        and "," not in tail[: min(found.start(), 12)]
    )
