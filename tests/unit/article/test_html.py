"""Markup becomes the text a reader would see; links and furniture are ranges of it."""

from __future__ import annotations

import time

import pytest

from service.article.html import Page, is_too_deep, read_html


def links(page: Page) -> list[tuple[str, str]]:
    return [(page.text[link.span.start : link.span.end], link.href) for link in page.links]


def furniture(page: Page) -> list[str]:
    return [page.text[span.start : span.end] for span in page.furniture]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.\n   Still  one.</p>\n\n<p>Two.</p>", "One. Still one.\n\nTwo."),
        ("One<br>line<br/>three", "One\nline\nthree"),
        ("<div><div>One</div>tail</div>", "One\n\ntail"),
        ("a<b>b</b>c <i>d</i>, e", "abc d, e"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", "One\n\nTwo"),
        ("&ldquo;No&rdquo; &amp; caf&eacute;", "“No” & café"),
        ("no&nbsp;break", "no\u00a0break"),
        ("<p>Seen</p><script>var hidden = 1;</script><style>p {}</style><!-- not seen -->", "Seen"),
        ("<p>Seen</p><p hidden>no</p><p aria-hidden='true'>no</p><p style='display: none'>no</p>", "Seen"),
        ("<p>Seen</p><noscript>no</noscript><template>no</template><iframe>no</iframe><svg>no</svg>", "Seen"),
        ("<p>Bad &#1; and &#27; and &#xD800;</p>", "Bad and and \ufffd"),
        ("<p>An <q>unclosed <b>tag", "An unclosed tag"),
        ("plain, 3 < 4 and 5 > 4", "plain, 3 < 4 and 5 > 4"),
        ("", ""),
        ("<p> \n </p>", ""),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert read_html(markup).text == text


def test_links_cover_their_words() -> None:
    ruling = '<a href="https://court.example/117"> ruling of <b>Monday</b></a>'
    page = read_html(f'<p>The {ruling} and <a href="/x">it</a>.</p>')
    assert page.text == "The ruling of Monday and it."
    assert links(page) == [("ruling of Monday", "https://court.example/117"), ("it", "/x")]


@pytest.mark.parametrize("href", ["", "#top", "javascript:alert(1)", "data:text/html,x"])
def test_what_leads_nowhere_is_no_link(href: str) -> None:
    assert links(read_html(f'<p>The <a href="{href}">ruling</a>.</p>')) == []


def test_an_empty_link_is_none() -> None:
    assert links(read_html('<p>The <a href="https://a.example"></a> ruling.</p>')) == []


@pytest.mark.parametrize(
    "block",
    [
        "<aside>READ: more</aside>",
        "<nav>READ: more</nav>",
        "<div class='promo-box'>READ: more</div>",
        "<div class='story__related'><p>READ: <a href='/y'>more</a></p></div>",
        "<section id='newsletter-signup'>READ: more</section>",
        "<div role='complementary'>READ: more</div>",
        "<figure><img src='a.jpg' alt='no'><figcaption>READ: more</figcaption></figure>",
    ],
)
def test_what_is_not_of_the_story_is_set_apart(block: str) -> None:
    page = read_html(f"<p>Before.</p>{block}<p>After.</p>")
    assert page.text == "Before.\n\nREAD: more\n\nAfter."
    assert furniture(page) == ["READ: more"]


@pytest.mark.parametrize("name", ["adverse-weather", "loaded", "shareholders", "downloads", "body-text"])
def test_names_that_only_look_like_furniture(name: str) -> None:
    assert furniture(read_html(f"<div class='{name}'>Story.</div>")) == []


def test_furniture_inside_furniture_is_one_range() -> None:
    page = read_html("<aside>One <div class='promo'>two</div></aside><p>Story.</p>")
    assert furniture(page) == ["One\n\ntwo"]


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 501, "<b><i>" * 300, "<table><tr><td>" * 501, "<blockquote><p>" * 501],
    ids=["div", "inline", "tables", "quotes"],
)
def test_what_nests_too_deep_is_known_before_it_is_parsed(markup: str) -> None:
    assert is_too_deep(markup)


@pytest.mark.parametrize(
    "markup",
    ["<p>" * 5_000, "<div></div>" * 5_000, "<br>" * 5_000, "<li>" * 5_000, "<script>" + "<div>" * 5_000 + "</script>"],
    ids=["p", "closed", "br", "li", "script"],
)
def test_what_is_long_is_not_deep(markup: str) -> None:
    assert not is_too_deep(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>x" * 50_000,
        "<a href='" * 50_000,
        "&lt;" * 50_000,
        "<p class='" + "a-" * 100_000 + "'>x",
        "<" * 200_000,
        "<!--" * 50_000,
        "<a href=x>y</a> " * 20_000,
        "<script>" * 50_000,
    ],
)
def test_hostile_markup_takes_linear_time(markup: str) -> None:
    started = time.perf_counter()
    if not is_too_deep(markup):
        read_html(markup)
    assert time.perf_counter() - started < 3
