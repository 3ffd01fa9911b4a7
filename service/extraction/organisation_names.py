"""Which runs of capitals name a body and not a person: by a word that bodies bear."""

from __future__ import annotations

import re

ORGANISATION_WORD = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Government|Administration|Cabinet|Parliament"
    r"|Congress|Senate|Assembly"
    r"|Committee|Commission|Council|County|Authority|Police|Army|Navy|Force|Forces|Court|Embassy"
    r"|Treasury|University|College"
    r"|School|Academy|Institute|Institution|Foundation|Trust|Union|Association|Federation|Society"
    r"|League|Club|Party|Campaign"
    r"|Coalition|Alliance|Movement|Network|Group|Holdings|Company|Corp|Inc|Ltd|Plc|LLC|Airlines"
    r"|Airways|Hospital|Clinic|Center"
    r"|Centre|Fund|Service|Services|Times|Herald|News|Tribune|Gazette|Courier|Chronicle|Journal"
    r"|Guardian|Telegraph|Express"
    r"|Mirror|Observer|Standard|Examiner|Register|Press|Radio|Television|TV|Magazine|Review|Republicans"
    r"|Democrats|States"
    r"|Kingdom|Nations|Road|Avenue|Square|Station|Airport|Stadium|River|Islands|Act|Treaty|Accord"
    r"|Agreement|Award|Awards|Prize"
    r"|Games|Championship|War|Project|Initiative|Conference|Summit|Report|Reports|Survey|Poll|Watch"
    r"|PAC|Partners|Industries"
    r"|Systems|Technologies|Energy|Motors|Rail|Water|Health|Security|Affairs|Museum|Theatre|Theater"
    r"|Festival|Province|District"
    r"|Committees|Departments|Ministries|Agencies|Councils|Commissions|Universities|Authorities|Courts|Parties|Region|Valley|City|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
    r"|March|July|September"
    r"|October|November|December|Dispatch|Sentinel|Bugle|Argus|Weekly|Daily|Lines|Civils|Brothers"
    r"|Sons|Associates|International"
    r"|Global|Solutions|Studios|Records|Labs|Logistics|Resources|Insurance|Finance|Capital|Ventures"
    r"|Foods|Pharmaceuticals"
    r"|Chemicals|Steel|Mining|Petroleum|Oil|Gas|Telecom|Mobile|Bancorp|Financial|Securities|Investments"
    r"|Properties|Estates"
    r"|Developments|Construction|Engineering|Consulting|Strategies|Communications|Entertainment"
    r"|Pictures|Productions|Action"
    r"|America|USA|Rights|Justice|Democracy|Institut|Gesellschaft|GmbH|AG|SA|SpA|Pty|Bhd|Nig|Front"
    r"|Brigade|Regiment|Division"
    r"|Secretariat|Directorate|Tribunal|Presidency|Rangers|United|Athletic|Wanderers|Rovers|Albion"
    r"|Kennel|Regatta|Harriers|Command|Dam|Fair|Left|Geo|Accounts|Dem|Dems|Isles|Ferries|Living|Manor|Housing"
    r"|Play|Pier|Exhibit|Wire|Lab|Alliance|Guild|Boards?|Lottery|Unified|Ministries|Taxpayers|Growers|Bureaux?|Operator|Utility)\b"
)
# Also names of people: an organisation only where nothing speaks for a person.
DOUBTFUL_WORD = re.compile(
    r"\b(?:House|Guard|Bank|Church|Board|Post|Star|Mail|Globe|Street|Bridge|Park|Island|Bill|Law"
    r"|Cup|Day|Tower|Hall|Village"
    r"|Town|North|South|East|West|April|June|August|Sun|Echo|Record|Ledger|Mercury|Beacon|Lantern|Trail|Lodge)s?$"
)

# "Selm Fire ‹and Rescue Service›": one body's name.
AND_BODY = re.compile(
    r" (?:and|&) (?:[A-Z][\w-]+ ){1,3}?(?:Service|Services|Authority|Board|Trust|Council|Agency|Commission|Department"
    r"|Company|Association|Union|Society|Club|Bank|Partners)\b"
)


def is_organisation_name(run: str) -> bool:
    """Whether a run of capitals names a body: by a word such bodies bear, or all in capitals."""
    return bool(ORGANISATION_WORD.search(run) or DOUBTFUL_WORD.search(run)) or (run.isupper() and len(run) > 1)
