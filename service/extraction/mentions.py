"""Mentions: what kind of source the words are that say, show or report something (codebook 3.1, 3.2; rulings 2.11)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.extraction import documents, unnamed
from service.extraction.found import FoundAttribution, Mention, Range
from service.extraction.names import Name
from service.extraction.people import Person, is_organisation_name
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_FAMILIES = ("documents", "media", "organisations", "unnamed", "offices", "people_roles")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|who|which|that|him|her|them|this|these|those|one|you|himself|herself|themselves|itself)$", re.IGNORECASE)
_NEWSROOM = re.compile(r"(?:we|our (?:analysis|reporter|reporters|correspondent|investigation|review|count|visual desk)|this (?:newspaper|paper|reporter|newsroom|website|publication)(?:'s \w+)?|(?:a|an|the) (?:\w+ ){0,2}(?:reporter|correspondent) for this (?:paper|newspaper))\b", re.IGNORECASE)
# Where the words that say what it is end and those that say more about it begin.
_CORE_END = re.compile(r",|[ ](?:who|which|that|whose|where|in|on|at|from|for|with|within|inside|close|familiar|involved|briefed|speaking|citing|obtained|seen|reviewed|published|released|dated|marked|filed|by|to|about|under|after|during|based|led|made|being|reported|issued|considered|emerging|circulated|circulating|handling|uncovered|conducted|taken|showing|and (?:his|her|their|its|other|others|[A-Z]\w+)|as well as|of)\b|\(|[ ][-–—][ ]")
_CONTAINER = re.compile(r"\b(?:cop(?:y|ies)|pages?|series|number|summary|collection|batch|trove|one|average|handful|majority|lots?|dozens?|pair|thousands|hundreds|group|couple|set|version|draft|excerpts?|some|most|many|several|all|members?|part|any|none|each|rest|review|analysis)$")
_HEAD_OF_BODY = re.compile(r"\b(?:director|head|chief|chairman|chairwoman|chair|deputy|agent|officer|commissioner|administrator|adviser|advisor|counsel|member of)\b")
_OUTLET_SUFFIX = re.compile(r"\.(?:com|org|net|co\.\w\w|news)\b|\b(?:times|post|herald|tribune|gazette|courier|chronicle|journal|guardian|telegraph|observer|examiner|globe|news|radio|tv|magazine|daily|weekly|star|mail|echo|argus|sentinel|bugle|dispatch|monitor|mirror|sun)(?:'s)?$", re.IGNORECASE)
_TITLE_BEFORE_COMMA = re.compile(r"(?:the|her|his|its|their|our|one of|[\w.-]+'s) [^,]{3,60}, [a-z]")
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|both|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What typing may look at: hits by family, names and people, all in order of start."""

    reading: Reading
    hits: Mapping[str, Sequence[Hit]]
    names: Sequence[Name]
    people: Sequence[Person]
    places: frozenset[str] = frozenset()

    def within(self, family: str, start: int, end: int) -> list[Hit]:
        rows = self.hits.get(family, ())
        found = []
        for hit in rows[bisect_left(rows, start, key=lambda h: h.start) :]:
            if hit.start >= end:
                break
            if hit.end <= end and hit.entry.match(self.reading.lower, hit.start, hit.end):
                found.append(hit)
        return found

    def names_within(self, start: int, end: int) -> list[Name]:
        rows = self.names
        found = []
        for name in rows[max(0, bisect_left(rows, start, key=lambda n: n.start) - 1) :]:
            if name.start >= end:
                break
            if name.end > start:
                found.append(name)
        return found

    def person_within(self, start: int, end: int) -> Person | None:
        rows = self.people
        for person in rows[max(0, bisect_left(rows, start, key=lambda p: p.start) - 1) :]:
            if person.start >= end:
                return None
            if person.end > start:
                return person
        return None


_IN_PLACE = re.compile(r"\b(?:in|across|near|outside|throughout|around|to|from|into) ([A-Z][\w-]+)\b|\b([A-Z][\w-]+)'s (?:capital|government|parliament|army|navy|economy|cabinet|ministry|ambassador|president|prime|foreign|trade|interior|coast|border|north|south)\b")


def find_places(reading: Reading, people: Sequence[Person]) -> frozenset[str]:
    """Single names that the text treats as places, and that no person bears: a country can be a voice, not a person."""
    borne = {token for person in people for token in person.tokens}
    return frozenset(name for match in _IN_PLACE.finditer(reading.text) if (name := match.group(1) or match.group(2)) not in borne)


def find_mentions(around: Surroundings, attributions: Sequence[FoundAttribution]) -> list[Mention]:
    """The source of each attribution, typed; `attribution` is its index. In order of start."""
    mentions = [
        type_mention(around, start, end, index)
        for index, attribution in enumerate(attributions)
        for start, end in attribution.source[:1]
    ]
    return sorted(mentions, key=lambda m: (m.start, m.end))


def type_mention(around: Surroundings, start: int, end: int, attribution: int | None) -> Mention:
    """One mention, typed by its head; `label` is None where only its entity can tell (pronouns, bare surnames)."""
    text, lower = around.reading.text, around.reading.lower
    phrase = lower[start:end]
    if _NEWSROOM.match(phrase) and not _inside_speech(text, start):
        return Mention(start, end, "reporter_witness", "newsroom", "newsroom.own", None, attribution)
    if _PRONOUN.fullmatch(phrase):
        rule = "mention.pronoun.personal" if phrase in ("he", "she", "i", "him", "her") else "mention.pronoun"
        return Mention(start, end, None, "pronoun", rule, None, attribution)
    core_end = _core_end(text, start, end)
    person = around.person_within(start, end if _TITLE_BEFORE_COMMA.match(lower, start) else core_end)
    if person is not None and (person.end >= core_end - 3):
        outlet = [hit for hit in around.within("media", start, person.start) if hit.entry.id in ("media.outlets", "media.wires")]
        if outlet:
            return Mention(start, end, "other_media", "media", outlet[0].entry.id, text[outlet[0].start : outlet[0].end], attribution, frozenset({"reporter"}))
        return _named(around, start, end, person, attribution)
    documented = _document(around, start, end, core_end, attribution)
    if documented is not None:
        return documented
    return _undocumented(around, start, end, core_end, attribution)


def _inside_speech(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] == '"'


def _core_end(text: str, start: int, end: int) -> int:
    """Where the head ends. A title with "of" before a name goes on: "Secretary of State Ilse Marrow"."""
    for match in _CORE_END.finditer(text, start + 1, end):
        if match.group() in (" of", " for", " in", " to") and re.match(r" (?:the )?[A-Z]", text[match.end() : match.end() + 6]) and re.search(r"[A-Z][\w.-]*$", text[start : match.start()]):
            continue
        if match.group() == " of" and _CONTAINER.search(text[start : match.start()].lower()):
            continue
        return match.start()
    return end


def _named(around: Surroundings, start: int, end: int, person: Person, attribution: int | None) -> Mention:
    office = person.office or bool(around.within("offices", start, end)) or _public_head(around, start, end)
    label = "organisation_named_spokesperson" if person.spokes else "named_official" if office else "named_person"
    facts = frozenset({"role"} if person.role else ())
    return Mention(start, end, label, "name", f"people.{label}", " ".join(person.tokens), attribution, facts)


def _public_head(around: Surroundings, start: int, end: int) -> bool:
    """A director, head or chair of a public body."""
    return bool(around.within("organisations", start, end)) and bool(
        _HEAD_OF_BODY.search(around.reading.lower, start, end)
        and any(hit.entry.id == "organisations.public" for hit in around.within("organisations", start, end))
    )


def _document(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention | None:
    """A document, poll or study whose noun is the mention's head."""
    hits = around.within("documents", start, end)
    heads = [hit for hit in hits if hit.end == core_end]
    if not heads or any(fact in ("leaked_document",) for hit in heads for fact in hit.entry.facts) and len(heads) == 1 and heads[0].entry.id == "documents.leaked":
        return None
    named = documents.naming([*heads, *(hit for hit in hits if hit.entry.id in ("documents.classified", "documents.marked", "documents.leaked"))], around.reading.lower)
    if named is None:
        return None
    facts = {"specific"} if named.specific else set()
    facts |= {hit.entry.facts and next(iter(hit.entry.facts)) for hit in hits if hit.entry.id in ("documents.classified", "documents.marked", "documents.leaked")}
    if around.names_within(start, end) or around.within("organisations", start, end):
        facts.add("issuer")
    return Mention(start, end, named.label, "document", f"documents.{named.label}", named.noun, attribution, frozenset(facts))


def _undocumented(around: Surroundings, start: int, end: int, core_end: int, attribution: int | None) -> Mention:
    """Outlets, organisations and unnamed people, by the word the mention's core ends with."""
    text = around.reading.text
    media = [hit for hit in around.within("media", start, core_end + 1) if hit.entry.id != "media.event"]
    names = around.names_within(start, core_end)
    if media and (media[-1].end >= core_end - 2 or (names and media[-1].start >= names[-1].start)):
        label = "wire" if "wire" in media[-1].entry.facts else "social_post" if "social_post" in media[-1].entry.facts else "other_media"
        generic = "generic" in media[-1].entry.facts and not names
        return Mention(start, end, label, "media", media[-1].entry.id, text[media[-1].start : media[-1].end], attribution, frozenset({"generic"} if generic else ()))
    if names and _OUTLET_SUFFIX.search(text, start, core_end) and not around.within("unnamed", start, core_end):
        return Mention(start, end, "other_media", "media", "media.outlet_name", text[names[-1].start : min(names[-1].end, core_end)], attribution)
    ends_in_name = bool(names) and names[-1].end >= core_end - 2
    roles = [hit for hit in around.within("people_roles", start, end) if "spokes" in hit.entry.facts and hit.start < core_end]
    if roles:
        return Mention(start, end, "organisation_statement", "organisation", "people_roles.spokes", _organisation_of(text, names), attribution, frozenset({"spokes"}))
    if ends_in_name:
        return _proper(around, start, end, names[-1], attribution)
    return unnamed.type_description(around, start, end, core_end, attribution)


def _organisation_of(text: str, names: Sequence[Name]) -> str | None:
    return text[names[0].start : names[0].end] if names else None


def _proper(around: Surroundings, start: int, end: int, name: Name, attribution: int | None) -> Mention:
    """A proper name that names nobody by itself: an organisation, or a surname that its entity will explain."""
    text = around.reading.text
    run = text[name.start : min(name.end, end)].removesuffix("'s")
    if is_organisation_name(run) or around.within("organisations", name.start, min(name.end, end)):
        group = re.search(r"\b(?:Republicans|Democrats|Americans|Conservatives|Tories)$", run)
        label = "unnamed_group" if group else "organisation_statement"
        return Mention(start, end, label, "organisation", f"organisations.{label}", run, attribution, frozenset({"named"}))
    if " " not in run and _capital_by_position(around, name):
        return unnamed.type_description(around, start, end, end, attribution)
    if " " not in run and run in around.places:
        return Mention(start, end, "organisation_statement", "organisation", "organisations.place", run, attribution, frozenset({"named"}))
    if " " not in run:
        return Mention(start, end, None, "name", "people.surname", run, attribution)
    return Mention(start, end, "named_person", "name", "people.name", run, attribution)


def _capital_by_position(around: Surroundings, name: Name) -> bool:
    """Whether a single word is capitalised where a sentence begins and nowhere else: a common noun, for all we know."""
    text = around.reading.text
    word = text[name.start : name.end]
    leading = text[max(0, name.start - 3) : name.start].rstrip(" \"'(")
    if leading and leading[-1] not in ".!?\n:":
        return False
    return not any(other.start != name.start and text[other.start : other.end].removesuffix("'s") in (word, f"the {word}") for other in around.names) and not any(
        word in person.tokens for person in around.people
    )


_PERSONAL = frozenset({"named_official", "named_person", "organisation_named_spokesperson", "unnamed_official"})


def only_possible(
    attributions: Sequence[FoundAttribution], mentions: Sequence[Mention]
) -> tuple[list[FoundAttribution], list[Mention]]:
    """Without those whose verb only papers can be the subject of ("shows", "finds") but whose source is a person."""
    personal = {
        m.attribution
        for m in mentions
        if m.attribution is not None
        and attributions[m.attribution].rule == "cues.document"
        and (m.label in _PERSONAL or (m.label is None and m.kind == "name") or m.rule == "mention.pronoun.personal")
    }
    kept = [index for index in range(len(attributions)) if index not in personal]
    renumbered = {old: new for new, old in enumerate(kept)}
    return [attributions[index] for index in kept], [
        replace(m, attribution=renumbered[m.attribution]) for m in mentions if m.attribution in renumbered
    ]
