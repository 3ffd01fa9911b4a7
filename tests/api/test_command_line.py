"""The command line gives what the API gives, byte for byte, and says what to do about what it cannot answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from service import cli
from service.keys import find_key, read_keys
from service.scoring.registry import Registry
from service.settings import Settings
from tests.articles import BODY, HEADLINE


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, settings: Settings, registry: Registry) -> Any:
    """Run `onrecord …` on the hand-made model, with files and standard input as given."""
    monkeypatch.setattr(Settings, "from_environment", lambda: settings)
    monkeypatch.setattr(Registry, "load", lambda _: registry)

    def running(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli.main, arguments, input=stdin)

    return running


@pytest.fixture
def article_file(tmp_path: Path, submission: dict[str, Any]) -> Path:
    path = tmp_path / "article.json"
    path.write_text(json.dumps(submission), encoding="utf-8")
    return path


@pytest.mark.parametrize(("command", "path"), [("score", "/v1/scores"), ("extract", "/v1/extractions")])
@pytest.mark.parametrize("options", [{}, {"offset_unit": "utf16", "include": ["evidence"]}, {"include_text": False}])
def test_json_is_what_the_api_answers(
    run: Any, client: FlaskClient, submission: dict[str, Any], command: str, path: str, options: dict[str, Any]
) -> None:
    submission["options"] = options
    printed = run(command, "--json", "-", stdin=json.dumps(submission).encode())
    assert printed.exit_code == 0
    assert printed.stdout_bytes == client.post(path, json=submission).data + b"\n"


def test_plain_text_is_a_body(run: Any, client: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(BODY, encoding="utf-8")
    printed = run("score", "--json", str(path))
    assert printed.stdout_bytes == client.post("/v1/scores", json={"article": {"body": BODY}}).data + b"\n"


def test_an_article_alone_is_enough(run: Any, client: FlaskClient, submission: dict[str, Any]) -> None:
    printed = run("score", "--json", "-", stdin=json.dumps(submission["article"]).encode())
    assert printed.stdout_bytes == client.post("/v1/scores", json=submission).data + b"\n"


def test_options_of_the_command_line_go_before_those_of_the_file(run: Any, submission: dict[str, Any]) -> None:
    submission["options"] = {"offset_unit": "code_point", "include": ["sources"]}
    printed = run("score", "--json", "--offset-unit", "utf16", "-", stdin=json.dumps(submission).encode())
    answer = json.loads(printed.stdout)
    assert answer["text"]["offset_unit"] == "utf16"
    assert "evidence" not in answer


def test_lines_are_answered_one_by_one(run: Any, client: FlaskClient, submission: dict[str, Any]) -> None:
    lines = [{"id": "a", "headline": HEADLINE, "body": BODY}, {"bdy": 1}, {"id": "b", "body": "Too short."}, submission]
    text = "\r\n\n".join(json.dumps(line) for line in lines)
    printed = run("score", "--jsonl", "-", stdin=f"\ufeff{text}".encode())
    assert printed.exit_code == 1
    first, second, third, fourth = printed.stdout_bytes.splitlines()
    assert first == client.post("/v1/scores", json={"article": lines[0]}).data
    problem = json.loads(second)
    assert (problem["type"], problem["line"]) == ("/problems/invalid-request", 3)
    assert problem["errors"][0]["pointer"] == "/body"
    assert json.loads(third)["id"] == "b"
    assert fourth == client.post("/v1/scores", json=submission).data


def test_a_line_that_is_too_long_does_not_end_the_run(run: Any, submission: dict[str, Any]) -> None:
    long = json.dumps({"body": "word " * 100_000})
    printed = run("score", "--jsonl", "-", stdin=f"{long}\n{json.dumps(submission)}\n".encode())
    first, second = map(json.loads, printed.stdout.splitlines())
    assert (first["type"], first["line"]) == ("/problems/too-large", 1)
    assert second["id"] == "courier-0412"


def test_the_report_shows_score_dimensions_and_marked_passages(run: Any, article_file: Path) -> None:
    printed = run("score", str(article_file))
    assert printed.exit_code == 0
    assert " of 100, " in printed.stdout
    assert "unnamed_source_handling" in printed.stdout
    assert "[unnamed_official]" in printed.stdout


def test_the_report_needs_no_part_left_out_of_the_answer(run: Any, submission: dict[str, Any]) -> None:
    submission["options"] = {"include": [], "include_text": False, "offset_unit": "utf16"}
    printed = run("score", "-", stdin=json.dumps(submission).encode())
    assert printed.exit_code == 0
    assert "[unnamed_official]" in printed.stdout


def test_the_report_of_an_extraction(run: Any, article_file: Path) -> None:
    printed = run("extract", str(article_file))
    assert printed.exit_code == 0
    assert "[unnamed_official]" in printed.stdout


def test_the_report_of_what_is_not_rated(run: Any) -> None:
    printed = run("score", "-", stdin=b"Too short.")
    assert printed.exit_code == 0
    assert "Not rated" in printed.stdout


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"\x1b[31mred", "U+001B at character 0 is a control character"),
        (b"caf\xe9", "Byte 3 is not UTF-8"),
        (b"{", "The body is not JSON"),
        (b" \n", "no text"),
        (b"x" * 60_001, "60000 bytes"),
    ],
)
def test_what_cannot_be_answered_is_said_on_standard_error(run: Any, stdin: bytes, said: str) -> None:
    printed = run("score", "-", stdin=stdin)
    assert printed.exit_code == 1
    assert said in printed.stderr
    assert printed.stdout == ""


def test_other_files_are_answered_all_the_same(run: Any, article_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff")
    printed = run("score", "--json", str(bad), str(article_file))
    assert printed.exit_code == 1
    problem, answer = map(json.loads, printed.stdout.splitlines())
    assert problem["status"] == 422
    assert answer["id"] == "courier-0412"


@pytest.mark.parametrize("arguments", [["score"], ["score", "no-such-file"], ["score", "--model"], ["scores", "-"]])
def test_wrong_usage(run: Any, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_unknown_model(run: Any, article_file: Path) -> None:
    printed = run("score", "--model", "transparency@9.9.9", str(article_file))
    assert printed.exit_code == 1
    assert "not published" in printed.stderr


def test_a_new_key_is_accepted(run: Any, tmp_path: Path) -> None:
    made, line = run("key", "desk").stdout.splitlines()
    path = tmp_path / "keys"
    path.write_text(line.split(None, 1)[1], encoding="utf-8")
    found = find_key(read_keys(path), made.split()[1])
    assert found
    assert found.name == "desk"


def test_models_are_listed(run: Any) -> None:
    assert "transparency@0.0.1  default  2026-11-24" in run("models").stdout


def test_without_models_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_MODELS", str(tmp_path))
    printed = CliRunner().invoke(cli.main, ["score", "-"], input=b"x")
    assert printed.exit_code == 2
    assert "publish a model first" in printed.stderr


def test_all_faults_of_the_settings_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PORT", "no")
    monkeypatch.setenv("ONRECORD_WORKRES", "2")
    printed = CliRunner().invoke(cli.main, ["serve"])
    assert printed.exit_code == 2
    assert "ONRECORD_PORT" in printed.stderr
    assert "ONRECORD_WORKRES" in printed.stderr
