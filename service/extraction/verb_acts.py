"""What a verb attributes: passive with its agent, inverted, parenthetical, or subject, verb and content."""

from __future__ import annotations

from collections.abc import Iterator

from service.extraction import content_span, inversion, main_subject, passives
from service.extraction.act import Act, Sentence, made
from service.extraction.clause import Clause, Tokens
from service.extraction.cues import Cue
from service.extraction.found import Range
from service.extraction.phrase_span import phrase
from service.extraction.relayed import relayed, relays
from service.extraction.source_span import subject as subject_before
from service.extraction.verb_subjects import is_gerund, subject_of

_ASKED = frozenset(("asked", "pressed", "questioned"))
# "urged them ‹to stay›": what follows is what was asked.
_ASKS = frozenset(
    "ask asks asked urge urges urged implore implores implored beseech beseeched entreat entreats entreated exhort"
    " exhorts exhorted".split()
)
_LONGEST_ADDRESS = 12
_LONGEST_SPEAKER = 5


def verb_act(sentence: Sentence, cue: Cue, subject: Tokens | None) -> Act | None:
    """The attribution a verb makes: passive with its agent, inverted, parenthetical, or subject – verb – content."""
    clause = sentence.clause
    low = _behind_quotation(sentence, cue.first)
    if relays(sentence, cue):
        return None
    if (quoted := relayed(sentence, cue, low)) is not None:
        return quoted
    agent = passives.agent(clause, cue)
    if agent is not None:
        return passives.with_agent(sentence, cue, agent, low)
    if cue.word in _ASKED and clause.classes[cue.first - 1 : cue.first] in ("", "s", ",") and low < max(1, cue.first):
        asked = passives.asked(sentence, cue)
        if asked is not None:
            return asked
    if cue.passive:
        return passives.by_nobody(sentence, cue, low)
    if not clause.classes[: cue.head].strip("ca,"):
        return _sentence_opens(sentence, cue)
    inverted = inversion.inverted(sentence, cue, low)
    if inverted is not None:
        return inverted
    source, shared = subject_of(sentence, cue, low, subject)
    if source is None:
        return None
    return _active(sentence, cue, source, low, shared)


def _active(sentence: Sentence, cue: Cue, source: Tokens, low: int, shared: bool) -> Act | None:
    """Subject – verb – content in any order but the inverted one."""
    clause, text, quotations = sentence.clause, sentence.clause.text, sentence.quotations
    behind = _content_behind(sentence, cue, source)
    follows = next((q for q in quotations if q.start >= cue.end and q.speech), None)
    quoted_before = low > 0 and not clause.classes[low : source[0]].strip(',"')
    parenthetical = not shared and _is_parenthetical(clause, cue)
    if behind is None and follows is not None and not text[cue.end : follows.start].strip(" :\n\r,"):
        behind = (follows.start, follows.end)  # "She said:", and the words in the next paragraph
    closes = behind is None or (clause.classes[cue.last + 1] in ",." and clause.classes[source[0] - 1] in "th")
    if closes and follows is None and source[0] > 1 and "object" in cue.facts:
        thing = _antecedent(sentence, source[0] - 1)
        if thing is not None:
            return made(sentence, cue, source, [thing], shared)
    # "…, she said, adding “…”": the quoted words are the participle's.
    alone = follows is None or clause.classes[cue.last + 1 : cue.last + 3] == ",g"
    after_clause = parenthetical and alone and _closes_words(sentence, source, quoted_before)
    if (
        source[0]
        and clause.words[source[0] - 1] == "as"
        and (clause.classes[cue.last + 1 : cue.last + 2] in (",", ".", "") or _as_last(clause, cue, source))
    ):
        return made(sentence, cue, source, [_as_content(sentence, cue, source)])
    interrupts = _interrupts(clause, cue, source)
    if shared or _leads(clause, cue, source) or not (quoted_before or after_clause or interrupts):
        states = "object" in cue.facts or not set("ve").isdisjoint(clause.classes[cue.last + 1 :])
        if parenthetical and follows is None and not states:
            return None
        return made(sentence, cue, source, [behind], shared)
    if quoted_before and _clause_follows(clause, cue.last + 1):
        return made(sentence, cue, source, [behind])
    before = content_span.before(clause, quotations, clause.starts[source[0]])
    if interrupts and not quoted_before:
        return made(sentence, cue, source, [before, behind])
    more = content_span.trimmed(text, follows.start, clause.end) if follows else None
    return made(sentence, cue, source, [before, more])


def _is_parenthetical(clause: Clause, cue: Cue) -> bool:
    """Whether nothing but circumstances or those spoken to follow the cue."""
    if "infinitive" in cue.facts and clause.words[cue.last + 1 : cue.last + 2] == ["to"]:
        return False
    return content_span.is_parenthetical(clause.text, cue.end, clause.end) or _only_addressed(clause, cue)


def _antecedent(sentence: Sentence, relative: int) -> Range | None:
    """What a relative clause with a subject of its own is about: "‹a claim› that the office disputes"."""
    clause = sentence.clause
    if clause.words[relative] == "what":
        return (clause.starts[relative], clause.ends[relative])
    if clause.classes[relative] not in "th":
        return None
    thing = subject_before(clause, 0, relative)
    if thing is not None and any(c.first < thing[1] and thing[0] <= c.last for c in sentence.cues):
        return None  # "records show that the firm knew"
    if thing is None:
        return None
    opens = clause.classes.rfind("d", thing[0], thing[1])
    first = opens if opens > thing[0] and clause.classes[opens - 1] == "i" else thing[0]
    return (clause.starts[first], clause.ends[thing[1] - 1])


def _holds_clause(clause: Clause, end: int) -> bool:
    """Whether the words before the subject can be what was said, and are no circumstance: "In a debate on Saturday",
    "When pressed"."""
    ahead = clause.classes[:end].rstrip(',"-')
    if "Q" in ahead or not ahead:
        return True
    if ahead[0] in "ioa" and set("ve").isdisjoint(ahead):
        return False
    return not (clause.words[0] in ("when", "asked", "pressed") and "," not in ahead)


def _closes_words(sentence: Sentence, source: Tokens, quoted: bool) -> bool:
    """Whether a comma, a dash or words in quotation marks stand right before the subject, and words behind those."""
    clause = sentence.clause
    if source[0] == 0 or not (quoted or _holds_clause(clause, source[0])):
        return False
    if clause.classes[source[0] - 1] == "Q":
        start = clause.starts[source[0]]
        return any(
            q.speech and q.end <= start <= q.end + 2 and clause.text[q.end - 2] in ",?!" for q in sentence.quotations
        )
    return clause.classes[source[0] - 1] in ',"-'


def _only_addressed(clause: Clause, cue: Cue) -> bool:
    """Whether nothing but those spoken to follows: "…, he told the court in his filing." """
    behind = clause.classes[cue.last + 1 :].rstrip(".")
    if cue.word in _ASKS and "to" in clause.words[cue.last + 1 : cue.last + 1 + _LONGEST_ADDRESS]:
        return False
    return "person" in cue.facts and 0 < len(behind) < _LONGEST_ADDRESS and not behind.strip("dnN#oia'&-")


def _leads(clause: Clause, cue: Cue, source: Tokens) -> bool:
    """Whether content can only follow: behind a relative pronoun or a participle."""
    relative = source[1] == source[0] + 1 and clause.words[source[0]] in ("who", "which", "whom")
    return relative or is_gerund(clause, cue)


def _content_behind(sentence: Sentence, cue: Cue, source: Tokens) -> Range | None:
    """Content that begins behind a cue, without whom it was told, to the end of its clause."""
    clause = sentence.clause
    start = cue.last + 1
    if "clause" in cue.facts:
        start = content_span.begins(clause, cue.last, "person" in cue.facts)
    if start >= len(clause.classes):
        return None
    if source[0] > start:
        return content_span.trimmed(clause.text, cue.end, clause.starts[source[0] - 1])
    opener = source[0] - 1
    before = clause.classes[opener] if opener >= 0 else "."
    subordinate = before == "s" and (opener < 6 or clause.classes[opener - 1] in ",c")
    limit = content_span.ends(clause, start, thing="object" in cue.facts, subordinate=subordinate)
    if before in "ht" and clause.classes[start] in "va" and clause.words[opener] != "that":
        comma = clause.classes.find(",", start)
        limit = min(limit, clause.starts[comma]) if comma > 0 else limit
    tied = clause.classes[source[0]] in "wh" or (source[1] == cue.first and is_gerund(clause, cue))
    if tied and "object" in cue.facts and "clause" not in cue.facts and cue.rule != "cues.stance_forms":
        limit = min(limit, content_span.main_verb(clause, start))
    if before == "," and clause.classes[source[0]] in "wh" and source[1] == source[0] + 1:
        limit = min(limit, content_span.relative_end(clause, start))
        main = next((c for c in sentence.cues if c.first > start and clause.classes[c.first - 1] == ","), None)
        if main is not None and not is_gerund(clause, main):
            limit = min(limit, clause.ends[main.first - 2])
    return content_span.behind(clause.text, max(cue.end, clause.starts[start]), limit, sentence.quotations)


def _as_last(clause: Clause, cue: Cue, source: Tokens) -> bool:
    """ "…, as Rowe ‹noted› in the Lantern.": behind a comma, and only circumstances follow."""
    behind_comma = source[0] > 3 and clause.classes[source[0] - 2] in ",Q"
    return behind_comma and "said" in cue.facts and content_span.is_parenthetical(clause.text, cue.end, clause.end)


def _as_content(sentence: Sentence, cue: Cue, source: Tokens) -> Range | None:
    """ "As Rowe noted, ‹it rained›." and "‹It rained›, as Rowe noted." """
    clause = sentence.clause
    goes_on = clause.classes[cue.last + 1 : cue.last + 2] == "," and "v" not in clause.classes[: source[0]]
    if source[0] <= 2 or goes_on:
        return content_span.trimmed(clause.text, cue.end, clause.end)
    return content_span.before(clause, sentence.quotations, clause.starts[source[0] - 1])


def _interrupts(clause: Clause, cue: Cue, source: Tokens) -> bool:
    """ "The bridge, Rowe said, would stay shut.": between two commas, the content on both sides."""
    return (
        source[0] > 0
        and clause.classes[source[0] - 1] in ",-"
        and clause.classes[cue.last + 1 : cue.last + 2] in (",", "-")
        and clause.classes[cue.last + 2 : cue.last + 3] not in ("", "Q", "g", '"', "w", "h")
        and source[1] <= cue.first
        and "," not in clause.classes[source[0] : source[1]]
    )


def _sentence_opens(sentence: Sentence, cue: Cue) -> Act | None:
    """ "Noting that it rained, Rowe left." and "Said Rowe, “It rained.”": the verb comes first, its subject behind."""
    clause = sentence.clause
    if is_gerund(clause, cue):
        for comma in _commas(clause, cue.last + 1):
            source = main_subject.onset(clause, comma + 1)
            if source is not None:
                content = content_span.trimmed(clause.text, cue.end, clause.starts[comma])
                return made(sentence, cue, source, [content])
        return None
    if "said" not in cue.facts:
        return None
    source = phrase(clause, cue.last + 1)
    if source is None or clause.classes[source[1] : source[1] + 1] not in (":", ",", "Q"):
        return None
    return made(sentence, cue, source, [content_span.trimmed(clause.text, clause.ends[source[1] - 1], clause.end)])


def _commas(clause: Clause, index: int) -> Iterator[int]:
    index = clause.classes.find(",", index)
    while index >= 0:
        yield index
        index = clause.classes.find(",", index + 1)


def _clause_follows(clause: Clause, index: int) -> bool:
    """Whether "that" follows the cue within five words, the person spoken to between them."""
    at = clause.classes.find("t", index, index + 6)
    return at >= 0 and not clause.classes[index:at].strip("Nndp#o'")


def _behind_quotation(sentence: Sentence, first: int) -> int:
    """The token where the cue's own clause begins: behind a quotation that ends before it, else the first."""
    clause, low = sentence.clause, 0
    cue_start = clause.starts[first]
    for quotation in sentence.quotations:
        if quotation.speech and quotation.end <= cue_start:
            whole = (
                quotation.start <= clause.start + 1
                or clause.text[quotation.end - 2] in "?!"
                or quotation.end - quotation.start > 40
            )
            behind = clause.at(quotation.end)
            if whole and (
                clause.text[quotation.start : quotation.end - 1].rstrip("'\" ")[-1:] in ",?!.…-"
                or (first - behind < _LONGEST_SPEAKER and not clause.classes[behind:first].strip("N"))
            ):
                low = behind
    return low
