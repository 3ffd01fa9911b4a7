"""Sentences: inside a paragraph, ending at a full stop that is not an abbreviation's, with its closing marks."""

from __future__ import annotations

import re

from service.extraction.found import Range
from service.extraction.reading import Reading

_END = re.compile(r"""[.!?…][.!?…"')\]]*+(?=\s+["'(\[]*+[^\sa-z])""")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Mx|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Brig|Maj|Col|Lt|Cmdr|Sgt|Cpl|Pte|Capt|Adm|Rev"
    r"|Fr|Hon|Prof|Smt|Shri|Sr|Jr|St|Ste|Mt|Ft|Supt|Insp"
    r"|Co|Corp|Inc|Ltd|Bros|Plc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|vs|v|No"
    r"|Nos|Art|Sec|approx|est|c|ca|cf|al|ed|eds|pp?"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla"
    r"|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Dept|Assn|Univ"
    r"|[A-Z]|(?:[A-Za-z]\.){1,4}[A-Za-z])\.$"
)
# "Are we safe?" Oduya asked: the sentence goes on behind a question or exclamation that is quoted.
_GOES_ON = re.compile(
    r"\s+(?:[A-Z][\w.'-]*+|the|an?|his|her|its?|their|my|our|one|two|some|he|she|they|it|we|I)(?:[ ][\w.'-]++){0,5}?[ ]"
    r"(?:said|says|asked|asks|told|wrote|tweeted|added|adds|shouted|cried|yelled|chanted|thundered|joked|replied"
    r"|wondered|exclaimed|responded|recalled|quipped|continued|continues|noted|notes|pressed|repeated|insisted|argued"
    r"|declared|demanded|complained|warned|answered|writes|went on)\b"
    r"|\s+(?:said|says|asked|asks|wrote|tweeted|added|shouted|cried|joked|replied)\b"
)
# "It is lost." Moss said. A sentence that is no more than a speaker and a verb belongs to the words before it.
_ONLY_SAYS = re.compile(r"\s+(?:(?:[A-Z][\w.'-]*+[ ]){1,3}|(?:he|she)[ ])(?:said|says|added|adds|noted|wrote)\.")
_LONGEST_ABBREVIATION = 8


def find_sentences(reading: Reading) -> list[Range]:
    """Sentences in order, without the blanks around them; every non-blank character lies in exactly one."""
    sentences: list[Range] = []
    text = reading.text
    for paragraph_start, paragraph_end in reading.paragraphs:
        start = _skip_blanks(text, paragraph_start, paragraph_end)
        for end in _endings(text, start, paragraph_end):
            if end > start:
                sentences.append((start, end))
                start = _skip_blanks(text, end, paragraph_end)
        last = paragraph_end
        while last > start and text[last - 1] in " \t":
            last -= 1
        if last > start:
            sentences.append((start, last))
    return sentences


def _endings(text: str, start: int, limit: int) -> list[int]:
    ends = []
    for match in _END.finditer(text, start, limit):
        first, end = match.span()
        if text[first] == "." and _ABBREVIATION.search(text, max(start, first - _LONGEST_ABBREVIATION), first + 1):
            continue
        if text[first] in "!?…" and text[end - 1] in "\"'" and _GOES_ON.match(text, end, min(limit, end + 90)):
            continue
        if text[first] == "." and text[end - 1] in "\"'" and _ONLY_SAYS.match(text, end, min(limit, end + 60)):
            continue
        ends.append(end)
    return ends


def _skip_blanks(text: str, start: int, limit: int) -> int:
    while start < limit and text[start] in " \t":
        start += 1
    return start
