"""Posts on platforms: what is shared there, by whom, and the later namings of a post (codebook 3.2, SOCIAL_POST)."""

from __future__ import annotations

import re

from service.extraction.found import Mention
from service.extraction.sought import Sought
from service.extraction.surroundings import Surroundings

_POST = (
    r"(?:video|videos|clip|clips|footage|picture|pictures|photo|photos|photograph|photographs|posts?|messages?|thread"
    r"|screenshots?|livestream|image|images|reviews|comments?|update|updates)"
)
_PLACE = (
    r"(?:social media|whatsapp|facebook|instagram|tiktok|telegram|youtube|twitter|reddit|snapchat"
    r"|bluesky|mastodon|weibo"
    r"|linkedin|local networks|the internet|x\b|(?:an?|the|its|his|her|their"
    r"|[\w-]+'s) (?:[\w'-]+ ){0,3}?(?:forum|group chat"
    r"|facebook group|(?:community|neighbou?rhood|residents'?|riders'?) group|app store"
    r"|comment section|page|account)\b)"
)
_SHARED = re.compile(
    rf"(?:\b(?:an?|the|one|another|these|those|this|several|some|two|[\w-]+'s) )?(?:[\w-]+ ){{0,2}}?\b{_POST}"
    rf"(?: (?:that was |that were |which was )?(?:shared|posted|published|circulat\w+|uploaded|streamed|seen|shot)"
    rf"(?: widely| [^.;,\n]{{1,40}}?)?)? (?:on|in|to|via|across) {_PLACE}"
    rf"|(?:\b(?:an?|the) )?(?:viral|since-deleted|now-deleted) (?:post|video|clip|tweet|thread)\b(?: [\w-]+ing\b)?"
    rf"|(?:\b(?:an?|the) )(?:[\w-]+ )?{_POST} (?:doing the rounds|circulating online|circulating)\b"
    rf"|\bvideo circulating\b|(?:\b(?:an?|the) )(?:[\w-]+ )?{_POST} (?:that|which) went viral\b"
)
_WHO = re.compile(
    rf"\b(?:(?:people|users?|members|fans|residents|viewers|parents|posters|commenters) (?:in|of|on) {_PLACE}"
    r"|(?:viewers|users) of the (?:livestream|app|forum)|social media users|internet users|netizens|users)\b"
    r"(?= (?:have|has|said|say|are|were|was|posted|claimed|asked|called|pointed|mocked|poked|quickly"
    r"|also|described|shared)\b)"
)
_ACCOUNT = re.compile(
    r"\b(?:the|an?|its|his|her|their|[\w-]+'s) (?:[\w-]+ ){0,2}?(?:telegram channel|(?:parody"
    r"|campaign|verified|official|fan"
    r"|anonymous|status|amateur) (?:account|page|tracker)|account)(?: in the name of [\w' ]{3,30}?| [a-z_]\w+)?"
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
_LATER = re.compile(
    r"\b(?:the|that|its|this|his|her) (?:post|tweet|thread)(?= (?:read|reads|said|says|was|shows?"
    r"|showed|had|has|also|went"
    r"|claims|claimed|appears?|did)\b)"
)
# What hackers put out is a leak (codebook 3.2, DOC_LEAKED).
_STOLEN = re.compile(r"\b(?:hack\w*|dark[- ]web|leak|leaks)\b")
_PATTERNS = {
    "platforms.by_somebody": _BY_SOMEBODY,
    "platforms.shared": _SHARED,
    "platforms.users": _WHO,
    "platforms.account": _ACCOUNT,
}
_HINTS = (
    "social media", "whatsapp", "facebook", "instagram", "tiktok", "telegram", "youtube", "twitter", " x ", " x,",
    "forum", "account", "netizens", "users", "livestream", "viral", "circulating", "doing the rounds", "app store",
    "deleted", "linkedin", "weibo", "reddit", "'s page", "networks", "group",
)  # fmt: skip
_HINT = "hint"
SOUGHT = Sought({**_PATTERNS, _HINT: re.compile("|".join(map(re.escape, _HINTS)))})


def find_posts(around: Surroundings) -> list[Mention]:
    """Mentions of posts and of those who post, in order of start, none overlapping another."""
    reading, lower = around.reading, around.reading.lower
    found = [
        Mention(m.start(), m.end(), "social_post", "media", rule)
        for rule in _PATTERNS
        for m in reading.finditer(SOUGHT, rule, beside=_HINT)
        if not (" x" in m.group() and not _capital_x(around, m.start(), m.end())) and not _STOLEN.search(m.group())
    ]
    first = min((m.start for m in found), default=None)
    first = min((h.start for h in around.hits.get("media", ()) if "social_post" in h.entry.facts), default=first)
    if first is not None and (found or _HINT in reading.possible(SOUGHT, 0, len(lower))):
        found.extend(
            Mention(m.start(), m.end(), "social_post", "media", "platforms.later")
            for m in _LATER.finditer(lower, first)
        )
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not (kept and mention.start < kept[-1].end):
            kept.append(mention)
    return kept


def _capital_x(around: Surroundings, start: int, end: int) -> bool:
    return " X" in around.reading.text[start:end]
