"""The check itself: every article is answered, and its answer held against the one that is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from service.article.article import Article
from service.errors import InvalidSubmission, OnRecordError, UnsupportedLanguage
from service.regression.drift import Drift, Finding, Scored, Tolerance, Wording, difference
from service.regression.inputs import Case
from service.regression.targets import Target

Json = dict[str, Any]
Verdict = Literal["same", "drifted", "not_comparable"]


class WrongExpectation(OnRecordError):
    """An expectation is not (part of) an answer of the API; the message names the article."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One article after the check; `drift` is None where the answer is the expected one."""

    id: str
    verdict: Verdict
    old: float | None
    new: float | None
    drift: Drift | None
    answer: Json


@dataclass(frozen=True, slots=True)
class Run:
    """A whole check. `expected` says where the expectations come from; `models` are those that answered."""

    against: str
    expected: str
    tolerance: Tolerance
    articles: tuple[Checked, ...]

    @property
    def models(self) -> tuple[str, ...]:
        found = (each.answer.get("model") for each in self.articles)
        return tuple(sorted({f"{model['name']}@{model['version']}" for model in found if model}))

    @property
    def drifts(self) -> tuple[Drift, ...]:
        """What differs, the largest moves first."""
        found = [each.drift for each in self.articles if each.drift]
        return tuple(sorted(found, key=lambda drift: (-drift.moved, drift.id)))


def check(
    cases: Iterable[Case], target: Target, expected: Mapping[str, Json] | Target, tolerance: Tolerance, quotes: bool
) -> Iterator[Checked]:
    """Answer and compare each article. An article's own `expected` goes before what is recorded elsewhere."""
    for case in cases:
        new = {**target.answer(case.submission), "id": case.id}
        if case.expected is not None:
            old: Json | None = case.expected
        else:
            old = expected.get(case.id) if isinstance(expected, Mapping) else expected.answer(case.submission)
        try:
            yield _compare(case, old, new, tolerance, quotes)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise WrongExpectation(f"{case.id}: what is expected is not (part of) an answer ({error!r})") from None


def _compare(case: Case, old: Json | None, new: Json, tolerance: Tolerance, quotes: bool) -> Checked:
    was, now = _value(old or {}), _value(new)
    obstacle = _obstacle(old, new)
    if old is None or obstacle:
        return Checked(case.id, "not_comparable", was, now, Drift(case.id, was, now, note=obstacle), new)
    if "status" in new or "status" in old:
        same = new.get("type") == old.get("type")
        drift = None if same else Drift(case.id, was, now, note=f"{_refusal(old)} → {_refusal(new)}")
    else:
        drift = difference(case.id, _scored(old, new), _scored(new, new), tolerance, _wording(case, (old, new), quotes))
    return Checked(case.id, "drifted" if drift else "same", was, now, drift, new)


def _obstacle(old: Json | None, new: Json) -> str:
    """Why two answers cannot be compared; empty where they can."""
    if old is None:
        return "nothing is recorded for this article: record it with --record"
    text = old.get("text") or {}
    if text.get("offset_unit", "code_point") != "code_point":
        return "recorded with utf16 offsets: record it with code_point"
    before, after = text.get("targets"), (new.get("text") or {}).get("targets")
    if before and after and _digests(before) != _digests(after):
        return "the text was changed since it was recorded"
    return ""


def _digests(targets: Mapping[str, Json]) -> dict[str, Any]:
    return {target: found.get("sha256") for target, found in targets.items()}


def _value(answer: Json) -> float | None:
    value: float | None = (answer.get("score") or {}).get("value")
    return value


def _refusal(answer: Json) -> str:
    return str(answer["type"]).rpartition("/")[2] if "status" in answer else "scored"


def _scored(answer: Json, otherwise: Json) -> Scored:
    """What counts of an answer. What a hand-written expectation leaves out is taken as it is (`otherwise`)."""
    score = {**otherwise["score"], **answer.get("score", {})}
    levels = {each["name"]: each["level"] for source in (otherwise, answer) for each in source.get("dimensions", ())}
    evidence = answer["evidence"] if "evidence" in answer else otherwise["evidence"]
    return Scored(score["value"], score["band"], levels, frozenset(map(_finding, evidence)))


def _finding(evidence: Json) -> Finding:
    return evidence["label"], evidence["target"], evidence["start"], evidence["end"]


def _wording(case: Case, answers: Sequence[Json], quotes: bool) -> Wording:
    """Label, place and rule of a piece of evidence; with `quotes` also its words."""
    rules = {_finding(each): each.get("rule") for answer in answers for each in answer.get("evidence", ())}
    article = _article(case) if quotes else None

    def worded(finding: Finding) -> str:
        label, target, start, end = finding
        rule = f" ({rules[finding]})" if rules.get(finding) else ""
        words = f": “{_text(article, target)[start:end]}”" if article else ""
        return f"{label}, {target} {start}–{end}{rule}{words}"

    return worded


def _article(case: Case) -> Article | None:
    try:
        return case.article()
    except (InvalidSubmission, UnsupportedLanguage):
        return None


def _text(article: Article, target: str) -> str:
    return article.headline if target == "headline" else article.body


def recorded(checked: Sequence[Checked], old: Mapping[str, Json], reason: str | None) -> list[Json]:
    """The answers to keep as expectations. Articles that moved against `old` carry the reason why that is right."""
    return [
        {**each.answer, "accepted": reason} if reason and each.drift and each.id in old else each.answer
        for each in checked
    ]
