"""Closed lists of words that tell whether a cue's form is a cue in its company."""

from __future__ import annotations

from service.extraction.word_classes import BE

# Auxiliaries belong to the cue, and so do the adverbs among them: "has repeatedly said".
AUXILIARIES = BE | frozenset(
    """has have had having did does do will would could can may might must shall should 've 'd 'll not didn't
    doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't""".split()
)
NOUNLIKE = frozenset(
    """claim claims report reports comment comments note notes plan plans hope hopes fear fears call calls doubt
    doubts praise support supports offer offers promise promises question questions charge charges state states
    detail details list lists
    record records document documents project projects post posts text email view views voice voices demand demands
    request requests challenge challenges attack attacks label brand target targets credit credits quote quotes
    estimate estimates find show shows read contrast
    wish wishes aim aims pledge pledges vow vows threat judge judges figure figures forecast rank ranks reply
    counter counters resolve back backs face wonder worry worries rail blog vent signal signals crow cry complain
    reading writing feeling finding putting remark remarks remind tweet tweets
    understanding thinking suspect suspects guess trust shout snap thanks fault cite address bash hail dub like
    likes regard regards advocate advocates echo echoes float floats must welcome
    protest protests order orders answer answers talk talks focus""".split()
)
DEGREES = frozenset("so very most more as less too pretty deeply".split())
STATES = BE | frozenset(
    """seem seems seemed appear appears appeared remain remains remained feel feels felt sound sounds sounded
    look looks looked become became grow grew""".split()
)
# "a group called X" names, "Rowe called him X" attributes.
NAMING = frozenset({"called", "dubbed", "titled"})
CONTROLLERS = frozenset(
    """went going goes continued continues continuing began begun begins quick tried trying tries failed fails
    chose chosen choosing used had has have prompted able ready forced moved rushed struggled came like needs
    got""".split()
)
NEVER = frozenset(
    {"regarding", "considering", "concerning", "barring", "pending", "listing", "raising", "seeing", "ranking"}
)
OPENS_CLAUSE = frozenset("how why whether what who where when if".split())


POSSESSIVES = frozenset("his her its their our my your".split())
# Behind these a verb that could be a noun is a verb: "all said", "others hope".
SUBJECTS_OF_THEIR_OWN = frozenset(
    """all both each some many most few several others another one two three these those""".split()
)
# Forms that are things far more often than acts where a word for "some" or a modifier stands before them.
# What makes a noun of the word behind it: "a conference ‹call›".
COMPOUNDING = frozenset("conference phone telephone video roll".split())
THINGS = frozenset("state states comment comments tweet tweets remark remarks post posts report reports".split())
# What makes another verb of a form: "adds up", "reports to her".
NOT_WITH = {
    **dict.fromkeys(("add", "adds", "added", "adding"), "to"),
    **dict.fromkeys(("report", "reports", "reported", "reporting"), "to"),
    **dict.fromkeys(("point", "points", "pointed"), "toward"),
    **dict.fromkeys(("order", "orders", "ordered"), "from"),
}
# Base forms that are nouns as well.
COUNTED = frozenset(
    ("vote for", "vote against", "call for", "call on", "report", "claim", "state", "comment", "plan", "hope", "fear")
)
# Forms with "to" behind a noun: "the company ‹plans› to close".
AIMS = frozenset(
    "plan plans hope hopes want wants aim aims vow vows pledge pledges promise promises offer offers".split()
)
PLURALS = frozenset("data media police people men women children staff".split())
