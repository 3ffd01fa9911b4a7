"""Is the text English? The codebook rates no other language (2.8): a doubtful text is not rated."""

from __future__ import annotations

import re

from service.extraction.reading import Reading

# English function words that few other Latin-script languages share. Their share of the running words was between
# 0.21 and 0.45 in English news and at most 0.13 in other languages.
_FUNCTION_WORDS = frozenset(
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which"
    " you were her she there been their will we has who said would can if more when about what so up out than its"
    " into".split()
)
_WORD = re.compile(r"[^\W\d_]++")
_ASCII_WORD = re.compile(r"[a-z]++")
_SAMPLE_CHARACTERS = 1_500
_SMALLEST_SHARE = 0.17


def is_english(reading: Reading) -> bool:
    """Whether the beginning of the body reads as English. A text without any word does not."""
    sample = reading.lower[reading.body_start : reading.body_start + _SAMPLE_CHARACTERS]
    words = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample)
    return bool(words) and sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words) >= _SMALLEST_SHARE
