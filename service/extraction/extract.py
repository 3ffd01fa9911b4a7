"""The order of the extraction's steps: from an article to its sources, attributions, claims and the evidence for
each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from service.article.article import Article
from service.extraction import (
    anaphora,
    bystanders,
    carriers,
    claims,
    genre,
    leaks,
    outlet_names,
    papers,
    platforms,
    posters,
    scholars,
    sources,
    turns,
)
from service.extraction.attributions import find_attributions
from service.extraction.circumstances import circumstances
from service.extraction.covered import Covered
from service.extraction.credits import find_credits
from service.extraction.disclosure_ties import tie_disclosures
from service.extraction.disclosures import find_disclosures, longest
from service.extraction.entities import Entity
from service.extraction.evidence import RawEvidence, number, standing_alone
from service.extraction.found import Disclosure, FoundAttribution, Mention, Range
from service.extraction.furniture import find_furniture, story_paragraphs
from service.extraction.interviews import with_answers
from service.extraction.introductions import introduced
from service.extraction.language import is_english
from service.extraction.looked_for import looked_over
from service.extraction.mentions import find_mentions
from service.extraction.model import ASCRIBING, TELLS_NOTHING, Attribution, Evidence, Extraction, Source
from service.extraction.names import find_names
from service.extraction.offices_held import offices_held
from service.extraction.own_newsroom import without_own_outlet
from service.extraction.people import find_people
from service.extraction.possible import only_possible
from service.extraction.quotations import find_quotations
from service.extraction.reading import Reading, read
from service.extraction.replies import find_replies
from service.extraction.scan import scan
from service.extraction.sentences import find_sentences
from service.extraction.sources import Ties
from service.extraction.surroundings import Surroundings, in_company, look_around
from service.extraction.unspoken import find_unspoken
from service.extraction.voices import Aside, voiced


def extract(article: Article) -> Extraction:
    """Everything the page tells about its sourcing. Linear in the text; pure. Offsets are the article's."""
    reading = looked_over(read(article))
    words = genre.count_words(article.body)
    if words >= genre.SHORTEST_RATED and not is_english(reading):
        return Extraction(article, "unknown", (), (), (), (), words, not_rated="not_english")
    hits = in_company(reading, scan(reading.lower))
    furniture = find_furniture(article, reading)
    sentences = find_sentences(reading)
    quotations = find_quotations(reading)
    quoted = [(q.start, q.end) for q in quotations if q.speech]
    names = find_names(reading)
    people = find_people(reading, names, hits)
    found = find_attributions(reading, hits, sentences, names, quotations, furniture)
    found = with_answers(reading, turns.with_turns(reading, found), people, furniture)
    around = look_around(reading, hits, names, people, sentences, _told(found))
    found, spoken = only_possible(reading, found, find_mentions(around, found))
    credits = tuple(find_credits(reading, furniture))
    formulas = find_disclosures(reading, hits, quoted, furniture, around.told_at, around.told_near)
    mentions = _outside_reasons(_all_mentions(around, spoken, found, sentences, furniture, credits), formulas)
    held = offices_held(reading, hits, names, people)
    gathered, asides = voiced(reading, anaphora.gather(reading, mentions, people, held, names), found)
    owner = {m.attribution: e for e in gathered for m in e.mentions if m.attribution is not None}
    answers = find_replies(reading, sentences, names, hits.get("adverse", ()), formulas, found, owner)
    about = tie_disclosures(reading, sentences, longest((*formulas, *answers)), gathered)
    ties = _ties(gathered, sentences, about)
    told = sources.describe(reading, gathered, found, owner, ties, _lead_end(reading, furniture))
    by_entity = dict(zip(map(id, gathered), told, strict=True))
    attributions = _attributions(reading, sentences, found, owner, by_entity)
    stated = _disclosed(about, by_entity)
    of_sources = _of_mentions(gathered, asides, by_entity)
    evidence = number(reading, [*of_sources, *stated, *standing_alone(around, article, furniture, credits)])
    told = _completed(told, evidence, attributions)
    polls = {s.id for s in told if s.label == "poll"}
    claimed = claims.find_claims(reading, sentences, quoted, _owned(found, owner, by_entity), hits, furniture, polls)
    kind = genre.find_genre(reading, hits, _not_the_writers(quoted, found), told, attributions, words)
    return Extraction(article, kind.name, told, attributions, evidence, claimed, words, kind.not_rated, kind.flags)


def _told(found: Sequence[FoundAttribution]) -> Iterator[int]:
    """Where somebody is the source of what is said or shown."""
    return (a.cue[0][0] for a in found if a.cue and a.source and a.rule not in ASCRIBING)


def _not_the_writers(quoted: Sequence[Range], found: Sequence[FoundAttribution]) -> list[Range]:
    """Where others speak: within quotation marks and in an interview's answers."""
    return sorted([*quoted, *(part for a in found if a.rule == turns.RULE for part in a.content)])


def _all_mentions(
    around: Surroundings,
    spoken: Sequence[Mention],
    found: Sequence[FoundAttribution],
    sentences: Sequence[Range],
    furniture: Sequence[Range],
    credits: Sequence[Range],
) -> list[Mention]:
    """The attributions' sources and whatever else carries material, in order of start."""
    secret = leaks.find_secret_papers(around)
    spoken = leaks.with_secrecy(spoken, secret)
    spoken, carrying = carriers.merged(spoken, _carriers(around, sentences, secret, furniture, spoken))
    spoken = posters.typed(around, spoken)
    speakers = [(m.start, m.end) for m in spoken]
    posted = (*posters.posters(around, found), *platforms.find_posters(around, speakers))
    others = bystanders.find_bystanders(around, secret, posted, speakers, furniture)
    taken = Covered((m.start, m.end) for m in (*spoken, *others, *carrying))
    others = [*others, *(m for m in find_unspoken(around) if not taken.touch(m))]
    carrying = carriers.apart_from(carrying, others)
    everything = sorted((*spoken, *others, *carrying), key=lambda m: (m.start, m.end))
    return without_own_outlet(around.reading, everything, found, credits)


def _outside_reasons(mentions: Sequence[Mention], disclosures: Sequence[Disclosure]) -> list[Mention]:
    """Without whom or what a reason for anonymity names ("told by a lawyer", "her contract forbids it"): that is the
    newsroom's account of its source, and a source of nothing else."""
    reasons = Covered((d.start + 1, d.end) for d in disclosures if d.label == "anonymity_reason")
    return [mention for mention in mentions if not reasons.holds(mention.start)]


def _carriers(
    around: Surroundings,
    sentences: Sequence[Range],
    secret: Sequence[Mention],
    furniture: Sequence[Range],
    spoken: Sequence[Mention],
) -> list[Mention]:
    """Outlets by name, posts, and papers, of overlapping ones the first named here."""
    off_story = Covered(furniture)
    outlets = [m for m in outlet_names.find_outlets(around) if not off_story.touch(m)]
    posts = [m for m in platforms.find_posts(around) if not off_story.touch(m)]
    others = [*outlets, *carriers.apart_from(posts, outlets)]
    speaking = frozenset(m.start for m in spoken if m.kind == "document")
    research = carriers.apart_from([m for m in scholars.find_research(around) if not off_story.touch(m)], others)
    others = [*others, *research]
    found = papers.find_papers(around, sentences, [*secret, *research], furniture, speaking)
    return [*others, *carriers.apart_from(found, others)]


def _lead_end(reading: Reading, furniture: Sequence[Range]) -> int:
    """Where the lead ends: behind the headline and the body's first three paragraphs of story."""
    lead = islice(story_paragraphs(reading, furniture), claims.LEAD_PARAGRAPHS)
    return max((end for _, (_, end) in lead), default=len(reading.text))


def _ties(
    gathered: Sequence[Entity], sentences: Sequence[Range], about: Sequence[tuple[Disclosure, Entity | None]]
) -> dict[int, Ties]:
    """By `id` of an entity, what belongs to it."""
    told: dict[int, list[Disclosure]] = {}
    for disclosure, entity in about:
        if entity is not None:
            told.setdefault(id(entity), []).append(disclosure)
    ties = {}
    for entity in gathered:
        attributions = tuple(m.attribution for m in entity.mentions if m.attribution is not None)
        starts = sorted([m.start for m in entity.mentions] + [p.start for p in entity.names])
        places = dict.fromkeys(sentences[max(0, bisect_right(sentences, (start, 1 << 62)) - 1)] for start in starts)
        ties[id(entity)] = Ties(attributions, tuple(told.get(id(entity), ())), tuple(places))
    return ties


def _id(by_entity: Mapping[int, Source], entity: Entity | None) -> str | None:
    return by_entity[id(entity)].id if entity is not None else None


def _attributions(
    reading: Reading,
    sentences: Sequence[Range],
    found: Sequence[FoundAttribution],
    owner: Mapping[int, Entity],
    by_entity: Mapping[int, Source],
) -> tuple[Attribution, ...]:
    rows = []
    for index, item in enumerate(found):
        source, cue, content = reading.spans(item.source), reading.spans(item.cue), reading.spans(item.content)
        told_in = bisect_right(sentences, ((item.cue or item.content)[0][0], 1 << 62)) - 1
        facts = circumstances(reading, sentences, item, max(0, told_in)) if item.rule not in ASCRIBING else frozenset()
        owner_id = _id(by_entity, owner.get(index))
        rows.append(Attribution(f"a{index + 1}", item.kind, owner_id, source, cue, content, item.rule, facts))
    return tuple(rows)


def _disclosed(
    about: Sequence[tuple[Disclosure, Entity | None]], by_entity: Mapping[int, Source]
) -> Iterator[RawEvidence]:
    """What the page discloses, with the source it is about; terms of anonymity are their reason's."""
    for told, entity in about:
        if told.label != "anonymity_terms":
            yield RawEvidence(told.label, told.start, told.end, told.rule, _id(by_entity, entity), told.facts)


def _of_mentions(
    gathered: Sequence[Entity], asides: Sequence[Aside], by_entity: Mapping[int, Source]
) -> list[RawEvidence]:
    """A mention carries its entity's label, as an aside also where that is no source; a document both marked and leaked
    carries both."""
    rows = [RawEvidence(a.entity.label, a.mention.start, a.mention.end, a.mention.rule) for a in asides]
    for entity in gathered:
        rows.extend(introduced(entity, by_entity[id(entity)].id))
        for mention in entity.mentions:
            if mention.rule == "turns.label" and mention is not entity.mentions[0]:
                continue  # the label over each turn is layout
            labels = (mention.facts & _SECRET) | {entity.label}
            rows.extend(
                RawEvidence(label, mention.start, mention.end, mention.rule, by_entity[id(entity)].id, mention.facts)
                for label in labels
            )
    return rows


def _owned(
    found: Sequence[FoundAttribution], owner: Mapping[int, Entity], by_entity: Mapping[int, Source]
) -> list[claims.Owned]:
    """The ranges that a source of ladder 1 or more, or a mediated speaker, stands behind (codebook 2.3,
    "Attributed"). Who is only told to think, want or do something has told the newsroom nothing."""
    rows: list[claims.Owned] = []
    for index, item in enumerate(found):
        if item.kind in TELLS_NOTHING:
            continue
        source = by_entity[id(owner[index])] if index in owner else None
        if source is not None and source.ladder >= 1:
            rows.extend(claims.Owned(s, e, source.id) for s, e in (*item.source, *item.cue, *item.content))
    return rows


def _completed(
    told: Sequence[Source], evidence: Sequence[Evidence], attributions: Sequence[Attribution]
) -> tuple[Source, ...]:
    """The sources with the ids of their mentions and attributions."""
    mentions: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    for item in evidence:
        if item.source_id is not None and item.label not in _DISCLOSURES:
            mentions.setdefault(item.source_id, []).append(item.id)
    for attribution in attributions:
        if attribution.source_id is not None:
            said.setdefault(attribution.source_id, []).append(attribution.id)
    return tuple(
        s._replace(mentions=tuple(mentions.get(s.id, ())), attributions=tuple(said.get(s.id, ()))) for s in told
    )


_SECRET = frozenset({"classified_document", "leaked_document"})
_DISCLOSURES = frozenset(
    {
        "anonymity_reason",
        "access",
        "interest",
        "corroboration",
        "verification_limit",
        "document_authentication",
        "reply",
        "vague_attribution",
    }
)
