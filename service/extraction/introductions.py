"""Where the page tells who somebody is before it lets them speak: "Ida Ferm, a hydrologist, bought the boat in May. She
said …"."""

from __future__ import annotations

from collections.abc import Iterator

from service.extraction.entities import Entity
from service.extraction.evidence import RawEvidence

# Nearer to the first statement than this; whom the page names long before it is there for another reason.
_WITHIN = 400
# What tells more than this behind a name runs on into what its bearer did.
_LONGEST_BEHIND = 60


def introduced(entity: Entity, source: str) -> Iterator[RawEvidence]:
    """The first naming in full of a person who speaks not far behind it, with title and apposition."""
    first = min(entity.names, key=lambda naming: naming.start, default=None)
    spoke = min((mention.start for mention in entity.mentions if mention.attribution is not None), default=0)
    if first is None or len(first.tokens) < 2 or not 0 < spoke - first.start < _WITHIN:
        return
    start, end = first.described
    if end - first.end > _LONGEST_BEHIND:
        end = first.end
    if not any(mention.start < end and start < mention.end for mention in entity.mentions):
        yield RawEvidence(entity.label, start, end, "people.introduced", source)
