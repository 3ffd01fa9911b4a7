"""Articles with inline annotation, as their authors write them: `data/source/<id>.txt`.

A file is TOML front matter between two `+++` lines (the article's facts and one table `[s1]`, `[s2]`, … for each
source) and then the body. Spans are written `⟦TAGS|text⟧`; they may nest but not cross; blanks separate TAGS:

    s1                     a mention of source s1
    a3s a3q a3c            source, cue and content of attribution 3 (a tag used twice makes a discontinuous span)
    a3q:belief             the cue of an attribution that is not speech: belief or intention
    reply:s2               a disclosure, with the source it is about; `:s2` may be absent
    furniture, near_miss   text that is not the story's; words that only look like sourcing

Offsets are computed here and nowhere else, so they cannot be wrong. Labels are codebook section 3's.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

SOURCE_LABELS = frozenset(
    [
        "named_official",
        "named_person",
        "organisation_named_spokesperson",
        "organisation_statement",
        "unnamed_official",
        "unnamed_described",
        "unnamed_bare",
        "unnamed_group",
        "reporter_witness",
        "press_event",
        "public_document",
        "court_document",
        "classified_document",
        "leaked_document",
        "study",
        "poll",
        "other_media",
        "wire",
        "social_post",
    ]
)
DISCLOSURE_LABELS = frozenset(
    [
        "anonymity_reason",
        "access",
        "interest",
        "corroboration",
        "verification_limit",
        "document_authentication",
        "reply",
        "vague_attribution",
        "link",
        "classified_document",
        "leaked_document",
        "press_event",
    ]
)
OTHER_TAGS = frozenset({"furniture", "near_miss"})
GENRES = frozenset(
    [
        "news_report",
        "derivative",
        "wire_copy",
        "press_event_report",
        "court",
        "interview",
        "analysis",
        "opinion",
        "brief",
        "satire",
        "sponsored",
        "listings",
        "obituary",
        "recipe",
        "fiction",
    ]
)
BEATS = frozenset(
    "politics security courts health science business sport local culture disaster technology foreign".split()
)
REASONS = frozenset({"none", "boilerplate", "specific"})
ROLE_OF_SUFFIX = {"s": "source", "q": "cue", "c": "content"}

_TAG = re.compile(
    r"(?P<source>s\d+)|a(?P<attribution>\d+)(?P<part>[sqc])(?::(?P<kind>belief|intention))?|(?P<label>[a-z_]+)(?::(?P<about>s\d+))?"
)
_TOKEN = re.compile(r"⟦([^|⟦⟧]*)\||⟧")
_QUOTE_MARKS = "\"'“”‘’«»"


class MarkupError(ValueError):
    """A file that does not follow the format; `problems` lists every fault with its line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class _Open:
    tags: list[str]
    start: int
    line: int


@dataclass
class _Reader:
    """Strips the markup of one text and collects its spans."""

    target: str
    plain: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    spans: list[tuple[str, int, int, int]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def read(self, marked: str, first_line: int) -> str:
        position, line = 0, first_line
        for token in _TOKEN.finditer(marked):
            self._text(marked[position : token.start()])
            line += marked.count("\n", position, token.end())
            position = token.end()
            if token.group(1) is not None:
                self.stack.append(_Open(token.group(1).split(), self.length, line))
            elif self.stack:
                opened = self.stack.pop()
                if self.length == opened.start:
                    self.problems.append(f"line {line}: empty span {' '.join(opened.tags)}")
                self.spans.extend((tag, opened.start, self.length, opened.line) for tag in opened.tags)
            else:
                self.problems.append(f"line {line}: ⟧ without ⟦")
        self._text(marked[position:])
        self.problems += [f"line {left.line}: ⟦{' '.join(left.tags)}| is never closed" for left in self.stack]
        text = "".join(self.plain)
        if "⟦" in text or "⟧" in text:
            self.problems.append(f"line {first_line}: a ⟦ without TAGS| before its text")
        return text

    def _text(self, piece: str) -> None:
        self.plain.append(piece)
        self.length += len(piece)


def _kind(content: str) -> str:
    """Direct, indirect or mixed, read off the quotation marks around and inside the content."""
    stripped = content.strip(" ,.;:!?")
    if stripped[:1] in _QUOTE_MARKS and stripped[-1:] in _QUOTE_MARKS:
        return "direct"
    return "mixed" if any(mark in stripped for mark in '"“«') else "indirect"


@dataclass
class _Collector:
    """Sorts the spans of one file into mentions, attributions, disclosures and marks."""

    sources: dict[str, Any]
    mentions: list[dict[str, Any]] = field(default_factory=list)
    attributions: dict[int, dict[str, Any]] = field(default_factory=dict)
    disclosures: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def collect(self, reader: _Reader, text: str) -> None:
        mention_at = {(s, e): tag for tag, s, e, _ in reader.spans if re.fullmatch(r"s\d+", tag)}
        for tag, start, end, line in reader.spans:
            span = {"target": reader.target, "start": start, "end": end, "exact": text[start:end]}
            match = _TAG.fullmatch(tag)
            if match is None:
                self.problems.append(f"line {line}: unknown tag {tag}")
                continue
            about = match["source"] or match["about"]
            if about and about not in self.sources:
                self.problems.append(f"line {line}: {tag} names {about}, which the front matter does not describe")
            if match["attribution"]:
                self._attribution(match, span, line, mention_at)
            else:
                self._other(match, span, line)

    def _attribution(
        self, match: re.Match[str], span: dict[str, Any], line: int, mention_at: dict[tuple[int, int], str]
    ) -> None:
        item = self.attributions.setdefault(
            int(match["attribution"]),
            {"source_id": None, "kind": None, "source": [], "cue": [], "content": [], "line": line},
        )
        item[ROLE_OF_SUFFIX[match["part"]]].append(span)
        item["kind"] = match["kind"] or item["kind"]
        if match["part"] == "s" and item["source_id"] is None:
            item["source_id"] = _entity_at(mention_at, span["start"], span["end"])
            if item["source_id"] is None:
                tag = match.group()
                self.problems.append(f"line {line}: {tag} is not on, in or around a mention (write ⟦s1 {tag}|…⟧)")

    def _other(self, match: re.Match[str], span: dict[str, Any], line: int) -> None:
        if match["source"]:
            self.mentions.append({"source_id": match["source"], **span})
        elif match["label"] in DISCLOSURE_LABELS:
            self.disclosures.append({"label": match["label"], "source_id": match["about"], **span})
        elif match["label"] in OTHER_TAGS:
            self.marks.append({"label": match["label"], **span})
        else:
            self.problems.append(f"line {line}: unknown label {match['label']}")

    def collected(self) -> dict[str, Any]:
        """What was collected, each list in order of the text. Call it last: it completes `problems`."""
        for number, item in sorted(self.attributions.items()):
            line = item.pop("line")
            if not item["content"]:
                self.problems.append(f"line {line}: attribution {number} has no content (a{number}c)")
            elif item["kind"] is None:
                item["kind"] = _kind(item["content"][0]["exact"])
        unused = set(self.sources) - {m["source_id"] for m in self.mentions}
        self.problems += [f"front matter: {source} is never mentioned" for source in sorted(unused)]
        return {
            "mentions": sorted(self.mentions, key=_place),
            "attributions": [{"id": f"a{number}", **item} for number, item in sorted(self.attributions.items())],
            "disclosures": sorted(self.disclosures, key=_place),
            "marks": sorted(self.marks, key=_place),
        }


def _place(row: dict[str, Any]) -> tuple[bool, int, int]:
    return row["target"] != "headline", row["start"], row["end"]


def _entity_at(mention_at: dict[tuple[int, int], str], start: int, end: int) -> str | None:
    """The mention on the same span, else the one around it, else the first inside it."""
    if (start, end) in mention_at:
        return mention_at[start, end]
    around = [(e - s, tag) for (s, e), tag in mention_at.items() if s <= start and e >= end]
    if around:
        return min(around)[1]
    inside = [(s, tag) for (s, e), tag in mention_at.items() if start <= s and e <= end]
    return min(inside)[1] if inside else None


def _check_facts(facts: dict[str, Any], sources: dict[str, Any]) -> list[str]:
    problems = [
        f"front matter: {key} is missing"
        for key in ("id", "story", "style", "genre", "beat", "headline")
        if key not in facts
    ]
    if facts.get("genre") not in GENRES:
        problems.append(f"front matter: genre {facts.get('genre')!r} is none of {', '.join(sorted(GENRES))}")
    if facts.get("beat") not in BEATS:
        problems.append(f"front matter: beat {facts.get('beat')!r} is none of {', '.join(sorted(BEATS))}")
    for name, source in sources.items():
        if source.get("label") not in SOURCE_LABELS:
            problems.append(
                f"front matter: [{name}] label {source.get('label')!r} is not a source label of the codebook"
            )
        if source.get("ladder") not in range(5):
            problems.append(f"front matter: [{name}] needs ladder = 0 … 4")
        if source.get("reason", "none") not in REASONS:
            problems.append(f"front matter: [{name}] reason must be none, boilerplate or specific")
    return problems


def parse(text: str) -> dict[str, Any]:
    """One marked-up file as a plain record: facts, texts, sources, mentions, attributions, disclosures, marks.

    Offsets are code points into `headline` or `body`, half-open. Raises MarkupError with every fault of the file.
    """
    head = re.match(r"\+\+\+\n(.*?)\n\+\+\+\n", text, re.DOTALL)
    if head is None:
        raise MarkupError(["line 1: the file must start with front matter between two +++ lines"])
    try:
        facts = tomllib.loads(head.group(1))
    except tomllib.TOMLDecodeError as error:
        raise MarkupError([f"front matter: {error}"]) from None
    sources = {key: facts.pop(key) for key in list(facts) if re.fullmatch(r"s\d+", key)}
    problems = _check_facts(facts, sources)
    readers = [_Reader("headline"), _Reader("body")]
    texts = {
        "headline": readers[0].read(facts.get("headline", ""), 1),
        "body": readers[1].read(text[head.end() :].strip("\n"), text.count("\n", 0, head.end()) + 1),
    }
    collector = _Collector(sources)
    for reader in readers:
        collector.collect(reader, texts[reader.target])
    annotations = collector.collected()
    problems += readers[0].problems + readers[1].problems + collector.problems
    if problems:
        raise MarkupError(problems)
    return {**facts, **texts, "sources": [{"id": key, **value} for key, value in sources.items()], **annotations}
