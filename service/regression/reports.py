"""A check as JUnit XML (for Jenkins, GitLab and the like), as a page, and as JSON.

None holds a word of an article, unless evidence was asked for with its words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.regression.check import Checked, Run
from service.regression.drift import change, details, shown

_SUITE: Final = "onrecord.regress"
# What XML 1.0 has no way to write, not even escaped; an article's id may hold it.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOLDER: Final = Path(__file__).parent
_PAGES: Final = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def headline(run: Run) -> str:
    """The outcome in a line."""
    drifted, lost = _count(run, "drifted"), _count(run, "not_comparable")
    parts = [f"{len(run.articles)} articles", f"{drifted} drifted"]
    return ", ".join([*parts, f"{lost} not comparable"] if lost else parts)


def _count(run: Run, verdict: str) -> int:
    return sum(each.verdict == verdict for each in run.articles)


def junit(run: Run) -> bytes:
    """One test case for each article: a drift is a failure, an article that cannot be compared an error."""
    counts = {
        "tests": str(len(run.articles)),
        "failures": str(_count(run, "drifted")),
        "errors": str(_count(run, "not_comparable")),
    }
    root = ET.Element("testsuites", {"name": _SUITE, **counts})
    suite = ET.SubElement(root, "testsuite", {"name": _SUITE, **counts, "skipped": "0"})
    properties = ET.SubElement(suite, "properties")
    for name, value in (("against", run.against), ("expected", run.expected), ("models", ", ".join(run.models))):
        ET.SubElement(properties, "property", {"name": name, "value": _xml(value)})
    for each in run.articles:
        case = ET.SubElement(suite, "testcase", {"classname": _SUITE, "name": _xml(each.id)})
        if each.drift:
            _fault(case, each)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _fault(case: ET.Element, each: Checked) -> None:
    if each.drift is None:
        return
    tag = "failure" if each.verdict == "drifted" else "error"
    message = f"{shown(each.drift.old)} → {shown(each.drift.new)} {each.drift.note}".rstrip()
    fault = ET.SubElement(case, tag, {"type": each.verdict, "message": _xml(message)})
    fault.text = _xml("\n".join([message, *details(each.drift)]))


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def page(run: Run) -> str:
    """A page that stands alone: no script, nothing fetched, everything escaped."""
    rows = [
        {"drift": drift, "change": change(drift), "old": shown(drift.old), "new": shown(drift.new)}
        for drift in run.drifts
    ]
    agreeing = [{"id": e.id, "value": shown(e.new)} for e in run.articles if e.drift is None]
    template = _PAGES.get_template("report.html")
    return template.render(run=run, headline=headline(run), rows=rows, agreeing=agreeing) + "\n"


def as_json(run: Run) -> dict[str, Any]:
    """The whole outcome for other programs."""
    return {
        "against": run.against,
        "expected": run.expected,
        "models": list(run.models),
        "tolerance": {
            "points": run.tolerance.points,
            "level": run.tolerance.level,
            "scores_only": run.tolerance.scores_only,
        },
        "articles": len(run.articles),
        "drifted": _count(run, "drifted"),
        "not_comparable": _count(run, "not_comparable"),
        "results": [_row(each) for each in run.articles],
    }


def _row(each: Checked) -> dict[str, Any]:
    found: dict[str, Any] = {"id": each.id, "verdict": each.verdict, "old": each.old, "new": each.new}
    if each.drift:
        found |= {
            "note": each.drift.note,
            "dimensions": list(each.drift.dimensions),
            "appeared": list(each.drift.appeared),
            "gone": list(each.drift.gone),
        }
    return found
