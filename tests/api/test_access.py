"""Keys, quotas, pages of other origins, and being turned away when there is too much to do."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api import keyring
from service.api.app import begin, create_app
from service.api.state import EXTENSION, make_state
from service.keys import digest_of, find_key, new_key, read_keys
from service.scoring.registry import Registry
from service.settings import Settings
from tests.articles import BODY

ARTICLE = {"article": {"body": BODY}}
Make = Callable[..., Flask]


@pytest.fixture
def make(registry: Registry) -> Make:
    def making(**settings: Any) -> Flask:
        app = create_app(make_state(Settings(**settings), registry))
        begin(app)
        return app

    return making


def key_file(folder: Path, *keys: str) -> Path:
    path = folder / "keys"
    lines = "".join(f"{digest_of(key)} name-{i}\n" for i, key in enumerate(keys))
    path.write_text(f"# keys\n\n{lines}", encoding="utf-8")
    return path


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_with_keys_the_versioned_routes_ask_for_one(make: Make, tmp_path: Path) -> None:
    client = make(keys=key_file(tmp_path, "one", "two")).test_client()
    refused = client.post("/v1/scores", json=ARTICLE)
    assert (refused.status_code, refused.json["type"]) == (401, "/problems/missing-key")
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert client.post("/v1/scores", json=ARTICLE, headers=bearer("three")).status_code == 401
    assert client.post("/v1/scores", json=ARTICLE, headers={"Authorization": "Basic one"}).status_code == 401
    assert client.post("/v1/scores", json=ARTICLE, headers=bearer("two")).status_code == 200
    assert client.get("/v1/models").status_code == 401
    assert client.get("/v1/nothing").status_code == 401
    for path in ("/livez", "/readyz", "/docs", "/openapi.json", "/problems/missing-key"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "name", ["key", "api_key", "API_KEY", "access_token", "token", "x-api-key", "apiKey", "bearer"]
)
def test_a_key_in_the_address_is_refused(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/v1/models?{name}=secret-secret")
    assert (answer.status_code, answer.json["type"]) == (400, "/problems/key-in-query")
    assert "secret-secret" not in answer.text


def test_a_key_of_our_own_is_known_in_the_address_by_any_name(client: FlaskClient) -> None:
    answer = client.get(f"/livez?q=1&q={new_key()}")
    assert (answer.status_code, answer.json["type"]) == (400, "/problems/key-in-query")


def test_keys_rotate_without_a_restart(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "_LOOK_AGAIN_SECONDS", 0.0)
    path = key_file(tmp_path, "old")
    client = make(keys=path).test_client()
    assert client.get("/v1/models", headers=bearer("old")).status_code == 200
    key_file(tmp_path, "new key")
    assert client.get("/v1/models", headers=bearer("old")).status_code == 401
    assert client.get("/v1/models", headers=bearer("new key")).status_code == 200


@pytest.mark.parametrize("damage", ["not a digest\n", None])
def test_a_damaged_key_file_leaves_the_old_keys(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str | None
) -> None:
    monkeypatch.setattr(keyring, "_LOOK_AGAIN_SECONDS", 0.0)
    path = key_file(tmp_path, "old")
    client = make(keys=path).test_client()
    path.unlink() if damage is None else path.write_text(damage, encoding="utf-8")
    assert client.get("/v1/models", headers=bearer("old")).status_code == 200


def test_keys_are_compared_in_full_and_found_anywhere(tmp_path: Path) -> None:
    keys = read_keys(key_file(tmp_path, "one", "two", "three"))
    assert [find_key(keys, given) for given in ("one", "three", "four", "", "\ud800", "é")] == [
        keys[0],
        keys[2],
        None,
        None,
        None,
        None,
    ]


def test_new_keys_are_long_and_differ() -> None:
    first, second = new_key(), new_key()
    assert first != second
    assert len(first) > 43


def test_settings_refuse_a_key_file_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("short name\n", encoding="utf-8")
    with pytest.raises(Exception, match="line 1"):
        Settings.from_environment({"ONRECORD_KEYS": str(path)})


def test_a_quota_is_told_and_kept(make: Make) -> None:
    client = make(rate_limit="3/minute").test_client()
    answers = [client.post("/v1/scores", json=ARTICLE) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"default";q=3;w=60'
    assert [answer.headers["RateLimit"].split(";")[1] for answer in answers] == ["r=2", "r=1", "r=0", "r=0"]
    assert answers[3].json["type"] == "/problems/quota-exceeded"
    assert answers[3].mimetype == "application/problem+json"
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    assert client.get("/livez").status_code == 200


def test_a_batch_counts_by_its_articles(make: Make) -> None:
    client = make(rate_limit="5/minute").test_client()
    articles = [{"body": "Too short."}] * 4
    assert client.post("/v1/scores/batch", json={"articles": articles}).status_code == 207
    assert client.post("/v1/scores/batch", json={"articles": articles}).status_code == 429


def test_each_key_has_a_quota_of_its_own(make: Make, tmp_path: Path) -> None:
    client = make(rate_limit="1/minute", keys=key_file(tmp_path, "one", "two")).test_client()
    answers = [client.get("/v1/labels", headers=bearer(key)) for key in ("one", "one", "two")]
    assert [answer.status_code for answer in answers] == [200, 429, 200]


def test_pages_of_an_allowed_origin_may_call(make: Make, tmp_path: Path) -> None:
    origin = "https://cms.example"
    client = make(cors_origins=(origin,), keys=key_file(tmp_path, "one")).test_client()
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    preflight = client.options("/v1/scores", headers=asked)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == origin
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    answer = client.post("/v1/scores", json=ARTICLE, headers={"Origin": origin, **bearer("one")})
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize("origin", ["https://other.example", "null", "https://cms.example.other.example"])
def test_pages_of_other_origins_may_not(make: Make, origin: str) -> None:
    client = make(cors_origins=("https://cms.example",)).test_client()
    assert "Access-Control-Allow-Origin" not in client.get("/v1/labels", headers={"Origin": origin}).headers


def test_who_finds_no_place_is_turned_away_at_once(make: Make) -> None:
    app = make(queue=0)
    gate = app.extensions[EXTENSION].gate
    with gate.place():
        answer = app.test_client().post("/v1/scores", json=ARTICLE)
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/overloaded")
    assert answer.headers["Retry-After"] == "1"
    assert app.test_client().post("/v1/scores", json=ARTICLE).status_code == 200


def test_the_gate_knows_how_long_a_turn_lasts(make: Make) -> None:
    gate = make().extensions[EXTENSION].gate
    assert gate.busy_for() == 0
    with gate.turn():
        time.sleep(0.01)
        assert gate.busy_for() > 0.005
    assert gate.busy_for() == 0


def test_who_comes_first_has_the_first_turn(make: Make) -> None:
    gate = make().extensions[EXTENSION].gate
    order: list[int] = []

    def wait(number: int) -> None:
        with gate.turn():
            order.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with gate.turn():
        for thread in threads:
            thread.start()
            time.sleep(0.02)
        assert order == []
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_a_turn_that_fails_is_passed_on(make: Make) -> None:
    gate = make().extensions[EXTENSION].gate
    with pytest.raises(KeyError), gate.turn():
        raise KeyError
    with gate.turn():
        assert gate.busy_for() >= 0


def test_every_answer_is_guarded(client: FlaskClient) -> None:
    for path in ("/v1/labels", "/docs", "/problems", "/livez", "/nothing", "/static/page.css"):
        with client.get(path) as answer:
            headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"


def test_metrics_hold_numbers_only(make: Make) -> None:
    app = make()
    app.test_client().post("/v1/scores", json=ARTICLE)
    app.test_client().post("/v1/scores", json={"article": {"body": "Too short."}})
    app.test_client().get("/v1/Zyxwvut")
    text = app.extensions[EXTENSION].metrics.text().decode()
    assert 'onrecord_requests_total{method="POST",route="/v1/scores",status="200"} 2.0' in text
    assert 'onrecord_not_rated_total{model="0.0.1",reason="too_short"} 1.0' in text
    assert 'onrecord_model{version="0.0.1"} 1.0' in text
    assert "Zyxwvut" not in text


def test_metrics_in_the_documentation_exist(make: Make) -> None:
    pages = Path(__file__).parents[2] / "docs" / "operations.md"
    app = make()
    app.test_client().post("/v1/scores", json=ARTICLE)
    kinds = re.findall(r"# TYPE (onrecord_\w+) (\w+)", app.extensions[EXTENSION].metrics.text().decode())
    known = {name for name, _ in kinds}
    known |= {f"{name}_{part}" for name, kind in kinds if kind == "histogram" for part in ("bucket", "count", "sum")}
    assert set(re.findall(r"\bonrecord_[a-z_]+[a-z]", pages.read_text(encoding="utf-8"))) <= known


def test_request_ids(client: FlaskClient) -> None:
    assert client.get("/livez", headers={"X-Request-Id": "a.b-C_9"}).headers["X-Request-Id"] == "a.b-C_9"
    for bad in ("x" * 65, "a b", "é", ""):
        assert client.get("/livez", headers={"X-Request-Id": bad}).headers["X-Request-Id"] != bad


def test_no_key_is_logged(make: Make, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    client = make(keys=key_file(tmp_path, "hush-hush")).test_client()
    client.get("/v1/models?token=hush-hush", headers=bearer("hush-hush"))
    client.get("/v1/models", headers=bearer("hush-hush-not"))
    out = "".join(capfd.readouterr())
    assert "hush" not in out
    assert os.linesep in out
