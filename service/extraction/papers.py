"""Papers that carry material though no cue makes them a speaker: "the report, published in May, puts it at nine" (2.3).

One pass in order of the text. A paper counts where a verb that papers have follows it, or where words are drawn from
it ("according to the log"). What it is, its own words tell; a later naming ("the paper", "it") is of the kind that
was introduced.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from service.extraction.found import Mention, Range
from service.extraction.handed_over import passed_on, reached_newsroom
from service.extraction.outlets import piece_of
from service.extraction.paper_kinds import SECRET, kind_of, secrecy
from service.extraction.paper_verbs import carries, drawn_from
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings

_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their|his|her|one)\b(?: (?:same|other|second))?")
_DETERMINER = frozenset(
    "the a an this that these those its their his her our my no any every each some several many two three four five"
    " one another both all".split()
)
_STOPS_PHRASE = frozenset(
    "of in on at by for from to with and or but as than that which who if when while because so is are was were be been"
    " has have had do does did not said says say told tells according citing cites cited shows showed show into over"
    " under about after before since per through between where what how it he she they we i you there then also"
    " published obtained released wrote read reads found finds reported leaked via showing make makes made see sees"
    " describes called contains lists listed names named provided gave given shared passed sent handed supplied forwarded"
    " showed shown obtained seen reviewed us put puts".split()
)
_WORD_BEFORE = re.compile(r"([\w'./&’-]+|\"[^\"\n]{1,30}\") $")
_MOST_MODIFIERS = 6
# A paper that begins so near the sentence's beginning is what the sentence is about.
_AT_START = 24
# Shorter sentences name no paper.
_SHORTEST = 8
_NEAR = 500
_NEAR_AUTHORS = 1_500
_IT = re.compile(
    r"(?:^|(?<=[.!?\"] ))\"?(it|they|this)(?= (?:also |then |even |further |now )?(?P<verb>[a-z'’]+))|"
    r"(?<=\" )(it)(?= (?:reads|says|said|states|notes|adds|warns|concludes)\b)|(?<=, )(it)(?= states\b)"
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


@dataclass
class _Memory:
    """What has been introduced so far: the kind each noun stands for, the last paper, and where."""

    by_noun: dict[str, str] = field(default_factory=dict)
    troves: set[str] = field(default_factory=set)
    last: str | None = None
    last_end: int = -1
    subject_of: int = -1
    ahead: dict[str, Mention] = field(default_factory=dict)

    def take(self, mention: Mention, sentence: int, start: int) -> None:
        """Remember a paper met in the sentence of that number, which begins at `start`."""
        last = (mention.name or "document").rpartition(" ")[2]
        noun = _singular(last)
        if noun != last and _main_label(mention) in SECRET:
            self.troves.add(noun)
        if noun not in ("it", "author", "share"):
            label = _main_label(mention)
            marked = self.by_noun.get(noun) == "classified_document" and label == "leaked_document"
            self.by_noun[noun] = "classified_document" if marked else label
        self.last, self.last_end = _main_label(mention), mention.end
        if mention.start <= start + _AT_START:
            self.subject_of = sentence


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
    memory, found = _Memory(), list[Mention]()
    for paper in reversed(secrets):
        memory.ahead[_singular((paper.name or "document").rpartition(" ")[2])] = paper
    hits = _nouns(around)
    starts = [hit.start for hit in hits]
    begins = [paper.start for paper in secrets]
    off_story = [start for start, _ in furniture]
    for index, (start, end) in enumerate(sentences):
        if end - start < _SHORTEST:
            continue
        within = bisect_right(off_story, start) - 1
        if within >= 0 and end <= furniture[within][1]:
            continue
        if memory.last == "public_document" and memory.last_end > start - _NEAR and passed_on(around, start):
            _leak(found, memory)
        if memory.last is not None:
            found.extend(_again(around, memory, index, (start, end)))
        for paper in secrets[bisect_left(begins, start) : bisect_left(begins, end)]:
            memory.take(paper, index, start)
        for hit in hits[bisect_left(starts, start) : bisect_left(starts, end)]:
            mention = None if found and hit.start < found[-1].end else _paper(around, memory, hit, (start, end), speaking)
            if mention is not None:
                found.append(mention)
                memory.take(mention, index, start)
                if mention.label == "leaked_document":
                    memory.subject_of = index
        if memory.last == "poll":
            found.extend(_shares(around, memory, (start, end)))
    return sorted(found, key=lambda m: (m.start, m.end))


_ANY_DOCUMENT = "documents.public"


def _kind(hit: Hit) -> str:
    return "any" if hit.entry.id == _ANY_DOCUMENT else hit.entry.id.rpartition(".")[2]


def _leak(found: list[Mention], memory: _Memory) -> None:
    """The paper named last was let out, as the sentence behind it tells: it and its earlier namings are a leak's."""
    noun = found[-1].name if found and found[-1].end == memory.last_end else None
    for index, mention in enumerate(found):
        if mention.name == noun and noun is not None and mention.label == "public_document":
            found[index] = replace(mention, label="leaked_document", rule="papers.leaked_document")
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
    around: Surroundings, memory: _Memory, hit: Hit, sentence: Range, speaking: Container[int]
) -> Mention | None:
    text, lower = around.reading.text, around.reading.lower
    start = phrase_start(lower, max(sentence[0], hit.start - 90), hit.start)
    noun, phrase = lower[hit.start : hit.end], lower[start : hit.end]
    headline = hit.start < around.reading.body_start
    if _is_no_paper(text, lower, hit, noun, phrase, headline=headline):
        return None
    kind = _kind(hit)
    last = _singular(noun.rpartition(" ")[2])
    again = _DEFINITE.match(phrase) is not None and len(phrase) - len(noun) < 26
    known = _known(memory, last, phrase) if again else None
    if known is None and last in memory.troves and _ONE_OF_THEM.match(phrase):
        known = memory.by_noun[last]
    if memory.last == "poll" and again and noun in _OF_POLLS and start - memory.last_end < _NEAR:
        known = "poll"
    if headline and last in memory.ahead:
        known = memory.ahead[last].label
    got = reached_newsroom(around, sentence[0], start, hit.end)
    heads = headline and start <= 1 and lower.startswith(":", hit.end)
    listed = hit.entry.family == "papers"
    if (
        not (got or heads or start in speaking)
        and not (listed and carries(lower, hit.end, sentence[1], kind) is not None)
        and not (listed and drawn_from(lower, sentence[0], start, kind, known))
        and not (known in SECRET and again and _OPENS_CLAUSE.search(lower, max(0, start - 12), start))
    ):
        return None
    tail = lower[hit.end : min(sentence[1], hit.end + 220)]
    label = kind_of(around, kind, noun, phrase, tail, hit.end, known)
    if not listed and label not in SECRET and not got:
        return None
    if got and label in (None, "public_document", "social_post"):
        label = "leaked_document"
    if label is None or (
        label == "public_document" and piece_of(around, start, min(len(lower), hit.end + 60), hit.end)
    ):
        return None
    if noun in _OWN_WORK and (phrase.startswith(("our ", "my ")) or _BY_US.match(tail)):
        return Mention(start, hit.end, "reporter_witness", "newsroom", "newsroom.own_work")
    facts = {"specific"} | (secrecy(around, phrase, tail, hit.end) if label in SECRET else set())
    if around.names_within(start, hit.end):
        facts.add("issuer")
    rule = "papers.again" if known is not None and known == label and not headline else f"papers.{label}"
    return Mention(start, hit.end, label, "document", rule, noun, None, frozenset(facts))


def _is_no_paper(text: str, lower: str, hit: Hit, noun: str, phrase: str, *, headline: bool) -> bool:
    """Whether a paper's noun is a verb, part of a name, a span of time, or the press's own word."""
    tail = lower[hit.end : hit.end + 6]
    if tail[:1] == "-" or (tail == " that " and noun in ("claim", "report", "note", "charge", "order", "return")):
        return True
    if _PRESS.fullmatch(phrase) or _AMOUNT.search(phrase) or _ANY_ONE.match(phrase):
        return True
    if _GOES_ON.match(tail) and not (noun.endswith("s") and tail.startswith(" list")):
        return True
    if noun in ("paper", "ledger", "gazette") and _PRESS_VERB.match(lower, hit.end):
        return True
    if headline:
        return False
    capital = text[hit.start].isupper()
    named = noun in _IN_NAMES and " " in phrase and not tail.startswith(" no.")
    named = named or (" " in phrase and text[hit.start - len(phrase) + len(noun)].isupper() and noun in _IN_TITLES)
    if capital and (text[hit.end - 1].isupper() or named):
        return True
    if noun in ("judgment", "judgement") and _SENSE.match(phrase):
        return True
    return phrase == noun and not noun.endswith(_PLURAL) and not capital


_PRESS = re.compile(r"(?:[\w-]+ )?(?:media|news|press|wire|recent|several|some|agency|earlier|local)? ?reports")
_AMOUNT = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|\w+teen|\d+|few)[ -](?:minutes?|pages)$")
_IN_NAMES = frozenset("ledger gazette bulletin record register dispatch telegram review journal".split())
_PRESS_VERB = re.compile(r" (?:reports|reported|said on|cites|cited|quotes|quoted|has not|wrote)\b")
_IN_TITLES = frozenset("notes receipts records letters papers reports studies".split())
_ANY_ONE = re.compile(r"(?:every|any|no|another|each) ")
_GOES_ON = re.compile(r" (?:set\b|list\b|call\b|blast|address|code\b|card)")
_SENSE = re.compile(r"(?:his|her|their|our|my|your)\b|.*\b(?:poor|good|sound|better|own|bad|moral|value)\b")
# "Our analysis", "a review of court files by this newspaper".
_OWN_WORK = frozenset("analysis review count comparison tally investigation survey tests examination data figures".split())
_BY_US = re.compile(r" (?:of [^.,;]{2,80}? )?by (?:us\b|this (?:news\w+|paper|website|site|magazine|reporter|agency)\b)")
# "In one message", of messages that were let out.
_ONE_OF_THEM = re.compile(r"(?:an?|one|another|a second|a third|a later|an earlier) (?:[\w-]+ ){0,2}[\w-]+$")
_OPENS_CLAUSE = re.compile(r"(?:^|[.!?] |[\n\"]|, (?:and )?)$")
_PLURAL = ("s", "data", "research", "footage", "audio", "polling", "metadata", "correspondence", "testimony")


def _main_label(mention: Mention) -> str:
    """A paper marked and leaked is a marked one; what let it out is told where it is introduced."""
    return "classified_document" if "classified_document" in mention.facts else mention.label or "public_document"


def _singular(noun: str) -> str:
    return noun if len(noun) < 4 or noun.endswith(("ss", "is")) else noun.removesuffix("s")


def _known(memory: _Memory, last: str, phrase: str) -> str | None:
    known = memory.by_noun.get(last)
    for alike in _ALIKE:
        if known is None and last in alike:
            known = next((memory.by_noun[noun] for noun in alike if noun in memory.by_noun), None)
    if known is None and last in _ANY_PAPER and phrase.startswith(("the ", "that ", "this ", "their ")):
        return memory.last
    return known


# Nouns with which stories vary: a recording is a tape, messages are texts.
_ALIKE = (
    ("recording", "tape", "audio", "clip", "footage", "video"),
    ("message", "text", "chat", "exchange", "screenshot", "chat log"),
    ("memo", "memorandum", "note", "sheet"),
)
# What a poll gives, once it has been named.
_OF_POLLS = frozenset("forecast estimate tables table results findings sample figures questionnaire numbers".split())
_ANY_PAPER = frozenset("document paper report file text page".split())


def phrase_start(lower: str, low: int, end: int) -> int:
    """Where the phrase that ends in a noun begins: its determiner, or the first word that can stand before a noun."""
    start = end
    for _ in range(_MOST_MODIFIERS):
        before = _WORD_BEFORE.search(lower, max(low, start - 32), start)
        if before is None or before.group(1) in _STOPS_PHRASE:
            break
        start = before.start(1)
        if before.group(1) in _DETERMINER:
            break
    return start


def _again(around: Surroundings, memory: _Memory, index: int, sentence: Range) -> list[Mention]:
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
    if start - memory.last_end > _NEAR or lower.count("\n", memory.last_end, start) > 1:
        return found
    for match in _IT.finditer(lower, start, min(end, start + 400)):
        first = match.start(1) if match.group(1) else match.start(match.lastindex or 0)
        at_start = first <= start + 1
        if at_start and memory.subject_of != index - 1:
            continue
        if carries(lower, first + 2, end, "it") is None and at_start:
            continue
        found.append(_mention_again(first, match.end(), label, "it"))
        if at_start:
            memory.subject_of = index
    return found


def _shares(around: Surroundings, memory: _Memory, sentence: Range) -> list[Mention]:
    """Shares of those a poll asked, in its sentence or one near behind it: "44 per cent named the price"."""
    start, end = max(sentence[0], memory.last_end), sentence[1]
    lower, text = around.reading.lower, around.reading.text
    if start - memory.last_end > _NEAR or lower.count("\n", memory.last_end, start) > 1:
        return []
    return [
        _mention_again(m.start(), m.end(), "poll", "share")
        for m in _SHARE.finditer(lower, start, min(end, start + 300))
        if text[max(0, m.start() - 1)] != '"'
    ]


def _mention_again(start: int, end: int, label: str, name: str) -> Mention:
    return Mention(start, end, label, "document", "papers.again", name, None, frozenset({"specific"}))
