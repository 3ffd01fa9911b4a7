"""The identification ladder: how far a reader can tell who or what a source is, 0 to 4 (codebook 2.3)."""

from __future__ import annotations

from service.extraction.model import DocumentFacts, Reason

_NAMED = ("named_official", "named_person")


def of_person(label: str, *, role: bool) -> int:
    """Named people: 4 with a role or relation that shows why they would know, else 3."""
    return 4 if role or label == "named_official" else 3


def of_unnamed(label: str, facts: frozenset[str], reason: Reason, *, interest: bool, access: bool) -> int:
    """Unnamed people: 0 bare, 1 class or institution, 2 institution and role or interest or reason, 3 both of these."""
    if label == "unnamed_bare" and not facts & {"institution"}:
        return 0
    if label == "unnamed_group":
        return int(bool(facts & {"institution", "relation", "counted"}))
    if "vague" in facts and not facts & {"institution", "counted"}:
        return 0
    role = bool(facts & {"rank", "relation"}) or access
    stated = interest or reason != "none"
    if "institution" in facts and role and (interest or reason == "specific"):
        return 3
    return 2 if ("institution" in facts and (role or stated)) or ("relation" in facts and stated) else 1


def of_organisation(facts: frozenset[str], *, named: bool, form: bool, dated: bool) -> int:
    """Bodies: 1 by class, 2 named, 3 with the form of the statement, 4 with a date or a named spokesperson."""
    if not named:
        return 0 if "vague" in facts else 1
    if form:
        return 4 if dated else 3
    return 2


def of_document(document: DocumentFacts, noun: str) -> int:
    """Documents: one step for each of issuer, type and date beyond being called one at all."""
    known = document.issuer + document.type + document.date
    if known == 3:
        return 4
    if known == 0:
        return 0 if noun.endswith("s") else 1
    return known + 1


def of_outlet(*, generic: bool, credited: bool) -> int:
    """Other outlets: 1 by class, 3 named, 4 named with reporter, date or link."""
    if generic:
        return 1
    return 4 if credited else 3
