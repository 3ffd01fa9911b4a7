"""People whom the top of a story calls by what they are, and the lines below by name (codebook 2.8: take the best
identification anywhere on the page).

"A coroner has found that …", and in the next paragraph "Dr Ida Ferm said the boat …": one source, and an official.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.extraction.entities import Identity, Register
from service.extraction.found import Mention
from service.extraction.reading import Reading
from service.extraction.unnamed import RESPONDENTS, SHARE

_TOP = 700
# Headlines of any length stay linear.
_MOST = 24
_ROLE_AHEAD = 1_500
_NAME_AHEAD = 700
_SINGLE = ("unnamed_official", "unnamed_described", "named_official")
# What so many are called that the same word again is no sign.
_ANYBODY = frozenset(
    "official source person man woman resident expert analyst insider employee worker member friend"
    " lawyer witness".split()
)
_NOBODY = frozenset("source insider person man woman people friend".split())
_WITHHELD = re.compile(r"anonym|not (?:to )?be (?:named|identified)|\bsource\b|who asked|speaking on")


def named_below(register: Register, mentions: Sequence[Mention]) -> dict[int, Identity]:
    """By the start of a description at the top of the story, the person whom the story names for it further on."""
    reading = register.reading
    found: dict[int, Identity] = {}
    top = [m for m in mentions[:_MOST] if m.start < reading.body_start + _TOP]
    for index, mention in enumerate(top):
        if not _may_be_named(register, mention):
            continue
        below = mentions[index + 1 :]
        identity = (
            _by_role(register, mention)
            or _by_place(register, mention, below)
            or _official_next(register, mention, below)
            or _by_charge(register, mention)
        )
        if identity is not None:
            found[mention.start] = identity
    return found


def _may_be_named(register: Register, mention: Mention) -> bool:
    if mention.kind != "description" or mention.attribution is None or mention.label not in _SINGLE:
        return False
    if mention.facts & {"plural"} or (mention.name or "").endswith("s"):
        return False
    lower = register.reading.lower
    return not _WITHHELD.search(lower, mention.start, min(len(lower), mention.end + 90))


# What the lines below may call somebody whom the top calls by another word.
_ALSO_CALLED = {
    "judge": ("justice", "magistrate"),
    "head": ("leads", "led", "heads", "headed", "director", "chief", "chair", "commissioner", "president"),
    "chief": ("leads", "led", "heads", "headed", "head", "director", "commissioner", "president"),
    "director": ("directs", "heads", "leads", "head"),
    "boss": ("executive", "manager", "coach", "director", "president", "chairman", "owner"),
    "owner": ("owns", "owned", "proprietor"),
    "founder": ("founded", "co-founder", "co-founded"),
    "coach": ("manager", "coaches", "coached"),
    "manager": ("coach", "manages", "runs"),
    "organiser": ("organised", "organises"),
    "organizer": ("organized", "organizes"),
}


def _by_role(register: Register, mention: Mention) -> Identity | None:
    """The only person introduced with the same word not far below, or with one that says the same."""
    head = (mention.name or "").rpartition(" ")[2]
    if not head or head in _ANYBODY:
        return None
    for words in ((head,), _ALSO_CALLED.get(head, ())):
        rows = (row for word in words for row in register.roles.get(word, ()))
        near = [row for row in rows if mention.start < row[0] < max(mention.start, 0) + _ROLE_AHEAD]
        if near:
            alone = len({row[1].key for row in near}) == 1 and " " in near[0][1].key
            return near[0][1] if alone else None
    return None


_NO_BODY = re.compile(r"\b(?:an?|the|one|senior|top|official|government|local|state|public)\b")


def _official_next(register: Register, mention: Mention, below: Sequence[Mention]) -> Identity | None:
    """ "An official said", and the next to speak is an official by name, of the same body if the top names one."""
    if mention.name != "official":
        return None
    speaks = next((m for m in below if m.attribution is not None and m.kind != "pronoun"), None)
    if speaks is None or speaks.kind != "name" or speaks.start - mention.end > _NAME_AHEAD or not speaks.name:
        return None
    bearers = register.identities.get(speaks.name.rpartition(" ")[2], ())
    if len(bearers) != 1 or bearers[0].label != "named_official":
        return None
    first = min(bearers[0].namings, key=lambda p: p.start)
    reading = register.reading
    apart = reading.paragraph_at(first.start) - reading.paragraph_at(mention.start)
    if first.start < mention.end or not (apart <= 1 or mention.start < reading.body_start):
        return None
    body = _NO_BODY.sub(" ", reading.lower[mention.start : mention.end]).split()
    described = reading.lower[first.described[0] : first.described[1]]
    return bearers[0] if not body or any(len(word) > 2 and word in described for word in body) else None


_ON_TRIAL = re.compile(r" ?(?:who (?:is |was )?)?(?:accused of|charged with|on trial|convicted of|jailed|sentenced)\b")
_PLEADS = re.compile(
    r"[^.\n]{0,60}?\b(?:pleaded|pleads|denies|denied|is charged|is accused|was convicted|was charged|has admitted)\b"
)


def _by_charge(register: Register, mention: Mention) -> Identity | None:
    """ "A winemaker accused of murder", and further on "Tomas Gerrick, 41, has pleaded not guilty"."""
    lower = register.reading.lower
    if not (_ON_TRIAL.search(lower, mention.start, min(len(lower), mention.end + 20))):
        return None
    found: Identity | None = None
    for start, end, identity in register.namings:
        if mention.end < start < mention.end + 2 * _ROLE_AHEAD and _PLEADS.match(lower, end, end + 90):
            if found is not None and found.key != identity.key:
                return None
            found = identity
    return found


def _by_place(register: Register, mention: Mention, below: Sequence[Mention]) -> Identity | None:
    """The next who speaks, named without a word on who that is: the reader has been told."""
    if mention.start < register.reading.body_start or (mention.name or "") in _NOBODY:
        return None
    speaks = next((m for m in below if m.attribution is not None and m.kind != "pronoun"), None)
    if speaks is None or speaks.kind != "name" or speaks.start - mention.end > _NAME_AHEAD or not speaks.name:
        return None
    bearers = register.identities.get(speaks.name.rpartition(" ")[2], ())
    if len(bearers) != 1:
        return None
    first = min(p.start for p in bearers[0].namings)
    told = any(p.titles or p.role or p.office or p.spokes for p in bearers[0].namings)
    return None if told or first < mention.start else bearers[0]


_ANY_PAPERS = frozenset(
    "records documents papers files data figures texts messages emails e-mails document report memo tape note"
    " letter".split()
)
_PAPERS = ("court_document", "classified_document", "leaked_document", "study", "poll", "public_document")


def told_below(reading: Reading, mentions: Sequence[Mention]) -> tuple[list[Mention], dict[int, int]]:
    """A headline's "records show" as what the story below says they are: the mentions, and by the start of the paper
    below the start of the headline's."""
    result, same = list(mentions), dict[int, int]()
    for index, mention in enumerate(result[:_MOST]):
        if mention.start >= reading.body_start:
            break
        if mention.kind != "document" or mention.label not in _PAPERS:
            continue
        meant = _paper_below(mention, result[index + 1 :], reading.body_start)
        if meant is not None and meant.start not in same:
            same[meant.start] = mention.start
            if mention.label == "public_document" and meant.label:
                result[index] = mention._replace(label=meant.label)
    return result, same


def _paper_below(mention: Mention, below: Sequence[Mention], body_start: int) -> Mention | None:
    """The first paper of the story that the headline's word may mean."""
    noun = (mention.name or "").rpartition(" ")[2]
    papers = [m for m in below if m.kind == "document" and m.label in _PAPERS and m.start >= body_start]
    for paper in papers[:6]:
        other = (paper.name or "").rpartition(" ")[2]
        if noun.removesuffix("s") == other.removesuffix("s") and mention.label in ("public_document", paper.label):
            return paper
    return (
        papers[0] if papers and noun in _ANY_PAPERS and mention.label in ("public_document", papers[0].label) else None
    )


_ASKED = ("poll", "study")
_POLL_AHEAD = 700


def asked_below(mentions: Sequence[Mention], same: Mapping[int, int]) -> tuple[list[Mention], dict[int, int]]:
    """ "One in four would move", and further on "a survey by Polstat found": one poll. As `told_below`.

    Where nobody's poll is on the page, a share of people is no source.
    """
    polled = any(mention.kind == "document" and mention.label in _ASKED for mention in mentions)
    result, joined = [m for m in mentions if polled or m.rule != SHARE], dict(same)
    asked: int | None = None
    for index, mention in enumerate(result):
        if mention.kind == "document" and mention.label in _ASKED:
            if asked is not None and mention.start - result[asked].start < _POLL_AHEAD:
                joined.setdefault(mention.start, result[asked].start)
                result[asked] = result[asked]._replace(label=mention.label)
            break
        if asked is None and mention.rule in (RESPONDENTS, SHARE):
            asked = index
    return result, joined
