"""Other outlets, agencies and platforms as sources, and their reporters by name (codebook 3.2, OTHER_MEDIA, WIRE)."""

from __future__ import annotations

import re
from functools import partial

from service.extraction.found import Mention
from service.extraction.names import Name
from service.extraction.people import Person
from service.extraction.scan import Hit
from service.extraction.surroundings import Surroundings

# Words that outlets' names end with, whatever stands before them.
NAMED_LIKE_OUTLET = re.compile(
    r"\b(?:Times|Post|Herald|Tribune|Gazette|Courier|Chronicle|Journal|Guardian|Telegraph|Observer"
    r"|Examiner|Globe|News|Radio"
    r"|TV|Television|Magazine|Daily|Weekly|Star|Mail|Echo|Argus|Sentinel|Bugle|Dispatch|Monitor"
    r"|Mirror|Sun|Lantern|Intercept"
    r"|Broadcasting|Press|Review|Record|Standard|Ledger|Mercury|Advertiser|Bulletin|Inquirer|Register|Messenger|Beacon"
    r"|Packet|Clarion|Reporter|Courant|Compass|Spectator|Statesman|Gleaner|Scotsman|Informer|Crier|Express|Independent|Nation|Citizen|Journalism|Insider|Today"
    r"|FM)(?:'s)?$|^[KW][A-Z]{3}(?:-(?:TV|FM|AM))?$|^[A-Z]{1,3}TV ?\d?$|^(?:TV|Kanal) ?\d+$|\.(?:com|org"
    r"|net|news|co\.\w\w)$|^(?:Radio|Channel"
    r"|Voice of) [A-Z\d]"
)
# By what the page does with a name no list knows: it is told things, or has reporters.
_TREATED_SO = (
    "told {}", "told the {}", "{} reporter", "{}'s reporter", "{} journalists", "{} first reported",
)  # fmt: skip


def is_outlet(around: Surroundings, name: str, start: int, end: int) -> bool:
    """Whether the name in `[start, end)` is an outlet's: as outlets are called, as a list has it, or as the page uses
    it."""
    if around.borne_by_person(name):
        return False
    if NAMED_LIKE_OUTLET.search(name) is not None:
        return True
    if any(hit.entry.id in ("media.outlets", "media.wires") for hit in around.within("media", start - 4, end)):
        return True
    if around.within("organisations", start, end):
        return False
    return any(wording.format(name) in around.reading.text for wording in _TREATED_SO)


_REPORTERS_ROLE = re.compile(
    r"\b(?:reporter|correspondent|anchor|host|writer|editor|columnist|journalist|bureau chief|presenter"
    r"|commentator|moderator)\b|'s $"
)
_WRITING_FOR = re.compile(
    r",? (?:\w+ )?(?:writing|reporting|who (?:writes|reports)|columnist|reporter|correspondent|editor"
    r"|host) (?:for|in|at|of|on) (?:the )?(?=[A-Z])"
)
_WORKS_AT = re.compile(r" (?:of|at|with) (?:[Tt]he )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,3})")
_OWNED = re.compile(
    r"\b(?:its|his|her|their|our|my|the (?:party|campaign|company|firm|council|county|city|ministry"
    r"|agency|group|club|union)'s|[a-z]+'s|website of) (?:official |own )?$"
)


def of_reporter(around: Surroundings, start: int, end: int, person: Person, attribution: int | None) -> Mention | None:
    """A reporter named with the outlet: "the Lantern's Ines Ferrão", "Jo Bell, writing for Orbit"."""
    text = around.reading.text
    own = person.end - len(" ".join(person.tokens))
    outlet = [h for h in around.within("media", start, own) if h.entry.id in ("media.outlets", "media.wires")]
    if outlet and _REPORTERS_ROLE.search(text[outlet[0].end : own]):
        return _reporter(start, end, text[outlet[0].start : outlet[0].end], outlet[0].entry.id, attribution)
    owner = re.match(r"(?:[Tt]he )?([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}'s )$", text[start:own])
    owner = owner or re.match(
        r"(?:[Tt]he )?([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}'s )(?=[A-Z][\w-]+ [A-Z])", text[start:end]
    )
    if owner and NAMED_LIKE_OUTLET.search(owner.group(1).strip()):
        return _reporter(start, end, owner.group(1).strip().removesuffix("'s"), "media.outlet_name", attribution)
    works = _WORKS_AT.match(text, person.end, person.end + 80)
    if works and NAMED_LIKE_OUTLET.search(works.group(1)):
        return _reporter(start, max(end, works.end()), works.group(1), "media.outlet_name", attribution)
    writing = _WRITING_FOR.match(text, person.end, person.end + 80)
    named = around.names_within(writing.end(), writing.end() + 1) if writing else []
    if writing and named:
        return _reporter(start, end, text[writing.end() : named[0].end], "media.writing_for", attribution)
    return None


def _reporter(start: int, end: int, outlet: str, rule: str, attribution: int | None) -> Mention:
    return Mention(start, end, "other_media", "media", rule, outlet, attribution, frozenset({"reporter"}))


def type_outlet(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention | None:
    """An outlet, agency or platform as the mention's head, or None."""
    text, lower = around.reading.text, around.reading.lower
    mention = partial(Mention, start, end, attribution=attribution)
    hits = [hit for hit in around.within("media", start, core_end + 1) if "press_event" not in hit.entry.facts]
    names = around.names_within(start, core_end)
    if hits and (hits[-1].end >= core_end - 2 or (names and hits[-1].start >= names[-1].start)):
        hit, facts = hits[-1], hits[-1].entry.facts
        if hit.entry.id == "media.outlets" and is_written_small(text, hit):
            return None
        if "generic" in facts and _OWNED.search(lower, max(start - 24, 0), hit.start):
            return mention("public_document", "document", "documents.own_site", lower[hit.start : hit.end])
        label = "wire" if "wire" in facts else "social_post" if "social_post" in facts else "other_media"
        if "generic" in facts and all(_tells_class(around, name, hit) for name in names):
            return mention(label, "media", hit.entry.id, None, facts=frozenset({"generic"}))
        return mention(
            label, "media", hit.entry.id, text[hit.start : hit.end].removeprefix("the ").removeprefix("The ")
        )
    if around.within("media", start, end) and (platform := _on_platform(around, start, end)):
        return mention("social_post", "media", platform)
    if not names or around.within("unnamed", start, core_end):
        return None
    last = min(names[-1].end, core_end)
    run = text[max(names[-1].start, start) : last]
    if last >= core_end - 2 and NAMED_LIKE_OUTLET.search(run) and not around.borne_by_person(run):
        name = run.removesuffix("'s").removeprefix("The ")
        return mention("other_media", "media", "media.outlet_name", name)
    return None


def is_written_small(text: str, hit: Hit) -> bool:
    """Whether a title of the list is no title where it stands: "the economist", "a slate roof"."""
    first = hit.start + 4 if text[hit.start : hit.start + 4].lower() == "the " else hit.start
    return not text[first : first + 1].isupper()


_CLASS = frozenset("state local national regional foreign opposition pro-government several some other western".split())

_ANY_OF_CLASS = re.compile(r"^state\b|\bmedia$|(?:outlets|papers|channels|stations|sites)$")


def _tells_class(around: Surroundings, name: Name, hit: Hit) -> bool:
    """Whether a capital in front of "media" or "newspaper" says of what kind or country it is: "State media"."""
    text = around.reading.text
    if name.start >= hit.start or text[name.start : name.end].lower() in _CLASS:
        return True
    if name.end > hit.start:  # "Kantar Media" is a name, "State Media" of a headline none.
        return text[name.start : hit.start].strip().lower() in _CLASS
    if NAMED_LIKE_OUTLET.search(text[name.start : name.end]):
        return False
    if _ANY_OF_CLASS.search(around.reading.lower[hit.start : hit.end]):
        return True
    place = around.within("places", name.start, name.end)
    return bool(place) and place[-1].end >= min(name.end, hit.start - 1)


_REPORTS = re.compile(
    r"(?:(?:some|several|many|multiple|various|other|recent|earlier|numerous|the|unconfirmed|exclusive) )?(?:(?:media"
    r"|news|press|local|newspaper|television|tv|radio|published|foreign|social media|weekend) )*reports?$"
)
_NO_PIECE = frozenset({"report", "the report", "recent report", "a story", "story"})
_PIECE = re.compile(
    r"\b(?:article|story|column|op-ed|editorial|blog post|exposé|scoop|news report|newspaper report"
    r"|broadcast|programme|documentary)$"
)


def type_report(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention | None:
    """What the press wrote, nobody named ("media reports", "reports"), or a piece of it ("the story")."""
    lower = around.reading.lower
    core = lower[start:core_end]
    if outlet := piece_of(around, start, end, core_end):
        return Mention(start, end, "other_media", "media", "media.piece_of", outlet, attribution)
    if core in _NO_PIECE or not (_REPORTS.fullmatch(core) or _PIECE.search(core)):
        return None
    names = around.names_within(start, core_end)
    facts = frozenset() if names else frozenset({"generic"})
    return Mention(start, end, "other_media", "media", "media.reports", None, attribution, facts)


# "A report in the Selm Gazette", "a Selm Gazette investigation": an outlet's piece.
_PRESS_WORK = re.compile(
    r"\b(?:reports?|investigations?|stor(?:y|ies)|articles?|interview|op-ed|piece|column|profile|documentary|exposé"
    r"|analysis|account|editorial|scoop)$"
)
_APPEARED = re.compile(
    r" (?:published |that appeared |aired |broadcast )?(?:(?:on )?\w+day |yesterday |this \w+ "
    r"|last \w+ )?(?:in|by|from|for|on) (?:[Tt]he )?(?=[A-Z])")


def piece_of(around: Surroundings, start: int, end: int, core_end: int) -> str | None:
    """The outlet whose piece the mention is, by its name in front of the piece's word or behind it."""
    text = around.reading.text
    work = _PRESS_WORK.search(around.reading.lower, start, core_end)
    if work is None:
        return None
    behind = _APPEARED.match(text, core_end, end)
    names = around.names_within(behind.end(), behind.end() + 1) if behind else around.names_within(start, work.start())
    for name in names[-1:]:
        run = text[max(name.start, start) : name.end].removesuffix("'s").removeprefix("The ")
        known = any(hit.entry.id == "media.outlets" for hit in around.within("media", name.start - 4, name.end))
        if known or (NAMED_LIKE_OUTLET.search(run) and not around.borne_by_person(run)):
            return run
    return None


_POSTED = re.compile(
    r"\b(?:posts?|videos?|clips?|footage|pictures?|photos?|photographs?|images?|messages?|tweets?"
    r"|accounts?|users?|members|page|thread|screenshots?|livestream|channel)\b"
)


def _on_platform(around: Surroundings, start: int, end: int) -> str | None:
    """The rule by which a post, picture or user on a platform is the mention."""
    lower = around.reading.lower
    social = [hit for hit in around.within("media", start, end) if "social_post" in hit.entry.facts]
    if social and _POSTED.search(lower, start, end):
        return social[0].entry.id
    return None
