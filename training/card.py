"""The model card: what a version is for, how it was made, and every figure that was measured on it, good or bad."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from service.scoring.dimensions import DIMENSIONS
from service.scoring.manifest import CODEBOOK, MODEL_NAME, Manifest
from service.scoring.scorer import Scorer
from training import pictures
from training.evaluate import PUBLISHED

_INTENDED: Final = """\
## What it is for

Rates how far a reader of one English news article can tell who says what and how they know (`data/CODEBOOK.md`). It is
meant for editors who revise a draft and for quality assurance of the service. It does not rate truth, quality or
politics, and must not be used to rank outlets or people, to take down or demote, to discipline a reporter, to compare
genres, or to find out who a source is (codebook 2.1)."""

_MADE: Final = """\
## How it was made

For each of the eight dimensions a `HistGradientBoostingRegressor` without interactions, monotone where codebook 2.7
promises a direction; for the three that may not apply, a classifier of the same kind. The total follows from the
levels by the formula of codebook 2.6, which is plain code. The articles were written for this project and rated by
language models following the codebook (`data/README.md`)."""


def headline_figures(report: Mapping[str, Any]) -> dict[str, float]:
    """The few figures that go into the manifest and `GET /v1/models`."""
    figures = {"cross_validated_mean_absolute_error": _own(report)["total"]["mean_absolute_error"],
               "cross_validated_spearman": _own(report)["total"]["spearman"]}  # fmt: skip
    if "test" in report:
        total = report["test"]["model"]["total"]
        figures |= {"test_mean_absolute_error": total["mean_absolute_error"], "test_spearman": total["spearman"]}
    return {name: round(value, 3) for name, value in figures.items()}


def _own(report: Mapping[str, Any]) -> Mapping[str, Any]:
    own: Mapping[str, Any] = report["cross_validation"]["contenders"][PUBLISHED]
    return own


def summary(report: Mapping[str, Any]) -> str:
    """The evaluation in a few lines for a terminal."""
    crossed = report["cross_validation"]
    lines = [f"cross-validated, {crossed['articles']} articles"]
    lines += [f"  {name:34} {_total(found['total'])}" for name, found in crossed["contenders"].items()]
    lines.append(f"  {'one rater against another':34} {_total(crossed['raters']['total'])}")
    for name, part in (("test", report.get("test")), *(report.get("real") or {}).items()):
        if part:
            lines.append(f"{name}, {part['articles']} articles: {_total(part['model']['total'])}")
    if pairs := report.get("edit_pairs"):
        lines.append(f"edit pairs: {pairs['neutral_kept']} neutral kept, {pairs['right_way']} others the right way")
    return "\n".join(lines)


def _total(total: Mapping[str, float]) -> str:
    if not total:
        return "too few articles"
    return f"mean error {total['mean_absolute_error']:.2f}, bias {total['bias']:+.2f}, Spearman {total['spearman']:.2f}"


def comparison(report: Mapping[str, Any]) -> str:
    """A comparison of two models in a few lines for a terminal."""
    lines = [f"{report['old']} → {report['new']}: {report['articles']} articles, mean move "
             f"{report['mean_absolute_move']}, {len(report['flipped_bands'])} bands flipped"]  # fmt: skip
    lines += [f"  {point['old']:5.1f} → {point['new']:5.1f}" for point in report["mapping"]]
    for row in report["moved_most"]:
        lines.append(f"  {row['id']}: {row['old']} → {row['new']}  {', '.join(row['moved_by'])}")
    return "\n".join(lines)


def draw(folder: Path, scorer: Scorer, report: Mapping[str, Any]) -> None:
    """Write the card's pictures into a folder."""
    pictures.predicted_against_rated(folder / "predicted_rated.png", report)
    pictures.reliability(folder / "reliability.png", scorer.interval, report)
    pictures.learning_curve(folder / "learning_curve.png", report)
    pictures.shapes(folder / "shapes.png", scorer)


def text(scorer: Scorer, manifest: Manifest, report: Mapping[str, Any]) -> str:
    """The card in Markdown."""
    crossed = report["cross_validation"]
    training = manifest.training
    parts = [
        f"# {MODEL_NAME}",
        _INTENDED,
        _MADE,
        f"Codebook {CODEBOOK}. {training['articles']} training articles, seed {training['seed']}, data"
        f" `{training['data_sha256'][:12]}`.",
        "## Against raters and simpler ways, cross-validated by story",
        _table(("", "mean error", "bias", "Spearman", "same band"), _contenders(crossed)),
        "![Predicted against rated, each with the raters' spread](predicted_rated.png)",
        "## By dimension",
        _table(
            ("", "", "mean error", "Spearman", "raters' mean difference", "applicability agrees"), _dimensions(crossed)
        ),
        *_held_out(report),
        *_edit_pairs(report),
        "## Intervals",
        f"Nominal {scorer.interval.level:.0%}; measured {crossed['interval']['coverage']:.1%} on articles whose story"
        " took no part in setting the widths." + _test_coverage(report),
        "![Coverage by third of the scale](reliability.png)",
        "## By group (cross-validated)",
        "Mean error beyond 1.5 times the whole's is marked.",
        *_groups(crossed),
        "## How much more data would help",
        "![Mean error against training articles](learning_curve.png)",
        "## Shape of every feature",
        "![What each feature adds to its dimension's level](shapes.png)",
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _figures(found: Mapping[str, float], *names: str) -> list[str]:
    return [f"{found[name]:.2f}" if name in found else "" for name in names]


def _contenders(crossed: Mapping[str, Any]) -> list[list[str]]:
    rows = [
        [name, *_figures(found["total"], "mean_absolute_error", "bias", "spearman"), f"{found['same_band']:.2f}"]
        for name, found in crossed["contenders"].items()
    ]
    raters = crossed["raters"]["total"]
    return [*rows, ["one rater against another", *_figures(raters, "mean_absolute_error", "bias", "spearman"), ""]]


def _dimensions(part: Mapping[str, Any]) -> list[list[str]]:
    own = part["contenders"][PUBLISHED] if "contenders" in part else part["model"]
    rows = []
    for dimension in DIMENSIONS:
        found, raters = own["dimensions"][dimension.code], part["raters"]["dimensions"][dimension.code]
        rows.append([dimension.code, dimension.name, *_figures(found, "mean_absolute_error", "spearman"),
                     *_figures(raters, "mean_absolute_error"),
                     *_figures(found, "applicability_agreement")])  # fmt: skip
    return rows


def _held_out(report: Mapping[str, Any]) -> list[str]:
    parts = []
    named = {"test": "On the test part, unseen in training"}
    named |= {f"real:{name}": f"On real articles ({name}), unseen in training" for name in report.get("real") or {}}
    for key, title in named.items():
        part = report["real"][key[5:]] if key.startswith("real:") else report.get("test")
        if part is None:
            continue
        total, raters = part["model"]["total"], part["raters"]["total"]
        parts += [
            f"## {title}",
            f"{part['articles']} articles: {_total(total)}; one rater against another: {_total(raters)}.",
            _table(
                ("", "", "mean error", "Spearman", "raters' mean difference", "applicability agrees"), _dimensions(part)
            ),
        ]
    return parts


def _test_coverage(report: Mapping[str, Any]) -> str:
    return f" On the test part {report['test']['interval']['coverage']:.1%}." if "test" in report else ""


def _edit_pairs(report: Mapping[str, Any]) -> list[str]:
    pairs = report.get("edit_pairs")
    if not pairs:
        return []
    rows = [[line, str(found["n"]), str(found["right"]), str(found["wrong"])] for line, found in pairs["lines"].items()]
    failures = [f"- `{one['id']}`: {one['before']} → {one['after']}" for one in pairs["failures"]]
    return [
        "## Edit pairs (codebook 2.7)",
        f"{pairs['neutral_kept']} of the neutral edits keep the score; {pairs['right_way']} of the others move it the"
        " right way or not at all.",
        _table(("line", "pairs", "as promised", "not"), rows),
        *(["Not as promised:\n\n" + "\n".join(failures)] if failures else []),
    ]


def _groups(crossed: Mapping[str, Any]) -> list[str]:
    parts = []
    for grouping, groups in crossed["by_group"].items():
        rows = [
            [name, str(found["n"]), *_figures(found, "mean_absolute_error", "bias"),
             f"{found['times_the_whole']:.2f}" + (" **!**" if found["times_the_whole"] > 1.5 else "")]
            for name, found in groups.items()
        ]  # fmt: skip
        if rows:
            parts.append(_table((grouping, "articles", "mean error", "bias", "times the whole"), rows))
    return parts
