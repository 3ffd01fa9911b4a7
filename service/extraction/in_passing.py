"""Sources mentioned in passing: court papers, studies, posts and what the newsroom saw, though nobody "says" there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.elections import is_vote
from service.extraction.found import Mention, Range
from service.extraction.outlets import is_outlet
from service.extraction.posters import with_poster
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_SURE_OF_COURT = frozenset(
    "lawsuit lawsuits suit complaint indictment affidavit affidavits deposition depositions testimony"
    " petition filing filings"
    " judgment judgement ruling injunction subpoena writ pleadings chargesheet verdict warrant motion inquest".split()
) | frozenset(
    (
        "court filing",
        "court filings",
        "court documents",
        "court document",
        "court papers",
        "court records",
        "court record",
        "court files",
        "court file",
        "criminal complaint",
        "charging document",
        "charging documents",
        "charge sheet",
        "court order",
        "search warrant",
        "court transcript",
        "plea agreement",
        "sworn statement",
        "witness statement",
        "witness statements",
        "amicus brief",
        "class action",
        "written judgment",
        "particulars of claim",
        "statement of claim",
    )
)
_IN_PAPER = re.compile(
    r"\b(?:in|according to|per|under|citing) (?:(?:an?|the|his|her|its|their|one of the|two|that"
    r"|this) |(?=court))(?:(?!(?:in|to|of|and|at)\b)[\w$'.,-]+ ){0,3}$"
)
# What papers of a court are called, and other things too: only where words are drawn from them.
_NOT_IN_PASSING = re.compile(r" (?:against|over|by which|to (?:question|recover))\b")
_PAPER_SAYS = re.compile(
    r"(?: \([^)\n]{3,40}\))?,? (?:says?|alleges?|claims?|contends?|unsealed|sworn|shows?|states?"
    r"|describes?|accuses?|argues?|seeks?|asserts?|reads?|filed (?:in|with|at|by|on|last|this|late"
    r"|mon|tues|wednes|thurs|fri))\b"
)


def court_papers(around: Surroundings) -> list[Mention]:
    """ "in an affidavit", "a complaint filed in …": court papers that words come from, though not as their subject."""
    lower, text = around.reading.lower, around.reading.text
    found: list[Mention] = []
    for hit in around.hits.get("documents", ()):
        word = lower[hit.start : hit.end]
        if hit.entry.label != "court_document" or word not in _SURE_OF_COURT or (found and hit.start < found[-1].end):
            continue
        drawn = _IN_PAPER.search(lower, max(0, hit.start - 60), hit.start)
        says = _PAPER_SAYS.match(text, hit.end)
        words_drawn = drawn and around.told_at(hit.start) and not _NOT_IN_PASSING.match(lower, hit.end)
        if word == "suit" and not says and lower.endswith("in a ", 0, hit.start):
            continue
        if not words_drawn and not says:
            continue
        found.append(
            Mention(
                hit.start,
                hit.end,
                "court_document",
                "document",
                "documents.court_in_passing",
                word,
                None,
                frozenset({"specific"}),
            )
        )
    return found


_RESEARCH = frozenset(
    {
        "study",
        "poll",
        "survey",
        "preprint",
        "meta-analysis",
        "exit poll",
        "opinion poll",
        "tracking poll",
        "research paper",
        "working paper",
        "clinical trial",
        "systematic review",
        "cohort study",
    }
)
_BEFORE_RESEARCH = re.compile(
    r"(?<![\w'-])(?:an?|the|its|their|his|her|one|this|that|last \w+'s|[\w-]+'s) "
    r"(?:(?!(?:of|in|and|to|for)\b)[\w'.,-]+ ){0,4}$"
)
_NO_RESEARCH = re.compile(r"\b(?:top|tops|topped|topping|head|headed|heads|vote in|took|take) $")
_RESEARCH_GOES_ON = re.compile(
    r"(?: \([^)\n]{3,60}\))?,? (?:of|by|from|for|in|published|conducted|commissioned|carried"
    r"|taken|released|led|funded|involving|that|which|put|puts|showed|shows|found|finds|had|has|gave"
    r"|suggest\w*|with|based)\b"
)


# Whom a poll asked: people, or how many.
_ASKED = re.compile(
    r"(?:the )?(?:\d|adults|voters|likely|registered|members|workers|nurses|teachers|residents"
    r"|economists|people|customers"
    r"|readers|employers|firms|businesses|growers|about|more than|nearly|almost|some|over|its|their"
    r"|households|parents)"
)


def research(around: Surroundings) -> list[Mention]:
    """Studies and polls that findings come from, though not as a verb's subject: "in a survey of 40 nurses, …"."""
    lower = around.reading.lower
    found: list[Mention] = []
    for hit in around.hits.get("documents", ()):
        if hit.entry.label not in ("study", "poll") or lower[hit.start : hit.end] not in _RESEARCH:
            continue
        before = _BEFORE_RESEARCH.search(lower, max(0, hit.start - 70), hit.start)
        if before is not None and hit.entry.label == "poll" and is_vote(lower, before.start(), hit.end):
            continue
        if before is not None and _NO_RESEARCH.search(lower, max(0, before.start() - 12), before.start()):
            continue
        if before is None or not _RESEARCH_GOES_ON.match(lower, hit.end):
            continue
        if hit.entry.label == "poll" and lower.startswith(" of ", hit.end) and not _ASKED.match(lower, hit.end + 4):
            continue
        facts = frozenset({"specific"})
        word = lower[hit.start : hit.end]
        found.append(
            Mention(before.start(), hit.end, hit.entry.label, "document", "documents.research", word, facts=facts)
        )
    return found


_POSTED_IN = re.compile(r"\b(?:in|on) (?:an?|his|her|its|their|the|[\w'-]+'s) (?:[\w'-]+ ){0,4}$")
_SAYS_POST = (
    "in a tweet",
    "on twitter",
    "on x",
    "facebook post",
    "on facebook",
    "instagram post",
    "on instagram",
    "on telegram",
    "on linkedin",
    "linkedin post",
    "on truth social",
    "on tiktok",
    "tiktok video",
    "on weibo",
    "on threads",
    "on bluesky",
    "on mastodon",
    "facebook page",
    "instagram account",
    "twitter account",
    "whatsapp message",
    "telegram channel",
    "a blog post",
    "in a blog post",
    "social media post",
    "on social media",
    "on youtube",
    "instagram story",
    "instagram live",
    "facebook live",
    "facebook group",
    "facebook video",
    "substack post",
    "on substack",
    "x post",
    "truth social post",
)
_THINGS_ON = re.compile(r"\b(?:posts|comments|messages|videos|rumou?rs|claims|abuse|content|accounts|followers) $")
_ON_PLATFORM = re.compile(
    r"\b(?:posted|wrote|said|tweeted|announced|shared|published|post|video|message|update|statement"
    r"|thread|claimed|replied|called|shows?|showed|asked|urged|warned|added|denied|apologi[sz]ed"
    r"|thanked|listed)\b"
)


def posts(around: Surroundings, speakers: Sequence[Range]) -> list[Mention]:
    """Posts as the place where something was said, with who posted: "the choir said on its Facebook page"."""
    lower, text = around.reading.lower, around.reading.text
    found: list[Mention] = []
    for hit in around.hits.get("media", ()):
        word = lower[hit.start : hit.end]
        if "social_post" not in hit.entry.facts or word not in _SAYS_POST or (found and hit.start < found[-1].end):
            continue
        if word == "on x" and text[hit.end - 1] != "X":
            continue
        before = _POSTED_IN.search(lower, max(0, hit.start - 48), hit.start)
        says = _ON_PLATFORM.search(lower, max(0, hit.start - 90), min(len(lower), hit.end + 60))
        if not (says or before) or _THINGS_ON.search(lower, max(0, hit.start - 20), hit.start):
            continue
        start = before.start() if before else hit.start
        start, end = with_poster(text, start, hit.end, speakers)
        found.append(Mention(start, end, "social_post", "media", hit.entry.id, None, None))
    return found


_OWN_EYES = re.compile(
    r"\b(?:when (?:we|i|this newspaper|this reporter|a reporter|our reporter|our correspondent|reporters) (?:visited"
    r"|arrived|called|went|walked|checked|pulled up|tried|rang|drove|stopped by)"
    r"|(?:our|a|an) (?:own )?(?:reporter|correspondent|photographer)(?: [\w ]{0,40}?)? "
    r"(?:saw|counted|watched|heard|read|inspected)|while i was there|while we (?:talk|talked|were there)"
    r"|(?:this (?:newspaper|paper|website|magazine|reporter|correspondent)|the reporter"
    r"|a reporter who [^.\n]{1,40}?) (?:also |then )?(?:counted|saw|watched|checked"
    r"|matched|compared|visited|stood|measured|tested|verified|walked|examined|rang|found)\b"
    r"|as (?:this reporter|this correspondent|we) (?:approached|arrived|entered|left|watched)\b"
    r"|(?:journalists|reporters|correspondents) (?:from|of|for|with) this (?:agency|newspaper|paper|website|magazine)"
    r"(?= (?:saw|counted|heard|watched|visited|found)\b)"
    r"|(?:video|footage|images|photographs|audio)[^.,;\n]{0,30}? (?:verified|geolocated"
    r"|authenticated) by (?:us\b|this \w+|our \w+)"
    r"|by (?:our|my) (?:own )?(?:count|calculation|reckoning)"
    r"|our (?:own )?(?:analysis|calculation|comparison|count|visual desk|tests)\b"
    r"|i (?:counted|watched|saw)\b"
    r"|(?:(?<=[.,] )|(?<=\n)|(?<=when ))we (?:checked|matched|counted|compared|reweighted|analy[sz]ed"
    r"|visited|measured|tested|watched|filmed"
    r"|walked|drove|make it)\b)"
)
# "A Harbour Post photographer counted …", "an Orbit analysis of the register": the outlet's own people and sums.
_OWN_STAFF = re.compile(
    r"\b(?:An?|The|Two|Three|an?|the|two|three) (?:[A-Z][\w-]+ ){1,3}(?:reporters?|photographers?"
    r"|correspondents?|journalists?|witness|team)\b"
    r"(?=,? [^.\n]{0,70}?\b(?:saw|counted|watched|heard|was shown|walked|drove|rode|stood|inspected|visited)\b)"
    r"|\b[A-Z]{2,5} (?:journalists|reporters|correspondents)(?= (?:who|saw|counted|walked|watched|heard|visited)\b)"
)
_OWN_SUMS = re.compile(
    r"\b(?:An?|an?) (?:[A-Z][\w-]+ ){1,3}(?:analysis|comparison|count|tally)\b(?= (?:of|found|shows?|finds)\b)"
)
# "The Harbour Post counted 40 lamps": an outlet, by how it is named or what staff it has, that looks for itself.
_LOOKED = re.compile(r"(?<![\w'] )(?:\b[Tt]he )?\b([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?:'s video desk)? $")
_LOOKED_BY = (
    "counted ", "matched ", "compared ", "measured ", "rode ", "walked ", "tested ", "verified ", "timed "
)  # fmt: skip
SOUGHT = Sought({"eyes": _OWN_EYES, "staff": _OWN_STAFF, "sums": _OWN_SUMS, "looked": re.compile("|".join(_LOOKED_BY))})


def own_eyes(around: Surroundings) -> list[Mention]:
    """What the newsroom saw itself: "when we visited", "a reporter saw", "by our count", "an Orbit analysis of"."""
    reading = around.reading
    ranges = [m.span() for m in reading.finditer(SOUGHT, "eyes") if not _in_quotation(reading.text, m.start())]
    ranges += [m.span() for m in reading.finditer(SOUGHT, "staff", cased=True)]
    ranges += [
        m.span()
        for m in reading.finditer(SOUGHT, "sums", cased=True)
        if not any(h.entry.id == "media.outlets" for h in around.within("media", *m.span()))
    ]
    ranges += _looked(around)
    return [Mention(*r, "reporter_witness", "newsroom", "newsroom.own_eyes", None, None) for r in sorted(set(ranges))]


def _looked(around: Surroundings) -> list[Range]:
    """ "The Harbour Post counted": an outlet before a verb of looking."""
    lower, text = around.reading.lower, around.reading.text
    found = []
    for verb in _LOOKED_BY if "looked" in around.reading.possible(SOUGHT, 0, len(lower)) else ():
        at = lower.find(verb)
        while at >= 0:
            who = _LOOKED.search(text, max(0, at - 60), at)
            if who and is_outlet(around, who.group(1).removeprefix("The "), *who.span(1)):
                found.append((who.start(), at + len(verb) - 1))
            at = lower.find(verb, at + 1)
    return found


def _in_quotation(text: str, offset: int) -> bool:
    """Whether marks of quotation stand open at `offset`, counted from its paragraph's beginning."""
    start = max(text.rfind("\n", max(0, offset - _LONGEST_COUNTED), offset), offset - _LONGEST_COUNTED, 0)
    return text.count('"', start, offset) % 2 == 1


_LONGEST_COUNTED = 1_500
