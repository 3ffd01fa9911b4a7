"""Who speaks by posting: users and accounts by what they are, anybody by the verb ("posted", "tweeted") or by the
place behind it ("wrote on the neighbourhood forum") (codebook 3.2, SOCIAL_POST)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from service.extraction.found import FoundAttribution, Mention, Range
from service.extraction.mention_core import core_end
from service.extraction.surroundings import Surroundings

# What stands in front of a post or after its writer, whatever the platform is called.
PLACE = (
    r"(?:social media|social networks|whatsapp|facebook|instagram|tiktok|telegram|youtube|twitter|reddit|snapchat"
    r"|bluesky|mastodon|weibo|wechat|vkontakte|linkedin|truth social|substack|threads\b|discord|twitch|local networks"
    r"|the internet|x\b"
    r"|(?:an?|the|its|his|her|their|one|[\w-]+'s) (?:[\w'&-]+ ){0,3}?(?:forum|group chat|chat group|chat room"
    r"|(?:facebook|whatsapp|telegram|community|neighbou?rhood|noticeboard|residents'?|riders'?"
    r"|parents'?) (?:group|page)"
    r"|message board|noticeboard|subreddit|app store|comments?(?: section)?|timeline|page|account|handle|feed"
    r"|(?:telegram|youtube|whatsapp|own|video) channel|live ?stream|(?:networking|video|microblogging|sharing) site"
    r"|(?:messaging |dating |social )?app|social network|platform)\b)"
)
# Heads of phrases that post and do nothing else.
_POSTS = re.compile(
    r"(?:\b(?:user|(?:media|internet|online|several|other|angry) users|commenters?|bloggers?|posters?"
    r"|netizens?|tweeters?|vloggers?|redditors?|tiktokers?|youtubers?)"
    r"|(?:fan|parody|anonymous|verified|official|status|amateur|bot|burner|twitter|x|instagram|tiktok|telegram)"
    r" (?:accounts?|page)|\baccount|\b(?:tweets?|livestream)|(?:viral|deleted|online|facebook|instagram"
    r"|linkedin|telegram"
    r"|x|reddit|tiktok|blog|media) (?:posts?|threads?|clips?|videos?)"
    r"|\b(?:an?|one|another|this|his|her|its|their) (?:[\w-]+ ){0,2}posts?)$"
)
_NO_POSTS = re.compile(
    r"\b(?:drug|road|rail|ferry|service|wheelchair|heavy|end|water|energy|this|own|eyewitness|guard"
    r"|trading|command|border|goal|army|police|check|security|customs|winning|first-aid|health|listening) \w+$"
)
_POSTING = re.compile(rf" (?:posting|writing|commenting|replying|gathered|complaining) (?:in|on|to) {PLACE}")
_ON_PLACE = re.compile(rf" (?:of|on|in) {PLACE}")
_ALWAYS = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b|\bposted\b|\bwrote online\b|\bcommented online\b")
# "Wrote on the forum", "said in a live stream": the place behind the verb, and the date that may stand between.
_THERE = re.compile(
    rf"(?: \w+day| yesterday| later)?,? (?:on|in|to|via|over) (?:{PLACE}"
    r"|an? (?:[\w-]+ ){0,2}?(?:online post|live ?stream|social media (?:post|update|message)"
    r"|(?:post|message|video|update) (?:on|to|in) [\w' -]{2,40}?))\b"
)
_NOT_THERE = re.compile(
    r"\b(?:web ?site|phone|tv|television|radio|news) (?:page|account|channel|app)$|in (?:the|his|her) ac"
)
_PEOPLE = frozenset(
    {"unnamed_described", "unnamed_group", "unnamed_bare", "unnamed_official", "organisation_statement"}
)
_SAYS = re.compile(r"\b(?:said|says|wrote|writes|claimed|claims|announced|posted|replied|asked|called|apologi[sz]ed)\b")


def typed(around: Surroundings, spoken: Sequence[Mention]) -> list[Mention]:
    """The sources of attributions, those that are posts or whoever posts labelled so."""
    return [m._replace(label="social_post", kind="media", name=None) if _is_post(around, m) else m for m in spoken]


def _is_post(around: Surroundings, mention: Mention) -> bool:
    if mention.label not in _PEOPLE and mention.label is not None:
        return False
    if _POSTING.search(around.reading.lower, mention.start, mention.end):
        return True
    if mention.kind in ("name", "pronoun", "newsroom") or "named" in mention.facts:
        return False
    lower = around.reading.lower
    end = core_end(around.reading.text, mention.start, mention.end)
    core = lower[mention.start : end]
    if _POSTS.search(core):
        return not _NO_POSTS.search(core)
    return mention.label != "organisation_statement" and _ON_PLACE.match(lower, end, mention.end) is not None


def posters(around: Surroundings, attributions: Sequence[FoundAttribution]) -> Iterator[Mention]:
    """Speakers whose verb or the place behind it tells that they posted, together with that verb and place."""
    lower = around.reading.lower
    for item in attributions:
        if not item.source or not item.cue:
            continue
        first = min(item.source[0][0], item.cue[0][0])
        last = max(item.source[0][1], item.cue[0][1])
        if last - first > _LONGEST or lower.startswith(("that ", "which "), item.source[0][0]):
            continue
        if _ALWAYS.search(lower, *item.cue[0]) and not lower.startswith(" by ", item.cue[0][1]):
            yield Mention(first, last, "social_post", "media", "posters.verb")
            continue
        there = _THERE.match(lower, last) if _SAYS.search(lower, *item.cue[0]) else None
        if there is not None and not _NOT_THERE.search(there.group()) and _is_capital_x(around, there):
            yield Mention(first, there.end(), "social_post", "media", "posters.place")


_LONGEST = 160


def _is_capital_x(around: Surroundings, match: re.Match[str]) -> bool:
    return not match.group().endswith(" x") or around.reading.text[match.end() - 1] == "X"


_FAR = 90
_ANOTHER_SENTENCE = re.compile(r"[.!?][\"')]* (?=['\"]{0,2}[A-Z\"])|\n")


def with_poster(text: str, start: int, end: int, speakers: Sequence[Range]) -> Range:
    """The post's words together with the speaker before them, or right behind a comma, in one sentence."""
    index = bisect_left(speakers, (start, start))
    if index and start - _FAR < speakers[index - 1][1] <= start:
        before = speakers[index - 1]
        if not _ANOTHER_SENTENCE.search(text, before[1], start):
            return before[0], end
    if index < len(speakers) and text[end : speakers[index][0]].lower() in (", ", ", the ", ", a "):
        return start, speakers[index][1]
    return start, end
