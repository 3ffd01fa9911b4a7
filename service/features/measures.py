"""The whole catalogue: every dimension's features in the order of the codebook, and the way to read each."""

from __future__ import annotations

from typing import Final

from service.features import (
    attribution_coverage,
    basis_of_knowledge,
    checking_disclosed,
    document_provenance,
    reply,
    second_hand_credit,
    source_identification,
    unnamed_source_handling,
)
from service.features.catalogue import Feature
from service.features.measure import Measure

MEASURES: Final[tuple[Measure, ...]] = (
    *attribution_coverage.MEASURES,
    *source_identification.MEASURES,
    *unnamed_source_handling.MEASURES,
    *basis_of_knowledge.MEASURES,
    *document_provenance.MEASURES,
    *checking_disclosed.MEASURES,
    *reply.MEASURES,
    *second_hand_credit.MEASURES,
)
CATALOGUE: Final[tuple[Feature, ...]] = tuple(measure.feature for measure in MEASURES)
