"""What the service answers. Answers are built as plain dictionaries; a test holds real ones against these schemas."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields

from service.response import PARTS
from service.scoring.dimensions import DIMENSIONS


class Answer(Schema):
    """Answers may gain members within /v1, so clients must ignore those they do not know."""

    class Meta:
        unknown = EXCLUDE


def text(meaning: str, *choices: str, **kwargs: Any) -> fields.String:
    """A string member that is always there unless `required=False`."""
    metadata = {"description": meaning} | ({"enum": list(choices)} if choices else {})
    return fields.String(**{"required": True, **kwargs}, metadata=metadata)


def number(meaning: str, **kwargs: Any) -> fields.Float:
    return fields.Float(**{"required": True, **kwargs}, metadata={"description": meaning})


def whole(meaning: str, **kwargs: Any) -> fields.Integer:
    return fields.Integer(**{"required": True, **kwargs}, metadata={"description": meaning})


def flag(meaning: str) -> fields.Boolean:
    return fields.Boolean(required=True, metadata={"description": meaning})


def texts(meaning: str) -> fields.List[Any]:
    return fields.List(fields.String(), required=True, metadata={"description": meaning})


def one(schema: type[Schema], meaning: str, **kwargs: Any) -> fields.Nested:
    return fields.Nested(schema, **{"required": True, **kwargs}, metadata={"description": meaning})


def many(schema: type[Schema], meaning: str, **kwargs: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), **{"required": True, **kwargs}, metadata={"description": meaning})


class SpanSchema(Answer):
    """Words of the article: half-open, `exact == text[start:end]` in the unit that was asked for."""

    target = text("Which text the offsets refer to.", "headline", "body")
    start = whole("First offset.")
    end = whole("Offset behind the last one.")
    exact = text("The words; absent with include_text false.", required=False)


class EvidenceSchema(SpanSchema):
    """Words that carry a label of GET /v1/labels."""

    id = text("Id within this answer.")
    label = text("Label; GET /v1/labels explains it.")
    prefix = text("Up to 16 characters before; absent with include_text false.", required=False)
    suffix = text("Up to 16 characters behind; absent with include_text false.", required=False)
    rule = text("The lexicon entry or rule that found the words.")
    source_id = text("The source the words are about.", allow_none=True)


class SourceSchema(Answer):
    """One source, however often it is mentioned."""

    id = text("Id within this answer.")
    label = text("Label; GET /v1/labels explains it.")
    name = text("The name on the page; absent with include_text false.", required=False, allow_none=True)
    description = text("The fullest wording on the page; absent with include_text false.", required=False)
    ladder = whole("How far the reader is told who it is, 0 to 4.")
    root = text("The independent origin; sources that share it are one origin.")
    mediated_by = text("The source through which a named speaker's words reach the page.", allow_none=True)
    mentions = texts("Evidence ids.")
    attribution_count = whole("How many attributions name it.")


class AttributionSchema(Answer):
    """One act of attributing: who, how, what."""

    id = text("Id within this answer.")
    kind = text("How the content is given.", "direct", "indirect", "mixed", "account", "act", "belief", "intention")
    source_id = text("The source, null where none is stated.", allow_none=True)
    source = many(SpanSchema, "The local mention of the source.")
    cue = many(SpanSchema, "The words that attribute.")
    content = many(SpanSchema, "What is attributed.")


class DriverSchema(Answer):
    """One feature's part in a dimension's level."""

    feature = text("Feature; GET /v1/features explains it.")
    value = number("Its value for this article.")
    effect = number("What it adds to the baseline, in levels.")
    evidence = texts("Ids of the evidence, attributions and sources it was read from.")


class DimensionSchema(Answer):
    """One of the eight dimensions. `baseline + Σ effect == level`."""

    name = text("Dimension.", *(dimension.name for dimension in DIMENSIONS))
    applicable = flag("Whether the dimension applies to this article.")
    level = number("0 to 4; null where it does not apply.", allow_none=True)
    baseline = number("Level before the effects of this article's features.")
    weight = whole("Weight in the codebook; all eight add up to 100.")
    points = number("Points this dimension gives.")
    points_possible = number("Points it could give at level 4.")
    drivers = many(DriverSchema, "Present if asked for.", required=False)


class IntervalSchema(Answer):
    """Prediction interval of the total."""

    level = number("Share of articles like this for which it holds.")
    low = number("Lower end.")
    high = number("Upper end.")


class ScaleSchema(Answer):
    """How to read the value."""

    min = whole("Lowest value.")
    max = whole("Highest value.")
    higher_means = text("What more of it means.")


class TotalSchema(Answer):
    """The total. `value` and `interval` are null exactly where `band` is not_rated."""

    value = number("Points out of 100, one decimal.", allow_none=True)
    scale = one(ScaleSchema, "How to read the value.")
    band = text("Band of the codebook.", "opaque", "thin", "partial", "clear", "exemplary", "not_rated")
    interval = one(IntervalSchema, "Always show it with the value.", allow_none=True)
    flags = texts("Flags of the codebook, such as low_information.")


class AdjustmentSchema(Answer):
    """A rule of the codebook that moved the total."""

    rule = text("Rule.")
    points = number("Points it took away (negative).")


class WarningSchema(Answer):
    """Something a reader of the score should know."""

    code = text("Stable code.")
    detail = text("For people.")


class TargetSchema(Answer):
    """One text that offsets refer to."""

    length = whole("Length in the offset unit.")
    sha256 = text("SHA-256 of the text in UTF-8.")
    text = text("The text itself, where it was made from markup.", required=False)


class TargetsSchema(Answer):
    """The texts of the article."""

    headline = one(TargetSchema, "Absent where there is none.", required=False)
    body = one(TargetSchema, "The body.")


class TextSchema(Answer):
    """What offsets refer to."""

    offset_unit = text("Unit of all offsets.", "code_point", "utf16")
    targets = one(TargetsSchema, "The texts.")


class ModelUsedSchema(Answer):
    """The model that scored."""

    name = text("Name.")
    version = text("Version; pin it as name@version.")
    sha256 = text("SHA-256 of its manifest.")
    feature_schema = text("Version of the feature catalogue.")


class ServiceSchema(Answer):
    """The service that answered."""

    version = text("Version.")


class FindingsSchema(Answer):
    """What was found in the article; each part is present if asked for."""

    id = text("Your id for the article.", allow_none=True)
    result_id = text("SHA-256 over the article as read, the options and the model: equal requests have equal ids.")
    sources = many(SourceSchema, f"One of {', '.join(PARTS)}.", required=False)
    attributions = many(AttributionSchema, "In order of the text.", required=False)
    evidence = many(EvidenceSchema, "Sorted by target (headline first), start, end.", required=False)
    text = one(TextSchema, "What offsets refer to.")
    service = one(ServiceSchema, "The service that answered.")


class ScoreSchema(FindingsSchema):
    """A score. `Σ dimensions.points + Σ adjustments.points == score.value`, to the printed digit."""

    score = one(TotalSchema, "The total.")
    dimensions = many(DimensionSchema, "All eight, in order; empty where the article is not rated.")
    adjustments = many(AdjustmentSchema, "Rules that moved the total.")
    warnings = many(WarningSchema, "Why there is no score, or what to keep in mind.")
    model = one(ModelUsedSchema, "The model that scored.")


class FeatureValueSchema(Answer):
    """One number read off the article."""

    name = text("Feature; GET /v1/features explains it.")
    value = number("Its value.")
    evidence = texts("Ids of what it was read from.")


class ExtractionSchema(FindingsSchema):
    """What was found, without a model."""

    genre = text("Genre of the codebook.")
    not_rated = text("Why such a text would get no score.", allow_none=True)
    flags = texts("Flags of the codebook, such as low_information.")
    words = whole("Words of the body.")
    features = many(FeatureValueSchema, "In the order of the catalogue.")
