"""Cues: the words by which something is attributed, where they stand as such and not as nouns, passives or idioms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.extraction.found import Range
from service.extraction.reading import Reading
from service.extraction.scan import Hit

_GROUP_WINDOW = 48
# Auxiliaries and adverbs belong to the cue: "has repeatedly said".
_GROUP = re.compile(
    r"(?:'(?:ve|s|d|ll|re) )?(?<![\w-])(?:(?:(?:ha(?:s|ve|d)|having|did|does|do|will|would|could|can|may|might|must|should|wo|ca)(?: not|n't)?|is|was|were|are|be|been|being|also|then|later|once|often|never|always|still|even|again|first|further|only|just"
    r"|soon|now|to|both|all|not|since|long|at first|in turn|at one point|[a-z]{2,14}ly)[ ])*+$"
)
_PASSIVE = re.compile(r"\b(?:is|was|were|are|be|been|being|get|gets|got|getting)(?: (?:not|also|being|been|later|often|still|\w+ly))*$")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|this|these|those|any|no|some|such|every|each|of|in|for|with|by|from|at|on|into|about|against|between|under|over|without|new|own|recent|previous|public|official|other|more|most|many|several|two|three|first|last|and|or"
    r"|latest|earlier|final|annual|special|internal|independent|own|very|false|further|strong|growing|press|news|media|police|phone|trade|tax|policy|campaign|opinion|united|red|blue|swing|member|gulf)|'s|s'|-|/)[ ]?$"
)
_NOUN_BEHIND = re.compile(r"[ ](?:of|by|from|against|between|is|are|was|were|has|have|had|on|about|for|to|with|in|at|as|and|or)\b|[',.;-]")
_NOUNLIKE = frozenset(
    """claim claims report reports comment comments note notes plan plans hope hopes fear fears call calls doubt doubts praise support supports offer offers promise promises question questions charge charges state states detail details list
    record records document documents project post posts text email view views voice demand demands request requests challenge challenges attack attacks label brand target credit quote quotes estimate estimates find show shows read contrast
    wish wishes aim aims pledge pledges vow threat judge judges figure figures forecast rank reply counter counters resolve back face wonder worry rail blog vent signal signals crow cry complain reading writing feeling finding putting
    understanding thinking suspect suspects guess trust shout snap thanks fault label challenge cite address bash hail dub like likes regard regards must welcome""".split()
)
_AS_THEY_STAND = frozenset({"noun", "fronted", "impersonal"})
_PREPOSITIONS = frozenset({"regarding", "considering", "concerning", "barring", "pending", "listing", "raising", "backing", "seeing"})
_OPENS_CLAUSE = re.compile(r"[ ]?(?:[,:]?[ ]?[\"']|[ ](?:that|how|why|whether)\b|:)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's range with its auxiliaries; `head` is the verb's own range; `facts` are the lexicon entry's."""

    start: int
    end: int
    head: Range
    word: str
    facts: frozenset[str]
    rule: str


def find_cues(reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> list[Cue]:
    """Cues in order of start, longest first where forms overlap. Every check looks at a bounded window."""
    cues: list[Cue] = []
    lower = reading.lower
    best: dict[int, Hit] = {}
    facts: dict[int, set[str]] = {}
    for hit in hits.get("cues", ()):
        kept = best.get(hit.start)
        if kept is None or hit.end > kept.end:
            best[hit.start], facts[hit.start] = hit, set(hit.entry.facts)
        elif hit.end == kept.end:
            facts[hit.start] |= hit.entry.facts
    covered = -1
    for start in sorted(best):
        hit = best[start]
        if start < covered or lower[start : hit.end] in _PREPOSITIONS or hit.entry.match(lower, start, hit.end) is None:
            continue
        word = lower[start : hit.end]
        if hit.entry.facts & _AS_THEY_STAND:
            cues.append(Cue(start, hit.end, (start, hit.end), word, frozenset(facts[start]), hit.entry.id))
            covered = hit.end
            continue
        before = lower[max(0, start - _GROUP_WINDOW) : start]
        if _is_noun(word, before, lower, hit.end) or _PASSIVE.search(before.rstrip()):
            continue
        if reading.text[start].isupper() and not reading.text[:start].rstrip(" \"'(").endswith((".", "!", "?", "\n", ":")) and start:
            continue
        group = _GROUP.search(before)
        auxiliaries = group.group() if group else ""
        if re.search(r"\bto $", auxiliaries) and "infinitive" not in facts[start]:
            continue
        end = hit.end + 1 if lower.startswith(":", hit.end) else hit.end
        cues.append(Cue(start - len(auxiliaries), end, (start, hit.end), word, frozenset(facts[start]), hit.entry.id))
        covered = hit.end
    return cues


def _is_noun(word: str, before: str, lower: str, end: int) -> bool:
    if _NOUN_BEFORE.search(before) and not word.endswith("said"):
        return word in _NOUNLIKE or not word.endswith("ed") or before.endswith(("the ", "a ", "an "))
    return word in _NOUNLIKE and bool(_NOUN_BEHIND.match(lower, end)) and not _OPENS_CLAUSE.match(lower, end)
