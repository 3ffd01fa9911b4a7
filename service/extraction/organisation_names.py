"""Which runs of capitals name a body and not a person: by a word that bodies bear."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\w++")
_ORGANISATION_WORDS = frozenset(
    """
    Department Ministry Agency Bureau Office Government Administration Cabinet Parliament Congress Senate Assembly
    Committee Commission Council County Authority Police Army Navy Force Forces Court Embassy Treasury University
    College School Academy Institute Institution Foundation Trust Union Association Federation Society League Club
    Party Campaign Coalition Alliance Movement Network Group Holdings Company Corp Inc Ltd Plc LLC Airlines Airways
    Hospital Clinic Center Centre Fund Service Services Times Herald News Tribune Gazette Courier Chronicle Journal
    Guardian Telegraph Express Mirror Observer Standard Examiner Register Press Radio Television TV Magazine Review
    Republicans Democrats States Kingdom Nations Road Avenue Square Station Airport Stadium River Islands Act Treaty
    Accord Agreement Award Awards Prize Games Championship War Project Initiative Conference Summit Report Reports
    Survey Poll Watch PAC Partners Industries Systems Technologies Energy Motors Rail Water Health Security Affairs
    Museum Theatre Theater Festival Province District Committees Departments Ministries Agencies Councils
    Commissions Universities Authorities Courts Parties Region Valley City Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March July September October November December Dispatch Sentinel Bugle Argus
    Weekly Daily Lines Civils Brothers Sons Associates International Global Solutions Studios Records Labs Logistics
    Resources Insurance Finance Capital Ventures Foods Pharmaceuticals Chemicals Steel Mining Petroleum Oil Gas
    Telecom Mobile Bancorp Financial Securities Investments Properties Estates Developments Construction Engineering
    Consulting Strategies Communications Entertainment Pictures Productions Action America USA Rights Justice
    Democracy Institut Gesellschaft GmbH AG SA SpA Pty Bhd Nig Front Brigade Regiment Division Secretariat
    Directorate Tribunal Presidency Rangers United Athletic Wanderers Rovers Albion Kennel Regatta Harriers Command
    Dam Fair Left Geo Accounts Dem Dems Isles Ferries Living Manor Housing Play Pier Exhibit Wire Lab Guild Board
    Boards Lottery Unified Taxpayers Growers Bureaux Operator Utility
    """.split()
)
# Also names of people: an organisation only where nothing speaks for a person.
_DOUBTFUL_LAST = frozenset(
    """
    House Guard Bank Church Board Post Star Mail Globe Street Bridge Park Island Bill Law Cup Day Tower Hall Village
    Town North South East West April June August Sun Echo Record Ledger Mercury Beacon Lantern Trail Lodge
    """.split()
)
_DOUBTFUL_LAST |= {f"{word}s" for word in _DOUBTFUL_LAST}

# "Selm Fire ‹and Rescue Service›": one body's name.
AND_BODY = re.compile(
    r" (?:and|&) (?:[A-Z][\w-]+ ){1,3}?(?:Service|Services|Authority|Board|Trust|Council|Agency|Commission|Department"
    r"|Company|Association|Union|Society|Club|Bank|Partners)\b"
)


def holds_organisation_word(run: str) -> bool:
    """Whether one of the words is one that bodies bear."""
    return not _ORGANISATION_WORDS.isdisjoint(_WORDS.findall(run))


def ends_doubtfully(run: str) -> bool:
    """Whether the last word is one that bodies bear, and people too."""
    words = _WORDS.findall(run)
    return bool(words) and words[-1] in _DOUBTFUL_LAST and run.endswith(words[-1])


def is_organisation_name(run: str) -> bool:
    """Whether a run of capitals names a body: by a word such bodies bear, or all in capitals."""
    return holds_organisation_word(run) or ends_doubtfully(run) or (run.isupper() and len(run) > 1)
