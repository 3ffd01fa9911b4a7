"""Who "she" is, and what "it" and "they" are: the entity last mentioned that can be meant."""

from __future__ import annotations

import re
from bisect import bisect_left

from service.extraction.entities import DOCUMENT_LABELS, PERSON_LABELS, Entity, Identity, Register
from service.extraction.found import Mention
from service.extraction.people import Person

UNNAMED = ("unnamed_official", "unnamed_described", "unnamed_bare", "unnamed_group")
_HUMAN = (*PERSON_LABELS, "unnamed_official", "unnamed_described", "unnamed_bare")
_PLURAL = (*UNNAMED, "organisation_statement")
_THINGS = ("organisation_statement", *DOCUMENT_LABELS, "other_media", "wire", "social_post")
# Who asks not to be named has not been.
_SETS_TERMS = re.compile(
    r" (?:also )?(?:asked|requested|begged|wished|insisted|agreed|spoke|declined|did not (?:want|wish)|didn't want)\b"
    r"[^.\n\"]{0,60}?(?:anonym|\bname\b|\bnamed\b|identified)"
)
_LONGEST_SENTENCE = 400
_SENTENCE_ENDS = re.compile(r"[.!?][\"')]{0,2}\s|\n")
_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|press officer)\b")
_SHE_IS = re.compile(
    r"\b(?:mrs|ms|miss|dame|lady|baroness|sister|(?-i:[a-z]+woman)|mother|wife|widow|daughter|actress|queen"
    r"|princess|grandmother|aunt|smt|alhaja|hajia)\b",
    re.IGNORECASE,
)
_HE_IS = re.compile(
    r"\b(?:mr|sir|lord|(?-i:[a-z]+[^o]man)|father|husband|widower|son|king|prince|grandfather|uncle|shri|alhaji"
    r"|brother)\b",
    re.IGNORECASE,
)


def resolve(register: Register, mention: Mention) -> None:
    """Join a pronoun to the entity it stands for; one that nothing explains is no source."""
    reading = register.reading
    word = reading.lower[mention.start : mention.end].removesuffix("'s")
    paragraph = reading.paragraph_at(mention.start)
    reach = reading.paragraphs[max(0, paragraph - 2)][0]
    if mention.rule == "mention.pronoun.terms" or _SETS_TERMS.match(reading.lower, mention.end):
        entity = register.latest(UNNAMED)
        if entity is None or entity.last < reach:
            entity = _human(register, mention, word, paragraph, reach)
    elif word in ("they", "them", "their", "themselves", "these", "those", "both", "one"):
        entity = register.latest(UNNAMED if word == "one" else _PLURAL)
        entity = entity if entity is not None and entity.last >= reading.paragraphs[paragraph][0] else None
    elif word in ("it", "its", "this", "that", "which", "itself"):
        entity = _thing(register, mention)
    else:
        entity = _human(register, mention, word, paragraph, reach)
        voice = _voice(register, reach) if word in ("he", "she") else None
        if voice is not None and (entity is None or voice.last > entity.last):
            entity = voice
    if entity is not None and entity.last >= reach - 2_000:
        register.join(entity, mention)
        return


# What bodies do and papers do not, and the other way round.
_HELPS = r"(?:also |later |then |has |have |had |would |will |did not |does not |didn't |doesn't |has not ){0,2}"
_BODYS_VERB = re.compile(
    rf" {_HELPS}(?:told|asks?|asked|declin\w+|respond\w*|answer\w*|denie[sd]|deny|confirmed|announced|apologi[sz]ed"
    r"|promised|refused|comment\w*|pledged|plans|hopes|expects|believes|thinks|wants|fears|tweeted|posted|published|sent"
    r"|(?:said|says) (?:in an? (?:written |e-?mailed |short |brief )?(?:statement|e-?mail|release|letter|notice|post)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day))\b"
)
_PAPERS_VERB = re.compile(
    r" (?:also |then |does not |doesn't |did not ){0,2}(?:shows?|showed|lists?|records?|recorded|reads?|mentions?"
    r"|contains?|describes|bears|names|sets out|runs to|quotes|refers|states)\b"
)


def _thing(register: Register, mention: Mention) -> Entity | None:
    """What "it" is: the last body, paper or outlet; of these the one that can do what it does."""
    lower = register.reading.lower
    if _BODYS_VERB.match(lower, mention.end):
        labels: tuple[str, ...] = ("organisation_statement", "other_media", "wire")
    elif _PAPERS_VERB.match(lower, mention.end):
        labels = (*DOCUMENT_LABELS, "social_post")
    else:
        labels = _THINGS
    able = register.latest(labels)
    paragraph = register.reading.paragraph_at(mention.start)
    near = able is not None and able.last >= register.reading.paragraphs[max(0, paragraph - 1)][0]
    return able if near else register.latest(_THINGS)


def _voice(register: Register, reach: int) -> Entity | None:
    """The body whose spokesman without a name spoke last: "A spokesman for the airline said …", and then "he added"."""
    entity = register.latest(("organisation_statement",))
    if entity is None or entity.last < reach or not entity.mentions:
        return None
    last = entity.mentions[-1]
    return entity if _SPOKESMAN.search(register.reading.lower, last.start, last.end) else None


def _human(register: Register, mention: Mention, word: str, paragraph: int, reach: int) -> Entity | None:
    """Who "he" or "she" is: who spoke last, unless somebody else was named since in another paragraph."""
    gender = "f" if word in ("she", "her", "herself") else "m" if word in ("he", "him", "his", "himself") else None
    spoke = _of_gender(register, register.latest(_HUMAN), gender)
    named = _named_before(register, mention.start, reach, gender)
    if named is not None:
        start, end, identity = named
        later = spoke is None or (start > spoke.last and not _within_words(register, spoke.last, start))
        elsewhere = spoke is None or spoke.last < reach or register.reading.paragraph_at(spoke.last) != paragraph
        if (later and (elsewhere or _opens_sentence(register, start))) or (word == "who" and mention.start - end < 4):
            spoke = register.of(identity, mention)
    if spoke is not None and gender:
        spoke.gender = spoke.gender or gender
    return spoke


def _within_words(register: Register, spoke: int, named: int) -> bool:
    """Whether somebody is named in the sentence of who spoke last, behind the verb: in what that one says of them."""
    return named - spoke < _LONGEST_SENTENCE and not _SENTENCE_ENDS.search(register.reading.text, spoke, named)


def _of_gender(register: Register, entity: Entity | None, gender: str | None) -> Entity | None:
    """The entity, or where it is known to be of the other gender the last person before it who may be meant."""
    if entity is None or gender is None or _gender(register, entity) in (gender, None):
        return entity
    others = [e for e in register.entities[-12:] if e.label in _HUMAN and _gender(register, e) in (gender, None)]
    return max(others, key=lambda e: e.last, default=None)


def _gender(register: Register, entity: Entity) -> str | None:
    return entity.gender or next((found for p in entity.names[:4] if (found := _told(register, p))), None)


def _told(register: Register, naming: Person) -> str | None:
    words = register.reading.text[
        naming.described[0] : naming.end + 40 if naming.described[1] > naming.end + 40 else naming.described[1]
    ]
    return "f" if _SHE_IS.search(words) else "m" if _HE_IS.search(words) else None


def _opens_sentence(register: Register, start: int) -> bool:
    """Whether a naming is the first word of its sentence: its subject, for all we know."""
    return register.reading.text[max(0, start - 3) : start].rstrip(" \"'")[-1:] in (".", "!", "?", "\n", "")


def _named_before(register: Register, before: int, reach: int, gender: str | None) -> tuple[int, int, Identity] | None:
    """Of the last namings the one that opens a sentence of the same paragraph, else the nearest."""
    index = bisect_left(register.namings, before, key=lambda row: row[0]) - 1
    paragraph = register.reading.paragraph_at(before)
    nearest: tuple[int, int, Identity] | None = None
    for row in reversed(register.namings[max(0, index - 5) : index + 1]):
        if row[0] < reach:
            break
        entity = register.by_key.get(f"person:{row[2].key}")
        known = (entity and entity.gender) or next((g for p in row[2].namings[:4] if (g := _told(register, p))), None)
        if gender is not None and known not in (gender, None):
            continue
        if _opens_sentence(register, row[0]) and register.reading.paragraph_at(row[0]) == paragraph:
            return row
        nearest = nearest or row
    return nearest
