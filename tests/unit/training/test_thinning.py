"""Copies from which attributions are missing."""

from __future__ import annotations

from service.article.article import Article
from service.extraction.extract import extract
from training.thinning import thinned

STORY = extract(
    Article(
        "Mayor Ines Dorval said the bridge would close in May. Engineer Olu Bassey warned that two cables had frayed "
        "since the flood.\n\nThe port authority said traffic would be led over the old ford until repairs are done. "
        "Dorval hopes to reopen the bridge by autumn.",
        id="bridge",
    )
)


def test_without_loss_nothing_changes() -> None:
    assert thinned(STORY, 0.0, 0) == STORY


def test_what_was_missed_owns_nothing() -> None:
    bare = thinned(STORY, 1.0, 0)
    assert {a.kind for a in bare.attributions} <= {"act", "belief", "intention"}
    assert any(claim.source_ids for claim in STORY.claims)
    assert not any(claim.source_ids for claim in bare.claims)
    assert bare.sources == STORY.sources


def test_a_claim_keeps_the_owners_that_are_found() -> None:
    half = thinned(STORY, 0.5, 3)
    found = {a.source_id for a in half.attributions}
    assert 0 < len(half.attributions) < len(STORY.attributions)
    assert {i for claim in half.claims for i in claim.source_ids} <= found


def test_the_seed_decides() -> None:
    assert thinned(STORY, 0.5, 3) == thinned(STORY, 0.5, 3)
    assert len({thinned(STORY, 0.5, seed).attributions for seed in range(20)}) > 1
