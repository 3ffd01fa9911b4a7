"""The JavaScript client in Node against the running service; Node is also the judge of UTF-16 offsets."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.articles import BODY, HEADLINE
from tests.running import Service

NODE = shutil.which("node")
CLIENT = Path(__file__).resolve().parents[2] / "clients" / "javascript" / "onrecord.js"
pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")
# Emoji with joiners, combining marks, right-to-left script, letters beyond the basic plane.
WILD = (
    "🛥️👩\u200d🚒 שלום עולם e\u0301t\u0301e\u0301 𝒸rowns\n\n"
    f"{BODY}\n\n“🌊 No,” said Harbour master Edda Voss. 𐐀𐐁 said nothing."
)


def run(script: str, given: Any) -> Any:
    """What a script prints as JSON. It finds its input as `given` and the client's exports imported."""
    head = (
        f"import {{ Client, Problem, toUtf16, pieces }} from {json.dumps(CLIENT.as_uri())};\n"
        "import { readFileSync } from 'node:fs';\n"
        "const given = JSON.parse(readFileSync(0, 'utf8'));\n"
        "const say = (value) => console.log(JSON.stringify(value));\n"
    )
    assert NODE
    command = [NODE, "--input-type=module", "-e", head + script]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_spans_are_slices_of_javascript_strings(service: Service) -> None:
    script = """
    const answer = await new Client(given.url).score({ headline: given.headline, body: given.body });
    const texts = { headline: given.headline, body: given.body };
    const spans = [...answer.evidence, ...answer.attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content])];
    const wrong = spans.filter((s) => texts[s.target].slice(s.start, s.end) !== s.exact);
    const lengths = Object.entries(answer.text.targets).every(([target, t]) => t.length === texts[target].length);
    say({ count: spans.length, wrong: wrong.length, lengths });
    """
    found = run(script, {"url": service.url, "headline": f"🌊 {HEADLINE}", "body": WILD})
    assert found["count"] > 10
    assert found["wrong"] == 0
    assert found["lengths"]


def test_code_point_offsets_can_be_converted(service: Service) -> None:
    script = """
    const answer = await new Client(given.url).score(given.body, { offset_unit: "code_point" });
    const at = toUtf16(given.body);
    say(answer.evidence.filter((e) => given.body.slice(at(e.start), at(e.end)) !== e.exact).length);
    """
    assert run(script, {"url": service.url, "body": WILD}) == 0


def test_pieces_make_up_the_text(service: Service) -> None:
    script = """
    const answer = await new Client(given.url).score(given.body);
    const cut = pieces(given.body, answer);
    say({ text: cut.map((p) => p.text).join(""), right: cut.every((p) => !p.evidence || p.evidence.exact === p.text) });
    """
    assert run(script, {"url": service.url, "body": WILD}) == {"text": WILD, "right": True}


def test_many_articles_and_problems(service: Service) -> None:
    script = """
    const client = new Client(given.url);
    const found = [];
    const articles = [given.body, { id: "bad" }, { id: "b", body: given.body }];
    for await (const each of client.scoreMany(articles, {}, { size: 2 }))
      found.push(each instanceof Problem ? each.name : each.score.band);
    let refused;
    try { await client.score(given.body, { modle: 1 }); }
    catch (error) { refused = [error.name, error.status, error.message]; }
    say({ found, refused, languages: (await client.limits()).languages, models: (await client.models()).length });
    """
    found = run(script, {"url": service.url, "body": BODY})
    assert found["found"][0] == found["found"][2] != "not_rated"
    assert found["found"][1] == "invalid-request"
    assert found["refused"][:2] == ["invalid-request", 422]
    assert "/options/modle" in found["refused"][2]
    assert found["languages"] == ["en"]
    assert found["models"] >= 1


def test_retry_after_is_kept() -> None:
    script = """
    const busy = () => new Response('{"status": 503}', { status: 503, headers: { "Retry-After": given.wait } });
    const answers = [busy(), busy(), new Response('{"id": "a"}')];
    const started = Date.now();
    const fetch = async () => answers.shift();
    let found;
    try { found = (await new Client("http://x.example", { fetch }).score("x")).id; }
    catch (error) { found = error.status; }
    say({ found, waited: Date.now() - started });
    """
    again = run(script, {"wait": "1"})
    assert again["found"] == "a"
    assert 2_000 <= again["waited"] < 4_000
    never = run(script, {"wait": "3600"})
    assert never["found"] == 503
    assert never["waited"] < 1_000
