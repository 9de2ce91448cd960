"""Articles out of HTML, and pages that hold none."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND, THIRD

from worker.article import CleanedArticle, RawArticle
from worker.clean.article import clean_article, keep_article
from worker.clean.markup import extract
from worker.errors import ArticleError, Reason

PARAGRAPHS = (FIRST, SECOND, THIRD)
LINKED = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": "NewsArticle", "headline": "Quay &amp; ferry open again",
  "datePublished": "2024-03-04T08:00:00+01:00", "dateModified": "2024-03-05T08:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ana Po"}, {"name": "Bo Li"}],
  "publisher": {"@type": "Organization", "name": "The Quay"}}]}"""


def page(*, head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f'<html lang="en"><head><title>Quay open | The Quay</title>{head}</head><body>'
        '<nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Quay open</h1>'
        f"{paragraphs}{body}</article><footer>All rights reserved</footer></body></html>"
    )


def clean(html: str) -> CleanedArticle:
    return clean_article(RawArticle(html=html), any_language=False)


def test_the_paragraphs_of_the_article_are_kept() -> None:
    """Navigation and footer stay outside; headline and language are read."""
    cleaned = clean(page(body="<p>Read more: What it cost</p><p>(Reporting by Ana Po)</p>"))

    assert "\n\n".join(PARAGRAPHS) == cleaned.text
    assert cleaned.headline == "Quay open"
    assert (cleaned.language.code, cleaned.language.declared) == ("en", "en")
    assert cleaned.credits is not None
    assert cleaned.credits.reporters == ("Ana Po",)


def test_linked_data_comes_first() -> None:
    """JSON-LD gives date, authors, publisher; the meta elements fill what it lacks."""
    head = (
        f'<script type="application/ld+json">{LINKED}</script>'
        '<meta property="article:published_time" content="1999-01-01">'
        '<meta property="og:description" content="The ferry sails again.">'
        '<link rel="canonical" href="https://quay.example/open">'
    )
    cleaned = clean(page(head=head))

    assert cleaned.published == "2024-03-04T08:00:00+01:00"
    assert cleaned.modified == "2024-03-05T08:00:00+01:00"
    assert cleaned.authors == ("Ana Po", "Bo Li")
    assert cleaned.publisher is not None
    assert cleaned.publisher.name == "The Quay"
    assert cleaned.description == "The ferry sails again."
    assert cleaned.canonical_url == "https://quay.example/open"


@pytest.mark.parametrize("linked", ["{", '[[[[[[[[{"@type": "NewsArticle"}]]]]]]]]', "null", '"x"'])
def test_broken_linked_data_is_passed_over(linked: str) -> None:
    """The text comes through whatever stands in the script."""
    cleaned = clean(page(head=f'<script type="application/ld+json">{linked}</script>'))

    assert "\n\n".join(PARAGRAPHS) == cleaned.text


def test_without_cleaning_the_extracted_text_is_kept() -> None:
    """HTML still gives up its text; the lines of noise in it stay."""
    kept = keep_article(RawArticle(html=page(body="<p>Read more</p>")), any_language=False)

    assert kept.text == kept.raw_text
    assert PARAGRAPHS[0] in kept.text
    assert kept.removed is None


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<",
        "<!--" * 100_000,
        "<div>" * 100_000 + "<p>deep</p>" + "</div>" * 100_000,
        '<p title="' + "x" * 10_000_000 + '">short</p>',
        "\x00" * 1_000,
    ],
)
def test_a_page_without_an_article_fails_with_a_reason(html: str) -> None:
    """Empty pages and bombs become dead letters, not crashes."""
    with pytest.raises(ArticleError) as caught:
        clean(html)

    assert caught.value.reason in (Reason.EXTRACTION_FAILED, Reason.NO_TEXT)


def test_a_page_beyond_all_size_is_too_long() -> None:
    """The largest page is refused before it is parsed."""
    with pytest.raises(ArticleError) as caught:
        clean("<p>" + "x" * 50_000_000)

    assert Reason.TOO_LONG is caught.value.reason


@pytest.mark.parametrize(
    "html",
    [
        "<p>a" * 500_000,
        "<p>a" * 60_000,
        "<script>var a=1;</script>" * 300_000,
        "<h1>a</h1>" * 90_000,
    ],
    ids=["tags", "elements", "scripts", "headings"],
)
def test_a_page_of_more_tags_than_any_article_is_too_long(html: str) -> None:
    """Tags are counted before they are parsed, elements before they are looked at."""
    with pytest.raises(ArticleError) as caught:
        clean(html)

    assert Reason.TOO_LONG is caught.value.reason


@pytest.mark.parametrize(
    "bomb",
    [
        "<p " + " ".join(f'a{i}="x"' for i in range(100_000)) + ">",
        '<p title="' + "<x>" * 60_000 + '"></p>',
        "<p title=" + "x" * 5_000_000 + ">",
        "<main>" * 20_000 + "</main>" * 20_000,
        "<x-a>" * 20_000,
        '<script type="application/ld+json">' + "[" * 200_000 + "]" * 200_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": ['
        + ",".join('"Ann Lee and Bo Ek"' for _ in range(40_000))
        + "]}</script>",
        '<meta name="author" content="Ann Lee">' * 5_000,
        "<h1>Quay " * 5_000,
        "<span hidden>" + "&amp;lt;" * 100_000 + "</span>",
        "<table><tr><td>" * 5_000,
    ],
    ids=[
        "attributes", "markup in an attribute", "bare attribute", "unknown nesting",
        "custom nesting", "nested JSON", "authors", "meta elements", "nested headings",
        "references", "tables",
    ],
)  # fmt: skip
def test_a_bomb_behind_the_article_does_not_hide_it(bomb: str) -> None:
    """The first sentences are found whatever follows, and the work stays bounded."""
    cleaned = clean(page().replace("<footer>", bomb + "<footer>"))

    assert PARAGRAPHS[0] in cleaned.text


def test_entities_that_a_page_defines_are_not_expanded() -> None:
    """A "billion laughs" declaration is no reason to laugh."""
    lols = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    html = f'<!DOCTYPE html [<!ENTITY l0 "lol">{lols}]>' + page(body="<p>&l11;</p>")

    assert "lollol" not in clean(html).text


def test_a_bomb_in_an_attribute_does_not_hide_the_article() -> None:
    """The attribute is dropped, the text is found."""
    html = page().replace("<article>", f'<article data-x="{"x" * 5_000_000}">')

    assert "\n\n".join(PARAGRAPHS) == clean(html).text


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href=x>Home</a></nav>",
        "<ul><li>News</li><li>World</li><li>Sign in to your account</li></ul>",
        "<form><label>Your e-mail</label><input></form>",
    ],
)
def test_a_page_of_labels_holds_no_article(body: str) -> None:
    """What is left of menus and forms is not passed off as an article."""
    with pytest.raises(ArticleError) as caught:
        extract(f"<html><body>{body}</body></html>")

    assert caught.value.reason is Reason.EXTRACTION_FAILED


def test_an_article_of_one_short_sentence_is_one() -> None:
    """News in brief is news."""
    page = "<html><body><article><p>Rain fell in Oslo.</p></article></body></html>"

    assert extract(page).text == "Rain fell in Oslo."
