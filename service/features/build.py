"""From an extraction to its feature vector."""

from __future__ import annotations

from service.extraction.model import Extraction
from service.features.inventory import Inventory
from service.features.measures import MEASURES
from service.features.model import FeatureVector


def build(extraction: Extraction) -> FeatureVector:
    """Measure every feature of the catalogue, each put on its grid. Pure; linear in the size of the extraction."""
    inventory = Inventory(extraction)
    measured = [measure.read(inventory) for measure in MEASURES]
    values = tuple(m.feature.on_grid(found.value) for m, found in zip(MEASURES, measured, strict=True))
    return FeatureVector(values, tuple(found.evidence for found in measured))
