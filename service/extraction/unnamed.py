"""Unnamed human sources and organisations called by what they are: "a senior official", "residents", "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from service.extraction.found import Mention, Range
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings
from service.extraction.unnamed_labels import IN_SERVICE, NUMBERED, label_of

_COUNTED = re.compile(
    r"(?:an?|one|another|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a second|a third"
    r"|both|half a dozen|more than \w+|at least \w+|nearly \w+|about \w+)\b"
)
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their|whose|both)\b|(?:[\w.'-]+ ){0,3}?[\w.-]+(?:'s|s') "
)
# Voices of a named body count as the body (codebook 2.11).
_BODY_VOICE = re.compile(
    r"\b(?:police|prosecutors|authorities|campaign|prosecution|defen[cs]e|management|military|army"
    r"|navy|air force|administration|jury|panel|bench|state|crown|kingdom|regime|junta|leadership"
    r"|chamber|caucus|minority|majority|opposition|board)$"
)
_FORCE = re.compile(
    r"the (?:private )?office of the .{1,60}"
    r"|(?:the |state |federal |local |city |county |military |public |crown )*(?:prosecutors|authorities|police)"
)
# A party, or its members in a chamber, has one voice; "Republicans" at large are a class of people.
PARTY = re.compile(
    r"(?:the )?(?:(?:house|senate|congressional) (?:republicans|democrats|gop)|labour|tories"
    r"|liberal democrats|lib dems)|the (?:conservatives|republicans|democrats|liberals|greens|nationalists)"
)
# A regulator is a body, a former regulator somebody who worked there.
_RULES_A_TRADE = re.compile(
    r"^(?:the |an? |[\w.'-]+(?:'s|s') )?(?:(?!(?:former|senior|retired|ex|one|another|top|unnamed)\b)[\w-]+ ){0,4}?"
    r"regulator$"
)
# An office that one person holds names its holder, whether or not the page gives the name.
_IDENTIFIES = re.compile(
    r"^the (?!(?:private )?office )(?:[\w'-]+ ){0,3}?(?:president|prime minister|premier|chancellor|taoiseach"
    r"|(?:chief|first|foreign|finance|health|interior|transport|defen[cs]e|trade|education|home|justice|energy"
    r"|environment|housing|culture|agriculture) minister|minister"
    r"|governor|mayor|judge|magistrate|coroner|sheriff|ambassador|commissioner|attorney general"
    r"|police chief|fire chief|secretary of state|secretary-general|pope|king|queen|speaker|chief justice"
    r"|ombudsman|auditor general|goc|pm"
    r"|chair(?:man|woman|person)? of the (?:[\w'-]+ ){0,4}?committee)$"
)
_RELATION = re.compile(
    r"\b(?:who|whose|familiar|involved|briefed|close to|with (?:direct |first-?hand )?knowledge"
    r"|on the|working|assigned|privy|present)\b"
)
_DETERMINED = re.compile(
    r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|another|each|[a-z]+'s|some|many|several|most) "
)
_NOBODY = re.compile(
    r"(?:the most|nobody|no one|anyone|anybody|everyone|everybody|someone|somebody|none|you|one|whoever|people"
    r"|who|whom|what|each|\d[\d,.]*|cent|phone|questions?)$"
)
# Whom a poll asked speak as the poll.
_RESPONDENTS = re.compile(r"(?:\brespondents|\bper ?cent|%)$")
_OF_SAMPLE = re.compile(r" (?:of|in) (?:those|the) (?:polled|surveyed|asked|questioned|sample|survey|poll)\b")
# Shares of people asked are the numbers of whoever asked them, and no source of their own.
_ABOUT = (
    r"(?:(?:about|nearly|almost|some|around|more than|fewer than|less than|over|under|just|only|at least|roughly"
    r"|another|a further|the other|the remaining) ){0,2}"
)
_SHARE = re.compile(
    _ABOUT + r"(?:(?:one|two|three|four|five|six|seven|eight|nine|\d{1,3}) (?:in|out of) (?:every )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,4})\b"
    r"|(?:one|two|three|four)[- ](?:third|quarter|fifth|sixth|eighth|tenth)s?\b"
    r"|a (?:third|quarter|fifth|tenth) of\b|\d[\d.]* ?(?:%|per ?cent\b))"
)
_LARGE_PART = re.compile(
    _ABOUT + r"(?:half\b|(?:an?|the) (?:[a-z-]+ )?(?:majority|plurality)\b|most (?:of )?(?:those|people|voters|adults))"
)
# Who runs a thing speaks as a body, whoever they are.
_ORGANISERS = re.compile(
    r"\b(?:organi[sz]ers|producers|makers|promoters|publishers|developers|operators|distributors|manufacturers"
    r"|administrators|liquidators)$"
)
# The trade at large, not the makers of one thing.
_MAKERS_AT_LARGE = re.compile(
    r"(?!(?:the|its|their|these|those) )(?:[a-z]+ )?"
    r"(?:producers|makers|publishers|developers|operators|distributors|manufacturers)"
)
# Plurals by which one body goes; of others several together are a class ("banks", "aid agencies").
_ONE_VOICE = re.compile(
    r"\b(?:police|prosecutors|authorities|services|crews|customs|forces|gard\w+|systems|technologies"
    r"|industries|partners|associates|holdings|communications)$"
)
_MANY_SOMEWHERE = re.compile(
    r"(?:many|some|others|most|several|few|plenty) (?:in|at|on|from|across|inside|within|around|near) "
)
# Who represents a body speaks for it; elected representatives for themselves.
_REPRESENTS = re.compile(r"(?<!house )(?<!state )(?<!elected )(?<!u\.s\. )\brepresentatives?$")
_VAGUE_PLURAL = re.compile(
    r"(?:some |many |several |other |most |senior |top |local )?(?:officials|aides|advisers|advisors"
    r"|lawmakers|diplomats|sources|insiders)$"
)
PERSON_ENDING = re.compile(
    r"(?:er|or|ist|ian|ant|ent|man|woman|eer|ee|year-old|ess|ician|monger|keeper|folk|wright|mate)s?$"
)
THING_ENDING = re.compile(
    r"(?:(?:tion|ment|ness|ity|ance|ence|ure|ship|ism|ing)"
    r"|\b(?:paper|letter|order|number|river|water|power|tower|weather|matter|chapter|computer|parliament"
    r"|government|document|statement|agreement|year|figure|door|floor|error|factor|labor|labour|harbor|harbour"
    r"|horror|mirror|terror|color|colour|winter|summer|september|october|november|december|answer|never|ever"
    r"|over|under|after|other|another|either|rather|whether|however|equivalent|author|trial|container|trailer"
    r"|newsletter|poster|banner|counter|register|folder|server|printer|corner|dinner|butter|monitor|sensor|motor"
    r"|reactor|contender|plant|element|component|event|patent|restaurant|accident|incident|president|continent"
    r"|amount|account|point|front|moment|grant|content|intent|extent|percent|talent|present|current|recent"
    r"|different|important|significant|independent|success|process|access|progress|address|stress|wilderness"
    r"|mattress|fortress|cypress|roster))s?$"
)


# Things that are read off or looked at, and whose names no lexicon holds.
_MAY_TELL = re.compile(
    r"^(?:the |its )?minutes of "
    r"|(?:sheets?|slips?|cards?|chart|charts|graphs?|maps?|list|lists|table|tables|diagrams?|plaque|sign|label|labels|stamp"
    r"|receipts?|tickets?|certificates?|forms?|printouts?|scans?|drawings?|readings?|results?|timeline|timetables?"
    r"|schedules?|ledgers?|diary|diaries|journals?|calendars?|entry|entries|passages?|chapters?|sections?|clauses?|lines?"
    r"|pages?|appendix|annexe?|footnotes?|captions?|metadata|code|markings?|inscriptions?|feed|accounts?|books?|website"
    r"|site|portal|dashboard|tracker|monitor|meter|cameras?|images?|film|imagery|evidence|material|materials|archive"
    r"|archives|scoreboard|inventory|manifest|valuation|estimate|estimates|count|tally|breakdown|model|analysis)$"
)


def of_those_asked(around: Surroundings, start: int, end: int, attribution: int | None) -> Mention | None:
    """ "One in four Selmers", "62% of voters": what a poll or a study counted."""
    lower = around.reading.lower
    if _OF_A_BODY.search(lower, start, end):
        return None
    if _SHARE.match(lower, start, end):
        return Mention(start, end, "poll", "description", SHARE, None, attribution)
    if _LARGE_PART.match(lower, start, end):
        return Mention(start, end, "unnamed_group", "description", RESPONDENTS, None, attribution, _COUNTED_MANY)
    return None


RESPONDENTS = "unnamed.respondents"
SHARE = "unnamed.share"
_COUNTED_MANY = frozenset({"plural", "counted"})
_OF_A_BODY = re.compile(
    r"\b(?:court|justices|judges|jurors|jury|council\w*|board|committee|commission|lawmakers|members|senators"
    r"|shareholders|investors|leaders|officials|staff|workforce|jobs|precincts|votes?|seats|ballots|delegates)\b"
)


def type_description(
    around: Surroundings, start: int, end: int, core_end: int, attribution: int | None, *, document: bool = False
) -> Mention:
    """Type a mention without a name by the word its core ends with."""
    lower = around.reading.lower
    core = lower[start:core_end].rstrip(" '\"")
    mention = partial(Mention, start, end, attribution=attribution)
    if _NOBODY.fullmatch(core) and end - core_end < 3 and core != "people":
        return mention(None, "nothing", "unnamed.nobody")
    facts = _facts(around, start, end, core)
    if _FORCE.fullmatch(core) or _RULES_A_TRADE.search(core):
        return mention("organisation_statement", "organisation", "organisations.voice", facts=frozenset(facts))
    told = frozenset(facts)
    if _MANY_SOMEWHERE.match(lower, start, end):
        return mention("unnamed_group", "description", "unnamed.unnamed_group", facts=told)
    if _REPRESENTS.search(core) and ("institution" in facts or around.within("organisations", start, end)):
        return mention("organisation_statement", "organisation", "organisations.represented", facts=told | {"spokes"})
    if _RESPONDENTS.search(core) or _OF_SAMPLE.match(lower, core_end, end):
        return mention("poll", "description", RESPONDENTS)
    head = _head(around, start, core_end)
    if head is None or head.end < core_end - 2:
        if _BODY_VOICE.search(core):
            return mention("organisation_statement", "organisation", "organisations.voice", facts=told)
        return _unknown(mention, lower, core, facts, head, document)
    word = lower[head.start : head.end]
    if "definite" in facts and "plural" not in facts and _IDENTIFIES.search(core):
        return mention("named_official", "description", "offices.definite", word, facts=told)
    if head.entry.family != "organisations":
        label = label_of(head, core, lower[core_end : min(end, core_end + 60)], facts)
        return mention(label, "description", f"unnamed.{label}", word, facts=told)
    if "plural" in facts and not facts & {"definite", "institution"} and not _ONE_VOICE.search(core):
        return mention("unnamed_group", "description", "unnamed.bodies", word, facts=told)
    rule = "organisations.voice" if _BODY_VOICE.search(core) else head.entry.id
    return mention("organisation_statement", "organisation", rule, facts=told)


def _unknown(
    mention: Callable[..., Mention], lower: str, core: str, facts: set[str], head: Hit | None, document: bool
) -> Mention:
    """A head no lexicon knows: by its ending a person, else a paper if its verb is a paper's, else perhaps a body."""
    if _ORGANISERS.search(core) and not _MAKERS_AT_LARGE.fullmatch(core):
        return mention("organisation_statement", "organisation", "organisations.organisers", facts=frozenset(facts))
    told, determined, last = frozenset(facts), _DETERMINED.match(core), core.rpartition(" ")[2]
    if ("plural" in facts or determined) and PERSON_ENDING.search(core) and not THING_ENDING.search(core):
        single = "definite" in facts or NUMBERED.match(core) or "plural" not in facts
        serves = IN_SERVICE.search(core) is not None
        label = "unnamed_official" if serves else "unnamed_described" if single else "unnamed_group"
        return mention(label, "description", "unnamed.by_ending", last, facts=told)
    if document and _MAY_TELL.search(core):
        return mention("public_document", "document", "documents.unknown", last)
    if head is not None and head.entry.family != "organisations":
        label = label_of(head, core, "", facts)
        return mention(label, "description", f"unnamed.{label}", lower[head.start : head.end], facts=told)
    return mention(None, "nothing", "unnamed.nothing")


def _head(around: Surroundings, start: int, core_end: int) -> Hit | None:
    """The last word of the core that a lexicon knows; people before offices before organisations."""
    best: Hit | None = None
    for family in ("unnamed", "offices", "people_roles", "organisations"):
        for hit in around.within(family, start, core_end):
            if best is None or hit.end > best.end:
                best = hit
    return best


def _facts(around: Surroundings, start: int, end: int, core: str) -> set[str]:
    lower = around.reading.lower
    facts = set()
    if (core.endswith("s") and not core.endswith("ss")) or core.endswith(("people", "men", "women", "staff", "police")):
        facts.add("plural")
    if _COUNTED.match(core):
        facts.add("counted")
    if _DEFINITE.match(core):
        facts.add("definite")
    if around.names_within(start, end) or any(
        hit.end < end or hit.start > start + len(core) for hit in around.within("organisations", start, end)
    ):
        facts.add("institution")
    if core.startswith(("official", "government", "military", "police")) and core.endswith("sources"):
        facts.add("institution")
    if _RELATION.search(lower, start, end):
        facts.add("relation")
    if _RANK.search(lower, start, end):
        facts.add("rank")
    if _VAGUE_PLURAL.fullmatch(core):
        facts.add("vague")
    return facts


_RANK = re.compile(r"\b(?:senior|top|former|chief|deputy|retired|high-ranking|mid-level|junior|longtime|veteran)\b")
_ASKS = re.compile(
    r"\bask(?:s|ed|ing)?\b|\bshout|\byell|\bheckl|\bcall(?:s|ed)? out\b|\bquip|\binterrupt|\bpress(?:es|ed)\b"
)
_ASKING = re.compile(
    r"(?:reporter|journalist|interviewer|moderator|questioner|correspondent)s?$|(?:heckler|protester)s?$"
)


def only_asks(around: Surroundings, mention: Mention, cue: Sequence[Range]) -> bool:
    """ "A reporter asked", "a heckler shouted": who puts a question or calls out tells nothing the page relies on."""
    lower = around.reading.lower
    if mention.label not in ("unnamed_described", "unnamed_group") or not cue:
        return False
    core = re.split(r" (?:from|in|at|who|for|with|of)\b|,", lower[mention.start : mention.end], maxsplit=1)[0]
    return _ASKING.search(core) is not None and any(_ASKS.search(lower, start, end) for start, end in cue)


_ANYONE = frozenset("some many few most others people everyone everybody several".split())


def is_vague(around: Surroundings, mention: Mention) -> bool:
    """ "Some argue", "many believe": an attribution without an owner (codebook 3.3), no group's."""
    if around.reading.lower[mention.start : mention.end] not in _ANYONE:
        return False
    return any(hit.start == mention.start for hit in around.within("vague", mention.start, mention.end + 24))
