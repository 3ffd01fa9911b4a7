"""What the catalogues and the health checks answer."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.responses import Answer, flag, many, one, text, texts, whole


class ModelSchema(Answer):
    """One version of the model."""

    version = text("Version.")
    pin = text("What goes into options.model to get this version.")
    status = text("Withdrawn versions are not served.", "published", "withdrawn")
    default = flag("Whether it scores where none is pinned.")
    published = text("Date of publication; empty where withdrawn.")
    sha256 = text("SHA-256 of its manifest; empty where withdrawn.")
    codebook = text("Version of the codebook.")
    feature_schema = text("Version of the feature catalogue.")
    metrics = fields.Dict(
        keys=fields.String(),
        values=fields.Float(),
        required=True,
        metadata={"description": "Summary of its evaluation."},
    )
    successor = text("What to pin in place of a withdrawn version.", allow_none=True)
    reason = text("Why it was withdrawn.", allow_none=True)


class ModelsSchema(Answer):
    """All versions, in order of publication."""

    models = many(ModelSchema, "All versions.")


class FeatureSchema(Answer):
    """What a feature is."""

    name = text("Name.")
    dimension = text("The one dimension it belongs to.")
    unit = text("Unit of its value.")
    meaning = text("What it says about an article.")
    direction = whole("1: more never lowers the level; -1: more never raises it; 0: neither is promised.")
    labels = texts("Labels of the evidence it counts.")
    scope = text("Which part of the text it looks at.", "lead", "whole")
    grid = fields.List(fields.Float(), required=True, metadata={"description": "Every value it can take."})


class FeaturesSchema(Answer):
    """The feature catalogue."""

    feature_schema = text("Version of the catalogue.")
    features = many(FeatureSchema, "All features, in order.")


class LabelSchema(Answer):
    """What a label means."""

    name = text("Name.")
    kind = text("A source, or a disclosure about one.", "source", "disclosure")
    meaning = text("Meaning.")
    example = text("An example; ⟦…⟧ marks the words that carry the label.")
    counter_example = text("A near miss.")


class LabelsSchema(Answer):
    """All labels."""

    labels = many(LabelSchema, "In the order of the codebook.")


class LimitsSchema(Answer):
    """What a client must keep to."""

    max_body_bytes = whole("Largest body of a request with one article, as sent.")
    max_characters = whole("Longest headline and body together, in code points.")
    max_json_depth = whole("Deepest nesting of a request.")
    languages = texts("Languages that are rated.")
    max_batch_items = whole("Most articles in one batch.")
    max_batch_bytes = whole("Largest body of a batch, as sent; a line of NDJSON is held to max_body_bytes.")
    max_id_characters = whole("Longest article.id.")
    read_seconds = whole("A client that takes longer to send a request is not waited for.")
    rate_limit = text("Requests (articles, in batches) for a key or address; null where not limited.", allow_none=True)


class HealthSchema(Answer):
    """A health check."""

    status = text("State of the service.", "alive", "ready")


class ReadySchema(HealthSchema):
    """The service is ready to score."""

    model = one(ModelSchema, "The default model.")


class ProblemErrorSchema(Answer):
    """One thing wrong with a request."""

    pointer = text("JSON pointer (RFC 6901) to the member.")
    code = text("Stable code.")
    detail = text("What to do.")


class ProblemSchema(Answer):
    """A problem document (RFC 9457). Its `type` leads to a page that says what to do."""

    type = fields.String(required=True, metadata={"format": "uri-reference", "description": "Kind of problem."})
    title = text("The kind in words.")
    status = whole("HTTP status.")
    detail = text("This occurrence in words.")
    request_id = text("Id of the request.", required=False)
    errors = many(ProblemErrorSchema, "With invalid-request.", required=False)
    offset = whole("With malformed-json: the character at which reading stopped.", required=False)
    limit = whole("With too-large.", required=False)
    received = whole("With too-large; null where counting stopped at the limit.", required=False, allow_none=True)
    unit = text("With too-large.", required=False)
    supported = fields.List(fields.String(), metadata={"description": "With problems of media type and language."})
    available = fields.List(fields.String(), metadata={"description": "With unknown-model."})
    successor = text("With model-withdrawn.", required=False)
    reason = text("With model-withdrawn.", required=False)
