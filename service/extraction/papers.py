"""Papers that carry material though no cue makes them a speaker: "the report, published in May, puts it at nine" (2.3).

One pass in order of the text. A paper counts where a verb that papers have follows it, or where words are drawn from
it ("according to the log"). What it is, its own words tell; a later naming ("the paper", "it") is of the kind that
was introduced.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from service.extraction.elections import is_vote
from service.extraction.found import Mention, Range
from service.extraction.handed_over import passed_on, reached_newsroom
from service.extraction.no_papers import is_no_paper
from service.extraction.outlets import piece_of
from service.extraction.paper_kinds import SECRET, kind_of, secrecy
from service.extraction.paper_memory import NEAR, Memory, are_alike, is_definite, singular
from service.extraction.paper_verbs import carries, drawn_from
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings

_DETERMINER = frozenset(
    "the a an this that these those its their his her our my no any every each some several many two three four five"
    " one another both all".split()
)
_STOPS_PHRASE = frozenset(
    "of in on at by for from to with and or but as than that which who if when while because so is are was were be been"
    " has have had do does did not said says say told tells according citing cites cited shows showed show into over"
    " under about after before since per through between where what how it he she they we i you there then also"
    " published obtained released wrote read reads found finds reported leaked via showing make makes made see sees"
    " describes called contains lists listed names named provided gave given shared passed sent handed"
    " supplied forwarded"
    " showed shown obtained seen reviewed us put puts".split()
)
_WORD = re.compile(r"[\w'./&’-]++")
_WORD_BEFORE = re.compile(r"([\w'./&’-]+|\"[^\"\n]{1,30}\") $")
_MOST_MODIFIERS = 6
# Shorter sentences name no paper.
_SHORTEST = 8
_NEAR_AUTHORS = 1_500
_IT = re.compile(
    r"(?:^|(?<=[.!?\"] ))\"?(it|they|this|one|another)(?= (?:also |then |even |further |now )?(?P<verb>[a-z'’]+))|"
    r"(?<=\" )(it)(?= (?:reads|says|said|states|notes|adds|warns|concludes)\b)|(?<=, )(it)(?= states\b)"
    r"|(?<=\bin )(one|another)(?=, )"
)
_AUTHORS = re.compile(
    r"(?:the|its|their|lead|study's|paper's|report's) (?:lead |co-?)?(?:authors?|researchers)"
    r"(?=,? (?!of\b|and\b)(?:[a-z]+ )?[a-z]+|,)"
)
_SHARE = re.compile(
    r"(?:\b\d[\d.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty"
    r"|sixty|seventy"
    r"|eighty|ninety)[\w-]*)(?: ?%| per cent| percent| in (?:four|five|ten|ten)| of \d+)"
    r"(?: of [\w' -]{1,40}?)?(?= (?:said|say|named?|told|described|thought|think|opposed?|favou?red"
    r"|disapproved?|approved?"
    r"|backed|wanted|want|expected|supported?|agreed|answered|were|did)\b)"
    r"|\b(?:\w+ )?respondents(?= (?:said|named|were|told))"
)


def find_papers(
    around: Surroundings,
    sentences: Sequence[Range],
    secret: Sequence[Mention],
    furniture: Sequence[Range],
    speaking: Container[int] = (),
) -> list[Mention]:
    """Mentions of papers that carry something, in order of start, none overlapping another; `speaking` is where papers
    begin that an attribution has for its source."""
    secrets = sorted(secret, key=lambda m: m.start)
    memory, found = Memory(), list[Mention]()
    for paper in reversed(secrets):
        memory.ahead[singular((paper.name or "document").rpartition(" ")[2])] = paper
    hits = _nouns(around)
    starts = [hit.start for hit in hits]
    begins = [paper.start for paper in secrets]
    for index, (start, end) in enumerate(sentences):
        if end - start < _SHORTEST or _lies_in(furniture, start, end):
            continue
        if memory.last == "public_document" and memory.last_end > start - NEAR and passed_on(around, start):
            _leak(found, memory)
        if memory.last is not None:
            found.extend(_again(around, memory, index, (start, end)))
        for paper in secrets[bisect_left(begins, start) : bisect_left(begins, end)]:
            memory.take(paper, index, start)
        for hit in hits[bisect_left(starts, start) : bisect_left(starts, end)]:
            apart = not found or hit.start >= found[-1].end
            mention = _paper(around, memory, hit, (start, end), speaking) if apart else None
            if mention is not None:
                found.append(mention)
                memory.take(mention, index, start)
                if mention.label == "leaked_document":
                    memory.subject_of = index
                    _let_out_before(found, mention, lower=around.reading.lower)
        if memory.last == "poll":
            found.extend(_shares(around, memory, (start, end)))
    return sorted(found, key=lambda m: (m.start, m.end))


def _let_out_before(found: list[Mention], paper: Mention, lower: str) -> None:
    """Where "the messages" turn out to have been let out, the e-mails named before them were."""
    if not lower.startswith(("the ", "these ", "both ", "all "), paper.start) or paper.rule == "papers.again":
        return
    for index, mention in enumerate(found):
        before = mention.label == "public_document" and mention.start < paper.start
        if before and are_alike(paper.name or "", mention.name or ""):
            found[index] = mention._replace(label="leaked_document", rule="papers.leaked_document")


def _lies_in(furniture: Sequence[Range], start: int, end: int) -> bool:
    within = bisect_right(furniture, (start, 1 << 62)) - 1
    return within >= 0 and end <= furniture[within][1]


_ANY_DOCUMENT = "documents.public"


def _kind(hit: Hit) -> str:
    return "any" if hit.entry.id == _ANY_DOCUMENT else hit.entry.id.rpartition(".")[2]


def _leak(found: list[Mention], memory: Memory) -> None:
    """The paper named last was let out, as the sentence behind it tells: it and its earlier namings are a leak's."""
    noun = found[-1].name if found and found[-1].end == memory.last_end else None
    for index, mention in enumerate(found):
        if mention.name == noun and noun is not None and mention.label == "public_document":
            found[index] = mention._replace(label="leaked_document", rule="papers.leaked_document")
            memory.take(found[index], memory.subject_of, mention.start)
    memory.last = "leaked_document"


def _nouns(around: Surroundings) -> list[Hit]:
    """The papers' nouns, and those of documents in general, of overlapping ones the longest."""
    kept: list[Hit] = []
    others = (hit for hit in around.hits.get("documents", ()) if hit.entry.id == _ANY_DOCUMENT)
    for hit in sorted((*around.hits.get("papers", ()), *others), key=lambda h: (h.start, -h.end, len(h.entry.family))):
        if not (kept and hit.start < kept[-1].end):
            kept.append(hit)
    return kept


def _paper(
    around: Surroundings, memory: Memory, hit: Hit, sentence: Range, speaking: Container[int]
) -> Mention | None:
    text, lower = around.reading.text, around.reading.lower
    start = phrase_start(lower, max(sentence[0], hit.start - 90), hit.start)
    noun, phrase = lower[hit.start : hit.end], lower[start : hit.end]
    headline = hit.start < around.reading.body_start
    kind = _kind(hit)
    voted = kind == "poll" and is_vote(lower, start, hit.end)
    if voted or is_no_paper(text, lower, hit, noun, phrase, headline=headline):
        return None
    known = memory.meant(noun, phrase, start, headline=headline)
    got = noun not in _GRANTED and reached_newsroom(around, sentence[0], start, hit.end)
    heads = headline and start <= 1 and lower.startswith(":", hit.end)
    listed = hit.entry.family == "papers"
    tells = listed and (
        carries(lower, hit.end, sentence[1], kind) is not None or drawn_from(lower, sentence[0], start, kind, known)
    )
    opens = known in SECRET and is_definite(noun, phrase) and _opens_clause(lower, start)
    if not (got or heads or tells or opens or start in speaking):
        return None
    tail = lower[hit.end : min(sentence[1], hit.end + 220)]
    if known == "leaked_document" and not is_definite(noun, phrase) and _MADE_PUBLIC.match(tail):
        known = None
    label = kind_of(around, kind, noun, phrase, tail, hit.end, known)
    if got and label in (None, "public_document", "social_post"):
        label = "leaked_document"
    channel = noun in _CHANNELS and _is_channel(lower, sentence[0], start, tail)
    if label == "public_document" and (not listed or channel or _outlets_piece(around, start, hit.end)):
        return None
    if label is None or not (listed or label in SECRET):
        return None
    if noun in _OWN_WORK and (phrase.startswith(("our ", "my ")) or _BY_US.match(tail)):
        return Mention(start, hit.end, "reporter_witness", "newsroom", "newsroom.own_work")
    facts = {"specific"} | (secrecy(around, phrase, tail, hit.end) if label in SECRET else set())
    if around.names_within(start, hit.end):
        facts.add("issuer")
    rule = "papers.again" if known is not None and known == label and not headline else f"papers.{label}"
    return Mention(start, hit.end, label, "document", rule, noun, None, frozenset(facts))


# "In a letter to staff, the chief said": how somebody's words came, unless the page quotes it as a text (2.11).
_CHANNELS = frozenset("letter memo note email e-mail message memorandum".split())
_TO_SOMEBODY = re.compile(r" (?:to|sent to|addressed to|for|on) [^,;.]{2,80},")
_AS_TEXT = re.compile(
    r"\b(?:dated|titled|entitled|headed|obtained|seen|released|published|leaked|posted|page|read out)\b"
)


def _is_channel(lower: str, low: int, start: int, tail: str) -> bool:
    if not lower[max(low, start - 4) : start].endswith("in "):
        return False
    to = _TO_SOMEBODY.match(tail)
    return to is not None and not _AS_TEXT.search(to.group())


def _outlets_piece(around: Surroundings, start: int, end: int) -> bool:
    return piece_of(around, start, min(len(around.reading.lower), end + 60), end) is not None


# "Our analysis", "a review of court files by this newspaper".
_OWN_WORK = frozenset(
    ("analysis review count comparison tally investigation survey tests examination data figures").split()
)
_BY_US = re.compile(
    r" (?:of [^.,;]{2,80}? )?by (?:us\b|this (?:news\w+|paper|website|site|magazine|reporter|agency)\b)"
)
# What somebody obtains from an office.
_GRANTED = frozenset("licence license permit patent certificate visa agreement treaty rules policy table".split())
_MADE_PUBLIC = re.compile(
    r"[^;]{0,60}?\b(?:published|released|issued|filed|posted|tabled|made public|public register|website)\b"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[.!?] |[\n\"]|, (?:and )?)$")


def _opens_clause(lower: str, start: int) -> bool:
    return _OPENS_CLAUSE.search(lower, max(0, start - 12), start) is not None


def phrase_start(lower: str, low: int, end: int) -> int:
    """Where the phrase that ends in a noun begins: its determiner, or the first word that can stand before a noun."""
    start = end
    for _ in range(_MOST_MODIFIERS):
        before = _word_before(lower, max(low, start - 32), start)
        if before is None or lower[slice(*before)] in _STOPS_PHRASE:
            break
        start = before[0]
        if lower[slice(*before)] in _DETERMINER:
            break
    return start


def _word_before(lower: str, low: int, end: int) -> Range | None:
    """The word, or the few in quotation marks, that stand with a blank right before `end`."""
    first = max(low, lower.rfind(" ", low, end - 1) + 1)
    if lower.startswith(" ", end - 1) and _WORD.fullmatch(lower, first, end - 1):
        return (first, end - 1)
    match = _WORD_BEFORE.search(lower, low, end)
    return match.span(1) if match else None


def _again(around: Surroundings, memory: Memory, index: int, sentence: Range) -> list[Mention]:
    """ "It also found …" after a sentence that a paper is the subject of; its authors; shares of those it asked."""
    lower = around.reading.lower
    label, found = memory.last or "", list[Mention]()
    start, end = sentence
    if start - memory.last_end < _NEAR_AUTHORS and label in ("study", "poll", "public_document"):
        kind = label if label != "public_document" else "study"
        found.extend(
            _mention_again(m.start(), m.end(), kind, "authors")
            for m in _AUTHORS.finditer(lower, start, min(end, start + 200))
        )
    if start - memory.last_end > NEAR or lower.count("\n", memory.last_end, start) > 1:
        return found
    for match in _IT.finditer(lower, start, min(end, start + 400)):
        first = match.start(1) if match.group(1) else match.start(match.lastindex or 0)
        at_start = first <= start + 1
        if at_start and memory.subject_of != index - 1:
            continue
        if at_start and carries(lower, match.end(1) if match.group(1) else match.end(), end, "it") is None:
            continue
        found.append(_mention_again(first, match.end(), label, "it"))
        if at_start:
            memory.subject_of = index
    return found


def _shares(around: Surroundings, memory: Memory, sentence: Range) -> list[Mention]:
    """Shares of those a poll asked, in its sentence or one near behind it: "44 per cent named the price"."""
    start, end = max(sentence[0], memory.last_end), sentence[1]
    lower, text = around.reading.lower, around.reading.text
    if start - memory.last_end > NEAR or lower.count("\n", memory.last_end, start) > 1:
        return []
    return [
        _mention_again(m.start(), m.end(), "poll", "share")
        for m in _SHARE.finditer(lower, start, min(end, start + 300))
        if text[max(0, m.start() - 1)] != '"'
    ]


def _mention_again(start: int, end: int, label: str, name: str) -> Mention:
    return Mention(start, end, label, "document", "papers.again", name, None, frozenset({"specific"}))
