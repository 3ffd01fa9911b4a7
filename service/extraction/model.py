"""What extraction hands on: sources, attributions, claims and the evidence for each, tied to words on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from service.article.article import Article, Span

# Spoken words: quoted, reported, or both. `account`: on the authority of a text, data, an outlet or a written
# statement, or "according to". `act`: what somebody did in words, not the words ("criticised the plan"). The other two
# are states of mind.
AttributionKind = Literal["direct", "indirect", "mixed", "account", "act", "belief", "intention"]
# Who is told to think, want or do something has told the newsroom nothing: the claim stays the article's own.
TELLS_NOTHING: Final = frozenset({"act", "belief", "intention"})
Reason = Literal["none", "boilerplate", "specific"]
Holder = Literal["own", "other", "unstated"]
# Rules whose words tell of minds and deeds only ("embraces the plan", "the mayor's support for it"): who is their
# subject carries no claim by that.
ASCRIBING = frozenset(
    (
        "cues.stance",
        "cues.stance_forms",
        "cues.aim",
        "cues.deed",
        "cues.deed_forms",
        "cues.hearsay",
        "cue_nouns.stance",
        "cue_nouns.deed",
    )
)


class Evidence(NamedTuple):
    """Words that carry a label of codebook section 3.

    `rule` names the lexicon entry or rule that found them. `facts` holds what else the rule read there, as short
    lower-case words (`specific`, `denial`, `own`, …); features count them. `source_id` is the source the words are
    about, where there is one.
    """

    id: str
    label: str
    span: Span
    rule: str
    source_id: str | None = None
    facts: frozenset[str] = frozenset()


class Attribution(NamedTuple):
    """One act of attributing: who (`source`), how (`cue`), what (`content`); each a tuple of spans, possibly empty.

    `source` is the local mention ("he"); `source_id` the entity it resolves to, `None` where no source is stated.
    `facts` tells the circumstances the sentence gives (circumstances.py).
    """

    id: str
    kind: AttributionKind
    source_id: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    facts: frozenset[str] = frozenset()

    @property
    def is_statement(self) -> bool:
        """Whether something was said or shown; beliefs and intentions that the article ascribes are not."""
        return self.kind not in ("belief", "intention")

    @property
    def is_ascribed(self) -> bool:
        """Whether a rule found it that tells what somebody thinks, wants or does, in no words that could be theirs."""
        return self.rule in ASCRIBING


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The four blocks of D5 (codebook 2.5) and who holds the document."""

    issuer: bool = False
    type: bool = False
    date: bool = False
    route: bool = False
    status: bool = False
    access: bool = False
    holder: Holder = "unstated"

    @property
    def identity(self) -> bool:
        return self.issuer and self.type and self.date

    @property
    def blocks(self) -> int:
        return sum((self.identity, self.route, self.status, self.access))


class Source(NamedTuple):
    """One source of the article, however often it is mentioned (codebook 2.3, "Source", "Root", "Mediated speaker").

    `ladder` is 0–4; `description` is the fullest wording found on the page; `root` names the independent origin;
    `mediated_by` the source through which a named person's words reach the page. `lead` says that the source carries
    a claim of the headline or the first three paragraphs.
    """

    id: str
    label: str
    name: str | None
    description: str
    ladder: int
    root: str
    mediated_by: str | None = None
    mentions: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    reason: Reason = "none"
    interest: bool = False
    access: bool = False
    role: bool = False
    channel: bool = False
    dated: bool = False
    plural: bool = False
    lead: bool = False
    document: DocumentFacts | None = None


class Claim(NamedTuple):
    """One sentence (or run of quotation) that states something about the world (codebook 2.3, "Material claim").

    `exempt`: common knowledge or an open public event. `source_ids`: the sources it is tied to, empty where
    unattributed. `adverse`: it says something damaging about an identifiable person or body. `paragraph` counts from
    0 at the headline, or at the body's first paragraph where there is no headline; `lead` is codebook 2.3's "core".
    `facts` tells what its own words name (claim_facts.py).
    """

    span: Span
    paragraph: int
    lead: bool
    exempt: bool
    adverse: bool
    source_ids: tuple[str, ...]
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read off one article. Evidence is sorted by target (headline first), start, end.

    `genre` is a name of codebook 2.2. `not_rated` names why the codebook gives such a text no number (`too_short`,
    `not_english`, `satire`, …) or is `None`. `flags` are codebook flags: `low_information`, `not_comparable`, ….
    """

    article: Article
    genre: str
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    words: int
    not_rated: str | None = None
    flags: tuple[str, ...] = ()
