"""Word lists and cue patterns as data: one TOML file per family, one `[[entry]]` per piece of knowledge.

    [[entry]]
    id = "reply.declined"                     # family.name, unique; it is the `rule` of the evidence it finds
    label = "reply"                           # codebook section 3, where the entry yields evidence by itself
    forms = ["declined to comment"]           # lower-case words; an entry is looked at only where one of them stands
    verbs = ["decline", "write:wrote:written"]   # the same for verbs: every inflected form (see inflection.py)
    after = '(?P<span>, citing [^.,;]{1,60})?'   # must match right behind the form (a bounded regular expression)
    before = …                                # must match so that it ends right before the form
    not_after = …, not_before = …             # must not match there
    facts = ["refusal"]
    example = ["The bank ⟦declined to comment⟧."]        # the marked words must be found by this entry
    counter_example = ["The award he declined to comment writers was small."]   # this entry must find nothing here

What many patterns of one file share stands once under `[pieces]` and is put where a pattern says `<name>`.

Patterns see lower-cased text, at most WINDOW characters either side, and are written without unbounded repetition. A
group named `span` in `before` or `after` belongs to the evidence. The tests run every example and counter-example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from service.extraction.before import Before
from service.extraction.lexicon.inflection import inflect, spellings

WINDOW = 120
# Families whose words count with a capital letter only.
NEEDS_CAPITAL = frozenset({"places"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of knowledge: where it applies, what it means, and the proof that it does.

    `unconditional`: its forms count in any company. `plain`: and whether written with capitals or without.
    """

    id: str
    family: str
    forms: tuple[str, ...]
    label: str | None = None
    before: Before | None = None
    after: re.Pattern[str] | None = None
    not_before: Before | None = None
    not_after: re.Pattern[str] | None = None
    facts: frozenset[str] = frozenset()
    example: tuple[str, ...] = ()
    counter_example: tuple[str, ...] = ()
    reach: int = WINDOW
    unconditional: bool = False
    plain: bool = False

    def match(self, lower: str, start: int, end: int) -> tuple[int, int] | None:
        """The evidence's range where the form at `[start, end)` of `lower` stands in the right company, or None."""
        if self.unconditional:
            return start, end
        first, last = start, end
        # What stands behind is looked at first: a match at one place costs less than a search for what stands before.
        ahead = lower[end : end + WINDOW] if self.after or self.not_after else ""
        if self.after:
            found = self.after.match(ahead)
            if found is None:
                return None
            last += _length_of_span(found)
        if self.not_after and self.not_after.match(ahead):
            return None
        low = max(0, start - self.reach)
        if self.not_before and self.not_before.search(lower, low, start):
            return None
        if self.before:
            found = self.before.search(lower, low, start)
            if found is None:
                return None
            first -= _length_of_span(found)
        return first, last


def _length_of_span(found: re.Match[str]) -> int:
    """How long the group `span` is, 0 where there is none."""
    if "span" not in found.re.groupindex:
        return 0
    start, end = found.span("span")
    return end - start


def families() -> tuple[str, ...]:
    """The names of all lexicon files, in order."""
    return tuple(sorted(f.name[:-5] for f in resources.files(__name__).iterdir() if f.name.endswith(".toml")))


@cache
def load(family: str) -> tuple[Entry, ...]:
    """The entries of one lexicon file, in its order. Raises ValueError naming the entry that is malformed."""
    raw = tomllib.loads((resources.files(__name__) / f"{family}.toml").read_text(encoding="utf-8"))
    pieces = raw.get("pieces", {})
    return tuple(_entry(family, _composed(fields, pieces)) for fields in raw["entry"])


def entries() -> Iterator[Entry]:
    """Every entry of every family."""
    for family in families():
        yield from load(family)


def _composed(fields: Mapping[str, Any], pieces: Mapping[str, str]) -> dict[str, Any]:
    """The fields of an entry with the file's `[pieces]` put where patterns name them: `<subject>`."""
    whole = dict(fields)
    for key in ("before", "after", "not_before", "not_after"):
        for name, piece in pieces.items() if key in whole else ():
            whole[key] = whole[key].replace(f"<{name}>", piece)
    return whole


def _entry(family: str, fields: Mapping[str, Any]) -> Entry:
    try:
        before, not_before = (_pattern_before(key, fields) for key in ("before", "not_before"))
        after, not_after = (_pattern(key, fields) for key in ("after", "not_after"))
        verbs = tuple(form for verb in fields.get("verbs", ()) for form in inflect(verb))
    except (re.error, TypeError) as error:
        raise ValueError(f"lexicon {family}, entry {fields.get('id')}: {error}") from None
    facts = frozenset(fields.get("facts", ()))
    unconditional = not (before or after or not_before or not_after)
    return Entry(
        id=str(fields["id"]),
        family=family,
        forms=tuple(dict.fromkeys(one for form in (*fields.get("forms", ()), *verbs) for one in spellings(form))),
        label=fields.get("label"),
        before=before,
        after=after,
        not_before=not_before,
        not_after=not_after,
        facts=facts,
        example=tuple(fields.get("example", ())),
        counter_example=tuple(fields.get("counter_example", ())),
        reach=max(_reach(before), _reach(not_before)),
        unconditional=unconditional,
        plain=unconditional and facts.isdisjoint(("capital", "capitals")) and family not in NEEDS_CAPITAL,
    )


def _pattern(key: str, fields: Mapping[str, Any]) -> re.Pattern[str] | None:
    return re.compile(fields[key]) if key in fields else None


def _pattern_before(key: str, fields: Mapping[str, Any]) -> Before | None:
    return Before(re.compile(f"(?:{fields[key]})$")) if key in fields else None


def _reach(before: Before | None) -> int:
    """How far before a form a pattern can begin, so that it is not tried from farther away; at most WINDOW."""
    if before is None:
        return 0
    widest: int = re._parser.parse(before.pattern.pattern).getwidth()[1]  # type: ignore[attr-defined]
    return min(WINDOW, widest + 1)
