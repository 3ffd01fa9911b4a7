"""What the realism profile counts, where counting is more than a word or a mark."""

from __future__ import annotations

import pytest

from service.article.article import Article
from training.corpus.profile import COUNTS, Page

LEAD = "The ferry to Selm will not sail on Friday, the harbour master said."


@pytest.mark.parametrize(
    "body",
    [
        f"PORT SELM — {LEAD}",
        f"LAKE ORRIN, Vosk, Nov. 19 (Norda) -- {LEAD}",
        f"By Ada Pryce\nStaff Writer\n\nST. ORRIN, W.T. - {LEAD}",
        f"Our Correspondent\n\nRAVIPUR: {LEAD}\n\nALSO READ: The last ferry",
    ],
)
def test_a_dateline_may_stand_behind_a_byline(body: str) -> None:
    assert COUNTS["dateline"](Page(Article(body=body))) == 1


@pytest.mark.parametrize(
    "body",
    [
        LEAD,
        f"By ADA PRYCE\n\n{LEAD}",
        f"HOST: Good morning. {LEAD}\nADA PRYCE: It is raining here.\nHOST: Thank you.",
        f"FILE PHOTO: The ferry.\n{LEAD}",
        f"{LEAD}\n\nREAD: The last ferry",
    ],
)
def test_a_script_a_caption_or_a_promotion_is_no_dateline(body: str) -> None:
    assert COUNTS["dateline"](Page(Article(body=body))) == 0


def test_a_named_spokeswoman_is_a_named_source() -> None:
    body = "The line is shut. Selm Ferries spokeswoman Ada Pryce said crews were on site."
    assert COUNTS["first named source, % of text"](Page(Article(body=body))) < 100
