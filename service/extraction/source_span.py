"""Where the source of a cue stands: the subject before the verb, the subject behind it, the phrase behind "according to"."""

from __future__ import annotations

import re

from service.extraction.found import Range

_LONGEST = 260
_SHORT_SUBJECT = 6
# What may stand before the subject in its clause and is not part of it.
_CLAUSE_BREAK = re.compile(r"[;:]|\((?=[^)]*$)|--|[ ][-–—][ ]|[–—]|\.\.\.")
_FRONTED = re.compile(
    r"(?:in|on|at|after|before|during|while|when|as|since|until|by|for|from|with|without|under|over|despite|amid|among|asked|speaking|writing|talking|appearing|addressing|responding|reached|citing|noting|if|because|although|though"
    r"|but|and|yet|so|still|however|meanwhile|moreover|instead|then|later|earlier|now|today|yesterday|last|this (?:week|month|year|morning)|that|also|even|once|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|to|of|through|following|according to|like|unlike|where|given|based|not|finally|for example|for instance|indeed|rather|similarly|likewise|in fact|of course|separately|elsewhere|asked (?:if|whether|about)|(?!nearly|roughly|mostly|only|early|family|italy)\w+ly|\w+ing)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"(?:^|[ ,])(?:and|but|because|although|though|while|whereas|as|after|before|when|if|since|until|so|yet|nor|or|what|how|whether|where|than|that|which)[ ](?=\S)", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:^|[ ,])(who|which)$", re.IGNORECASE)
_SUBJECT_START = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|your|this|these|those|some|many|most|several|few|both|all|one|two|three|four|five|six|seven|eight|nine|ten|another|other|no|nobody|everyone|someone|half|he|she|it|they|we|you|i|who|which|more than|about|nearly|\d+)\b"
    r"|[^\W\d_a-zß-öø-ÿ]|[a-z]+(?:s|men|women|people|police|staff|media|source|data|critics)\b|former |senior |top |local |[\"']",
)
_PRONOUN_END = re.compile(r"(?:^|[ ])(he|she|it|they|we|you|I|who|one|everyone|someone|nobody|most|many|some|both|others)$")
_NAME_END = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w.'&-]*+(?: (?:of|for|the|de|la|van|von|der|bin|al|el))?[ ]?){1,8}$")
_VERB_INSIDE = re.compile(
    r"[ ](?:is|was|were|are|has|have|had|will|would|could|can|may|did|does|said|says|told|came|went|made|took|gave|got|began|continues?|became|remains?|remained|won|lost|ran|led|left|held)[ ]"
)
_COORDINATED = re.compile(r"(?:^|[ ,])(?:and|but|then|or)$", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[ ,]+(?:also|then|later|recently|repeatedly|himself|herself|themselves|itself|on \w+day|\w+day|\w+ly|in \w+|this (?:week|month|year)|last (?:week|month|year|\w+)|earlier|yesterday|today|once|again|however|though|too|in turn|for (?:his|her|its|their) part|for one|meanwhile|at the time|at one point))+$")

_BEHIND_STOP = re.compile(
    r"[;:!?\"(]|[,]?[ ](?:on|in|at|during|after|before|when|while|as|by|to|from|who (?:said|told|added)|but|because|if|and (?:that|he|she|they|the|said|added|was|is|has)|adding|noting|saying|of|about|via|through|late|early|earlier|last|this|since|yesterday|today|tonight|told|wrote|added"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)\b|--|[ ][-–—][ ]|\n"
)
_ACCORDING_STOP = re.compile(
    r"[;!?\"(]|:[ ]|,[ ](?=[a-z]*+ing\b|but\b|and (?:he|she|they|the|is|was|has|that|a)\b|which\b|while\b|although\b|though\b|as\b|because\b|with\b|after\b|even\b|some\b|more\b|most\b|about\b|nearly\b|there\b|he\b|she\b|they\b|it\b|we\b)|[ ](?:and said|but)[ ]|--|[ ][-–—][ ]|\n"
)
_APPOSITION = re.compile(
    r",[ ](?:(?:an?|the|his|her|its|their|one of|who|whose|which|former|chief|president|chairman|chairwoman|director|head|professor|spokes\w+|executive|senior|deputy|vice|co-|founder|leader|secretary|minister|mayor|governor|senator|lawyer|attorney|editor|author|R-|D-|\d\d|of|from)\b|[A-Z][\w.-]*-[A-Z])[^,.;:\"()]{0,120}"
)


_NOT_INVERTED = re.compile(
    r"(?:that|he|she|they|it|we|i|you|there|if|how|what|why|whether|when|in|on|at|to|of|no|yes|during|after|before|by|so|not|also)\b|\w+day\b|[\"']", re.IGNORECASE
)
_NAMED_START = re.compile(r"(?:(?:the|an?|one|two|former|Mr|Ms|Mrs|Dr)\.? )?(?:[a-z-]+ ){0,4}?[^\W\d_a-zß-öø-ÿ][\w.'-]*(?: [^\W\d_a-zß-öø-ÿ][\w.'-]*){0,5}(?:[,.]|$| (?:of|and|who|in|at|from|with)\b)|(?:the|an?|one|two|some|several|many) [^,.;]{3,80}(?:[.]|$|, (?:who|which|an?|the)\b)")
_MAIN_SUBJECT = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Ww]ho)\b"
    r"|(?:(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Mm]any|[Tt]wo|[Tt]hree|[Ss]everal|[Ff]ormer|[Mm]ost) )?(?:[a-z-]+ ){0,3}?[^\W\d_a-zß-öø-ÿ][\w.'&-]*+(?:(?: of| for| the| de| van| von| bin| al)*+ [^\W\d_a-zß-öø-ÿ][\w.'&-]*+){0,8}+(?:, [^,.;]{3,90}(?=, ))?"
    r"|(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Mm]any|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]ost|[Oo]ne)(?: (?!(?:is|was|were|are|has|have|had|will|would|could|can|did|does|said|who|which|that|in|on|at|with|from|to|for)\b)[a-z-]{2,}(?<!ed)\b){1,4}"
)
_AGENT_BEFORE = re.compile(r"\bby ((?:an?|the|one|two|three|several) [^,;:.\"]{3,120}),[ ]$")
_CLAUSE_ONSET = re.compile(r"(?:, |[ ](?:because|that|while|when|after|before|but|as)[ ])(?:and |but )?")
_BY = re.compile(r"(?:[ ](?:earlier|last \w+|this \w+|previously|on \w+day|\w+day|in \d{4}|widely|jointly))?[ ]by[ ](?!\w+ing\b|\d|saying|then\b|far\b|\w+day\b)")


def before(text: str, clause_start: int, cue_start: int) -> Range | None:
    """The subject that ends right before a cue, within the clause that begins at or behind `clause_start`."""
    start = max(clause_start, cue_start - _LONGEST)
    for match in _CLAUSE_BREAK.finditer(text, start, cue_start):
        start = match.end()
    while start < cue_start and text[start] in " ,'":
        start += 1
    chunk = text[start:cue_start]
    stripped = chunk.rstrip()
    if not stripped.strip(" ,'"):
        return None
    trailing = _TRAILING.search(stripped.rstrip(","))
    if trailing and trailing.start() > 0:
        stripped = stripped[: trailing.start()]
    appositive = stripped.endswith(",")
    stripped = stripped.rstrip(", ")
    if _COORDINATED.search(stripped):
        return None
    offset = _subject_offset(stripped, appositive)
    if offset is None:
        return None
    while offset < len(stripped) and stripped[offset] in " ,":
        offset += 1
    return (start + offset, start + len(stripped)) if offset < len(stripped) else None


def _subject_offset(chunk: str, appositive: bool) -> int | None:
    """Where the subject begins in a clause's beginning that ends with it."""
    if relative := _RELATIVE.search(chunk):
        return relative.start(1)
    pieces = [0]
    at = chunk.find(", ")
    while at >= 0:
        pieces.append(at + 2)
        at = chunk.find(", ", at + 2)
    if appositive:
        for offset, stop in zip(pieces, [*pieces[1:], len(chunk)], strict=True):
            piece = _without_connective(chunk, offset, stop)
            if _SUBJECT_START.match(chunk, piece) and not _is_fronted(chunk, piece):
                return piece
        return None
    offset = _without_connective(chunk, pieces[-1], len(chunk))
    if pronoun := _PRONOUN_END.search(chunk, offset):
        return pronoun.start(1)
    rest = chunk[offset:]
    if _is_fronted(chunk, offset) or _VERB_INSIDE.search(rest):
        name = _NAME_END.search(chunk, offset)
        if name is None or name.start() == name.end():
            return None
        return name.start()
    if _SUBJECT_START.match(chunk, offset) or (rest.count(" ") < _SHORT_SUBJECT and rest[:1].isalpha()):
        return offset
    return None


def _is_fronted(chunk: str, offset: int) -> bool:
    return bool(_FRONTED.match(chunk, offset)) and not re.match(r"(?:[A-Z]\w+ly|[A-Z]\w+ing) [A-Z]", chunk[offset : offset + 40])


def _without_connective(chunk: str, offset: int, stop: int) -> int:
    """Skip the last connective before `stop` behind which a subject follows ("it came as officials" → "officials")."""
    position = offset
    for match in _CONNECTIVE.finditer(chunk, max(0, offset - 1), stop):
        word = match.group().strip(" ,").lower()
        if word in ("and", "or") and match.start() > offset and not _VERB_INSIDE.search(chunk, offset, match.end()):
            continue
        if _SUBJECT_START.match(chunk, match.end()):
            position = match.end()
    return max(position, offset)


def behind(text: str, start: int, limit: int, *, according: bool = False, opening: bool = False) -> Range | None:
    """The source that begins behind a cue at `start`: an inverted subject, or the phrase behind "according to".

    `opening`: the phrase opens its sentence, so that an apposition must be closed by a comma of its own.
    """
    while start < limit and text[start] in " ,":
        start += 1
    limit = min(limit, start + _LONGEST)
    if not _SUBJECT_START.match(text, start) and not according:
        return None
    stop = (_ACCORDING_STOP if according else _BEHIND_STOP).search(text, start, limit)
    end = stop.start() if stop else limit
    comma = text.find(",", start, end)
    if comma >= 0:
        end = comma
        while (apposition := _APPOSITION.match(text, end, limit)) is not None:
            if opening and not text.startswith(",", apposition.end()):
                break
            end = apposition.end()
    while end > start and text[end - 1] in " ,'":
        end -= 1
    if end == limit and text[end - 1] == ".":
        end -= 1
    return (start, end) if end > start else None


def inverted(text: str, start: int, limit: int, *, quoted: bool) -> Range | None:
    """The subject of a verb of saying that comes before it: "…," said Rowe, the mayor. None where the words go on as a clause."""
    while start < limit and text[start] == " ":
        start += 1
    if _NOT_INVERTED.match(text, start):
        return None
    if not quoted and not _NAMED_START.match(text, start):
        return None
    found = behind(text, start, limit, according=True) if quoted else behind(text, start, limit)
    if found is None:
        return None
    comma = text.find(",", *found)
    return None if _VERB_INSIDE.search(text, found[0], comma if comma > 0 else found[1]) else found


def main_subject(text: str, start: int, limit: int) -> Range | None:
    """The subject of the sentence that begins at `start`: behind fronted phrases, before its first finite verb."""
    position = start
    while _FRONTED.match(text, position) and (comma := text.find(", ", position, limit)) >= 0:
        position = comma + 2
    while position < limit and text[position] in "\"' ":
        position += 1
    match = _MAIN_SUBJECT.match(text, position, limit)
    return (position, match.end()) if match else None


def clause_subject(text: str, start: int, cue_start: int) -> Range | None:
    """The subject of the last clause before a cue that is coordinated with it: "…, Rowe left and ‹said›"."""
    for match in reversed(list(_CLAUSE_ONSET.finditer(text, max(start, cue_start - _LONGEST), cue_start))):
        found = _MAIN_SUBJECT.match(text, match.end(), cue_start)
        if found and not _FRONTED.match(text, match.end()):
            return found.span()
    return None


def agent(text: str, start: int, limit: int) -> Range | None:
    """The source behind a passive cue: "first reported by the Lantern"."""
    match = _BY.match(text, start, limit)
    return behind(text, match.end(), limit) if match else None


def agent_before(text: str, start: int, cue_start: int) -> Range | None:
    """The agent of a passive right before a participle: "handed over by ‹an aide›, claiming …"."""
    match = _AGENT_BEFORE.search(text, max(start, cue_start - _LONGEST), cue_start)
    return match.span(1) if match else None
