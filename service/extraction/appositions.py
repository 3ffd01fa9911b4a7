"""The words behind a name that tell who its bearer is: ", 34, who was in the second carriage"."""

from __future__ import annotations

import re

_APPOSITION_WINDOW = 130
# What may stand between a name and the words that tell who it is: an age, a constituency in brackets.
_BETWEEN = re.compile(
    r"(?:,? (?:SAN|[KQS]C|[OMC]BE|P[Hh]\.?[Dd]\.?|M\.?D\.?|Esq\.?)(?=,))?"
    r"(?:,? \(?\d{1,3}\)?(?=[,)]))?\)?(?:,? \([^()\n]{1,40}\))?"
)
_TELLS = re.compile(
    r", (?=[a-z\d\"]|[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:of|for|at|in|and)\b|[A-Z][\w'.-]+(?:'s|s') [a-z]"
    r"|[A-Z][\w'.&-]+(?: [A-Z][\w'.&-]+)* (?:spokes|president|chair|director|secretary|minister"
    r"|chief|head|manager|professor|editor|founder))(?!(?:and|but|however|too|meanwhile|though|although"
    r"|when|while|if|as|because|saying|adding|after|before|in|on|at|to|with|citing|speaking|that"
    r"|where|which|for|then|said|says|told|by|also|so|or|not|who (?:said|says|told)|testified|called|confirmed"
    r"|described|recalled|insisted|argued|acknowledged|disputed|denied|warned|noted|wrote|added|agreed|accepted|admitted|asked"
    r"|urged|claimed|conceded|countered|declined|predicted|promised|replied|answered|accused|blamed)\b)"
    r"|(?= of (?:the )?[A-Z])|(?= of the [a-z])"
    r"| \((?=[a-z])"
)
APPOSITION_END = re.compile(
    r"[,.;:\n\"()]|[ ](?:said|says|told|tells|has|had|is|was|will|would|announced|added|wrote|argued"
    r"|warned|called|asked|agreed|confirmed|denied|declined|alleged|insisted|urged|explained|noted|claimed|stressed"
    r"|maintained|stated|recalled|described|cautioned|accused|appealed|condemned)\b|[ ][-–—][ ]"
)


def apposition_end(text: str, end: int) -> int:
    """Where what follows the name and tells who it is ends: ", 34, who was in the second carriage"."""
    between = _BETWEEN.match(text, end)
    position = between.end() if between else end
    tells = _TELLS.match(text, position)
    if tells is None:
        return position if position > end + 1 else end
    limit = min(len(text), end + _APPOSITION_WINDOW)
    start = tells.end()
    if text.startswith("who ", start):
        start += 4
        after_verb = text.find(" ", start)
        start = after_verb if 0 < after_verb < limit else start
    return run_end(text, start + 1, limit)


def run_end(text: str, start: int, limit: int = 0) -> int:
    """Where the words that begin before `start` and tell who somebody is end."""
    limit = limit or min(len(text), start + _APPOSITION_WINDOW)
    stop = APPOSITION_END.search(text, start, limit)
    while (
        stop
        and stop.group() == "."
        and re.search(r"\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Gov|Sen|Rep|Gen|No)$", text[max(0, stop.start() - 5) : stop.start()])
    ):
        stop = APPOSITION_END.search(text, stop.end(), limit)
    return stop.start() if stop else limit
