"""Posts on platforms: what is shared there, by whom, and the later namings of a post (codebook 3.2, SOCIAL_POST)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from service.extraction.found import Mention, Range
from service.extraction.posters import PLACE, with_poster
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_POST = (
    r"(?:video|videos|clip|clips|footage|picture|pictures|photo|photos|photograph|photographs|posts?|messages?|thread"
    r"|screenshots?|livestream|image|images|reviews|comments?|update|updates)"
)
_SHARED = re.compile(
    rf"(?:\b(?:an?|the|one|another|these|those|this|several|some|two|[\w-]+'s) )?(?:[\w-]+ ){{0,2}}?\b{_POST}"
    rf"(?: (?:that was |that were |which was )?(?:shared|posted|published|circulat\w+|uploaded|streamed|seen|shot)"
    rf"(?: widely| [^.;,\n]{{1,40}}?)?)? (?:on|in|to|via|across) {PLACE}"
    rf"|(?:\b(?:an?|the) )?(?:viral|since-deleted|now-deleted) (?:post|video|clip|tweet|thread)\b(?: [\w-]+ing\b)?"
    rf"|(?:\b(?:an?|the) )(?:[\w-]+ )?{_POST} (?:doing the rounds|circulating online|circulating)\b"
    rf"|\bvideo circulating\b|(?:\b(?:an?|the) )(?:[\w-]+ )?{_POST} (?:that|which) went viral\b"
)
_WHO = re.compile(
    rf"\b(?:(?:people|users?|members|fans|residents|viewers|parents|posters|commenters) (?:in|of|on) {PLACE}"
    r"|(?:viewers|users) of the (?:livestream|app|forum)|social media users|internet users|netizens|users)\b"
    r"(?= (?:have|has|said|say|are|were|was|posted|claimed|asked|called|pointed|mocked|poked|quickly"
    r"|also|described|shared)\b)"
)
_ACCOUNT = re.compile(
    r"\b(?:the|an?|its|his|her|their|[\w-]+'s) (?:[\w-]+ ){0,2}?(?:telegram channel|(?:parody"
    r"|campaign|verified|official|fan"
    r"|anonymous|status|amateur) (?:account|page|tracker)|account)(?: in the name of [\w' ]{3,30}?| @?[a-z_]\w+)?"
    r"(?=,? (?:which [^,\n]{3,90}, )?(?:known as [\w ]{2,20} )?(?:said|says|posted|wrote|claimed"
    r"|answered|replied|called"
    r"|tweeted|reported|announced)\b)|\b(?:on its|on his|on her|on their) (?:verified|official) (?:page|account)\b"
)
_BY_SOMEBODY = re.compile(
    r"\bin (?:an?|the) (?:[\w-]+ )?(?:post|tweet|thread|video|update) (?:on|from"
    r"|to) [^,.\n\"]{1,50}(?:, [^,\n\"]{1,20}\.?)?"
    r"(?: at \d{1,2}[.:]\d\d ?[ap]?\.?m?\.?)?, (?:the |a )?[\w' -]{2,40}?(?= (?:said|wrote|called"
    r"|posted|claimed|asked|urged"
    r"|thanked|described|denied)\b)"
)
# "In an online post", "in a message to her followers", "posted on Friday that": whatever the platform is called.
_IN_POST = re.compile(
    rf"\b(?:in|during) (?:an?|his|her|its|their|the|another) (?:(?:[\w-]+ ){{0,2}}?(?:online post"
    rf"|social media (?:post|message"
    r"|update)|live ?stream|voice note shared|message to (?:(?:his|her|its|their) )?(?:[\w.]+ )?(?:followers|fans"
    rf"|subscribers))|(?:[\w-]+ ){{0,2}}?(?:video|message|statement|clip|note) (?:posted|shared"
    rf"|published) (?:on|to|in|via)"
    rf" {PLACE})|\bvia {PLACE}|\b(?:took|taken|takes|taking|turned) to {PLACE}"
    r"|\bin an? (?:[\w-]+ )?(?:post|tweet|thread)(?=,| (?:that|which) (?:has|had|was|went|drew)\b"
    r"| (?:late |early )?on \w+day"
    r"| (?:thanking|saying|calling|announcing|accusing)\b)"
    r"|\bin an? (?:reddit|discord|facebook|twitter|x|telegram|whatsapp|linkedin|instagram|tiktok|youtube"
    r"|bluesky|weibo|substack)"
    r" (?:[\w-]+ )?(?:thread|post|video|comment|message|story|group|update|live|page|statement|reply)\b"
    r"|\b(?:an?|one|another) (?:[\w-]+ )?tweet (?:from|by|in which|that)\b"
    r"|\bcomments (?:under|below|beneath|on) (?:the|an|its|his|her) (?:article|post|video|story|announcement|page)\b"
    r"(?= (?:said|called|accused|mocked|asked|praised|suggested))"
)
_POSTED = re.compile(
    rf"\bposted (?:[\w.':]+ ){{0,4}}?(?:(?:on|in|to) {PLACE}(?: [\w-]+)?|that\b(?! (?:was|were|had|is)\b)|\""
    r"|(?:pictures?|photos?|photographs|videos?|footage|clips?|images?|screenshots?|selfies?|messages?|links?)\b)"
)
_LATER = re.compile(
    r"\b(?:the|that|its|this|his|her|[\w-]+'s) (?:last |first |latest |next |original )?(?:post|tweet"
    r"|thread)(?:,[^,\n]{2,30},)?"
    r"(?= (?:read|reads|said|says|was|shows?|showed|had|has|also|went|gave|named|claims|claimed|appears?|did)\b)"
)
# Who posted: the name or the phrase right before the verb.
_WHOEVER = re.compile(
    r"(?:\b(?:an?|the|one|some|another|two|several) (?:[\w'-]+ ){1,4}|(?:^|(?<=[.!?\n] )"
    r"|(?<=\n))[\w'-]+ )$"
)
# What hackers put out is a leak (codebook 3.2, DOC_LEAKED).
_STOLEN = re.compile(r"\b(?:hack\w*|dark[- ]web|leak|leaks)\b")
_IN_ACCOUNT = re.compile(r" in [\w' -]{1,30} accounts?$")
_PATTERNS = {
    "platforms.by_somebody": _BY_SOMEBODY,
    "platforms.shared": _SHARED,
    "platforms.users": _WHO,
    "platforms.account": _ACCOUNT,
}
_HINTS = (
    "social media", "whatsapp", "facebook", "instagram", "tiktok", "telegram", "youtube", "twitter", " x ", " x,",
    "forum", "account", "netizens", "users", "livestream", "viral", "circulating", "doing the rounds", "app store",
    "deleted", "linkedin", "weibo", "reddit", "'s page", "networks", "group", "posted", "online post", "followers",
    "live stream", " app ", "platform", "networking site", "message board", "'s x ", "in a post",
    "in a tweet", "a tweet ", "thread", "comments ", "live video", "took to",
)  # fmt: skip
_HINT = "hint"
_BY_VERB = "platforms.posted"
_IN_ONE = "platforms.in_post"
_ANY_HINT = re.compile("|".join(map(re.escape, _HINTS)))
SOUGHT = Sought({**_PATTERNS, _BY_VERB: _POSTED, _IN_ONE: _IN_POST, _HINT: _ANY_HINT})


def find_posts(around: Surroundings) -> list[Mention]:
    """Mentions of posts and of accounts, in order of start, none overlapping another."""
    reading, lower = around.reading, around.reading.lower
    found = [Mention(*m.span(), "social_post", "media", rule) for rule in _PATTERNS for m in _matches(around, rule)]
    first = min((m.start for m in found), default=None)
    first = min((h.start for h in around.hits.get("media", ()) if "social_post" in h.entry.facts), default=first)
    if first is not None and (found or _HINT in reading.possible(SOUGHT, 0, len(lower))):
        found.extend(
            Mention(m.start(), m.end(), "social_post", "media", "platforms.later")
            for m in _LATER.finditer(lower, first)
        )
    return apart(found)


def find_posters(around: Surroundings, speakers: Sequence[Range]) -> Iterator[Mention]:
    """Posts together with who posted: "the mayor, in a post on Friday", "fans took to X"; `speakers` are the
    attributions' sources in order."""
    text = around.reading.text
    for match in _matches(around, _IN_ONE):
        acts = match.group().startswith(("took", "take", "taking", "turned"))
        start, end = match.span()
        where = (_poster(around, start), end) if acts else with_poster(text, start, end, speakers)
        yield Mention(*where, "social_post", "media", _IN_ONE)
    for match in _matches(around, _BY_VERB):
        yield Mention(_poster(around, match.start()), match.end(), "social_post", "media", _BY_VERB)


def _matches(around: Surroundings, rule: str) -> Iterator[re.Match[str]]:
    for match in around.reading.finditer(SOUGHT, rule, beside=_HINT):
        other = " x" in match.group() and not _capital_x(around, match.start(), match.end())
        if not (other or _IN_ACCOUNT.search(match.group()) or _STOLEN.search(match.group())):
            yield match


def apart(posts: Iterable[Mention]) -> list[Mention]:
    """Posts in order of start, of overlapping ones the first and longest."""
    kept: list[Mention] = []
    for mention in sorted(posts, key=lambda m: (m.start, -m.end)):
        if not (kept and mention.start < kept[-1].end):
            kept.append(mention)
    return kept


def _poster(around: Surroundings, verb: int) -> int:
    """Where the name or phrase begins that stands right before the verb of posting, else the verb itself."""
    names = [name for name in around.names_within(max(0, verb - 2), verb) if name.end >= verb - 2]
    if names:
        return names[0].start
    phrase = _WHOEVER.search(around.reading.lower, max(0, verb - 60), verb)
    return phrase.start() if phrase else verb


def _capital_x(around: Surroundings, start: int, end: int) -> bool:
    return " X" in around.reading.text[start:end]
