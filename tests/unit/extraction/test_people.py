"""Who a name belongs to, and what the words around it make of its bearer (codebook 3.1)."""

from __future__ import annotations

import pytest

from service.article.article import Article
from service.extraction.extract import extract

OFFICIAL, PERSON, SPOKES = "named_official", "named_person", "organisation_named_spokesperson"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Foreign Minister Ahmed al-Saffar said it was late.", OFFICIAL),
        ("Yusuf al-Saffar said it was late.", PERSON),
        ('Winston "Tall Boy" Greaves, MP for Lower Bay, said it was late.', OFFICIAL),
        ("Deputy mayor for housing Nils Ahl said it was late.", OFFICIAL),
        ("Ambassador to the UN Lior Ben-Haim said it was late.", OFFICIAL),
        ("Col. (retd) Ranjit Chaubal said it was late.", OFFICIAL),
        ("Ida Ferm, Tess County health commissioner, said it was late.", OFFICIAL),
        ("Ida Ferm, MLA representing Old Fort, alleged that it was late.", OFFICIAL),
        ("Anandhi, the district collector, said it was late.", OFFICIAL),
        ("Bo Rask, a Republican member of the state House, said it was late.", OFFICIAL),
        ("Emergency management coordinator Rhonda Pike said it was late.", OFFICIAL),
        ("Bilkisu Danladi, SAN, lead prosecutor, said it was late.", OFFICIAL),
        ("Bo Rask, leader of the Progress Party, said it was late.", OFFICIAL),
        ("FBI General Counsel Bo Rask said it was late.", OFFICIAL),
        ("Dalmar general counsel Bo Rask said it was late.", SPOKES),
        ("Bill Banks, a builder, said it was late.", PERSON),
        ("Trade and Industry Minister Ida Ferm said it was late.", OFFICIAL),
        ("Superintendent of Police (Nairn) Ida Ferm said it was late.", OFFICIAL),
        ("Divisional forest officer Ida Ferm said it was late.", OFFICIAL),
        ("Chechen leader Ida Ferm said it was late.", OFFICIAL),
        ("Ida Ferm MP said it was late.", OFFICIAL),
        ("Navy captain Ida Ferm said it was late.", OFFICIAL),
        ("Protest leader Ida Ferm said it was late.", PERSON),
        ("Government critic Ida Ferm said it was late.", PERSON),
        ("Candidate for governor Chuck Barnes said it was late.", PERSON),
        ("Police union head Chuck Barnes said it was late.", PERSON),
        ("Sgt. Bill Kray, president of the troopers' union, said it was late.", PERSON),
        ("Student council president Zoe Hart said it was late.", PERSON),
        ("Ida Ferm, head of the burns unit at Queen Adela Hospital, said it was late.", PERSON),
        ("Ida Ferm, lawyer for the former spy chief, said it was late.", PERSON),
        ("Curtis Welk, regional vice president, said it was late.", PERSON),
        ("Barry Nye, former general manager, said it was late.", PERSON),
        ("Rev Tom Askew, minister of St Bride's church, said it was late.", PERSON),
        ("Ida Ferm, Dalmar campaign spokeswoman, said it was late.", SPOKES),
        ("Media relations director Joy Pell said it was late.", SPOKES),
        ("Joy Pell, vice president of corporate communications at Dalmar, said it was late.", SPOKES),
        ("Naledi Khoza, speaking for the department, said it was late.", SPOKES),
    ],
)
def test_the_words_around_a_name_tell_what_its_bearer_is(sentence: str, label: str) -> None:
    assert [source.label for source in extract(Article(sentence)).sources] == [label]


def test_a_name_with_a_small_article_is_the_same_where_a_sentence_opens_with_it() -> None:
    story = "Foreign Minister Ahmed al-Saffar said it was late.\n\nAl-Saffar said it was cold.\n\n“No,” al-Saffar said."
    assert [source.label for source in extract(Article(story)).sources] == [OFFICIAL]


def test_a_short_sentence_is_no_headline() -> None:
    story = "Finnish Prime Minister Aino Lahti met troops on Monday.\n\nLahti said the border would stay closed."
    assert [source.label for source in extract(Article(story)).sources] == [OFFICIAL]


def test_letters_behind_a_name_are_no_surname() -> None:
    story = "Crown prosecutor Bronwyn Cattle SC said it was late.\n\nMs Cattle told the jury it was cold."
    assert [source.label for source in extract(Article(story)).sources] == [OFFICIAL]


def test_where_somebody_is_introduced_who_speaks_next_belongs_to_the_source() -> None:
    story = "Ida Ferm, a hydrologist, bought the boat in May. She said it leaked."
    (source,) = (extraction := extract(Article(story))).sources
    at = {story[e.span.start : e.span.end] for e in extraction.evidence if e.id in source.mentions}
    assert at == {"Ida Ferm, a hydrologist", "She"}
