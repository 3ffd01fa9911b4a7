"""What several steps look for in sentences and lines, found in one pass over the article before the first of them."""

from __future__ import annotations

from typing import Final

from service.extraction import (
    circumstances,
    claim_facts,
    credits,
    documents,
    furniture,
    handed_over,
    in_passing,
    offices_held,
    outlet_names,
    platforms,
    references,
    reply_signs,
    scholars,
    sources,
    titles,
    unspoken,
)
from service.extraction.reading import Reading
from service.extraction.sought import Together

_TOGETHER: Final = Together(
    circumstances.SOUGHT,
    claim_facts.SOUGHT,
    credits.SOUGHT,
    in_passing.SOUGHT,
    documents.SOUGHT,
    furniture.SOUGHT,
    handed_over.SOUGHT,
    reply_signs.SOUGHT,
    offices_held.SOUGHT,
    outlet_names.SOUGHT,
    platforms.SOUGHT,
    references.SOUGHT,
    scholars.SOUGHT,
    sources.SOUGHT,
    titles.SOUGHT,
    unspoken.SOUGHT,
)


def looked_over(reading: Reading) -> Reading:
    """The same reading, the places of what the steps will look for known."""
    reading.look_over(_TOGETHER)
    return reading
