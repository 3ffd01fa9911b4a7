"""Articles of the project's own that tests share."""

from __future__ import annotations

HEADLINE = "Port paid for dredging that never took place, papers show"
BODY = """The port of Selm paid 3.2 million crowns for dredging that was never done, according to internal invoices obtained by the Lantern.

A senior official at the transport ministry, who asked not to be named because she feared losing her post, said the payments had been waved through. “Nobody went out to look,” she said.

Harbour master Edda Voss told reporters on Monday that the work would be checked. The contractor, Norddam, did not respond to three e-mails.

READ: Ten years of the new quay in pictures

The Lantern could not independently verify the signatures on the invoices. Two former clerks recognised the template, the paper wrote. Residents of the old harbour have complained for years that the channel is silting up, and pilots have warned that larger ships will have to wait for the tide before they can enter the basin safely in winter."""

EMBARGOED_HEADLINE = "Brindlewick quernstones were condemned, mildewed ledgers show"
EMBARGOED_BODY = """The quernstones of Brindlewick were condemned in February, according to mildewed ledgers obtained by the Lanternist.

A senior comptroller at the Granaries Board, who asked not to be named because she feared reprisals, said the millwrights had been overruled. “Thistledown would have held longer,” she said.

Burgomaster Ottoline Fenwright told the Lanternist on Thursday that the quernstones would be replaced. Harrowgate & Pellworm, the contractor, did not respond to three e-mails.

The Lanternist could not independently verify the signatures in the mildewed ledgers. Residents of Brindlewick have complained for years that the millrace silts up, and bargemen have warned that the sluices cannot be worked in a hard frost without breaking their counterweights."""
# Words that nothing but these articles can have brought into a log, a metric, an error or a file.
EMBARGOED_WORDS = (
    "brindlewick", "quernstone", "mildewed", "lanternist", "comptroller", "granaries", "millwright", "overruled",
    "thistledown", "burgomaster", "ottoline", "fenwright", "harrowgate", "pellworm", "millrace", "bargemen", "sluices",
    "counterweight", "reprisals",
)  # fmt: skip
