"""Word classes: what a word can be in its clause, from closed lists and endings; enough to find where a subject ends.

One letter each, so that a sentence becomes a string: p personal pronoun · w who · h which · t that · d determiner ·
o of ·
b by · i other preposition · s subordinator · c and/or/nor/but · v finite verb or auxiliary · e form in -ed · g form
in -ing ·
a adverb · n other lower-case word · N capitalised word · # number · and punctuation as itself, a dash as "-".
"""

from __future__ import annotations

_LISTS = {
    "p": "he she it they we you i me everyone everybody someone somebody nobody anyone anybody he'd she'd they'd",
    "w": "who whom",
    "h": "which",
    "t": "that",
    "d": (
        "the a an this these those his her its their our my your some any no each every both all many most"
        " several few another"
        " one two three four five six seven eight nine ten eleven twelve dozens hundreds half more fewer neither either"
    ),
    "o": "of",
    "b": "by",
    "i": (
        "in on at for from with without under over despite amid among amongst into onto about against between"
        " through throughout"
        " during toward towards upon within across behind beyond near to per via like unlike alongside"
        " including regarding"
        " concerning around outside inside off out up down above below beside besides except versus citing following"
        " according"
    ),
    "s": (
        "because although though while whereas as after before when whenever if since until till unless once"
        " whether how what where"
        " why than so whose"
    ),
    "c": "and or nor but yet",
    "a": (
        "also then now still even just never always often later soon already again once too not n't first"
        " further only together"
        " ever perhaps maybe however instead meanwhile moreover nonetheless nevertheless therefore thus indeed"
        " sometimes earlier shortly previously privately publicly separately similarly additionally finally initially"
        " ultimately apparently eventually suddenly clearly unfortunately fortunately notably interestingly importantly"
        " immediately originally generally typically usually normally increasingly repeatedly actually certainly"
        " probably presumably simply currently lately ironically alternatively"
        " today yesterday tonight tomorrow long far quite rather very here there else himself herself itself themselves"
        " monday tuesday wednesday thursday friday saturday sunday have't otherwise afterwards afterward recently"
    ),
    "v": (
        "is was were are be been being am has have had having will would could can may might must shall should"
        " do does did done"
        " isn't wasn't weren't aren't hasn't haven't hadn't won't wouldn't couldn't can't cannot mustn't"
        " shouldn't don't doesn't"
        " didn't it's he's she's that's there's they're we're you're i'm i've we've they've you've who's"
        " said says told came went gone goes comes made makes took takes taken gave gives given got gets gotten"
        " began begun begins"
        " became becomes won wins lost loses ran led left held kept put let met sent spent built bought brought"
        " fell fallen grew"
        " grown drew drawn rose risen broke broken chose chosen drove driven wrote written spoke spoken stood"
        " sat paid heard cut"
        " hit swung swept dealt meant bent lent leapt dug rode shook blew withdrew undertook overcame oversaw"
        " foresaw misled stole tore swam sank shrank drank rang sprang froze woke forgot hid slid fled flung strode"
        " saw seen knew known thought felt found sought taught caught fought slept lay laid threw thrown flew"
        " wore sang swore hung shut quit beat"
        " struck stuck won understood seems seem seemed appears appear appeared remains remain remained"
        " continues include includes"
        " needs wants thinks believes knows feels sees shows helps helped tries works lives keeps suggests"
        " argues insists contends"
        " claims adds notes warns explains tells asks calls acknowledges describes agrees refuses seeks hopes"
        " expects faces"
        " want need think believe know seem keep become go come get make take give lie deserve happened happens remains"
    ),
}
CLASS_OF: dict[str, str] = {word: letter for letter, words in reversed(_LISTS.items()) for word in words.split()}
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = WEEKDAYS | frozenset(
    "week month year night morning afternoon evening day weekend summer spring fall winter".split()
)
BE = frozenset(
    """is was were are be been being am isn't wasn't weren't aren't it's he's she's they're we're you're i'm get
    gets got getting gotten 's 're""".split()
)
# What is read and not heard; "it" says something as a body or text does, never as a person.
WRITTEN = frozenset(
    """it statement statements report reports letter letters document documents record records study studies survey
    surveys poll polls data figures figure
    results paper papers email emails filing filings article articles review reviews analysis law laws lawsuit
    lawsuits complaint complaints bill memo memos memorandum
    indictment agreement video videos footage numbers evidence findings website post posts tweet tweets newspaper
    magazine book resolution order ruling
    affidavit transcript transcripts text note notice release dossier cable diary manifesto petition story stories
    editorial column headline sign signs banner poster
    report's average estimate estimates statistics returns ad ads warrant motion brief treaty contract charter
    constitution rules policy guidelines message messages leaflet pamphlet""".split()
)
# Nouns and adjectives that end like participles, adverbs or gerunds.
_NOT_VERBAL = frozenset(
    """red bed need speed seed feed deed breed creed united naked sacred hundred indeed family reply ally rally
    assembly italy early only likely daily weekly
    monthly elderly friendly anomaly supply monopoly bully holy ugly lovely deadly costly bed shed kindred morning
    evening building meeting king ring spring string thing
    nothing something anything everything wing beijing boeing during hearing briefing filing ruling polling funding
    spending training housing banking lobbying wedding
    killing shooting bombing being rating ceiling feeling opening beginning warning setting offering
    gathering managing acting presiding founding consulting visiting incoming outgoing leading marketing
    engineering accounting nursing manufacturing programming advertising broadcasting publishing farming
    fishing mining teaching planning standing""".split()
)


def word_class(word: str, lower: str) -> str:
    """The class of one token; `lower` is the same in lower case."""
    return CLASS_OF.get(lower) or unlisted_class(word, lower)


def unlisted_class(word: str, lower: str) -> str:
    """The class of a token that no list holds."""
    first = word[0]
    if first.isalpha():
        if first != lower[0]:
            return "N"
        if len(lower) > 4:
            if lower.endswith("ly"):
                return "n" if lower in _NOT_VERBAL else "a"
            if lower.endswith("ed"):
                return "n" if lower in _NOT_VERBAL else "e"
            if lower.endswith("ing"):
                return "n" if lower in _NOT_VERBAL else "g"
        return "n"
    if first.isdigit() or first in "$£€":
        return "#"
    if first in "-–—…" or word == "...":
        return "-"
    return first
