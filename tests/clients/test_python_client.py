"""The Python client against the running service, and against one that is having a bad day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from onrecord_client import Client, IncompleteBatch, Problem, client

from tests.articles import BODY, HEADLINE
from tests.running import Service


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of the client, which do not take place."""
    found: list[float] = []
    monkeypatch.setattr(client.time, "sleep", found.append)
    return found


def answering(*answers: httpx.Response | Exception) -> Client:
    """A client whose requests are answered one after the other with these."""
    left = list(answers)

    def answer(_: httpx.Request) -> httpx.Response:
        found = left.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    return Client(transport=httpx.MockTransport(answer))


def busy(seconds: str) -> httpx.Response:
    headers = {"Retry-After": seconds, "Content-Type": "application/problem+json"}
    return httpx.Response(503, headers=headers, json={"type": "/problems/overloaded", "status": 503, "detail": "Busy."})


def test_an_article_is_scored(service: Service) -> None:
    with Client(service.url) as onrecord:
        answer = onrecord.score({"id": "a", "headline": HEADLINE, "body": BODY})
        assert answer["id"] == "a"
        assert answer["score"]["value"] is not None
        for evidence in answer["evidence"]:
            text = BODY if evidence["target"] == "body" else HEADLINE
            assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
        assert onrecord.score(BODY, {"include": []})["model"]["name"] == "transparency"
        assert onrecord.extract(BODY)["words"] > 100
        assert onrecord.limits()["languages"] == ["en"]
        assert onrecord.models()


def test_many_articles_are_answered_in_order(service: Service) -> None:
    articles: list[Any] = [{"id": str(i), "body": BODY} for i in range(5)] + [{"id": "bad"}, BODY]
    with Client(service.url) as onrecord:
        found = list(onrecord.score_many(iter(articles), size=3))
    assert [None if isinstance(f, Problem) else f["id"] for f in found] == ["0", "1", "2", "3", "4", None, None]
    problem = found[5]
    assert isinstance(problem, Problem)
    assert problem.name == "invalid-request"
    assert problem.document["id"] == "bad"


def test_a_problem_says_what_to_do(service: Service) -> None:
    with Client(service.url) as onrecord, pytest.raises(Problem, match="/options/modle: There is no member") as caught:
        onrecord.score(BODY, {"modle": "x"})  # type: ignore[typeddict-unknown-key]
    assert caught.value.status == 422
    assert caught.value.request_id


def test_retry_after_is_kept(waited: list[float]) -> None:
    onrecord = answering(busy("7"), busy("Thu, 01 Jan 1970 00:00:00 GMT"), httpx.Response(200, json={"id": None}))
    assert onrecord.score("x") == {"id": None}
    assert 7 <= waited[0] <= 7.5
    assert 0 <= waited[1] <= 0.5


def test_a_wait_that_is_too_long_is_not_waited(waited: list[float]) -> None:
    with pytest.raises(Problem, match="503 overloaded: Busy"):
        answering(busy("3600")).score("x")
    assert waited == []


@pytest.mark.parametrize(
    "failing",
    [
        lambda: httpx.ConnectError("refused"),
        lambda: httpx.ReadError("reset"),
        lambda: httpx.Response(502, text="proxy"),
    ],
)
def test_what_fails_is_asked_again_with_growing_waits(waited: list[float], failing: Callable[[], Any]) -> None:
    assert answering(failing(), failing(), failing(), httpx.Response(200, json={"id": "a"})).score("x")["id"] == "a"
    assert waited == sorted(waited)
    assert len(waited) == 3


def test_after_the_last_attempt_it_is_raised(waited: list[float]) -> None:
    with pytest.raises(Problem, match="502"):
        answering(*[httpx.Response(502, text="proxy")] * 4).score("x")
    with pytest.raises(httpx.ConnectError):
        answering(*[httpx.ConnectError("refused")] * 4).score("x")


def test_a_fault_of_the_request_is_not_asked_again(waited: list[float]) -> None:
    with pytest.raises(Problem):
        answering(httpx.Response(422, json={})).score("x")
    assert waited == []


def test_a_batch_that_breaks_off_is_noticed() -> None:
    found = answering(httpx.Response(200, text='{"result_id": "a"}\n')).score_many(["x", "y"])
    assert next(found)
    with pytest.raises(IncompleteBatch, match="1 of 2"):
        next(found)
