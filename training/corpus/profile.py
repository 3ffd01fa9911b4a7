"""The realism profile: our articles beside real ones on what can be counted, figures only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from service.article.article import Article
from service.extraction.extract import extract
from service.extraction.model import Attribution, Extraction
from service.features.inventory import DOCUMENTS, UNNAMED

FARTHEST: Final = 0.25
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "i", "who", "which"})
_NAMED: Final = frozenset({"named_official", "named_person", "organisation_named_spokesperson"})
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’)]*(?=\s|$)")
_PROMOTION: Final = re.compile(r"^(?:(?:also )?read|watch|related|more)\b.{0,3}[:|]", re.IGNORECASE | re.MULTILINE)
_DATELINE: Final = re.compile(r"^(?!FILE PHOTO|TAKE )[A-Z][A-Z .,'’-]{2,40}[^\n]{0,60}?(?:--|[—–-]) ")
_LABEL: Final = re.compile(r"^(?!FILE PHOTO)[A-Z][A-Z .'-]{2,30}: ")
_OPENING: Final = 5  # paragraphs: a dateline may stand behind a byline, a time and a caption
Count = Callable[["Page"], float]


class Page:
    """One article and what was found in it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.found: Extraction = extract(article)
        self.words = max(1, self.found.words)
        self.paragraphs = [p for p in article.body.split("\n") if p.strip()]
        self.sentences = max(1, len(_SENTENCE.findall(article.body)))
        self.spoken: Sequence[Attribution] = [a for a in self.found.attributions if a.source]
        self.labels = {source.id: source.label for source in self.found.sources}

    def per_100_words(self, number: float) -> float:
        return 100 * number / self.words

    def share(self, chosen: Iterable[Attribution]) -> float:
        return len(list(chosen)) / len(self.spoken) if self.spoken else 0.0

    def source_words(self, attribution: Attribution) -> list[str]:
        return self.article.exact(attribution.source[0]).split()


def _surname_only(page: Page) -> float:
    return page.share(a for a in page.spoken if len(words := page.source_words(a)) == 1 and words[0][:1].isupper()
                      and words[0].lower() not in _PRONOUNS)  # fmt: skip


def _role_only(page: Page) -> float:
    return page.share(a for a in page.spoken if (words := page.source_words(a))[0].lower() == "the" and
                      all(word.islower() for word in words[1:]))  # fmt: skip


def _pronouns(page: Page) -> float:
    return page.share(a for a in page.spoken if page.source_words(a)[0].lower() in _PRONOUNS)


def _labelled(*labels: str) -> Count:
    return lambda page: page.share(a for a in page.spoken if page.labels.get(a.source_id or "") in labels)


def _first_named(page: Page) -> float:
    starts = [a.source[0].start for a in page.spoken if page.labels.get(a.source_id or "") in _NAMED]
    return 100 * min(starts) / len(page.article.body) if starts else 100.0


def _cue_share(*cues: str) -> Count:
    def count(page: Page) -> float:
        return page.share(a for a in page.spoken if a.cue and page.article.exact(a.cue[0]).lower().split()[-1] in cues)

    return count


def _dateline(page: Page) -> float:
    """A place before a dash or a colon at the top; several names before colons are a script's speakers."""
    opening = page.paragraphs[:_OPENING]
    labelled = [p for p in page.paragraphs if _LABEL.match(p) and not _PROMOTION.match(p)]
    return float(any(map(_DATELINE.match, opening)) or (len(labelled) == 1 and labelled[0] in opening))


def _evidence(*labels: str) -> Count:
    return lambda page: float(sum(e.label in labels for e in page.found.evidence))


COUNTS: Final[Mapping[str, Count]] = MappingProxyType(
    {
        "words": lambda p: float(p.words),
        "paragraphs": lambda p: float(len(p.paragraphs)),
        "sentences per paragraph": lambda p: p.sentences / max(1, len(p.paragraphs)),
        "words per sentence": lambda p: p.words / p.sentences,
        "headline words": lambda p: float(len(p.article.headline.split())),
        "attributions per 100 words": lambda p: p.per_100_words(len(p.spoken)),
        "sources": lambda p: float(len(p.found.sources)),
        "attributions per source": lambda p: len(p.spoken) / max(1, len(p.found.sources)),
        "share direct or mixed quotation": lambda p: p.share(a for a in p.spoken if a.kind in ("direct", "mixed")),
        "share beliefs and intentions": lambda p: p.share(a for a in p.spoken if not a.is_statement),
        "share pronoun sources": _pronouns,
        "share surname-only sources": _surname_only,
        "share role-only sources": _role_only,
        "share named officials": _labelled("named_official"),
        "share named persons": _labelled("named_person"),
        "share organisations": _labelled("organisation_statement", "organisation_named_spokesperson"),
        "share unnamed sources": _labelled(*UNNAMED),
        "share document sources": _labelled(*DOCUMENTS),
        "share other media": _labelled("other_media", "wire", "social_post"),
        "share cue 'said'": _cue_share("said"),
        "share cue 'says'": _cue_share("says"),
        "share cue 'told'": _cue_share("told"),
        "share cue 'according to'": _cue_share("to"),
        "first named source, % of text": _first_named,
        "replies": _evidence("reply"),
        "vague attributions": _evidence("vague_attribution"),
        "quotation marks per 100 words": lambda p: p.per_100_words(sum(p.article.body.count(q) for q in '"“”')),
        "promotional lines": lambda p: float(len(_PROMOTION.findall(p.article.body))),
        "dateline": _dateline,
        "unattributed share of claims": lambda p: (
            sum(not c.source_ids for c in p.found.claims) / len(p.found.claims) if p.found.claims else 0.0
        ),
    }
)


def profile(ours: Sequence[Article], real: Sequence[Article]) -> list[dict[str, Any]]:
    """A row for each count: median, quartiles and mean of our articles and of real ones; `apart` marks medians (means
    where both medians are 0) that differ by more than a quarter."""
    pages = [[Page(article) for article in articles] for articles in (ours, real)]
    rows = []
    for name, count in COUNTS.items():
        own, other = ([count(page) for page in some] for some in pages)
        rows.append({"count": name, "ours": _summary(own), "real": _summary(other), "apart": _apart(own, other)})
    return rows


def cue_ranks(articles: Iterable[Article], most: int = 20) -> list[str]:
    """The most frequent cue words, by rank."""
    cues: Counter[str] = Counter()
    for article in articles:
        page = Page(article)
        cues.update(article.exact(a.cue[0]).lower() for a in page.spoken if a.cue)
    return [cue for cue, _ in cues.most_common(most)]


def _summary(values: Sequence[float]) -> dict[str, float]:
    low, median, high = (round(float(np.quantile(values, q)), 2) for q in (0.25, 0.5, 0.75))
    return {"lower_quartile": low, "median": median, "upper_quartile": high, "mean": round(float(np.mean(values)), 2)}


def _apart(own: Sequence[float], other: Sequence[float]) -> bool:
    a, b = float(np.median(own)), float(np.median(other))
    if a == b == 0:
        a, b = float(np.mean(own)), float(np.mean(other))
    return abs(a - b) > FARTHEST * max(abs(b), 1e-9)
