"""Acts of attributing: for each cue of a sentence its source and its content, by the frame the cue stands in (codebook 2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.extraction import content_span, source_span
from service.extraction.act_kinds import kind_of
from service.extraction.clause import Clause
from service.extraction.cues import Cue
from service.extraction.found import FoundAttribution, Range
from service.extraction.quotations import Quotation
from service.extraction.source_span import Tokens

# Facts of cues that are kept inside the content of another: chains of speakers are read off them.
_SPOKEN = frozenset({"said", "person"})
_POSSESSIVES = frozenset("his her its their our my your".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what stands in it."""

    clause: Clause
    cues: tuple[Cue, ...]
    quotations: tuple[Quotation, ...]


def acts_of(sentence: Sentence) -> list[FoundAttribution]:
    """The attributions of a sentence in order of their cues."""
    found: list[tuple[Cue, FoundAttribution]] = []
    subject: Tokens | None = None
    for cue in sentence.cues:
        act = _act(sentence, cue, subject)
        if act is None:
            continue
        source, attribution, shared = act
        if found and (shared or _joined(sentence.clause, source)):
            _end_content_before(sentence, found, cue if shared or source is None else cue._replace(first=source[0]))
        if source is not None:
            subject = source
        found.append((cue, attribution))
    return [
        attribution
        for cue, attribution in found
        if attribution.kind in ("direct", "mixed") or not _is_nested(cue, found)
    ]


def _is_nested(cue: Cue, found: list[tuple[Cue, FoundAttribution]]) -> bool:
    """Whether a stance, belief or intention is part of what somebody else is said to have said: not the page's own account."""
    if cue.facts & _SPOKEN or "fronted" in cue.facts:
        return False
    return any(s <= cue.start < e for other, a in found if other is not cue for s, e in a.content)


_Act = tuple[Tokens | None, FoundAttribution, bool]


def _act(sentence: Sentence, cue: Cue, subject: Tokens | None) -> _Act | None:
    if "fronted" in cue.facts:
        return _according_to(sentence, cue)
    if "impersonal" in cue.facts:
        return _impersonal(sentence, cue)
    if "noun" in cue.facts:
        return _noun_cue(sentence, cue)
    return _verb_cue(sentence, cue, subject)


def _joined(clause: Clause, source: Tokens | None) -> bool:
    """Whether a subject of its own follows ", and" or ", but": a new statement of the writer's."""
    return (
        source is not None
        and source[0] > 1
        and clause.classes[source[0] - 1] == "c"
        and clause.classes[source[0] - 2] == ","
    )


def _end_content_before(sentence: Sentence, found: list[tuple[Cue, FoundAttribution]], cue: Cue) -> None:
    """ "said X and added Y": X ends where the next act of the same speaker begins."""
    earlier, attribution = found[-1]
    words = sentence.clause.words
    first = cue.first
    while first > earlier.last + 1 and (
        words[first - 1] in ("and", "but", "then", "or", "while", "also", ",")
        or sentence.clause.classes[first - 1] == "a"
    ):
        first -= 1
    cut = sentence.clause.starts[first]
    last = attribution.content[-1]
    if last[0] < cut < last[1] and last[0] >= earlier.end - 1:
        piece = content_span.trimmed(sentence.clause.text, last[0], cut)
        if piece is not None:
            found[-1] = (earlier, replace(attribution, content=(*attribution.content[:-1], piece)))


def _according_to(sentence: Sentence, cue: Cue) -> _Act | None:
    clause = sentence.clause
    fronted = not clause.classes[: cue.first].strip("ca\"',(tn") or clause.classes[cue.first - 1] == "t"
    source = source_span.phrase(clause, cue.last + 1, according=True, opening=fronted)
    if source is None:
        return None
    end = clause.ends[source[1] - 1]
    if fronted:
        content = content_span.trimmed(clause.text, end, clause.end)
    else:
        content = content_span.before(clause, sentence.quotations, cue.start)
        if content is not None:
            content = content_span.trimmed(
                clause.text, max(content[0], content_span.before_according(clause, cue.first)), content[1]
            )
    return _made(sentence, cue, source, [content])


def _impersonal(sentence: Sentence, cue: Cue) -> _Act | None:
    """Attributed to nobody: "he is expected to go" (codebook 3.3, vague attribution)."""
    content = content_span.behind(sentence.clause.text, cue.end, sentence.clause.end, sentence.quotations)
    if content is None:
        return None
    return None, FoundAttribution("belief", cue.rule, (), ((cue.start, cue.end),), (content,)), False


def _noun_cue(sentence: Sentence, cue: Cue) -> _Act | None:
    clause = sentence.clause
    last = cue.first - 1
    while last >= 0 and clause.classes[last] in "nae#" and cue.first - last <= 2:
        last -= 1
    if last < 0:
        return None
    if clause.words[last] in _POSSESSIVES:
        source: Tokens | None = (last, last + 1)
    elif clause.classes[last] == "'" and last:
        source = source_span.subject(clause, 0, last)
        source = (max(source[0], last - 6), last) if source else None
    else:
        return None
    content = content_span.behind(clause.text, cue.end, clause.end, sentence.quotations)
    return _made(sentence, cue, source, [content]) if source and content else None


def _verb_cue(sentence: Sentence, cue: Cue, subject: Tokens | None) -> _Act | None:
    """The attribution a verb makes: passive with its agent, inverted, parenthetical, or subject – verb – content."""
    clause, text, quotations = sentence.clause, sentence.clause.text, sentence.quotations
    low = _behind_quotation(sentence, cue.first)
    agent = _agent(clause, cue)
    if agent is not None:
        thing = source_span.subject(clause, low, cue.first)
        first = clause.starts[thing[0] if thing else low]
        return _made(sentence, cue, agent, [content_span.trimmed(text, first, cue.start)])
    if cue.passive:
        return None
    if not clause.classes[: cue.head].strip("ca"):
        return _sentence_opens(sentence, cue)
    inverted = _inverted(sentence, cue, low)
    if inverted is not None:
        return inverted
    source, shared = _subject(sentence, cue, low, subject)
    if source is None:
        return None
    begins = clause.starts[source[0]]
    behind = _content_behind(sentence, cue, source)
    follows = next((q for q in quotations if q.start >= cue.end and q.speech), None)
    quoted_before = low > 0 and not clause.classes[low : source[0]].strip(',"')
    infinitive = "infinitive" in cue.facts and clause.words[cue.last + 1 : cue.last + 2] == ["to"]
    parenthetical = not infinitive and not shared and content_span.is_parenthetical(text, cue.end, clause.end)
    after_clause = parenthetical and follows is None and source[0] > 0 and clause.classes[source[0] - 1] in ',"-'
    relative = clause.words[source[0]] in ("who", "which", "whom") and source[1] == source[0] + 1
    if (
        source[0]
        and clause.words[source[0] - 1] == "as"
        and clause.classes[cue.last + 1 : cue.last + 2] in (",", ".", "")
    ):
        return _made(sentence, cue, source, [_as_content(sentence, cue, source)])
    if (
        shared
        or relative
        or _is_gerund(clause, cue)
        or not (quoted_before or after_clause or _interrupts(clause, cue, source))
    ):
        if (
            parenthetical
            and follows is None
            and "object" not in cue.facts
            and not set("ve") & set(clause.classes[cue.last + 1 :])
        ):
            return None
        return _made(sentence, cue, source, [behind], shared)
    if _interrupts(clause, cue, source) and not quoted_before:
        return _made(sentence, cue, source, [content_span.before(clause, quotations, begins), behind])
    if quoted_before and _clause_follows(clause, cue.last + 1):
        return _made(sentence, cue, source, [behind])
    pieces = [content_span.before(clause, quotations, begins)]
    if follows is not None:
        pieces.append(content_span.trimmed(text, follows.start, clause.end))
    return _made(sentence, cue, source, pieces)


def _content_behind(sentence: Sentence, cue: Cue, source: Tokens) -> Range | None:
    """Content that begins behind a cue, without whom it was told, to the end of its clause."""
    clause = sentence.clause
    start = cue.last + 1
    if "clause" in cue.facts:
        start = content_span.begins(clause, cue.last, "person" in cue.facts)
    if start >= len(clause.classes):
        return None
    opener = source[0] - 1
    subordinate = (
        opener >= 0
        and clause.classes[opener] == "s"
        and (opener == 0 or clause.classes[opener - 1] in ",c" or opener < 6)
    )
    limit = content_span.ends(clause, start, thing="object" in cue.facts, subordinate=subordinate)
    if (
        opener >= 0
        and clause.classes[opener] in "ht"
        and clause.classes[start] in "va"
        and clause.words[opener] != "that"
    ):
        comma = clause.classes.find(",", start)
        limit = min(limit, clause.starts[comma]) if comma > 0 else limit
    return content_span.behind(clause.text, max(cue.end, clause.starts[start]), limit, sentence.quotations)


def _as_content(sentence: Sentence, cue: Cue, source: Tokens) -> Range | None:
    """ "As Rowe noted, ‹it rained›." and "‹It rained›, as Rowe noted." """
    clause = sentence.clause
    if source[0] <= 2:
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


def _sentence_opens(sentence: Sentence, cue: Cue) -> _Act | None:
    """ "Noting that it rained, Rowe left." and "Said Rowe, “It rained.”": the verb comes first, its subject behind."""
    clause = sentence.clause
    if _is_gerund(clause, cue):
        for comma in _commas(clause, cue.last + 1):
            source = source_span.onset(clause, comma + 1)
            if source is not None:
                content = content_span.trimmed(clause.text, cue.end, clause.starts[comma])
                return _made(sentence, cue, source, [content])
        return None
    if cue.word not in ("said", "says", "wrote", "adds", "added"):
        return None
    source = source_span.phrase(clause, cue.last + 1, quoted=True)
    if source is None:
        return None
    return _made(sentence, cue, source, [content_span.trimmed(clause.text, clause.ends[source[1] - 1], clause.end)])


def _commas(clause: Clause, index: int) -> Iterator[int]:
    index = clause.classes.find(",", index)
    while index >= 0:
        yield index
        index = clause.classes.find(",", index + 1)


def _clause_follows(clause: Clause, index: int) -> bool:
    """Whether "that" follows the cue within five words, the person spoken to between them."""
    at = clause.classes.find("t", index, index + 6)
    return at >= 0 and not clause.classes[index:at].strip("Nndp#o'")


def _agent(clause: Clause, cue: Cue) -> Tokens | None:
    """The source behind a passive: "first reported by the Lantern", "was asked in May by a caller"."""
    if not cue.word.endswith(("ed", "en", "id", "ld", "ught")):
        return None
    index = cue.last + 1
    while index < len(clause.words) and index < cue.last + 4 and clause.classes[index] in "ani#":
        index += 1
    if clause.classes[index : index + 1] != "b" or clause.classes[index + 1 : index + 2] in ("g", "#", "", "Q"):
        return None
    found = source_span.phrase(clause, index + 1)
    return None if found and clause.words[found[0]] in source_span.TIMES else found


def _behind_quotation(sentence: Sentence, first: int) -> int:
    """The token where the cue's own clause begins: behind a quotation that ends before it, else the sentence's first."""
    clause, low = sentence.clause, 0
    cue_start = clause.starts[first]
    for quotation in sentence.quotations:
        if quotation.speech and quotation.end <= cue_start:
            whole = (
                quotation.start <= clause.start + 1
                or clause.text[quotation.end - 2] in "?!"
                or quotation.end - quotation.start > 40
            )
            if whole and clause.text[quotation.start : quotation.end - 1].rstrip("'\" ")[-1:] in ",?!.…-":
                low = clause.at(quotation.end)
    return low


def _is_gerund(clause: Clause, cue: Cue) -> bool:
    if "v" in clause.classes[cue.first : cue.head]:
        return clause.words[cue.first] == "having"
    return cue.word.partition(" ")[0].endswith("ing")


def _subject(sentence: Sentence, cue: Cue, low: int, subject: Tokens | None) -> tuple[Tokens | None, bool]:
    """Who does what the verb says, and whether it is the sentence's earlier subject: "adding that", "and said"."""
    clause = sentence.clause
    last = cue.first - 1
    while last >= low and clause.classes[last] == "a":
        last -= 1
    before = clause.classes[last] if last >= low else "."
    if _is_gerund(clause, cue):
        if before in "Nnpdw#),":
            own = source_span.subject(clause, low, cue.first)
            if before != "," or (own is not None and own[0] and clause.words[own[0] - 1] == "with"):
                return own, False
        return _earlier(sentence, cue, subject, before), True
    if before == "c":
        return _earlier(sentence, cue, subject, before), True
    source = source_span.subject(clause, low, cue.first)
    if source is None and before == "," and subject is not None:
        return subject, True
    return source, False


def _earlier(sentence: Sentence, cue: Cue, subject: Tokens | None, before: str) -> Tokens | None:
    clause = sentence.clause
    if before == "c":
        nearer = source_span.clause_subject(clause, 0, cue.first)
        if subject is None or (nearer is not None and nearer[0] > subject[1]):
            subject = nearer or source_span.main_subject(clause, 0, cue.first)
        return subject
    return subject or source_span.main_subject(clause, 0, cue.first)


def _inverted(sentence: Sentence, cue: Cue, low: int) -> _Act | None:
    """ "…," said the mayor: the verb right behind the quotation or comma, the subject behind the verb."""
    clause = sentence.clause
    classes = clause.classes
    quoted = low > 0 and not classes[low : cue.first].strip(",")
    comma = cue.first > 0 and (classes[cue.first - 1] in ",-" or _closes_quotation(sentence, cue))
    if not quoted and not (comma and "clause" in cue.facts and not cue.facts & {"person", "object", "infinitive"}):
        return None
    start = cue.last + 1
    if start >= len(classes) or classes[start] in 'tsp"Qicoag' or clause.words[start] in ("no", "yes", "nothing"):
        return None
    source = source_span.phrase(clause, start, quoted=quoted)
    if source is None or classes[source[1] : source[1] + 1] in ("v", "t"):
        return None
    if not quoted and not (
        "N" in classes[source[0] : source[1]] and classes[source[1] : source[1] + 1] in ("", ",", ".", "i", "w", "-")
    ):
        return None
    content = content_span.before(clause, sentence.quotations, cue.start)
    if content is None:
        return None
    behind = clause.ends[source[1] - 1]
    follows = next((q for q in sentence.quotations if q.start >= behind and q.speech), None)
    more = content_span.trimmed(clause.text, follows.start, clause.end) if follows else None
    return _made(sentence, cue, source, [content, more])


def _closes_quotation(sentence: Sentence, cue: Cue) -> bool:
    """Whether quoted words that end like a sentence's part stand right before the cue."""
    text = sentence.clause.text
    return any(q.speech and q.end <= cue.start <= q.end + 2 and text[q.end - 2] in ",?!" for q in sentence.quotations)


def _made(
    sentence: Sentence, cue: Cue, source: Tokens, pieces: Sequence[Range | None], shared: bool = False
) -> _Act | None:
    clause = sentence.clause
    content = tuple(piece for piece in pieces if piece is not None)
    span = (clause.starts[source[0]], clause.ends[source[1] - 1])
    if not content or any(s < span[1] and span[0] < e for s, e in content):
        return None
    kind = kind_of(clause, cue, source, content)
    return source, FoundAttribution(kind, cue.rule, (span,), ((cue.start, cue.end),), content), shared
