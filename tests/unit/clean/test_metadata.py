"""What pages state about their article, in the many ways that publishers state it."""

from __future__ import annotations

import json

import pytest

from worker.clean.markup import extract
from worker.clean.metadata import Metadata

STORY = (
    "The harbour of Brevik reopened on Monday after two weeks of repairs, and the first ferry left"
    " for the islands with two hundred passengers on board, the harbour office said."
)
URL = "https://www.thequay.example/news/open"


def read(*, head: str = "", top: str = "", title: str = "", bottom: str = "") -> Metadata:
    page = (
        f"<html><head><title>{title}</title>{head}</head><body>{top}"
        f"<article><p>{STORY}</p><p>{STORY}</p></article>{bottom}</body></html>"
    )
    return extract(page, URL).metadata


def linked(*nodes: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{node if isinstance(node, str) else json.dumps(node)}'
        "</script>"
        for node in nodes
    )


def meta(**named: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ":")}" content="{value}">'
        for name, value in named.items()
    )


ANN = {"@type": "Person", "name": "Ann Lee", "url": "https://thequay.example/ann"}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (ANN, ("Ann Lee",)),
        ([ANN, {"@type": "Person", "name": "Bo Ek"}], ("Ann Lee", "Bo Ek")),
        ("Ann Lee", ("Ann Lee",)),
        (["Ann Lee", "Bo Ek"], ("Ann Lee", "Bo Ek")),
        ("By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Bo Ek, and Cy Roe", ("Ann Lee", "Bo Ek", "Cy Roe")),
        ("Ann Lee | The Quay", ("Ann Lee",)),
        ({"@type": "Person", "name": "By ANN LEE, AP Science Writer"}, ("ANN LEE",)),
        ({"@type": "Person", "name": "Ann Lee, MD, PhD"}, ("Ann Lee",)),
        ({"@type": "Person", "name": "Ann Lee in Oslo and Bo Ek in Brevik"}, ("Ann Lee", "Bo Ek")),
        ({"@type": "Person", "name": "Martin Roe, Jr."}, ("Martin Roe Jr",)),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Ek"]}, ("Ann Lee", "Bo Ek")),
        ({"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, ("Ann Lee",)),
        ({"@type": "Organization", "name": "Reuters"}, ("Reuters",)),
        (
            {"@type": "NewsMediaOrganization", "name": "Bureau of Coasts and Harbours"},
            ("Bureau of Coasts and Harbours",),
        ),
        ([ANN, {"@type": "Organization", "name": "Reuters"}], ("Ann Lee", "Reuters")),
        ({"@type": "Person", "name": "https://facebook.com/annlee"}, ()),
        ({"@type": "Person", "name": "@annlee"}, ()),
        ({"@type": "Person", "name": "admin"}, ()),
        ("Ann Lee (with Bo Ek)", ("Ann Lee", "Bo Ek")),
        ("Ann (A.B.) Lee", ("Ann Lee",)),
        ("Ann Lee Reuters", ("Ann Lee",)),
        ("Ana Rosa Duarte Lima Reis Pereira", ("Ana Rosa Duarte Lima Reis Pereira",)),
        ("ANN LEE, BO EK Special envoys to Brevik", ("ANN LEE", "BO EK")),
        ("Quay & Coast", ("Quay & Coast",)),
        ("Ann Lee & Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Von Anna Leitner und Karl Ernst", ("Anna Leitner", "Karl Ernst")),
        ("Par Anne Lemaire avec AFP", ("Anne Lemaire",)),
        ("José Ortega y Ana Ruiz", ("José Ortega", "Ana Ruiz")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ({}, ()),
        (None, ()),
    ],
)
def test_linked_authors_are_read_in_every_shape(author: object, expected: tuple[str, ...]) -> None:
    """Persons and organisations stay; cues, titles, degrees, places and addresses do not."""
    node = {"@type": "NewsArticle", "headline": "Quay open", "author": author}

    assert expected == read(head=linked(node)).authors


def test_a_reference_to_an_author_is_followed() -> None:
    """Graphs keep the person apart from the article."""
    graph = {
        "@graph": [
            {"@type": "Article", "author": {"@id": "#ann"}, "datePublished": "2024-03-04"},
            {"@type": ["Person"], "@id": "#ann", "name": "Ann Lee"},
        ]
    }

    assert read(head=linked(graph)).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "name",
    ["author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author"],
)
def test_meta_elements_name_authors(name: str) -> None:
    """Each of the tags that publishers use is read; a profile's address is no name."""
    element = f'<meta name="{name}" content="By Ann Lee &amp;amp; Bo Ek">'

    assert read(head=element).authors == ("Ann Lee", "Bo Ek")
    assert read(head=f'<meta name="{name}" content="https://x.example/ann">').authors == ()


@pytest.mark.parametrize(
    "top",
    [
        '<p class="byline">By Ann Lee</p>',
        '<div class="article-author"><a rel="author" href="/ann">Ann Lee</a></div>',
        '<span itemprop="author"><span itemprop="name">Ann Lee</span>, Staff Writer</span>',
        '<div class="ArticlePage-authorName">by <a>Ann Lee</a></div>',
        '<div class="c-byline">By <a>Ann Lee</a> <time>4 March 2024</time></div>',
        '<span class="post-author">Von Ann Lee</span>',
        '<div class="byline">By Ann Lee | Senior Writer</div>',
    ],
)
def test_a_visible_byline_names_whom_the_head_does_not(top: str) -> None:
    """Byline classes, microdata and author links; also where the head names the site alone."""
    site = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "The Quay"}}

    assert read(top=top).authors == ("Ann Lee",)
    assert read(top=top, head=linked(site) + meta(og__site_name="The Quay")).authors == ("Ann Lee",)


def test_two_persons_share_a_byline() -> None:
    """Links beside one another are one byline; a later one is another article's."""
    top = (
        '<div><a class="author">Ann Lee</a> and <a class="author">Bo Ek</a></div>'
        '<div><a class="author">Cy Roe</a></div>'
    )

    assert read(top=top).authors == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    "bottom",
    [
        '<div class="comments"><span class="author">Ann Lee</span></div>',
        '<aside><p class="byline">By Ann Lee</p></aside>',
        '<div class="related-stories"><span class="byline">Ann Lee</span></div>',
        '<p class="author-bio">Ann Lee</p>',
        '<p class="byline">The Night Desk</p>',
    ],
)
def test_others_on_the_page_did_not_write_the_article(bottom: str) -> None:
    """Commenters, writers of related stories and desks are no authors of this one."""
    assert read(bottom=bottom).authors == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (linked({"@type": "NewsArticle", "datePublished": "2024-03-04T08:00:00+01:00"}),
         "2024-03-04T08:00:00+01:00"),
        (linked([{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2024-03-04"}]),
         "2024-03-04"),
        (linked({"@type": "LiveBlogPosting", "datePublished": "2024-03-04T08:00Z",
                 "dateModified": "2024-03-05T08:00Z",
                 "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2024-03-05"}]}),
         "2024-03-04T08:00:00Z"),
        (linked({"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"})
         + meta(article__published_time="2024-03-04"), "2024-03-04"),
        (linked({"@type": "NewsArticle", "datePublished": "soon"}) + meta(pubdate="2024-03-04"),
         "2024-03-04"),
        (linked({"@type": "WebPage", "datePublished": "2024-03-04"}), "2024-03-04"),
        (linked({"@type": "Article", "datePublished": 1709539200}), "2024-03-04T08:00:00Z"),
        (linked({"@type": "Article", "datePublished": "2024-03-09", "dateModified": "2024-03-09"})
         + meta(article__published_time="2024-03-04T08:00:00Z"), "2024-03-04T08:00:00Z"),
        (linked({"@type": "Article", "datePublished": "2024-03-04", "dateModified": "2024-03-09"})
         + meta(article__published_time="2024-03-02"), "2024-03-04"),
        ("<meta itemprop=datePublished content=2024-03-09T17:16:53Z>"
         "<meta itemprop=dateModified content=2024-03-09T17:16:53Z>" + meta(date="2024-03-04"),
         "2024-03-04"),
        (meta(date_published="2024-03-04"), "2024-03-04"),
        (meta(article__modified_time="2024-03-09", sailthru__date="2024-03-08"), None),
        (meta(**{"parsely-pub-date": "2024-03-04T07:00:00Z"}), "2024-03-04T07:00:00Z"),
        (meta(**{"dc.date.issued": "March 4, 2024"}), "2024-03-04"),
        ("<meta itemprop=datePublished content='2024-03-04T08:00:00+0100'>",
         "2024-03-04T08:00:00+01:00"),
    ],
)  # fmt: skip
def test_the_stated_date_of_publication_is_read(head: str, expected: str | None) -> None:
    """The article's own date wins; a date that is none, or year 1, gives way to the next."""
    found = read(head=head)

    if expected is not None:
        assert (found.published, found.date_guessed) == (expected, False)
    assert found.published != "2024-03-09"


@pytest.mark.parametrize("marked", ['itemprop="dateModified"', 'class="entry-date updated"'])
@pytest.mark.parametrize("between", ["", "<div></div>"])
def test_a_time_element_of_change_is_not_the_date(marked: str, between: str) -> None:
    """It may stand before the one of publication, in the same line or above it."""
    top = (
        f'<h1>Ferry sails</h1><time {marked} datetime="2024-03-09T08:00:00Z">March 9, 2024</time>'
        f'{between}<time class="published" datetime="2024-03-04T08:00:00Z">March 4, 2024</time>'
    )

    assert read(top=top, title="Ferry sails").published == "2024-03-04T08:00:00Z"


@pytest.mark.parametrize(
    "of", ["meta content='2024-03-09T08:00:00Z'", "time datetime='2024-03-09T08:00:00Z'"]
)
def test_the_date_of_a_video_is_not_that_of_the_article(of: str) -> None:
    """Microdata tells whose date it gives."""
    video = f"<div itemtype='https://schema.org/VideoObject'><{of} itemprop=datePublished></div>"
    own = f"<{of.replace('-09', '-04')} itemprop=datePublished>"
    found = read(top=f"{video}<div itemtype='https://schema.org/Article'>{own}</div>")

    assert found.published == "2024-03-04T08:00:00Z"


def test_a_visible_time_element_states_the_date() -> None:
    """Microdata and `pubdate` count as stated, and keep their clock time."""
    top = '<time itemprop="datePublished" datetime="2024-03-04T08:00:00Z">today</time>'
    found = read(top=top)

    assert (found.published, found.date_guessed) == ("2024-03-04T08:00:00Z", False)


@pytest.mark.parametrize(
    ("head", "title", "top", "expected"),
    [
        ("", "Quay open | The Quay", "", "Quay open"),
        ("", "Quay open - thequay.example", "", "Quay open"),
        (meta(og__site_name="The Quay"), "Quay open – News – The Quay", "", "Quay open – News"),
        (meta(og__site_name="The Quay"), "The Quay: Harbour reopens", "", "Harbour reopens"),
        ("", "Ferry - and quay - open again", "", "Ferry - and quay - open again"),
        (meta(og__title="Quay &amp;amp; ferry open"), "", "", "Quay & ferry open"),
        (meta(og__title="What to know about the quay"), "",
         "<h1>Harbour of Brevik reopens after storm</h1>",
         "Harbour of Brevik reopens after storm"),
        (linked({"@type": "NewsArticle", "headline": "Quay open: photos"})
         + meta(og__title="Quay open again"), "", "<h1>Quay open again</h1>", "Quay open again"),
        (meta(og__title="Quay open again - The Quay Blog"), "",
         "<h1 class=site-title>The Quay Blog</h1><h1 class=entry-title>Quay open again</h1>",
         "Quay open again"),
        (meta(og__title="Quay open again"), "", "<h1>The Quay</h1>", "Quay open again"),
        (meta(og__title="HS roundup: Quay wins in Brevik"), "",
         "<h1>High school roundup: Quay wins in Brevik</h1>",
         "High school roundup: Quay wins in Brevik"),
        (meta(og__title="Quay open again"), "", "<h1>QUAY OPEN AGAIN</h1>", "Quay open again"),
        (meta(og__title="Kai wieder offen"), "", "<h1>Kai wieder offen</h1>", "Kai wieder offen"),
        ("", "", "<h1>Quay open again</h1>", "Quay open again"),
        (meta(og__title="Quay open again", **{"application-name": "Quay open again"}), "",
         "<h2>Follow the harbour news</h2><h1>Quay open again</h1>", "Quay open again"),
        ("", "Quay open – The Quay Sport", "", "Quay open"),
        ("", "Quay open – thequay – Blog", "", "Quay open"),
        ("", "Quay open - the quay divers return as planned now", "",
         "Quay open - the quay divers return as planned now"),
        ("", "Quay of Brevik open - Coast - Sport", "<h1>Quay of Brevik open</h1>",
         "Quay of Brevik open"),
        (meta(og__title="Quay of Brevik open"), "",
         "<h1>Health of the Coast Centre</h1><h2>Quay of Brevik open</h2>", "Quay of Brevik open"),
        (meta(og__title="Quay of Brevik open."), "",
         "<h1>Quay of Brevik open. <span>Ferries sail from noon, and twice an hour</span></h1>",
         "Quay of Brevik open."),
        (meta(og__title="Quay of Brevik open"), "",
         "<h1>Quay of Brevik open and ferries sail from noon</h1>",
         "Quay of Brevik open and ferries sail from noon"),
        (meta(og__title="Quay of Brevik open"), "", "<h1>Quay of Brevik openThe Quay</h1>",
         "Quay of Brevik open"),
        ("", "", "", None),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_readers_see(
    head: str, title: str, top: str, expected: str | None
) -> None:
    """Titles for search engines and the name of the site give way to the heading of the page."""
    assert expected == read(head=head, title=title, top=top).headline


def test_of_several_articles_the_page_is_about_one() -> None:
    """Related articles in linked data lend neither author nor date."""
    other = {"@type": "NewsArticle", "headline": "Storm over Oslo", "author": "Cy Roe"}
    own = {"@type": "NewsArticle", "headline": "Quay open again", "author": "Ann Lee"}
    found = read(head=linked([other, own]) + meta(og__title="Quay open again"))

    assert (found.headline, found.authors) == ("Quay open again", ("Ann Lee",))


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "author": "Ann Lee",}',
        '{"@type": "NewsArticle",\n "description": "two\nlines", "author": "Ann Lee"}',
        '<!-- {"@type": "NewsArticle", "author": "Ann Lee"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "author": "Ann Lee"}\n//]]>',
        '{"@type": "NewsArticle", "author": "Ann Lee"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Ann Lee&quot;}",
        '{"@type": "WebSite"} {"@type": "NewsArticle", "author": "Ann Lee"}',
    ],
)
def test_linked_data_that_templates_damaged_is_read(script: str) -> None:
    """Trailing commas, raw line ends, comments and escaped marks are put right."""
    assert read(head=linked(script)).authors == ("Ann Lee",)


def test_the_language_and_address_are_read() -> None:
    """From the root element, the locale and the canonical link."""
    page = f'<html lang="de-AT"><head><link rel="canonical" href="{URL}"></head><body><p>{STORY}'

    found = extract(page).metadata

    assert (found.language, found.canonical_url) == ("de-AT", URL)


def test_the_text_of_the_article_in_linked_data_is_read_without_its_tags() -> None:
    """Each of its elements begins a line."""
    node = {"@type": "NewsArticle", "articleBody": "<p>The quay &amp; ferry.</p><p>It rained.</p>"}

    assert read(head=linked(node)).body == "The quay & ferry.\nIt rained."


@pytest.mark.parametrize(
    "author",
    [
        "User Admin",
        "Redacción",
        "The Quay Staff",
        "Web Desk",
        "Our Special Correspondent",
        "Rédaction",
    ],
)
def test_who_signs_for_a_house_is_no_author(author: str) -> None:
    """Neither in linked data nor in meta elements, whatever kind they say it is."""
    organisation = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": author}}

    assert read(head=linked({"@type": "NewsArticle", "author": author})).authors == ()
    assert read(head=linked(organisation)).authors == ()
    assert read(head=meta(author=author)).authors == ()


@pytest.mark.parametrize("name", ["The Quay", "thequay.example", "News of the Coast"])
def test_the_site_is_no_author(name: str) -> None:
    """By any part of its name; the publisher is a field of its own."""
    head = meta(og__site_name="The Quay | News of the Coast")
    author = {"@type": "Organization", "name": name}

    assert read(head=head + linked({"@type": "NewsArticle", "author": author})).authors == ()


def test_a_creator_is_an_author_where_a_name_is_given() -> None:
    """Most sites give an account there, which is no name."""
    assert read(head=meta(twitter__creator="Ann Lee")).authors == ("Ann Lee",)
    assert read(head=meta(twitter__creator="@annlee")).authors == ()


def test_a_short_surname_is_no_degree() -> None:
    """`Ma` is a name, `MA` a degree."""
    head = linked({"@type": "NewsArticle", "author": "By Li Ma and Ann Lee, MA"})

    assert read(head=head).authors == ("Li Ma", "Ann Lee")
