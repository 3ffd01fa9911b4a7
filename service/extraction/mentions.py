"""Mentions: what kind of source the words are that say, show or report something (codebook 3.1, 3.2; rulings 2.11)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import partial

from service.extraction import naming, outlets, turns, unnamed
from service.extraction.by_deed import by_deed
from service.extraction.document_mentions import type_document
from service.extraction.found import FoundAttribution, Mention
from service.extraction.mention_core import core_end as core_end_of
from service.extraction.names import Name, as_surname
from service.extraction.not_people import TIME_OR_MARK, is_called_thing, one_of_many
from service.extraction.organisation_names import AND_BODY, is_organisation_name
from service.extraction.relative_subject import widened
from service.extraction.surroundings import Surroundings

_PRONOUN = frozenset(
    "he she they it we i me who which that him her them this these those one you himself herself"
    " itself themselves his its"
    " their my both".split()
)
_PERSONAL_PRONOUN = frozenset("he she i me him her his my himself herself".split())
_NEWSROOM = re.compile(
    r"(?:we|our (?:(?:\w+ )?analysis|reporters?|(?:own )?correspondents?|investigation|review|count|visual desk|tests)"
    r"|this (?:newspaper|paper|reporter|newsroom|website|publication|daily|writer|correspondent|magazine)(?:'s [\w ]+)?"
    r"|(?:an?|the) (?:\w+ ){0,2}(?:reporter|correspondent) (?:for|from|of) this (?:paper|newspaper)"
    r"|a reporter at the scene"
    r"|(?:our|the) correspondent)\b"
)
# The outlet as hearsay's owner: "this paper understands", "the Echo has learned".
_HAS_LEARNED = re.compile(r"\b(?:learn(?:ed|t|s)|understands?|hears?|has been told|can reveal|gathered)\b")
_PRONOUN_AND = re.compile(r"(?:both )?(?:he|she|they|we|i) and ")


def find_mentions(around: Surroundings, attributions: Sequence[FoundAttribution]) -> list[Mention]:
    """The source of each attribution, typed; `attribution` is its index. In order of start."""
    mentions = []
    reported = {start for attribution in attributions for start, _ in attribution.content}
    for index, attribution in enumerate(attributions):
        for start, end in attribution.source[:1]:
            if attribution.rule == turns.RULE:
                mentions.append(turns.speaker(around.reading.text[start:end], start, end, around.people, index))
                continue
            start, end = widened(around, start, end)
            mention = type_mention(around, start, end, index, document="document" in attribution.rule)
            mention = by_deed(around, mention, attribution)
            if mention.kind in ("newsroom", "media") and _tells_hearsay(around, attribution):
                mention = mention._replace(
                    label="unnamed_bare", kind="description", rule="mention.has_learned", name=None
                )
            if mention.kind in ("name", "organisation") and _reported_by(around, attribution, mention):
                mention = mention._replace(label="other_media", kind="media", rule="media.reported_by")
            if mention.kind == "pronoun" and _retold(around, mention, attribution, reported):
                continue
            if unnamed.only_asks(around, mention, attribution.cue):
                continue
            if mention.kind != "nothing" and not unnamed.is_vague(around, mention):
                mentions.append(mention)
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _retold(around: Surroundings, mention: Mention, attribution: FoundAttribution, reported: Container[int]) -> bool:
    """ "She said ‹she› had asked": what somebody is said to have said there is the first statement's content."""
    if any(around.reading.text[start - 1 : start] == '"' for start, _ in attribution.content):
        return False
    if around.reading.text[max(0, mention.start - 3) : mention.start].rstrip()[-1:] in ('"', ".", "!", "?", "\n", ""):
        return False
    that = around.reading.lower.endswith(" that ", 0, mention.start)
    return mention.start in reported or (that and mention.start - 5 in reported)


def _reported_by(around: Surroundings, attribution: FoundAttribution, mention: Mention) -> bool:
    """ "As reported by Orbit": whoever a passive "reported by" names is an outlet, unless a person of the story or
    an office."""
    if not attribution.cue or attribution.cue[-1][1] > mention.start or around.borne_by_person(mention.name or ""):
        return False
    start, end = attribution.cue[-1]
    return (
        "reported" in around.reading.lower[start:end]
        and mention.rule in ("people.surname", "people.name", "organisations.named")
        and not around.within("organisations", mention.start, mention.end)
    )


def _tells_hearsay(around: Surroundings, attribution: FoundAttribution) -> bool:
    lower = around.reading.lower
    return any(_HAS_LEARNED.search(lower, start, end) for start, end in attribution.cue)


def type_mention(
    around: Surroundings, start: int, end: int, attribution: int | None, *, document: bool = False
) -> Mention:
    """One mention, typed by its head; `label` is None where only its entity can tell (pronouns, bare surnames).

    `document`: the verb is one that papers have ("shows", "lists"), so that an unknown thing is taken for one.
    """
    text, lower = around.reading.text, around.reading.lower
    phrase = lower[start:end]
    quoted = text[max(0, start - 1) : start] == '"'
    if _NEWSROOM.match(phrase) and not quoted:
        return Mention(start, end, "reporter_witness", "newsroom", "newsroom.own", None, attribution)
    word = phrase.removesuffix("'s")
    if word in _PRONOUN:
        if (
            word in ("who", "which", "that")
            and (antecedent := _antecedent(around, start, end, attribution)) is not None
        ):
            return antecedent
        if word in ("i", "me", "my") and not quoted:
            return Mention(start, end, "reporter_witness", "newsroom", "newsroom.author", None, attribution)
        rule = "mention.pronoun.personal" if word in _PERSONAL_PRONOUN else "mention.pronoun"
        nobody = word == "you" or (word == "who" and not quoted)
        return Mention(start, end, None, "nothing" if nobody else "pronoun", rule, None, attribution)
    joined = _PRONOUN_AND.match(lower, start, end)
    core_end = core_end_of(text, joined.end() if joined else start, end)
    person = naming.person_named(around, start, end, core_end)
    if person is not None:
        return outlets.of_reporter(around, start, end, person, attribution) or naming.named(
            start, end, person, attribution
        )
    return (
        naming.by_first_name(around, start, end, core_end, attribution)
        or outlets.type_report(around, start, end, core_end, attribution)
        or type_document(around, start, end, core_end, attribution)
        or outlets.type_outlet(around, start, end, core_end, attribution)
        or _undocumented(around, start, end, core_end, attribution, document)
    )


_NOUN_PHRASE = re.compile(
    r"(?:\b(?:an?|the|one|two|three|four|some|several|many|those|this|that|his|her|its|their|another)[ ])?"
    r"(?:[\w'-]+[ ]){0,3}[\w'-]+$"
)


# Of an official the page may tell in a relative clause alone why no name is given.
_WITHHOLDS = re.compile(
    r"anonym|\bname(?:d|s)?\b|identified|withheld|not authori[sz]ed|declined to be|spoke on condition"
)


def _antecedent(around: Surroundings, start: int, end: int, attribution: int | None) -> Mention | None:
    """What a relative pronoun stands for: the phrase right before it, typed; the words of the mention stay the
    pronoun's."""
    lower = around.reading.lower
    last = start - 1 if start and lower[start - 1] == " " else start
    last = last - 1 if lower[last - 1 : last] == "," else last
    for person in around.people_within(max(0, last - 40), last + 1):
        if abs(person.end - last) <= 1:
            return naming.named(person.start, person.end, person, attribution)._replace(start=start, end=end)
    phrase = _NOUN_PHRASE.search(lower, max(0, last - 60), last)
    if phrase is None or not any(
        hit.end == last
        for family in ("unnamed", "offices", "people_roles", "organisations", "documents", "media")
        for hit in around.within(family, phrase.start(), last)
    ):
        return None
    meant = type_mention(around, phrase.start(), last, attribution)
    # "A driver who reported a leak was moved" tells what the driver did.
    told_of = meant.label in ("unnamed_described", "unnamed_group", "organisation_statement", "poll") or (
        meant.label == "unnamed_official" and not _WITHHOLDS.search(lower, end, min(len(lower), end + 90))
    )
    return None if told_of and lower[start:end] == "who" else meant._replace(start=start, end=end)


def _undocumented(
    around: Surroundings, start: int, end: int, core_end: int, attribution: int | None, document: bool
) -> Mention:
    """Organisations and unnamed people, by the word the mention's core ends with."""
    text = around.reading.text
    names = around.names_within(start, core_end)
    voices = [
        hit for hit in around.within("people_roles", start, end) if "spokes" in hit.entry.facts and hit.start < core_end
    ]
    if voices:
        return Mention(
            start,
            end,
            "organisation_statement",
            "organisation",
            "people_roles.spokes",
            _body_named(text, names),
            attribution,
            frozenset({"spokes"}),
        )
    if asked := unnamed.of_those_asked(around, start, end, attribution):
        return asked
    if unnamed.PARTY.fullmatch(around.reading.lower, start, core_end):
        party = text[start:core_end].removeprefix("The ").removeprefix("the ")
        told = frozenset({"named"})
        return Mention(
            start, end, "organisation_statement", "organisation", "organisations.party", party, attribution, told
        )
    if names and names[-1].end >= core_end - 2 and not around.headed_by_common_noun(start, core_end):
        return _proper(around, start, end, core_end, names[-1], attribution, document)
    return unnamed.type_description(around, start, end, core_end, attribution, document=document)


def _body_named(text: str, names: Sequence[Name]) -> str | None:
    return text[names[0].start : names[0].end] if names else None


def _proper(
    around: Surroundings, start: int, end: int, core_end: int, name: Name, attribution: int | None, document: bool
) -> Mention:
    """A proper name that names nobody by itself: an organisation, or a surname that its entity will explain."""
    first, last = max(name.start, start), min(name.end, core_end)
    run = as_surname(around.reading.text[first:last].removesuffix("'s").removeprefix("The "))
    mention = partial(Mention, start, end, attribution=attribution)
    if TIME_OR_MARK.fullmatch(run) or _PLATFORMS_POST.match(around.reading.text, first):
        return mention(None, "nothing", "mention.time")
    named = frozenset({"named"})
    if (nobody := one_of_many(around.reading, start, run, mention)) is not None:
        return nobody
    if place := _place(around, first, last):
        return mention("organisation_statement", "organisation", place, run, facts=named)
    single = " " not in run
    if single and (run in around.bearers or _introduced(around, first, last)):
        return mention(naming.told_label(around, last, end), "name", "people.surname", run)
    if is_called_thing(around.reading.lower, first, last):
        return mention("organisation_statement", "organisation", "organisations.called", run, facts=named)
    if single and run.endswith("s") and not run.isupper() and around.only_opens_sentence(first, last):
        return unnamed.type_description(around, start, end, core_end, attribution, document=document)
    office = around.within("offices", first, last)
    if office and office[-1].end >= last - 1:
        return unnamed.type_description(around, start, end, core_end, attribution, document=document)
    if (
        is_organisation_name(run)
        or AND_BODY.match(around.reading.text, last)
        or around.within("organisations", first, last)
        or _like_a_body(around, first, last, run)
    ):
        return mention("organisation_statement", "organisation", "organisations.named", run, facts=named)
    if single and around.only_opens_sentence(first, last):
        return unnamed.type_description(around, start, end, core_end, attribution, document=document)
    if single and not (around.borne_by_person(run) or _HONOURED.search(around.reading.text, max(0, first - 12), first)):
        return mention("organisation_statement", "organisation", "organisations.unborne", run, facts=named)
    return (
        mention(None, "name", "people.surname", run) if single else mention("named_person", "name", "people.name", run)
    )


# "Said in a ‹Facebook› post": where it was said.
_PLATFORMS_POST = re.compile(
    r"(?:Facebook|Twitter|Instagram|TikTok|Telegram|YouTube|LinkedIn|WhatsApp|Truth Social|X|Reddit|Threads|Bluesky)"
    r" (?:post|video|message|thread|story|page|account|channel|update|comment)s?\b"
)
_HONOURED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Fr|Sister|Father)\.? $")
_TELLS_WHO = re.compile(r", (?:an? |the |who |\d)|, (?:an )?aged ")


def _introduced(around: Surroundings, first: int, last: int) -> bool:
    """Whether a single name is introduced as a person's: "Abdou, a herder"."""
    text = around.reading.text
    if text.endswith(("the ", "The "), 0, first) or is_called_thing(around.reading.lower, first, last):
        return False
    return _TELLS_WHO.match(text, last) is not None


def _place(around: Surroundings, first: int, last: int) -> str | None:
    """The rule by which the whole name is a country, capital or people."""
    place = around.within("places", first, last)
    return place[0].entry.id if place and place[-1].end >= last - 2 and place[0].start <= first + 4 else None


def _like_a_body(around: Surroundings, first: int, last: int, run: str) -> bool:
    """Whether a name that no person of the text bears behaves like a body's: "the Swifts", a place, ", which"."""
    text = around.reading.text
    if around.borne_by_person(run):
        return False
    the = text[max(0, first - 4) : first].lower() == "the "
    return the or text.startswith(", which", last) or run in around.places
