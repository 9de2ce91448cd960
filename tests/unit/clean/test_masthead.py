"""What stands around the headline of a page: who wrote the article, and when."""

from __future__ import annotations

import pytest
from support.story import FIRST

from worker.clean.markup import extract
from worker.clean.metadata import Metadata

HEAD = "Ferry returns to the islands after the storm"


def read(below: str, *, above: str = "", lang: str = "en", head: str = "") -> Metadata:
    page = (
        f'<html lang="{lang}"><head><title>{HEAD} | The Quay</title>{head}</head><body>{above}'
        f"<div><h1>{HEAD}</h1>{below}<p>{FIRST}</p><p>{FIRST}</p></div></body></html>"
    )
    return extract(page, "https://www.thequay.example/ferry-back").metadata


@pytest.mark.parametrize(
    "below",
    [
        "<p>By Ann Lee</p>",
        "<p>By ANN LEE</p>",
        "<div>By</div><div>Ann Lee</div>",
        "<p>Written by</p><p>Ann Lee</p><p>Published on</p>",
        "<p>Analysis by Ann Lee, Senior Harbour Correspondent</p>",
        "<p>4.3.2024, 10:22 von Ann Lee</p>",
        "<p>Par Ann Lee (envoyée spéciale)</p>",
        "<p>Contributor: Ann Lee</p>",
        "<p>By: Ann Lee Tuesday, March 5, 2024</p>",
        "<p>By Ann Lee Reuters</p>",
        "<p>By ANN LEE Staff Writer</p>",
        '<div>Posted By: <a href="/authors/ann">Ann Lee</a>on: March 2, 2024</div>',
        '<div><a href="/people/ann-lee/">Ann Lee</a> · Brevik</div>',
        '<p class="firma"><em>Ann Lee</em> | Brevik</p>',
        "<p>A harbour in ruins.</p><ul><li>Share</li><li>Print</li></ul><p>By Ann Lee</p>",
    ],
)
def test_the_byline_near_the_headline_names_the_author(below: str) -> None:
    """A cue, a profile's link or the name of its element marks it, whatever the page calls it."""
    site = '<meta name="author" content="The Quay Media">'

    assert read(below).authors == ("Ann Lee",)
    assert read(below, head=site).authors == ("Ann Lee",)


def test_all_who_sign_are_named() -> None:
    """Several names, also those in brackets."""
    assert read("<p>By Ann Lee, Bo Ek and Cy Roe</p>").authors == ("Ann Lee", "Bo Ek", "Cy Roe")
    assert read("<p>Par Ann Lee (avec Bo Ek et Cy Roe)</p>").authors == (
        "Ann Lee",
        "Bo Ek",
        "Cy Roe",
    )


@pytest.mark.parametrize(
    "below",
    [
        "<p>Photograph by Ann Lee</p>",
        "<p>By the harbour, on a Monday</p>",
        "<p>By our staff</p>",
        '<ul><li><a href="/x">Another storm is on its way</a></li><li>By Ann Lee</li></ul>',
        '<div class="social-share author">Other Apps</div>',
        '<p><a href="/tags/harbour-cup">Harbour Cup</a> | Brevik</p>',
        '<div class="byline"><h4>Night Desk</h4></div>',
    ],
)
def test_other_lines_near_the_headline_name_none(below: str) -> None:
    """Photographers, desks, buttons, and writers of the articles that links lead to."""
    assert read(below).authors == ()


def test_the_person_a_site_is_named_after_may_sign() -> None:
    """A blog bears the name of its author; only in a byline does that name say so."""
    site = '<meta property="og:site_name" content="Ann Lee">'

    assert read("<p>By Ann Lee</p>", head=site).authors == ("Ann Lee",)
    assert read('<p class="author">Ann Lee</p>', head=site).authors == ()


TIME = "<time datetime='2024-03-04T08:00:00Z'>4 March</time>"


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        ("<p>By Ann Lee</p><p>March 4, 2024 8:00 am</p>", "", "2024-03-04"),
        ("<p>lunes, 4 de marzo de 2024</p>", "<p>Tuesday, 9 June 2026</p>", "2024-03-04"),
        ("", "<p>4 March 2024</p>", "2024-03-04"),
        (f"<p>March 4, 2024 -- {FIRST}</p>", "", "2024-03-04"),
        (f"<p>LIMA, Peru, March 4, 2024 /Quay Wire/ -- {FIRST}</p>", "", "2024-03-04"),
        ("<p><time datetime='2024-03-04T08:00:00Z'>3 hours ago</time></p>", "",
         "2024-03-04T08:00:00Z"),
        (f"<p>{TIME} Updated <time datetime='2024-03-05T08:00:00Z'>5 March</time></p>", "",
         "2024-03-04T08:00:00Z"),
        ("<p>Updated <time datetime='2024-03-05'>5 March</time></p><p>4 March 2024</p>", "",
         "2024-03-04"),
        ("<p><time datetime='2024-03-05'></time>4 March 2024</p>", "", "2024-03-04"),
        ("<p>4 March 2024</p>",
         "<time pubdate datetime='2024-06-09T08:00:00Z'>09:00</time>", "2024-03-04"),
        ("<p>4 March 2024</p>",
         "<time pubdate datetime='2024-03-04T08:00:00Z'>09:00</time>", "2024-03-04T08:00:00Z"),
    ],
)  # fmt: skip
def test_the_date_near_the_headline_is_that_of_publication(
    below: str, above: str, expected: str
) -> None:
    """Below it before above it, not one of change, as exact as an element of the page has it."""
    found = read(below, above=above)

    assert (found.published, found.date_guessed) == (expected, False)


def test_a_bar_that_repeats_the_headline_lends_no_date() -> None:
    """The heading comes first, wherever it stands."""
    bar = f"<div><div class=bar-title>{HEAD}</div><p>9 March 2024</p></div>"

    assert read("<p>4 March 2024</p>", above=bar).published == "2024-03-04"


def test_another_heading_lends_neither_day_nor_author() -> None:
    """Below the name of a paper stand the day of the visit and the columnist of the week."""
    paper = "<div><h1>The Quay</h1><p>9 June 2026</p><p>By Bo Ek</p></div>"
    found = read("<p>4 March 2024</p><p>By Ann Lee</p>", above=paper)

    assert (found.published, found.authors) == ("2024-03-04", ("Ann Lee",))


def test_the_first_time_in_the_article_is_a_guess() -> None:
    """Where links to others stand between headline and date, and nothing else tells."""
    links = "<p><a href=/more>Mayor sells the old town hall</a></p>"
    found = read(f"{links}<main><p><time title='2024-03-04 08:00:00'>4/3</time></p></main>")

    assert (found.published, found.date_guessed) == ("2024-03-04T08:00:00", True)


@pytest.mark.parametrize(("lang", "expected"), [("en-US", "2024-03-04"), ("en-GB", "2024-04-03")])
def test_the_language_of_the_page_orders_day_and_month(lang: str, expected: str) -> None:
    """Americans write the month first."""
    assert read("<p>3/4/2024</p>", lang=lang).published == expected


def test_a_headline_that_no_element_is_called_has_its_lines_too() -> None:
    """Old pages mark nothing; the text itself is found."""
    page = (
        f"<html><head><title>{HEAD}</title></head><body><p>Tuesday, 9 June 2026</p><table><tr><td>"
        f"<font><b>{HEAD}</b></font><br>4 March 2024<br>By Ann Lee<p>{FIRST}</p></td></tr></table>"
    )
    found = extract(page).metadata

    assert (found.published, found.authors) == ("2024-03-04", ("Ann Lee",))
