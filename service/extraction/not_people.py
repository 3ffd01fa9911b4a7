"""Names that are no person's: a firm is called by its first word later, a place stands behind "in", and of others the
words beside them tell: "the daily Orbit Nord", "Norlane, the biggest carrier on the coast"."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from service.extraction.before import Before
from service.extraction.found import Mention
from service.extraction.names import Name
from service.extraction.reading import Reading

# "Soldier D", "Witness B", "Jane Doe 3": whose names a court withholds.
CIPHER = re.compile(r"(Soldier|Witness|Officer|Agent|Person|Patient|Jane Doe|John Doe|Doe) (?:[A-Z]|\d{1,2})")
_ONE_OF_PARTY = re.compile(r"\b(?:Republican|Democrat|Conservative|Liberal|Tory|Federalist|Independent|Libertarian)$")
_GROUP_NAME = re.compile(
    r"\b(?:Republicans|Democrats|Americans|Conservatives|Tories|Liberals|Labour MPs|Federalists"
    r"|Remainers|Brexiteers|Britons|Netizens)$"
)
# Names of days, months, marks and exhibits where a source was cut short.
TIME_OR_MARK = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Confidential|Secret|Restricted|Exhibit|VOICE|OUT|IN"
    r"|Web|Internet|X)(?: [A-Z\d]\w*)?"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Aa]round) $")
# What only people have: an age, a form of address, somebody who speaks.
_PERSONAL = re.compile(r"'?s?,? \(?\d\d\b|,? (?:who|whose|he|she)\b|, an? |,? (?:added|recalled|laughed|replied)\b")
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Datuk|Smt|Shri|Chief|Justice|Judge)\.? $")

# What bodies, outlets, ships and programmes are: the word right before the name, or the head of what follows it.
_THING = (
    r"(?:newspapers?|dail(?:y|ies)|weekl(?:y|ies)|magazine|website|broadcaster|podcast|tabloid|newsletter"
    r"|news (?:agency|service|site|outlet)|state agency|independent agency|firm|company|start-?up|carrier|airline"
    r"|retailer|manufacturer|charity|non-?profit|consultancy|insurer|brokerage|think[- ]tank|conglomerate|subsidiary"
    r"|app|platform|vessel|ferry|tanker|trawler|frigate|(?:trade|lobby|advocacy|rights|aid|research) group|law firm"
    r"|trade association)"
)
_KIND_BEFORE = Before(
    re.compile(
        r"\b(?:newspaper|daily|weekly|magazine|website|site|broadcaster|station|channel|podcast|tabloid|blog|newsletter"
        r"|news agency|news service|state agency|independent agency|firm|company|start-?up|airline|charity|consultancy"
        r"|carrier|retailer|insurer|carmaker|chipmaker|drugmaker"
        r"|think[- ]tank|app|platform|vessel|ferry|tanker|trawler|frigate) $"
        rf"|\b(?:the|its|their|his|her|a) (?:[\w-]+ ){{0,2}}{_THING}, $"
    )
)
_KIND_BEHIND = re.compile(
    r", (?:an? |one of the |(?:the|its) (?=[\w'-]+ ))(?:(?!(?:of|at|for|in|who|whose|said|says)\b)[\w'-]+ ){0,5}?"
    + _THING
    + r"(?= (?:of|for|that|which|whose|in|based|with|owned|run|behind|calling|valued|backed|at)\b|[,.;:)\"])"
)
# "According to Ida Ferm, a company in the port had …": what follows begins the statement.
_OWNS_WHAT_FOLLOWS = re.compile(r"\b(?:to|said|says|asked|told|wrote|adds?|added|by|with|from)(?: [a-z]+){0,2} $")


def is_called_thing(lower: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is a body's, an outlet's or a ship's."""
    if _KIND_BEFORE.search(lower, max(0, start - 60), start):
        return True
    apposition = lower.startswith(", ", end) and _KIND_BEHIND.match(lower, end) is not None
    return apposition and not _OWNS_WHAT_FOLLOWS.search(lower, max(0, start - 40), start)


def called_things(reading: Reading, names: Iterable[Name]) -> frozenset[str]:
    """The names of two words or more that the text calls a body's, an outlet's or a ship's somewhere."""
    text, lower = reading.text, reading.lower
    return frozenset(
        text[name.start : end]
        for name in names
        if text.find(" ", name.start, name.end) > 0
        and is_called_thing(lower, name.start, end := name.end - 2 * text.endswith("'s", name.start, name.end))
    )


def bodies_and_places(
    text: str, namings: Iterable[tuple[int, int, tuple[str, ...]]], alone: Container[str]
) -> frozenset[tuple[str, ...]]:
    """Of names of two words or more, given without a title, those that the text treats as a body's or a place's."""
    things: set[tuple[str, ...]] = set()
    people: set[tuple[str, ...]] = set()
    for start, end, tokens in namings:
        if len(tokens) < 2 or tokens[-1] in alone or "-" in tokens[-1]:
            continue
        if _PERSONAL.match(text, end) or _ADDRESSED.search(text, max(0, start - 10), start):
            people.add(tokens)
        elif tokens[0] in alone or _PLACED.search(text, max(0, start - 12), start):
            things.add(tokens)
    return frozenset(things - people)


def one_of_many(reading: Reading, start: int, run: str, mention: Callable[..., Mention]) -> Mention | None:
    """A name that names no person: of a group ("Rovers fans"), of a party's member, or a court's cipher."""
    if _GROUP_NAME.search(run):
        return mention("unnamed_group", "organisation", "organisations.unnamed_group", run, facts=frozenset({"named"}))
    if _ONE_OF_PARTY.search(run):
        label = "unnamed_official" if reading.lower.startswith("the ", start) else "unnamed_described"
        member = run.rpartition(" ")[2].lower()
        return mention(label, "description", "unnamed.party", member, facts=frozenset({"institution"}))
    if cipher := CIPHER.fullmatch(run):
        label = "unnamed_official" if cipher.group(1) in ("Soldier", "Officer", "Agent") else "unnamed_described"
        return mention(label, "description", "unnamed.cipher", run.lower(), facts=frozenset({"definite"}))
    return None
