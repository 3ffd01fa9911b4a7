"""The inflected forms of an English verb, so that lexicons need to name it only once."""

from __future__ import annotations

_VOWELS = "aeiou"


def inflect(verb: str) -> tuple[str, ...]:
    """All forms of `"base"`, `"base:past"`, `"base:past:participle"` or `"base:past:participle:gerund"`.

    A particle goes with every form ("point out" → "pointed out"). What a rule cannot know (a doubled consonant, a
    strong
    verb) is written out: "quip:quipped", "write:wrote:written".
    """
    base, *given = verb.split(":")
    head, _, particle = base.partition(" ")
    tail = f" {particle}" if particle else ""
    past = given[0] if given else _past(head) + tail
    participle = given[1] if len(given) > 1 else past
    gerund = given[2] if len(given) > 2 else _gerund(head, past.partition(" ")[0]) + tail
    return tuple(dict.fromkeys((base, _third_person(head) + tail, past, participle, gerund)))


def spellings(form: str) -> tuple[str, ...]:
    """A form as it is spelled in Britain and in America: how a text is spelled must not change what is found (codebook
    2.7). May add forms that nobody writes ("advized"); they find nothing."""
    found = {form}
    for british, american in _SPELLINGS:
        found |= {one.replace(british, american) for one in found} | {one.replace(american, british) for one in found}
    return (form, *sorted(found - {form}))


_SPELLINGS = (
    ("ise", "ize"), ("ising", "izing"), ("isation", "ization"), ("defence", "defense"), ("offence", "offense"),
    ("licence", "license"), ("enquir", "inquir"), ("programme", "program"), ("labour", "labor"), ("favour", "favor"),
    ("behaviour", "behavior"), ("rumour", "rumor"), ("neighbour", "neighbor"), ("centre", "center"),
    ("counsell", "counsel"), ("councillor", "councilor"), ("cancell", "cancel"), ("judgement", "judgment"),
    ("analyse", "analyze"), ("analysing", "analyzing"), ("whistle-blow", "whistleblow"),
)  # fmt: skip


def _third_person(head: str) -> str:
    if head == "go":
        return "goes"
    if head.endswith("y") and head[-2] not in _VOWELS:
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    return head[:-1] + "ied" if head.endswith("y") and head[-2] not in _VOWELS else head + "ed"


def _gerund(head: str, past: str) -> str:
    if past.endswith(head[-1] * 2 + "ed") and not head.endswith(head[-1] * 2):
        return head + head[-1] + "ing"
    return head[:-1] + "ing" if head.endswith("e") and not head.endswith(("ee", "ye", "oe")) else head + "ing"
