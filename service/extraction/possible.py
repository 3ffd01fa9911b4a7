"""Attributions that cannot be: a person who "shows", a magistrate who "denied bail"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.extraction.found import FoundAttribution, Mention
from service.extraction.reading import Reading

_PERSONAL = frozenset({"named_official", "named_person", "organisation_named_spokesperson", "unnamed_official"})


# What can be denied to somebody: no statement is denied there.
_WITHHELD = re.compile(
    r"(?:him|her|them|us|me|the (?:striker|\w+ (?:a|entry|access|bail))|(?:an? |the |any )?(?:\w+ )?(?:bail"
    r"|entry|access|parole|visas?|permission|leave|motion|appeal|stay|boarding|asylum|request|permit"
    r"|licence|license))\b"
)


def _states_finding(lower: str, attribution: FoundAttribution) -> bool:
    """ "Rowe found ‹that …›": what an inquiry of hers came to."""
    return bool(attribution.content) and lower.startswith("that ", attribution.content[0][0])


def only_possible(
    reading: Reading, attributions: Sequence[FoundAttribution], mentions: Sequence[Mention]
) -> tuple[list[FoundAttribution], list[Mention]]:
    """Without those whose verb only papers can be the subject of ("shows", "finds") but whose source is a person.

    And without "denied bail", which says nothing.
    """
    lower = reading.lower
    withheld = {
        index
        for index, a in enumerate(attributions)
        if a.cue
        and a.content
        and lower[a.cue[-1][0] : a.cue[-1][1]].endswith(("denied", "denies", "deny", "denying"))
        and _WITHHELD.match(lower, a.content[0][0])
    }
    personal = withheld | {
        m.attribution
        for m in mentions
        if m.attribution is not None
        and attributions[m.attribution].rule == "cues.document"
        and not _states_finding(lower, attributions[m.attribution])
        and (m.label in _PERSONAL or (m.label is None and m.kind == "name") or m.rule == "mention.pronoun.personal")
    }
    if not personal:
        return list(attributions), [m for m in mentions if m.attribution is not None]
    kept = [index for index in range(len(attributions)) if index not in personal]
    renumbered = {old: new for new, old in enumerate(kept)}
    return [attributions[index] for index in kept], [
        m._replace(attribution=renumbered[m.attribution]) for m in mentions if m.attribution in renumbered
    ]
