"""Interviews set as transcripts: a paragraph that opens with a speaker's label is that speaker's turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from service.extraction.covered import Covered
from service.extraction.found import FoundAttribution, Mention, Range
from service.extraction.people import Person
from service.extraction.reading import Reading

RULE = "turns.speaker"
_LABEL = re.compile(
    r"\W{0,2}(?P<who>[QA]|[A-Z][A-Z.'-]{1,24}(?: [A-Z][A-Z.'-]{0,24}){0,3}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})"
    r"\W{0,2}:\W{0,2} ?(?=\S)"
)
# Who asks for the newsroom, whatever else the label says.
_ASKER = re.compile(
    r"(?:q|question|interviewer|presenter|anchor|host|newsreader|reporter|correspondent|moderator|announcer|narrator"
    r"|voice ?over)\b",
    re.IGNORECASE,
)
_ASIDE = ("(", "[", "*")
_FEWEST_TURNS = 4
_LONGEST_TURN = 3_000


class Turn(NamedTuple):
    """A labelled paragraph, with the paragraphs that go on from it."""

    label: Range
    words: Range
    who: str

    @property
    def colon(self) -> Range:
        return (self.label[1], self.words[0])


def with_turns(reading: Reading, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attributions with one for each turn of an interviewee, in place of those inside the turn."""
    if reading.text.count(":") < _FEWEST_TURNS:
        return list(found)
    turns = _answers(reading.text, _turns(reading))
    if not turns:
        return list(found)
    taken = Covered((turn.label[0], turn.words[1]) for turn in turns)
    kept = [a for a in found if not taken.holds(_place(a))]
    kept += [FoundAttribution("direct", RULE, (t.label,), (t.colon,), (t.words,)) for t in turns]
    return sorted(kept, key=_place)


def _place(attribution: FoundAttribution) -> int:
    return min(start for start, _ in (*attribution.source, *attribution.cue, *attribution.content))


def _turns(reading: Reading) -> list[Turn]:
    """Every labelled paragraph of the body; unlabelled ones behind it that are no aside go on from it."""
    text = reading.text
    rows: list[Turn] = []
    going_on = False
    for start, end in reading.paragraphs:
        if start < reading.body_start:
            continue
        match = _LABEL.match(text, start, end)
        if match:
            rows.append(Turn(match.span("who"), (match.end(), end), match.group("who")))
            going_on = True
        elif text.startswith(_ASIDE, start) or not going_on:
            going_on = False
        elif end - rows[-1].words[0] < _LONGEST_TURN:
            rows[-1] = Turn(rows[-1].label, (rows[-1].words[0], end), rows[-1].who)
    return rows


def _answers(text: str, turns: Sequence[Turn]) -> list[Turn]:
    """The turns of who answers; none where the labels make no conversation."""
    counts = Counter(turn.who for turn in turns)
    if len(turns) < _FEWEST_TURNS or len(counts) < 2 or counts.most_common(2)[1][1] < 2:
        return []
    asked = Counter(turn.who for turn in turns if "?" in text[turn.words[1] - 3 : turn.words[1]])
    askers = {who for who in counts if _ASKER.match(who) or asked[who] * 2 >= counts[who]}
    if not askers:
        return []
    return [turn for turn in turns if turn.who not in askers and counts[turn.who] > 1]


def speaker(turn: str, start: int, end: int, people: Sequence[Person], attribution: int) -> Mention:
    """Whom a label means: by surname, by first name, by initials, else the person whom the story names most."""
    word = turn.casefold()
    person = (
        next((p for p in people if p.surname.casefold() == word.rpartition(" ")[2]), None)
        or next((p for p in people if p.tokens[0].casefold() == word), None)
        or next((p for p in people if _initials(p) == word.replace(".", "")), None)
    )
    if person is None and len(turn) == 1 and people:
        counts = Counter(p.surname for p in people)
        person = next(p for p in people if p.surname == counts.most_common(1)[0][0])
    name = " ".join(person.tokens) if person is not None else turn
    return Mention(start, end, None, "name", "turns.label", name, attribution)


def _initials(person: Person) -> str:
    return "".join(part[0] for token in person.tokens for part in token.split("-") if part).casefold()
