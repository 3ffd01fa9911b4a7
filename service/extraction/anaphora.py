"""What pronouns and definite descriptions mean: "she", "the minister", "the memo", "one of them", "the two"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction import delayed, entities, named_before, pronouns
from service.extraction.entities import DOCUMENT_LABELS, PERSON_LABELS, Entity, Identity, Register
from service.extraction.found import Mention
from service.extraction.names import Name
from service.extraction.people import Person
from service.extraction.pronouns import UNNAMED
from service.extraction.reading import Reading
from service.extraction.unnamed import RESPONDENTS, SHARE

_SECRETIVE = frozenset({"classified_document", "leaked_document"})
_ANY_DOCUMENT = frozenset(
    "document documents report paper papers file files record records findings text memo letter"
    " page pages copy version missive"
    " minute note summary assessment tape recording messages e-mail email emails e-mails".split()
)
_PAPERS = (
    "white paper",
    "briefing paper",
    "research paper",
    "working paper",
    "discussion paper",
    "policy paper",
    "academic paper",
    "assessment",
    "memo",
)
# Offices of which a story has one: who "the president" is, it has told.
_SOLE_OFFICE = re.compile(
    r"(?:president|prime minister|premier|chancellor|taoiseach|first minister|chief minister|pope"
    r"|king|queen|mayor|governor)$"
)
# What a definite description may call somebody named just before, whatever title they were given.
_CALLED = re.compile(
    r"(?:nominee|candidate|contender|front-?runner|hopeful|senator|congressman|congresswoman|lawmaker"
    r"|legislator|representative|governor|mayor|president|minister|secretary|chairman|chairwoman"
    r"|chair|leader"
    r"|businessman|businesswoman|billionaire|mogul|politician|diplomat|ambassador|envoy|general"
    r"|judge|justice|commissioner|chief|director|mp|mep|td|councillor|republican|democrat|conservative"
    r"|liberal|tory|federalist|incumbent|challenger|year-old|premier)$"
)
_NAMED_TOGETHER = frozenset(
    "lawmakers legislators senators chairmen congressmen governors ministers mps councillors mayors"
    " leaders judges".split()
)
_PARTITIVE = re.compile(
    r"(?:one|two|three|four|another|some|most|others|both|all|a second|the other|the others|the second"
    r"|the first|either|neither)(?: of (?:them|these|those|the \w+))?(?: \w+ed)?$"
)
# "The council's own record" is another paper than the record told of before.
_OWNED = re.compile(r"^(?:the|this|that) (?:[\w.-]+ ){0,4}[\w.-]+(?:'s|s') ")
_FRESH = re.compile(r"(?:an?|another|two|three|several|a second|some|new)\b")
_HEADED_NOUN = (
    "judge",
    "senator",
    "minister",
    "mayor",
    "governor",
    "congressman",
    "congresswoman",
    "ambassador",
    "councillor",
    "commissioner",
    "magistrate",
    "mp",
    "mep",
    "sheriff",
    "coroner",
    "premier",
    "president",
    "police chief",
    "attorney general",
)
_AHEAD = 1_500
_ANOTHER = re.compile(r"\b(?:second|third|other|latter|last|next)\b")
_INDIVIDUALS = ("unnamed_official", "unnamed_described", "unnamed_bare")
_ANYBODY = frozenset(
    "source official person man woman officer insider one diplomat whistleblower whistle-blower".split()
)


def gather(
    reading: Reading,
    mentions: Sequence[Mention],
    people: Sequence[Person],
    held: frozenset[str],
    names: Sequence[Name] = (),
) -> list[Entity]:
    """Entities in order of their first mention. `mentions` and `people` are sorted by start; `held` lists surnames
    to which the text gives a public office elsewhere."""
    register = Register(reading, entities.identify(people, held), held, names=names)
    below = delayed.named_below(register, mentions)
    mentions, same = delayed.told_below(reading, mentions)
    mentions, same = delayed.asked_below(mentions, same)
    for mention in mentions:
        if mention.start in same and (known := register.opened_at.get(same[mention.start])) is not None:
            register.join(known, mention)
        elif mention.start in below and mention.kind == "description":
            entities.describe(register, below[mention.start], mention)
        elif mention.kind == "pronoun":
            pronouns.resolve(register, mention)
        elif mention.kind == "name":
            entities.person(register, mention)
        else:
            _described(register, mention)
    return [entity for entity in register.entities if entity.mentions]


def _described(register: Register, mention: Mention) -> None:
    label = mention.label or "unnamed_group"
    phrase = register.reading.lower[mention.start : mention.end].removesuffix("'s")
    earlier = (
        _document_meant(register, mention, label, phrase)
        if mention.kind == "document"
        else _meant(register, mention, phrase)
    )
    if earlier is not None:
        register.join(earlier, mention)
        return
    if mention.kind == "description" and named_before.joined(register, mention):
        return
    if mention.kind == "description" and _PARTITIVE.match(phrase) and (whole := register.latest(UNNAMED)) is not None:
        register.new(whole.label, f"part:{mention.start}", mention)
        return
    if mention.kind in ("organisation", "media") and mention.name:
        key = f"{mention.kind}:{mention.name.lower().removeprefix('the ').removesuffix(chr(39) + 's')}"
    elif "counted" in mention.facts or (mention.kind == "description" and not mention.facts & {"plural", "definite"}):
        key = f"{label}:{mention.start}"
    else:
        key = f"{label}:{phrase.removeprefix('the ')}"
    entity = register.by_key.get(key)
    if entity is not None:
        register.join(entity, mention)
    else:
        register.new(label, key, mention)


def _document_meant(register: Register, mention: Mention, label: str, phrase: str) -> Entity | None:
    """The paper that a later naming means: one of the same noun, or the last one where the noun fits any."""
    noun = mention.name or ""
    if mention.rule == "papers.again":
        return register.latest((label,))
    fresh = _FRESH.match(phrase)
    if label in _SECRETIVE and not fresh:
        secret = register.latest(tuple(_SECRETIVE))
        if secret is not None:
            return secret
    if noun in ("statement", "release", "press release") and phrase.startswith("the "):
        return register.latest(("organisation_statement", *PERSON_LABELS))
    if fresh or not re.match(r"(?:the|this|that|its|his|her|their|[\w.-]+'s)\b", phrase) or _OWNED.search(phrase):
        return None
    known = register.by_noun.get(f"document:{noun}")
    if noun == "paper":
        known = known or next((e for n in _PAPERS if (e := register.by_noun.get(f"document:{n}")) is not None), None)
    if known is None and noun == "paper" and phrase == "the paper" and register.last_outlet is not None:
        return register.last_outlet
    if known is not None and known.label in DOCUMENT_LABELS:
        return known
    return (
        register.latest(DOCUMENT_LABELS)
        if noun in _ANY_DOCUMENT and phrase.startswith(("the ", "this ", "that "))
        else None
    )


def _meant(register: Register, mention: Mention, phrase: str) -> Entity | None:
    """The entity a description of people means: "the minister", "the source", "the two lawmakers", a judge named
    further on."""
    if (
        "spokes" in mention.facts
        and (voice := re.search(r"\bspokes\w+$", phrase))
        and not re.match(r"(?:an?|another)\b", phrase)
    ):
        identity = _bearer_of_role(register, voice.group(), mention.start)
        return register.of(identity, mention) if identity else None
    if mention.kind == "media" and re.match(
        r"(?:the|this|that) (?:newspaper|magazine|website|site|news site|paper|daily|weekly|tabloid"
        r"|broadcaster|outlet|station|agency)$",
        phrase,
    ):
        return register.last_outlet
    if mention.kind != "description":
        return None
    if phrase == "who":
        return _who_speaks(register, mention)
    if mention.rule in (RESPONDENTS, SHARE):
        return register.latest(("poll", "study"))
    head = mention.name or phrase.rpartition(" ")[2]
    if not re.match(r"(?:the|this|that|both|these)\b", phrase):
        return _named_ahead(register, mention, head)
    if "plural" in mention.facts or re.fullmatch(r"(?:the|both) (?:two|three|pair|duo|trio)", phrase):
        return _several(register, mention, phrase, head)
    known = register.by_noun.get(f"description:{head}") or _withheld(register, mention, head)
    identity = _bearer_of_role(register, head, mention.start)
    unnamed = known is not None and known.label in UNNAMED
    if unnamed and known and (identity is None or _met_since(known, identity, mention.start)):
        return known
    official = mention.label in ("named_official", "unnamed_official")
    if identity is not None and (not official or identity.label != "named_person"):
        return register.of(identity, mention)
    known = register.by_noun.get(f"description:{head}")
    if known is not None:
        return known
    return _called(register, mention, head)


def _who_speaks(register: Register, mention: Mention) -> Entity | None:
    """ "An official, who asked not to be named, said": inside the words of the one who speaks."""
    spoke = register.latest((mention.label or "",))
    return spoke if spoke is not None and spoke.mentions[-1].end >= mention.start - 2 else None


def _met_since(known: Entity, identity: Identity, before: int) -> bool:
    """Whether the unnamed person was told of after the last naming of the named one who has the same role."""
    return known.last > max((p.start for p in identity.namings if p.start <= before), default=-1)


def _withheld(register: Register, mention: Mention, head: str) -> Entity | None:
    """ "The source", "the official", "the employee": the unnamed person told of in this paragraph or the two before."""
    if head not in _ANYBODY or _ANOTHER.search(register.reading.lower, mention.start, mention.end):
        return None
    official = head in ("official", "officer", "diplomat")
    latest = register.latest(("unnamed_official",) if official else _INDIVIDUALS)
    reach = register.reading.paragraphs[max(0, register.reading.paragraph_at(mention.start) - 2)][0]
    return latest if latest is not None and latest.last >= reach else None


def _several(register: Register, mention: Mention, phrase: str, head: str) -> Entity | None:
    known = register.by_noun.get(f"description:{head}")
    if known is not None and known.label in UNNAMED:
        return known
    if (
        head in _NAMED_TOGETHER
        and (known := register.latest(("named_official",))) is not None
        and mention.start - known.last < 2_500
    ):
        return known
    if re.match(r"(?:the|both|these) (?:two|three|pair|duo|trio)\b", phrase):
        return register.latest(("named_official", "named_person", "unnamed_official", "unnamed_described"))
    return None


def _called(register: Register, mention: Mention, head: str) -> Entity | None:
    """Somebody named in this paragraph or the two before, where the description is one that stories vary names with."""
    if not _CALLED.search(head):
        return None
    paragraph = register.reading.paragraph_at(mention.start)
    reach = register.reading.paragraphs[max(0, paragraph - 2)][0]
    spoke = register.latest(PERSON_LABELS)
    if _SOLE_OFFICE.search(head):
        # In the order of the page, for a set has none: the same text must always read the same.
        holder = next((bearers[0] for name, bearers in register.identities.items() if name in register.held), None)
        return register.of(holder, mention) if holder else None
    if spoke is not None and spoke.last >= reach and register.reading.paragraph_at(spoke.last) >= paragraph - 1:
        return spoke
    named = register.last_naming(mention.start, reach)
    return register.of(named, mention) if named else None


def _bearer_of_role(register: Register, head: str, before: int) -> Identity | None:
    """The person last introduced with that office or role ("the mayor"), or introduced with it later on."""
    word = head.rpartition(" ")[2]
    rows = [
        row
        for row in register.roles.get(word, ())
        if " " not in head or head in register.reading.lower[row[2].described[0] : row[2].described[1]]
    ]
    earlier = [row for row in rows if row[0] < before]
    chosen = earlier[-1] if earlier else rows[0] if rows else None
    return chosen[1] if chosen else None


def _named_ahead(register: Register, mention: Mention, head: str) -> Entity | None:
    """ "A judge ruled …" at the top of a story that names the judge below: one source, named (codebook 2.8)."""
    if head not in _HEADED_NOUN or "plural" in mention.facts or mention.start > _AHEAD:
        return None
    rows = [
        row
        for row in register.roles.get(head.rpartition(" ")[2], ())
        if row[0] > mention.start and row[2].office and head in row[2].titles
    ]
    if not rows or rows[0][0] - mention.start > _AHEAD:
        return None
    return register.of(rows[0][1], mention)
