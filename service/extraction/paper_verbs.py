"""Whether a paper carries something: a verb that papers have behind it, or words that draw from it before it."""

from __future__ import annotations

import re

_REACH = 260
_CARRY = (
    r"shows?|showed|says|said|say|states?|stated|reads?|finds?|found|suggests?|suggested|warns?"
    r"|warned|describes?|described"
    r"|lists?|listed|records?|recorded|notes?|noted|concludes?|concluded|estimates?|estimated"
    r"|projects?|projected|alleges?"
    r"|alleged|accuses?|accused|contends?|contended|argues?|argued|claims?|claimed|cites?|cited"
    r"|details?|detailed"
    r"|reveals?|revealed|indicates?|indicated|identif(?:y|ies|ied)|recommends?|recommended|puts?"
    r"|gives?|gave|names?|named"
    r"|calls?|called|refers?|referred|traces?|quotes?|quoted|contains?|contained|confirms?|confirmed"
    r"|contradicts?"
    r"|sets? (?:\w+ )?out|lays? (?:out|bare)|laid (?:out|bare)|models?|counted|values?|valued|compares?"
    r"|compared|advises?|advised"
    r"|predicts?|predicted|measured|detected|asked|faults?|faulted|captures?|captured|pooled"
    r"|looked at|follow(?:s|ed)"
    r"|points?|bears? \w+ out|bear the|attribut(?:es|ed)|covers?|mentions?|mentioned|establish(?:es"
    r"|ed)?|reports?|reported"
    r"|depicts?|depicted|proposes?|proposed|outlines?|outlined|asserts?|asserted|highlights?"
    r"|highlighted|tells?"
    r"|makes? no mention|marks?|did(?:n't| not) \w+|does(?:n't| not) \w+|do(?:n't"
    r"| not) (?:say|show"
    r"|mention|name)|has \w+ (?:at|down|nine)|fix(?:es|ed)"
)
_COURT = (
    r"|seeks?|sought|asks?|asked|bars?|barred|held|ruled|orders?|ordered|directs?|directed|requires?"
    r"|required|relies"
    r"|charges|demands?|dismiss(?:es|ed)|rejects?|rejected|values"
)
_POLL = r"|had|has|shared|expected|opposed|favou?red|stands|stood|would|was conducted|were conducted"
_PUBLIC = r"|asks? for|asked for|calls? for|called for|exempts?|guarantees?|bars?|barred|required"
_PUBLIC += r"|requires|allows?|obliges?|lists|bears?|values?|rates?|rated|ranks?|ranked|reflects?|provides?"
_PUBLIC += r"|provided|offers?|includes?|relies|makes? (?:a|the|no)|lays?"
_VERB = {
    "court": re.compile(rf"\b(?:{_CARRY}{_COURT})\b"),
    "court_if": re.compile(rf"\b(?:{_CARRY}{_COURT})\b"),
    "poll": re.compile(rf"\b(?:{_CARRY}{_POLL})\b"),
    "study": re.compile(rf"\b(?:{_CARRY}|tested|followed|tracked|examined)\b"),
    "study_if": re.compile(rf"\b(?:{_CARRY}|tested|followed|tracked|examined)\b"),
    "any": re.compile(rf"\b(?:{_CARRY}{_PUBLIC})\b"),
    "taken": re.compile(r"\b(?:shows?|showed|captures?|captured|has|begins?|ends?|appears? to show|catches|caught)\b"),
    "it": re.compile(rf"\b(?:{_CARRY}{_COURT}{_PUBLIC}|had|has)\b"),
}
_BRACKETS = re.compile(r" ?\([^()]{0,120}\)")
_ADVERBS = re.compile(
    r"(?: (?:also|then|itself|themselves|now|again|clearly|merely|however|further|repeatedly"
    r"|separately|only|alone"
    r"|later|still|even|all|have|has|had|itself|would|could|can|may|that|which|and|did|does|do))*"
)
_ADVERB = re.compile(
    r" (?:also|then|itself|themselves|now|again|clearly|merely|however|further|repeatedly|separately|only|alone|later"
    r"|still|even|all|have|has|had|would|could|can|may|that|which|and|did|does|do)\b|  ?\("
)
_OPENS = re.compile(
    r" (?:of|by|from|for|in|on|at|to|with|about|between|into|covering|published|released|filed|dated"
    r"|signed|obtained|seen"
    r"|reviewed|marked|taken|conducted|done|commissioned|led|drawn|tendered|read|made|sent|given"
    r"|shown|shared|posted|said"
    r"|recovered|handed|issued|brought|lodged|submitted|placed|opened|called|titled|entitled|compiled"
    r"|prepared|written"
    r"|produced|funded|laid|tabled|carried|who|under|over|circulating|doing|run|leaked|passed|kept|this|last"
    r"|and|included|captured|found|recorded|described|cited|quoted|listed|mentioned|recently|approved|described|finished|presented|based|signed|his|her|the|they|he"
    r"|she|a|no\.?)\b"
)
_OTHER_SUBJECT = re.compile(
    r"(?:^|[ ,\"])(?:who|he|she|they|we|i|you|it|officials?|police|prosecutors?|but|because|if|while|when|as|so|than)"
    r"(?: (?:also|then|had|has|have|was|were|could|would))*$|[;!?]|:(?!\d)|\"$|\b(?:is|are|was|were|to|not|be|been)$"
)
_CLAUSE_WITHIN = re.compile(r"\b(?:who|he|she|they|we|i|you|but|because|if|while|when)\b")
_MODAL_BEFORE = re.compile(r"\b(?:to|an?|the|his|her|its|their|and|or|for|of|no|in|on|by|more|new)$")


# "A note read by their barrister", "papers found in a bin": what was done with the paper, not what it says.
_PARTICIPLE = re.compile(
    r"(?:read|found|recorded|described|cited|named|quoted|contained|detailed|listed|alleged|reported|stated|noted|identified"
    r"|measured|counted|proposed|outlined|mentioned|captured|established|marked|called)"
    r" (?:by|in|on|at|as|out|down|aloud|into|from|among|after)\b"
)


def carries(lower: str, end: int, sentence_end: int, kind: str) -> int | None:
    """Where the verb ends that the paper whose noun ends at `end` is the subject of; None where there is none."""
    stop = min(sentence_end, end + _REACH)
    pattern = _VERB[kind]
    if lower.startswith(" ", end) and not (
        _OPENS.match(lower, end) or pattern.match(lower, end + 1) or _ADVERB.match(lower, end)
    ):
        return None
    for tries, verb in enumerate(pattern.finditer(lower, end, stop)):
        if tries == 4:
            return None
        if _PARTICIPLE.match(lower, verb.start()):
            continue
        if _stands_between(lower[end : verb.start()]):
            return verb.end()
    return None


def _stands_between(words: str) -> bool:
    """Whether the words between a paper's noun and a verb leave the paper the verb's subject."""
    between = _BRACKETS.sub("", words).rstrip()
    if not between or _ADVERBS.fullmatch(between):
        return True
    if _OTHER_SUBJECT.search(between) or _MODAL_BEFORE.search(between):
        return False
    if between.startswith(","):
        return between.endswith((",", ", which", ", and")) or between in (", which", ", who", ", that", ", which also")
    if not _OPENS.match(between):
        return False
    if "," in between:
        return between.endswith((",", " which", " and"))
    return len(between) < 110 and _CLAUSE_WITHIN.search(between) is None


_DRAWN = re.compile(
    r"(?:according to|citing|cites|cited|as per|quoting|quotes|quoted|pointed to|points to"
    r"|contained in|rests on"
    r"|based on|comes from|came from|relied on|relies on|set out in|detailed in|described in"
    r"|laid out in|appears in"
    r"|appeared in|recorded in|revealed in|as shown by|shown in|disclosed in|warned in|stated in"
    r"|referred to|refers to"
    r"|contradicted by|backed by|seen in|written in|say in) $"
)
_IN = re.compile(
    r"^[\"(]*(?:\w+ )?in $|(?:wrote|writes|written|ruled|held|found|noted|argued|alleged|alleges|stated) in $"
)
_SAID_IN = re.compile(r"(?:said|says|say|testified|claims?|claimed|contends|reported|argues|accused) in $|, in $")
_IN_POLL = re.compile(r"(?<!\bfilled)(?<!\bfill)(?<!\bpart)(?<!\bparticipated)(?<!\bvote)(?<!\bvoted) in $")
_UNDER = re.compile(r"(?:^|, )under $")


def drawn_from(lower: str, sentence_start: int, start: int, kind: str, known: str | None) -> bool:
    """Whether words are drawn from the paper whose phrase begins at `start`."""
    before = lower[max(sentence_start, start - 40) : start]
    if _DRAWN.search(before):
        return True
    whole = start - sentence_start <= 40
    if (whole and _IN.search(before)) or (_IN.search("x" + before) and not before.startswith("in")):
        return kind in ("study", "poll", "court", "court_if") or known is not None or kind == "any"
    if kind == "poll" and _IN_POLL.search(before) and lower.startswith(("a ", "an ", "the latest "), start):
        return True
    strong = kind in ("study", "court") or known in (
        "leaked_document",
        "classified_document",
        "court_document",
        "study",
    )
    return strong and (_SAID_IN.search(before) is not None or _UNDER.search(before) is not None)
