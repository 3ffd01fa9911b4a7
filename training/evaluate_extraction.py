"""How well extraction types sources and finds disclosures, on anybody's annotations.

`onrecord-train evaluate-extraction` prints it, for articles with inline markup (corpus/markup.py) and rows of spans.

TYPES rows: `{"id", "mentions": [{start, end, label}], "disclosures": [{start, end, label}]}`; TEXTS rows:
`{"id", "text"}`. Offsets are code points, ends exclusive. Two spans meet if they share a character; a span is right if
it meets one of the same label on the other side.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service.article.article import Article
from service.extraction.extract import extract
from training.corpus.markup import SOURCE_LABELS, MarkupError, parse

DISCLOSURES = frozenset(
    "anonymity_reason access interest corroboration verification_limit document_authentication reply"
    " vague_attribution link".split()
)
# Labels the corpora list as disclosures though extraction finds them as sources.
ALSO_DISCLOSED = frozenset({"court_document", "leaked_document", "classified_document", "other_media", "press_event"})
FAMILY = {
    **dict.fromkeys(("named_official", "named_person", "organisation_named_spokesperson"), "named"),
    "organisation_statement": "organisation",
    **dict.fromkeys(("unnamed_official", "unnamed_described", "unnamed_bare", "unnamed_group"), "unnamed"),
    **dict.fromkeys(
        ("public_document", "court_document", "classified_document", "leaked_document", "study", "poll"), "document"
    ),
    **dict.fromkeys(("other_media", "wire", "social_post"), "media"),
}
# People, bodies and outlets that evidence of these labels names without a source only think or want something there:
# words about them, no mention of a source (codebook 2.3).
ALWAYS_A_SOURCES = SOURCE_LABELS - {"press_event", "wire", "classified_document"}
NAMES_A_PARTY = frozenset({"reply", "corroboration"})
PARTIES = frozenset(
    "named_official named_person organisation_named_spokesperson organisation_statement unnamed_official"
    " unnamed_described unnamed_bare unnamed_group".split()
)
NOT_TYPED = frozenset({"other", "vague_attribution"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled span of one of an article's texts; `source` is the id of the source it is a mention of."""

    label: str
    target: str
    start: int
    end: int
    source: str | None = field(default=None, compare=False)

    def meets(self, other: Labelled) -> bool:
        return self.target == other.target and self.start < other.end and other.start < self.end


@dataclass
class Tally:
    """Counts of one label: annotated, of these found with the label, predicted, of these right."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else float("nan")

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else float("nan")

    @property
    def f1(self) -> float:
        if not self.found or not self.right:
            return 0.0
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass
class Typing:
    """Of the annotated mentions, how many are found at all, with the right label, in the right family."""

    gold: int = 0
    found: int = 0
    right: int = 0
    family: int = 0
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed with xz or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def predicted_spans(article: Article) -> list[Labelled]:
    """Every labelled span that extraction finds in an article."""
    return [Labelled(e.label, e.span.target, e.span.start, e.span.end, e.source_id) for e in extract(article).evidence]


def annotated_spans(record: Mapping[str, Any]) -> list[Labelled]:
    """The mentions (with their source's label) and disclosures of an article with inline markup."""
    label_of = {source["id"]: source["label"] for source in record["sources"]}
    return [
        *(Labelled(label_of[m["source_id"]], m["target"], m["start"], m["end"]) for m in record["mentions"]),
        *(Labelled(d["label"], d["target"], d["start"], d["end"]) for d in record["disclosures"]),
    ]


def tally(gold: Sequence[Labelled], predicted: Sequence[Labelled], into: dict[str, Tally]) -> None:
    """Add one article's spans to the counts of their labels.

    The inventory lists sources (codebook 2.4): where one mention of a source is right, a further mention that the
    annotator left unmarked is no second source (2.8), so it counts neither for precision nor against it. Nor does the
    party inside words marked as a reply or corroboration only: who answers or confirms is somebody.
    """
    for span in gold:
        row = into.setdefault(span.label, Tally())
        row.gold += 1
        row.found += any(p.label == span.label and span.meets(p) for p in predicted)
    right = [span for span in predicted if any(g.label == span.label and span.meets(g) for g in gold)]
    listed = {(span.label, span.source) for span in right if span.source is not None and span.label in SOURCE_LABELS}
    for span in predicted:
        row = into.setdefault(span.label, Tally())
        met = {g.label for g in gold if span.meets(g)}
        listed_elsewhere = not met and (span.label, span.source) in listed
        told_otherwise = bool(met) and met <= NAMES_A_PARTY and span.label in PARTIES
        row.predicted += span in right or not (listed_elsewhere or told_otherwise)
        row.right += span in right


def evaluate_own(records: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Tally], int, int]:
    """Counts per label over articles with inline markup, and how many of their near-misses carry a source's label."""
    rows: dict[str, Tally] = {}
    near, taken = 0, 0
    for record in records:
        predicted = predicted_spans(Article(record["body"], headline=record["headline"], id=record["id"]))
        predicted = [p for p in predicted if p.source is not None or p.label not in ALWAYS_A_SOURCES]
        tally(annotated_spans(record), predicted, rows)
        for mark in record["marks"]:
            if mark["label"] == "near_miss":
                near += 1
                span = Labelled("near_miss", mark["target"], mark["start"], mark["end"])
                inside = [p for p in predicted if p.meets(span) and span.start <= p.start and p.end <= span.end]
                taken += bool(inside)
    return rows, near, taken


def evaluate_types(
    gold_rows: Iterable[Mapping[str, Any]], texts: Mapping[str, str]
) -> tuple[Typing, dict[str, Typing], dict[str, Tally]]:
    """Typing of annotated mentions, in all and by label, and the counts of disclosures."""
    total = Typing()
    by_label: dict[str, Typing] = {}
    disclosed: dict[str, Tally] = {}
    for row in gold_rows:
        predicted = predicted_spans(Article(texts[row["id"]], id=row["id"]))
        mentions = [p for p in predicted if p.label not in DISCLOSURES]
        for item in row["mentions"]:
            if item["label"] not in NOT_TYPED:
                span = Labelled(item["label"], "body", item["start"], item["end"])
                for counts in (total, by_label.setdefault(span.label, Typing())):
                    _count(span, [m for m in mentions if m.meets(span)], counts)
        tally(
            [Labelled(d["label"], "body", d["start"], d["end"]) for d in row["disclosures"]],
            [p for p in predicted if p.label in DISCLOSURES | ALSO_DISCLOSED and p.label != "link"],
            disclosed,
        )
    return total, by_label, disclosed


def _count(span: Labelled, met: Sequence[Labelled], counts: Typing) -> None:
    counts.gold += 1
    counts.found += bool(met)
    counts.right += any(m.label == span.label for m in met)
    wanted = FAMILY.get(span.label, span.label)
    counts.family += any(FAMILY.get(m.label, m.label) == wanted for m in met)
    if met and not any(m.label == span.label for m in met):
        counts.confusions[span.label, met[0].label] += 1


def read_annotated(folder: Path) -> list[dict[str, Any]]:
    """Every article with inline markup in a folder, in order of name; a file with faults in it is named and left
    out."""
    records = []
    for path in sorted(folder.glob("*.txt")):
        try:
            records.append(parse(path.read_text(encoding="utf-8")))
        except MarkupError as error:
            print(f"left out, {len(error.problems)} faults: {path.name}", file=sys.stderr)  # noqa: T201
    return records


def own_report(rows: Mapping[str, Tally], near: int, taken: int) -> list[str]:
    """A table of recall, precision and F1 per label, the most frequent first, and their mean."""
    lines = [f"{'label':34s} {'n':>5s} recall precision F1"]
    annotated = sorted((label for label in rows if rows[label].gold), key=lambda label: -rows[label].gold)
    for label in annotated:
        row = rows[label]
        lines.append(f"{label:34s} {row.gold:5d} {row.recall:.3f}  {row.precision:.3f}     {row.f1:.3f}")
    for title, wanted in (("mean of sources", SOURCE_LABELS), ("mean of disclosures", DISCLOSURES)):
        values = [rows[label].f1 for label in annotated if label in wanted]
        if values:
            lines.append(f"{title:34s} {len(values):5d} {'':15s} {sum(values) / len(values):.3f}")
    lines.append(f"near-misses taken for a source or disclosure: {taken} of {near}")
    return lines


def types_report(total: Typing, by_label: Mapping[str, Typing], disclosed: Mapping[str, Tally]) -> list[str]:
    """The shares found, right and in the right family per label, and recall and precision of disclosures."""
    lines = [f"{'label':34s} {'n':>5s} found right family"]
    for label, row in sorted(by_label.items(), key=lambda item: -item[1].gold):
        shares = (row.found / row.gold, row.right / row.gold, row.family / row.gold)
        lines.append(f"{label:34s} {row.gold:5d} " + " ".join(f"{share:.3f}" for share in shares))
    found = max(total.found, 1)
    lines.append(
        f"{'all mentions':34s} {total.gold:5d} {total.found / max(total.gold, 1):.3f}"
        f"   right of found {total.right / found:.3f}, family of found {total.family / found:.3f}"
    )
    lines.append(f"{'disclosure':34s} {'n':>5s} recall precision")
    for label, counts in sorted(disclosed.items(), key=lambda item: -item[1].gold):
        lines.append(f"{label:34s} {counts.gold:5d} {counts.recall:.3f}  {counts.precision:.3f}")
    return lines
