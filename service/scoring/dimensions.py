"""The eight dimensions of codebook 2.5: names, weights, and which of them may not apply to an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Dimension:
    """`code` is the codebook's (D1 … D8), `weight` its part of 100; `optional` dimensions may be N/A."""

    code: str
    name: str
    weight: int
    optional: bool = False


DIMENSIONS: Final = (
    Dimension("D1", "attribution_coverage", 18),
    Dimension("D2", "source_identification", 18),
    Dimension("D3", "unnamed_source_handling", 14),
    Dimension("D4", "basis_of_knowledge", 12),
    Dimension("D5", "document_provenance", 12, optional=True),
    Dimension("D6", "checking_disclosed", 10),
    Dimension("D7", "reply", 8, optional=True),
    Dimension("D8", "second_hand_credit", 8, optional=True),
)
HIGHEST_LEVEL: Final = 4.0
