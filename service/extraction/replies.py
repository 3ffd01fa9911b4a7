"""Replies that no formula marks: the accused, or who speaks for them, answering what the story says of them
(codebook 3.3).

"The firm said the scales were tested weekly" is a reply only because the story told before that they were rigged. No
sign decides alone, so the signs (reply_signs.py) are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from service.extraction.entities import Entity
from service.extraction.found import Disclosure, FoundAttribution, Range
from service.extraction.names import Name
from service.extraction.reading import Reading
from service.extraction.reply_signs import Statement, circumstances_of_reply, statements
from service.extraction.scan import Hit

# How much each sign speaks for a reply, in tenths of a logistic regression's coefficients on the training part of
# data/; signs that it found to tell nothing are left out. A statement is a reply from _NEEDED on.
_WEIGHTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "formula": 20,
        "voice": 17,
        "asked": 13,
        "asked_before": 11,
        "named": 8,
        "pleads": 8,
        "channel": 7,
        "mixed": 7,
        "negates": 7,
        "answers": 7,
        "adverse_here": 5,
        "again": 4,
        "adverse_before": 4,
        "concedes": 4,
        "adverse_near": 4,
        "accused_later": 3,
        "body": 3,
        "act": 2,
        "adverse_said": 2,
        "counsel": 2,
        "told_us": 1,
        "defends": 1,
        "account": -1,
        "official": -1,
        "person": -2,
        "critic": -3,
        "late": -3,
        "outlet": -4,
        "direct": -4,
        "indirect": -4,
        "accuses": -5,
        "speaks_in_lead": -5,
        "reports": -8,
        "plaintiff": -9,
        "early": -12,
        "unnamed": -12,
    }
)
_NEEDED = 20
# What somebody is only told to have done in words ("accused the firm", "played it down") answers nothing unless the
# verb itself does; an outlet's report answers only where it denies. A reply that is none makes an unheard party look
# heard.
_ANSWERS: Final = frozenset({"denies", "defends", "concedes", "answers"})
_KINDS: Final[Mapping[str, str]] = MappingProxyType({"denies": "denial", "defends": "defence"})


def find_replies(
    reading: Reading,
    sentences: Sequence[Range],
    names: Sequence[Name],
    adverse: Sequence[Hit],
    formulas: Sequence[Disclosure],
    found: Sequence[FoundAttribution],
    owner: Mapping[int, Entity],
) -> list[Disclosure]:
    """The answers of those whom the story damages, as whole statements within their sentence.

    `formulas` are the disclosures found by their words alone, in order of start: who has answered once goes on
    answering.
    """
    answered = [disclosure for disclosure in formulas if disclosure.label == "reply"]
    return [
        Disclosure("reply", said.start, said.end, "replies.accused", _facts(reading, said))
        for said in statements(reading, sentences, names, adverse, answered, found, owner)
        if may_answer(said.signs) and sum(_WEIGHTS.get(sign, 0) for sign in said.signs) >= _NEEDED
    ]


def may_answer(signs: frozenset[str]) -> bool:
    """Whether words of this kind, from this kind of speaker, can be an answer at all."""
    return not ("act" in signs and not signs & _ANSWERS) and not ("outlet" in signs and "denies" not in signs)


def _facts(reading: Reading, said: Statement) -> frozenset[str]:
    """The kind of reply, and what the text tells of how it came."""
    kind = next((kind for sign, kind in _KINDS.items() if sign in said.signs), "answer")
    return circumstances_of_reply(reading.lower, said.start, said.end) | {kind}
