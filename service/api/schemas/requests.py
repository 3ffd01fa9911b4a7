"""What clients send. Loading a request gives a `Submission`: the article as the pipeline takes it, and the options."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from marshmallow import EXCLUDE, ValidationError, post_load, pre_load, validate, validates_schema

from service.api.schemas.strict import Array, Choice, Flag, Object, Strict, Text, faults_of
from service.article import html, pages
from service.article.article import Article
from service.article.formats import LONGEST_ID, own_members
from service.article.language import check_language, is_language_tag
from service.article.text_policy import faults_of as faults_of_text
from service.errors import Fault, InvalidSubmission
from service.response import PARTS, Options

_MODEL = re.compile(r"[a-z][a-z0-9_-]{0,40}@[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Submission:
    """A request that has the right form."""

    article: Article
    options: Options


def _is_model(value: str) -> None:
    if not _MODEL.fullmatch(value):
        raise ValidationError("not_a_model: This must be a pin such as transparency@1.0.0; GET /v1/models lists all.")


def _is_language(value: str) -> None:
    if not is_language_tag(value):
        raise ValidationError("not_a_language: This must be a BCP 47 language tag such as en or en-GB.")


class ArticleSchema(Strict):
    """One article, with `body` or `html`. An IPTC ninjs item (1.x, 2.x, 3.x) or a schema.org NewsArticle can be sent
    as it is; members that are not known are ignored."""

    class Meta:
        unknown = EXCLUDE

    id = Text(
        allow_none=True,
        validate=validate.Length(max=LONGEST_ID, error=f"too_long: At most {LONGEST_ID} characters."),
        metadata={"description": "Your own name for the article; it is returned and has no influence."},
    )
    language = Text(
        allow_none=True,
        validate=_is_language,
        metadata={"description": "BCP 47 tag. Only English is rated; another language is refused.", "examples": ["en"]},
    )
    headline = Text(allow_none=True, metadata={"description": "The headline, as plain text."})
    body = Text(
        allow_none=True,
        metadata={
            "description": "The article as plain text; line breaks separate paragraphs. Byline, outlet and date do not"
            " influence the score, wherever they stand.",
            "examples": ["A senior official, speaking on condition of anonymity, said the dam was safe."],
        },
    )
    html = Text(
        allow_none=True,
        metadata={
            "description": "The article as HTML, in place of body. Paragraphs are kept, links become evidence, scripts"
            " and hidden text are left out. Offsets refer to the text in text.targets.body.text of the answer."
        },
    )

    @pre_load
    def to_own(self, data: Any, **_: Any) -> Any:
        return own_members(data) if isinstance(data, dict) else data

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def has_one_text(self, _: Any, given: Any, **__: Any) -> None:
        if not isinstance(given, dict):
            return
        own = own_members(given)
        texts = [name for name in ("body", "html") if own.get(name) is not None]
        if not texts:
            raise ValidationError("required: Send the article as body (plain text) or as html.", "body")
        if len(texts) == 2:
            raise ValidationError("conflict: Send body or html, not both: offsets refer to one text.", "html")


class OptionsSchema(Strict):
    """How to answer. A member that is not listed here is an error, because it is probably a typing error."""

    model = Text(
        allow_none=True,
        validate=_is_model,
        metadata={"description": "The model to use; absent means the default one.", "examples": ["transparency@1.0.0"]},
    )
    offset_unit = Choice(
        "code_point",
        "utf16",
        allow_none=True,
        metadata={"description": "What offsets count: code points (Python) or UTF-16 units (JavaScript, Java)."},
    )
    include = Array(
        Choice(*PARTS),
        allow_none=True,
        metadata={"description": "Which parts the answer should hold; absent means all of them."},
    )
    include_text = Flag(
        allow_none=True,
        metadata={"description": "false leaves every word of the article out of the answer: offsets and numbers only."},
    )

    @post_load
    def to_options(self, data: dict[str, Any], **_: Any) -> Options:
        given = {name: value for name, value in data.items() if value is not None}
        if "include" in given:
            given["include"] = frozenset(given["include"])
        return Options(**given)


class SubmissionSchema(Strict):
    """One article and how to answer."""

    article = Object(ArticleSchema, required=True)
    options = Object(OptionsSchema, allow_none=True)

    @post_load
    def to_submission(self, data: dict[str, Any], **_: Any) -> Submission:
        return Submission(_article(data["article"]), data.get("options") or Options())


def _article(members: dict[str, str | None]) -> Article:
    """Raises InvalidSubmission for texts that are refused and UnsupportedLanguage for a declared language not rated."""
    texts = {name: text for name in ("id", "headline", "body", "html") if (text := members.get(name)) is not None}
    faults = [fault for name, text in texts.items() for fault in faults_of_text(text, f"/article/{name}")]
    if faults:
        raise InvalidSubmission(tuple(faults))
    made = _from_html(texts["html"]) if "html" in texts else None
    body = made.text if made else texts["body"]
    if not body.strip():
        where = "/article/html" if made else "/article/body"
        raise InvalidSubmission((Fault(where, "empty", "It holds no text. Send the article's full text."),))
    check_language(members.get("language"))
    article = Article(body, texts.get("headline", ""), texts.get("id"), members.get("language"))
    return replace(article, links=made.links, links_visible=True, furniture=made.furniture) if made else article


def _from_html(markup: str) -> html.Page:
    """The text of markup; of a whole page, that of its article."""
    if html.is_too_deep(markup):
        detail = f"Elements nest more than {html.DEEPEST} deep. Send the markup of the article alone."
        raise InvalidSubmission((Fault("/article/html", "too_deep", detail),))
    if not pages.is_page(markup):
        return html.read_html(markup)
    if not pages.can_read_pages():
        detail = "This is a whole page. Send the markup of the article alone, or install onrecord[pages] on the server."
        raise InvalidSubmission((Fault("/article/html", "whole_page", detail),))
    return html.read_html(pages.article_markup(markup) or "")


_SUBMISSION = SubmissionSchema()
_OPTIONS = OptionsSchema()


def read_options(value: Any) -> Options:
    """The options of a batch. Raises InvalidSubmission with every fault."""
    if value is None:
        return Options()
    try:
        options: Options = _OPTIONS.load(value)
    except ValidationError as error:
        raise InvalidSubmission(faults_of(error.messages, "/options")) from None
    return options


def read_submission(value: Any) -> Submission:
    """A parsed JSON value as a submission. Raises InvalidSubmission with every fault, UnsupportedLanguage."""
    try:
        submission: Submission = _SUBMISSION.load(value)
    except ValidationError as error:
        raise InvalidSubmission(faults_of(error.messages)) from None
    return submission
