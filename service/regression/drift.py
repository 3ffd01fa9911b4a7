"""Two results of one article compared: what a person has to know where they differ. Golden scores use it too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

Finding = tuple[str, str, int, int]  # label, target, start, end
Wording = Callable[[Finding], str]
POINTS: Final = 0.05
LEVEL: Final = 0.0015
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """What counts of a result. `levels` maps dimensions to levels, None where one does not apply."""

    value: float | None
    band: str
    levels: Mapping[str, float | None]
    evidence: frozenset[Finding]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a total may move (points) and a level; with `scores_only`, levels and evidence may move as they like."""

    points: float = POINTS
    level: float = LEVEL
    scores_only: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """One article that is scored otherwise than recorded. `appeared` and `gone` are evidence, as it reads; `note`
    says why two results cannot be compared, or that the band flipped."""

    id: str
    old: float | None
    new: float | None
    dimensions: tuple[str, ...] = ()
    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    note: str = ""

    @property
    def moved(self) -> float:
        """By how many points; infinite where a number appeared or went."""
        return apart(self.old, self.new)


def difference(article: str, old: Scored, new: Scored, tolerance: Tolerance, wording: Wording) -> Drift | None:
    """How a result differs from the one before; None where they agree within the tolerance."""
    levels = _moved_levels(old.levels, new.levels, tolerance.level)
    drift = Drift(
        id=article,
        old=old.value,
        new=new.value,
        dimensions=levels,
        appeared=_worded(new.evidence - old.evidence, wording),
        gone=_worded(old.evidence - new.evidence, wording),
        note="" if old.band == new.band else f"band {old.band} → {new.band}",
    )
    agrees = drift.moved <= tolerance.points + _ROUNDING and old.band == new.band
    if not tolerance.scores_only:
        agrees = agrees and not levels and old.evidence == new.evidence
    return None if agrees else drift


def apart(old: float | None, new: float | None) -> float:
    """The distance of two totals; infinite where one is a number and the other none."""
    if old is None or new is None:
        return 0.0 if old is new else float("inf")
    return abs(new - old)


def _moved_levels(
    old: Mapping[str, float | None], new: Mapping[str, float | None], tolerance: float
) -> tuple[str, ...]:
    return tuple(
        f"{name} {_level(old.get(name))} → {_level(new.get(name))}"
        for name in dict.fromkeys((*old, *new))
        if apart(old.get(name), new.get(name)) > tolerance + _ROUNDING
    )


def _level(level: float | None) -> str:
    return "N/A" if level is None else f"{level:.2f}"


def _worded(evidence: Iterable[Finding], wording: Wording) -> tuple[str, ...]:
    ordered = sorted(evidence, key=lambda e: (e[1] != "headline", e[2], e[3], e[0]))
    return tuple(map(wording, ordered))


def table(drifts: Iterable[Drift]) -> list[str]:
    """Lines for a terminal: article, old, new, by how much; under each the levels and evidence that moved."""
    rows = list(drifts)
    width = max((len(drift.id) for drift in rows), default=0)
    lines = [f"  {'article':{width}}  {'old':>5}  {'new':>5}  change"]
    for drift in rows:
        head = f"  {drift.id:{width}}  {shown(drift.old):>5}  {shown(drift.new):>5}  {change(drift):>6}  {drift.note}"
        lines.append(head.rstrip())
        lines += [f"      {line}" for line in details(drift)]
    return lines


def details(drift: Drift) -> list[str]:
    """What moved in an article, a line each: levels, evidence that appeared (+), evidence that went (-)."""
    return [*drift.dimensions, *(f"+ {words}" for words in drift.appeared), *(f"- {words}" for words in drift.gone)]


def shown(value: float | None) -> str:
    """A total as tables print it."""
    return "none" if value is None else f"{value:.1f}"


def change(drift: Drift) -> str:
    """The move with its sign; empty where there is no number on one side."""
    return "" if drift.old is None or drift.new is None else f"{drift.new - drift.old:+.1f}"
