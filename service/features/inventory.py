"""An extraction looked at the way a rater looks at it before rating: the inventory of codebook 2.4, layer 1."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from service.extraction.model import Attribution, Claim, Evidence, Extraction, Source

UNNAMED: Final = frozenset({"unnamed_official", "unnamed_described", "unnamed_bare", "unnamed_group"})
DOCUMENTS: Final = frozenset(
    {"public_document", "court_document", "classified_document", "leaked_document", "study", "poll"}
)
SECOND_HAND: Final = frozenset({"other_media", "wire", "social_post"})
OFFICE_HOLDERS: Final = frozenset({"named_official", "organisation_named_spokesperson", "organisation_statement"})
_DISCLOSURES: Final = (
    "anonymity_reason", "access", "interest", "corroboration", "verification_limit", "document_authentication", "reply",
)  # fmt: skip
# What people do with words that states no fact about the world (codebook 2.3, "Material claim").
_NO_CLAIM: Final = re.compile(
    r"(?:call(?:s|ed|ing)? (?:for|on|upon)|ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|endors(?:es?|ed|ing)"
    r"|propos(?:es?|ed|ing)|critici[sz](?:es?|ed|ing)|prais(?:es?|ed|ing)|condemn(?:s|ed|ing)?|welcom(?:es?|ed|ing)"
    r"|applaud(?:s|ed|ing)?|thank(?:s|ed|ing)?|congratulat(?:es?|ed|ing)|question(?:s|ed|ing)?)$"
)


@dataclass(frozen=True)
class Inventory:
    """One article's sources and claims, sorted for rating."""

    extraction: Extraction

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """Every source, mediated speakers included."""
        return {source.id: source for source in self.extraction.sources}

    @cached_property
    def statements(self) -> tuple[Attribution, ...]:
        """Attributions of something said or shown, in the order of the page; beliefs and intentions left out."""
        return tuple(a for a in self.extraction.attributions if a.is_statement and a.source_id)

    @cached_property
    def listed(self) -> tuple[Source, ...]:
        """The sources that D2 and D6 count: mediated speakers left out (codebook 2.3), and those of whom the article
        tells only what they believe or intend. Who hands a paper over is a source without a statement."""
        heard = {statement.source_id for statement in self.statements}
        return tuple(
            source
            for source in self.extraction.sources
            if source.mediated_by is None and (source.id in heard or not source.attributions)
        )

    def weighed(self, value: Callable[[Source], float]) -> tuple[float, int]:
        """The sum of a value over the listed sources, and of their weights: the lead's count twice (codebook 2.5)."""
        weights = [2 if source.lead else 1 for source in self.listed]
        return sum(w * value(source) for w, source in zip(weights, self.listed, strict=True)), sum(weights)

    @cached_property
    def lead_sources(self) -> tuple[Source, ...]:
        """Listed sources that carry a claim of the lead."""
        return tuple(source for source in self.listed if source.lead)

    @cached_property
    def stated(self) -> tuple[Claim, ...]:
        """All claims but those without a source that only tell about the sourcing: why a name is withheld, what could
        not be checked. These are the newsroom's own disclosures and need no source."""
        return tuple(c for c in self.extraction.claims if c.source_ids or not self._discloses(c))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims that need a source; all of them where none does."""
        return tuple(c for c in self.stated if not c.exempt) or self.stated

    @cached_property
    def counted(self) -> tuple[Claim, ...]:
        """Claims that need a source or have one: exempt background stays out (codebook 2.7, exactly neutral)."""
        return tuple(c for c in self.stated if not c.exempt or self.owners(c))

    @cached_property
    def lead_claims(self) -> tuple[Claim, ...]:
        """Claims of the lead that need a source, or have one; all of the lead's where none does."""
        lead = tuple(claim for claim in self.stated if claim.lead)
        return tuple(c for c in lead if not c.exempt or c.source_ids) or lead

    def holding(self, *labels: str) -> tuple[Claim, ...]:
        """The counted claims in which words with one of these labels stand, in the order of the page."""
        return self._counted_around(self.labelled(*labels))

    @cached_property
    def naming_a_source(self) -> tuple[Claim, ...]:
        """The counted claims in which words about one of the article's sources stand."""
        return self._counted_around([e for e in self.extraction.evidence if e.source_id])

    def _counted_around(self, evidence: Iterable[Evidence]) -> tuple[Claim, ...]:
        starts = sorted(e.span.start for e in evidence if e.span.target == "body")
        return tuple(c for c in self.counted if bisect_left(starts, c.span.start) < bisect_left(starts, c.span.end))

    def _discloses(self, claim: Claim) -> bool:
        starts, ends = self._disclosures
        index = bisect_left(starts, claim.span.end) - 1
        return index >= 0 and ends[index] > claim.span.start

    @cached_property
    def _disclosures(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where the body's disclosures start, in order, and the farthest end up to each."""
        spans = [e.span for e in self.labelled(*_DISCLOSURES) if e.span.target == "body"]
        return tuple(s.start for s in spans), tuple(accumulate((s.end for s in spans), max))

    def owners(self, claim: Claim) -> tuple[Source, ...]:
        """The sources that attribute a claim, best identified first; empty where it stands unattributed.

        Only sources of ladder 1 or more and mediated speakers do (codebook 2.3, "Attributed").
        """
        return self._owners[id(claim)]

    @cached_property
    def _owners(self) -> Mapping[int, tuple[Source, ...]]:
        """By `id` of a claim, its owners: many features ask for them."""
        attributing = {s.id: s for s in self.extraction.sources if s.ladder >= 1 or s.mediated_by}
        return {id(claim): _best_first(claim, attributing) for claim in self.extraction.claims}

    @cached_property
    def _by_place(self) -> tuple[tuple[int, ...], tuple[Attribution, ...]]:
        """The body's attributions with a source, in order of their cues (or contents), and where those start."""
        placed = sorted(
            ((a.cue or a.content)[0].start, a.id, a)
            for a in self.extraction.attributions
            if a.source_id and (a.cue or a.content)[0].target == "body"
        )
        return tuple(start for start, _, _ in placed), tuple(a for _, _, a in placed)

    def words(self, claim: Claim) -> int:
        """A claim's length. Names and spellings differ in letters where they do not in words."""
        return self.extraction.article.body.count(" ", claim.span.start, claim.span.end) + 1

    def attributions_of(self, claim: Claim) -> tuple[Attribution, ...]:
        """The attributions whose cue stands in a claim."""
        return self._told_in[id(claim)]

    @cached_property
    def _told_in(self) -> Mapping[int, tuple[Attribution, ...]]:
        """By `id` of a claim, the attributions whose cue stands in it."""
        starts, attributions = self._by_place
        return {
            id(claim): attributions[bisect_left(starts, claim.span.start) : bisect_left(starts, claim.span.end)]
            for claim in self.extraction.claims
        }

    @cached_property
    def leant_on(self) -> frozenset[str]:
        """The sources behind statements of claims that nobody else states."""
        alone = set()
        for claim in self.stated:
            speakers = {a.source_id for a in self.attributions_of(claim) if a.is_statement and a.source_id}
            if len(speakers) == 1:
                alone |= speakers
        return frozenset(alone)

    @cached_property
    def voices(self) -> tuple[Source, ...]:
        """Unnamed people who tell something; a group counts only where a claim rests on it alone (ruling 2.11)."""
        telling = {s.source_id for s in self.statements if self._claims_something(s)}
        unnamed = (s for s in self.of_kind(UNNAMED) if s.id in telling or _is_relied_on(s))
        return tuple(s for s in unnamed if s.label != "unnamed_group" or s.id in self.leant_on)

    def _claims_something(self, attribution: Attribution) -> bool:
        """Whether an attribution gives words or tells a fact, not merely that somebody asked, praised or proposed."""
        if attribution.kind in ("direct", "mixed") or not attribution.cue:
            return True
        cue = " ".join(self.extraction.article.exact(span) for span in attribution.cue)
        return _NO_CLAIM.match(cue.lower()) is None

    def labelled(self, *labels: str) -> tuple[Evidence, ...]:
        """The evidence with one of these labels, in the order of the page."""
        if len(labels) == 1:
            return self._by_label.get(labels[0], ())
        return tuple([e for e in self.extraction.evidence if e.label in labels])

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = {}
        for item in self.extraction.evidence:
            found.setdefault(item.label, []).append(item)
        return {label: tuple(items) for label, items in found.items()}

    def of_kind(self, labels: frozenset[str], *, lead: bool = False) -> tuple[Source, ...]:
        """The listed sources (of the lead) with one of these labels."""
        return tuple([s for s in (self.lead_sources if lead else self.listed) if s.label in labels])


def _best_first(claim: Claim, attributing: Mapping[str, Source]) -> tuple[Source, ...]:
    found = [attributing[i] for i in claim.source_ids if i in attributing]
    if len(found) > 1:
        found.sort(key=lambda s: (-s.ladder, s.id))
    return tuple(found)


def _is_relied_on(source: Source) -> bool:
    """Whether the page relies on somebody beyond their words: who hands a paper over, whose silence on names it
    explains."""
    return not source.attributions or source.reason != "none" or source.access or source.interest
