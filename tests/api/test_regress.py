"""QA records what articles get, and is told in a table, in JUnit XML and on a page when they get something else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from service import cli
from service.regression import remote
from service.scoring.registry import Registry
from service.settings import Settings
from tests.articles import BODY, EMBARGOED_BODY, EMBARGOED_HEADLINE, EMBARGOED_WORDS, HEADLINE
from tests.running import Service, free_port, start

PIN = "transparency@0.0.1"
MODELS = Path(__file__).resolve().parents[2] / "models"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "ours.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": "port", "headline": HEADLINE, "body": BODY},
        {"article": {"id": "mill", "headline": EMBARGOED_HEADLINE, "body": EMBARGOED_BODY}},
        {"id": "german", "language": "de", "body": "Der Hafen bleibt zu."},
        {"body": "Too short."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def regress(monkeypatch: pytest.MonkeyPatch, settings: Settings, registry: Registry, articles: Path) -> Any:
    """Run `onrecord regress` against the hand-made model."""
    monkeypatch.setattr(Settings, "from_environment", lambda: settings)
    monkeypatch.setattr(Registry, "load", lambda _: registry)

    def running(*arguments: str, against: str = PIN) -> Result:
        return CliRunner().invoke(cli.main, ["regress", "--against", against, "--articles", str(articles), *arguments])

    return running


def recorded(articles: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in expected_file(articles).read_text(encoding="utf-8").splitlines()]


def expected_file(articles: Path) -> Path:
    return articles.with_name("ours.expected.jsonl")


def change(articles: Path) -> dict[str, Any]:
    """Let the first article have had three points more, another level, and one piece of evidence less."""
    rows = recorded(articles)
    rows[0]["score"]["value"] += 3.0
    rows[0]["dimensions"][0]["level"] += 1.0
    gone: dict[str, Any] = rows[0]["evidence"].pop(0)
    expected_file(articles).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return gone


def test_what_was_recorded_is_given_again(regress: Any, articles: Path) -> None:
    assert regress("--record").exit_code == 0
    assert [row["id"] for row in recorded(articles)] == ["port", "mill", "german", "line-4"]
    checked = regress()
    assert checked.exit_code == 0
    assert "4 articles, 0 drifted" in checked.stdout


def test_no_word_of_an_article_is_recorded_or_reported(regress: Any, articles: Path, tmp_path: Path) -> None:
    regress("--record")
    reports = [tmp_path / name for name in ("out.xml", "report.html", "out.json")]
    rows = recorded(articles)
    rows[1]["evidence"] = []
    expected_file(articles).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    checked = regress("--junit", str(reports[0]), "--html", str(reports[1]), "--json", str(reports[2]))
    assert checked.exit_code == 1
    everything = "".join([checked.output, *(path.read_text(encoding="utf-8") for path in reports), json.dumps(rows)])
    assert [word for word in EMBARGOED_WORDS if word in everything.lower()] == []


def test_a_drift_is_told_with_what_moved(regress: Any, articles: Path, tmp_path: Path) -> None:
    regress("--record")
    gone = change(articles)
    junit, page, found = tmp_path / "out.xml", tmp_path / "report.html", tmp_path / "out.json"
    checked = regress("--quotes", "--junit", str(junit), "--html", str(page), "--json", str(found))
    assert checked.exit_code == 1
    line = next(line for line in checked.stdout.splitlines() if line.startswith("  port"))
    assert line.split()[-1] == "-3.0"
    place = f"{gone['label']}, {gone['target']} {gone['start']}–{gone['end']} ({gone['rule']})"
    words = (HEADLINE if gone["target"] == "headline" else BODY)[gone["start"] : gone["end"]]
    assert f"+ {place}: “{words}”" in checked.stdout
    assert "attribution_coverage" in checked.stdout
    suite = ET.fromstring(junit.read_bytes())[0]
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "4", "failures": "1", "errors": "0",
    }  # fmt: skip
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases] == ["port", "mill", "german", "line-4"]
    (failure,) = cases[0]
    assert failure.text is not None
    assert place in failure.text
    assert "port" in page.read_text(encoding="utf-8")
    report = json.loads(found.read_text(encoding="utf-8"))
    assert (report["drifted"], report["results"][0]["verdict"]) == (1, "drifted")


def test_the_tolerance_is_the_callers(regress: Any, articles: Path) -> None:
    regress("--record")
    change(articles)
    assert regress("--tolerance", "3").exit_code == 1  # a level and a piece of evidence moved too
    assert regress("--tolerance", "3", "--scores-only").exit_code == 0
    assert regress("--tolerance", "2.9", "--scores-only").exit_code == 1


def test_new_expectations_need_a_reason(regress: Any, articles: Path) -> None:
    regress("--record")
    change(articles)
    before = expected_file(articles).read_bytes()
    refused = regress("--record")
    assert refused.exit_code == 1
    assert "--accept-drift" in refused.stderr
    assert expected_file(articles).read_bytes() == before
    assert regress("--record", "--accept-drift", "retrained").exit_code == 0
    assert [row.get("accepted") for row in recorded(articles)] == ["retrained", None, None, None]
    assert regress().exit_code == 0


def test_a_changed_text_is_no_drift_of_the_model(regress: Any, articles: Path, tmp_path: Path) -> None:
    regress("--record")
    articles.write_text(articles.read_text(encoding="utf-8").replace("Too short", "Still short"), encoding="utf-8")
    checked = regress("--junit", str(tmp_path / "out.xml"))
    assert checked.exit_code == 1
    assert "0 drifted, 1 not comparable" in checked.stdout
    assert "the text was changed" in checked.stdout
    assert ET.parse(tmp_path / "out.xml").getroot().get("errors") == "1"


def test_an_expectation_can_stand_with_its_article(regress: Any, articles: Path) -> None:
    rows = [
        {"id": "a", "body": BODY, "expected": {"score": {"value": 1.0}}},
        {"id": "b", "body": "Too short.", "expected": {"score": {"band": "not_rated"}}},
        {"id": "c", "body": "Kurz.", "language": "de", "expected": {"type": "/problems/unsupported-language",
                                                                    "status": 422}},
    ]  # fmt: skip
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    checked = regress()
    assert "3 articles, 1 drifted" in checked.stdout
    assert checked.stdout.splitlines()[-1].split()[:2] == ["a", "1.0"]


def test_without_anything_recorded_the_default_model_says_what_to_expect(regress: Any) -> None:
    checked = regress()
    assert checked.exit_code == 0
    assert f"expected  the default model here, {PIN}" in checked.stdout


def test_a_folder_of_files(regress: Any, tmp_path: Path, articles: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "b.html").write_text(f"<p>{BODY}</p>", encoding="utf-8")
    (folder / "c.json").write_text(json.dumps({"body": BODY}), encoding="utf-8")
    (folder / "notes.md").write_text("not an article", encoding="utf-8")
    articles.unlink()
    arguments = ["regress", "--against", PIN, "--articles", str(folder)]
    assert CliRunner().invoke(cli.main, [*arguments, "--record"]).exit_code == 0
    rows = (tmp_path / "desk.expected.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["id"] for row in rows] == ["a", "b", "c"]
    assert CliRunner().invoke(cli.main, arguments).exit_code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "ours.jsonl:1: a member's name"),
        ("[]", "ours.jsonl:1: a JSON object is needed"),
        ("", "no articles"),
        ('{"id": "a", "body": "x"}\n{"id": "a", "body": "y"}', "more than once, such as a"),
        ('{"id": "a", "body": "Too short.", "expected": {"score": 5}}', "a: what is expected is not"),
        ('{"id": "a", "body": "Too short.", "expected": {"evidence": [{}]}}', "a: what is expected is not"),
    ],
)
def test_articles_that_cannot_be_used(regress: Any, articles: Path, content: str, said: str) -> None:
    articles.write_text(content, encoding="utf-8")
    checked = regress()
    assert checked.exit_code == 2
    assert said in checked.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--accept-drift", "x"], "goes with --record"),
        (["--expected", "nowhere.jsonl"], "nowhere.jsonl: no URL, file"),
    ],
)
def test_wrong_usage(regress: Any, arguments: list[str], said: str) -> None:
    checked = regress(*arguments)
    assert checked.exit_code == 2
    assert said in checked.stderr


@pytest.mark.parametrize("against", ["nowhere", "transparency@9.9.9"])
def test_an_unknown_model(regress: Any, against: str) -> None:
    assert regress(against=against).exit_code == 2


def test_hostile_ids_are_escaped(regress: Any, articles: Path, tmp_path: Path) -> None:
    rows = [{"id": "<script>alert('\u0001')</script>", "body": "x", "expected": {"score": {"value": 1.0}}}]
    articles.write_text(json.dumps(rows[0]), encoding="utf-8")
    junit, page = tmp_path / "out.xml", tmp_path / "report.html"
    assert regress("--junit", str(junit), "--html", str(page)).exit_code == 1
    name = ET.parse(junit).getroot()[0].findall("testcase")[0].get("name")
    assert name == "<script>alert('�')</script>"
    assert "<script" not in page.read_text(encoding="utf-8")
    assert not [each for each in ("http:", "https:", "src=", "href=") if each in page.read_text(encoding="utf-8")]


def test_the_running_service(service: Service, articles: Path, tmp_path: Path) -> None:
    """A bundle says what to expect of the service that serves it."""
    arguments = ["regress", "--articles", str(articles)]
    default = json.loads((MODELS / "registry.json").read_text(encoding="utf-8"))["default"]
    bundle = MODELS / f"transparency-{default}"
    checked = CliRunner().invoke(cli.main, [*arguments, "--against", service.url, "--expected", str(bundle)])
    assert checked.exit_code == 0, checked.output
    assert f"against   {service.url} (transparency@" in checked.stdout


def test_a_key_is_taken_from_the_environment(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, line = CliRunner().invoke(cli.main, ["key", "qa"]).stdout.splitlines()
    keys = tmp_path / "keys"
    keys.write_text(line.split(None, 1)[1] + "\n", encoding="utf-8")
    running = start(tmp_path, ONRECORD_KEYS=str(keys), ONRECORD_WORKERS="1")
    arguments = ["regress", "--articles", str(articles), "--against", running.url, "--record"]
    refused = CliRunner().invoke(cli.main, arguments)
    monkeypatch.setenv(remote.KEY_VARIABLE, made.split()[1])
    taken = CliRunner().invoke(cli.main, arguments)
    assert running.stop() == 0
    assert refused.exit_code == 2
    assert remote.KEY_VARIABLE in refused.stderr
    assert taken.exit_code == 0, taken.output


@contextmanager
def answering(*answers: tuple[int, dict[str, str], bytes]) -> Iterator[str]:
    """A server on a bad day: it gives these answers one after the other, then closes connections unanswered."""
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if not left:
                self.close_connection = True
                return
            status, headers, body = left.pop(0)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


PROBLEM = {"Content-Type": "application/problem+json"}
JSON = {"Content-Type": "application/json"}
GOOD = json.dumps({"id": None, "score": {"value": 5.0, "band": "opaque"}, "dimensions": [], "evidence": []}).encode()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<p>hello"), "is the address right?"),
        ((200, JSON, b"{}"), "is the address right?"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "it redirects"),
        ((404, PROBLEM, b'{"type": "/problems/unknown-model", "title": "No such model", "detail": "x"}'), "No such mo"),
        ((500, {}, b""), "500"),
        (
            (503, PROBLEM | {"Retry-After": "900"}, b'{"type": "/problems/not-ready", "title": "No model"}'),
            "No model",
        ),
    ],
)
def test_a_service_that_cannot_be_asked(
    regress: Any, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    monkeypatch.setattr(remote.time, "sleep", lambda _: None)
    with answering(answer) as url:
        checked = regress("--record", against=url)
    assert checked.exit_code == 2
    assert said in checked.stderr


def test_a_busy_service_is_asked_again(regress: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(remote.time, "sleep", waited.append)
    articles.write_text(json.dumps({"id": "a", "body": BODY}), encoding="utf-8")
    with answering((503, {"Retry-After": "7"}, b""), (429, {}, b""), (200, JSON, GOOD)) as url:
        assert regress("--record", against=url).exit_code == 0
    assert waited == [7.0, 1.0]


@pytest.mark.parametrize("secret", ["http://desk:hush@127.0.0.1:1", "http://127.0.0.1:1/?key=hush"])
def test_a_secret_does_not_belong_into_the_address(regress: Any, secret: str) -> None:
    checked = regress("--record", against=secret)
    assert checked.exit_code == 2
    assert remote.KEY_VARIABLE in checked.stderr
    assert "hush" not in checked.output


def test_nothing_listens(regress: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = regress("--record", against=f"http://127.0.0.1:{free_port()}")
    assert checked.exit_code == 2
    assert "cannot be reached (Connection refused)" in checked.stderr
    monkeypatch.setattr(remote.time, "sleep", lambda _: None)
    with answering() as url:
        assert "closed before an answer came" in regress("--record", against=url).stderr
