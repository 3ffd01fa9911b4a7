"""The figures of the datasheet: what is in the corpus, how raters agreed, how it compares with real news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from service.scoring.dimensions import DIMENSIONS
from service.scoring.formula import BAND_FLOORS
from training.corpus.checks import label_counts
from training.corpus.markup import parse
from training.dataset import Dataset, RatedArticle
from training.reliability import alpha_by_dimension

BEGIN: Final = "<!-- figures: written by `onrecord-train datasheet` -->"
END: Final = "<!-- end of figures -->"


def with_figures(page: str, figures: str) -> str:
    """The page with its figures replaced. Raises ValueError where it has no place for them."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the page needs a line {BEGIN} and a line {END}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def figures(folder: Path, dataset: Dataset, readings: int, profile: Mapping[str, Any] | None) -> str:
    """All tables, in Markdown. `profile` is what `onrecord-train profile` wrote."""
    records = [parse(path.read_text(encoding="utf-8")) for path in sorted((folder / "source").glob("*.txt"))]
    words = sorted(len(record["body"].split()) for record in records)
    near = sum(any(mark["label"] == "near_miss" for mark in record["marks"]) for record in records)
    parts = [
        f"{len(records)} articles, {sum(words)} words (median {words[len(words) // 2]}),"
        f" {len({r['story'] for r in records})} stories, {readings} readings. {near} articles hold near-misses.",
        _counts("Genre (the author's)", (record["genre"] for record in records)),
        _counts("Beat", (record["beat"] for record in records)),
        _counts("Style", (record["style"] for record in records)),
        _counts("Band (mean of the raters' totals)", (_band(article) for article in dataset.articles)),
        _counts("Part", (part for part in dataset.splits.values())),
        _table(("label", "spans"), [(label, str(n)) for label, n in label_counts(records).most_common()]),
        "### Agreement",
        *_agreement(dataset.articles),
    ]
    if profile:
        parts += ["### Beside real news", *_profile(profile)]
    return "\n\n".join(parts)


def _band(article: RatedArticle) -> str:
    return next(str(name) for floor, name in BAND_FLOORS if article.total >= floor)


def _counts(title: str, values: Iterable[str]) -> str:
    counts = Counter(values).most_common()
    return f"{title}: " + ", ".join(f"{name} {n}" for name, n in counts) + "."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def _agreement(articles: Sequence[RatedArticle]) -> list[str]:
    found = alpha_by_dimension(articles)
    rows = []
    for dimension in DIMENSIONS:
        row = found["dimensions"][dimension.code]
        applies = row["applicability_alpha"]
        rows.append(
            (dimension.code, dimension.name, f"{row['alpha']:.2f}", "" if applies is None else f"{applies:.2f}")
        )
    total = found["total"]
    return [
        f"Krippendorff's alpha over the first two readings of {found['articles']} articles: ordinal for levels,"
        f" nominal for applicability."
        f" Total: {total['alpha']:.2f} (interval), mean difference {total['mean_difference']} points.",
        _table(("", "dimension", "alpha", "applicability"), rows),
    ]


def _profile(profile: Mapping[str, Any]) -> list[str]:
    rows = [
        (row["count"], f"{row['ours']['median']:g}", f"{row['real']['median']:g}", f"{row['ours']['mean']:g}",
         f"{row['real']['mean']:g}", "apart" if row["apart"] else "")
        for row in profile["counts"]
    ]  # fmt: skip
    ours, real = profile["articles"]
    return [
        f"{ours} of our articles beside {real} real ones, counted by the service's own extraction; `apart` marks"
        " medians (means where both medians are 0) more than a quarter apart.",
        _table(("count", "ours, median", "real, median", "ours, mean", "real, mean", ""), rows),
        "Cues by rank, ours: " + ", ".join(profile["cues_by_rank"]["ours"]) + ". Real: "
        + ", ".join(profile["cues_by_rank"]["real"]) + ".",
    ]  # fmt: skip
