"""The model card: what a version is for, how it was made, and every figure that was measured on it, good or bad."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from service.scoring.dimensions import DIMENSIONS
from service.scoring.manifest import CODEBOOK, MODEL_NAME, Manifest
from service.scoring.scorer import Scorer
from training import pictures
from training.evaluate import PUBLISHED, SMALLEST_GROUP
from training.summaries import total_in_words

PICTURES: Final = (pictures.predicted_against_rated, pictures.reliability, pictures.learning_curve, pictures.shapes)
_TOO_FAR: Final = 1.5
_LARGEST_ERRORS: Final = 10

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
        _choice(crossed),
        "![Predicted against rated, each with the raters' spread](predicted_rated.png)",
        "## By dimension",
        _table(
            ("", "", "mean error", "Spearman", "raters' mean difference", "applicability agrees"), _dimensions(crossed)
        ),
        *_held_out(report),
        *_largest_errors(crossed),
        *_edit_pairs(report),
        *_intervals(scorer, report),
        *_fairness(report),
        "## How much more data would help",
        _table(("articles", "mean error"), _curve(crossed)),
        "![Mean error against training articles](learning_curve.png)",
        "## Shape of every feature",
        "What each value of a feature adds to its dimension's level, relative to the typical article; for dimensions"
        " that may not apply also what it adds to the log-odds that they do (*applies*). The numbers: `shapes.json`.",
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
        total, raters = (total_in_words(part[who]["total"]) for who in ("model", "raters"))
        parts += [
            f"## {title}",
            f"{part['articles']} articles: {total}; one rater against another: {raters}.",
            _table(
                ("", "", "mean error", "Spearman", "raters' mean difference", "applicability agrees"), _dimensions(part)
            ),
        ]
    return parts


def _choice(crossed: Mapping[str, Any]) -> str:
    """Whether what is published is the best of what was compared, and if not, why it is published."""
    errors = {name: found["total"]["mean_absolute_error"] for name, found in crossed["contenders"].items()}
    better = [f"{name} ({error:.2f})" for name, error in errors.items() if error < errors[PUBLISHED]]
    if not better:
        return f"Published is {PUBLISHED}: none of the other ways has a smaller error."
    return (
        f"Published is {PUBLISHED}: every point can be traced to words on the page, and the directions of codebook 2.7"
        f" are kept. A smaller error had: {'; '.join(better)}. The difference is what that costs."
    )


def _largest_errors(crossed: Mapping[str, Any]) -> list[str]:
    rows = sorted(crossed["articles_predicted"], key=lambda row: (-abs(row["predicted"] - row["rated"]), row["id"]))
    shown = [
        [f"`{row['id']}`", f"{row['predicted']:.1f}", f"{row['rated']:.1f}", f"{row['low']:.1f} to {row['high']:.1f}"]
        for row in rows[:_LARGEST_ERRORS]
    ]
    return ["## Where it errs most (cross-validated)", _table(("article", "predicted", "rated", "raters"), shown)]


def _intervals(scorer: Scorer, report: Mapping[str, Any]) -> list[str]:
    crossed = report["cross_validation"]["interval"]
    parts = {"cross-validated": crossed} | ({"test": report["test"]["interval"]} if "test" in report else {})
    rows = [
        [name, f"{third['from']:.0f} to {third['to']:.0f}", str(third["n"]), f"{third['coverage']:.1%}"]
        for name, part in parts.items()
        for third in part["by_third"]
    ]
    test = f" On the test part {report['test']['interval']['coverage']:.1%}." if "test" in report else ""
    return [
        "## Intervals",
        f"Nominal {scorer.interval.level:.0%}; measured {crossed['coverage']:.1%} on articles whose story took no part"
        f" in setting the widths.{test}",
        _table(("articles", "predicted", "number", "inside"), rows),
        "![Coverage by third of the predictions](reliability.png)",
    ]


def _curve(crossed: Mapping[str, Any]) -> list[list[str]]:
    return [[str(p["articles"]), f"{p['mean_absolute_error']:.2f}"] for p in crossed["learning_curve"]]


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


def _fairness(report: Mapping[str, Any]) -> list[str]:
    """Errors by genre, press tradition, beat and length, and whether extraction finds as much in each."""
    crossed = report["cross_validation"]
    parts = {"cross-validated": crossed} | ({"on the test part": report["test"]} if "test" in report else {})
    found = [
        "## By group (cross-validated)",
        f"Groups of fewer than {SMALLEST_GROUP} articles are left out. "
        + " ".join(_beyond(name, part["by_group"]) for name, part in parts.items()),
    ]
    for grouping, groups in crossed["by_group"].items():
        rows = [
            [name, str(found["n"]), *_figures(found, "mean_absolute_error", "bias"),
             f"{found['times_the_whole']:.2f}" + (" **!**" if found["times_the_whole"] > _TOO_FAR else "")]
            for name, found in groups.items()
        ]  # fmt: skip
        if rows:
            found.append(_table((grouping, "articles", "mean error", "bias", "times the whole"), rows))
    return found + _recall(report.get("recall"))


def _beyond(name: str, groupings: Mapping[str, Any]) -> str:
    """Which groups' mean error is too far beyond the whole's."""
    far = [
        f"{grouping} {group} ({found['times_the_whole']:.2f})"
        for grouping, groups in groupings.items()
        for group, found in groups.items()
        if found["times_the_whole"] > _TOO_FAR
    ]
    return f"Beyond {_TOO_FAR} times the whole's mean error, {name}: {', '.join(far) or 'none'}."


def _recall(recall: Mapping[str, Any] | None) -> list[str]:
    if not recall:
        return []
    rows = [
        [f"{grouping}: {group}", str(found["n"]), str(found["spans"]), f"{found['recall']:.2f}"]
        for grouping, groups in recall["by_group"].items()
        for group, found in groups.items()
    ]
    return [
        f"Of the annotated spans of {recall['articles']} articles, extraction finds {recall['recall']:.1%} with the"
        " right label:",
        _table(("group", "articles", "spans", "recall"), rows),
    ]
