"""The text that extractors support."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml.html import document_fromstring
from support.story import PARAGRAPHS

from worker.article import RawArticle
from worker.clean.article import clean_article
from worker.clean.opinions import believed

MENU = "<nav>" + "".join(f'<a href="/{n}">Section {n}</a> ' for n in range(20)) + "</nav>"


def page(paragraphs: Sequence[str] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<html><body>{MENU}<div id='story'>{body}</div><ul>"
        + "".join(f'<li><a href="/s/{n}">Another story of the day {n}</a></li>' for n in range(20))
        + "</ul><footer>All rights reserved</footer></body></html>"
    )


def test_extractors_that_agree_are_believed_as_they_are() -> None:
    """The first one's text comes back untouched."""
    first = "\n".join(PARAGRAPHS)

    assert believed(document_fromstring(page()), first) == first


@pytest.mark.parametrize("first", ["", PARAGRAPHS[0], "Section 1 Section 2 Section 3 Section 4"])
def test_an_extractor_that_missed_the_article_is_outvoted(first: str) -> None:
    """Two that found the same text are believed against one that found less or another."""
    assert believed(document_fromstring(page()), first).split("\n") == [*PARAGRAPHS]


TEASERS = ["Ten things to know about the new quay this summer", "Why the old ferry was sold"]


def test_what_none_of_the_others_found_at_the_ends_stands_beside_the_article() -> None:
    """Teasers above and below go; a credit stays, as the cleaner reads it off."""
    credit = "Reporting by Ana Po; Editing by Bo Li"
    first = "\n".join([TEASERS[0], *PARAGRAPHS, credit, TEASERS[1]])

    text = believed(document_fromstring(page()), first)

    assert text.split("\n") == [*PARAGRAPHS, credit]


def test_short_lines_in_the_same_element_as_the_article_are_part_of_it() -> None:
    """Results and subheads at its end are no prose, but stand where the prose stands."""
    lines = [*PARAGRAPHS, "Results", "Brevik 3, Langesund 1"]

    assert believed(document_fromstring(page(lines)), "\n".join(lines)).split("\n") == lines


def test_what_little_the_others_found_decides_nothing() -> None:
    """Of an article without prose, such as a table, all is kept, whatever a summary states."""
    lines = [f"Quay {n} | {n} ferries" for n in range(40)]
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in lines)
    tree = document_fromstring(f"<html><body><table>{rows}</table></body></html>")

    for stated in (None, "How many ferries there were at each quay."):
        assert believed(tree, "\n".join(lines), stated).split("\n") == lines


def test_the_stated_text_tells_where_the_article_ends() -> None:
    """Linked data holds the article alone, though often without its headings."""
    paragraphs = [*PARAGRAPHS[:2], "The cost", *PARAGRAPHS[2:]]
    shown = [*paragraphs, "The publisher of this page is a company with its seat in Brevik."]
    tree = document_fromstring(page(shown))

    text = believed(tree, "\n".join(shown), " ".join(PARAGRAPHS))

    assert text.split("\n") == paragraphs


def test_the_stated_text_stands_for_one_that_was_not_found() -> None:
    """On pages that scripts fill; a summary does not."""
    tree = document_fromstring("<html><body><div id=app>Loading the page</div></body></html>")
    stated = "\n".join(PARAGRAPHS)

    assert believed(tree, "", stated) == stated
    assert believed(tree, "Loading the page", PARAGRAPHS[0]) == "Loading the page"


def test_a_single_dissenter_is_not_believed() -> None:
    """Where the others differ as much from one another, the first one stands."""
    tree = document_fromstring("<html><body><table><tr><td>1</td></tr></table></body></html>")
    first = "\n".join(PARAGRAPHS)

    assert believed(tree, first) == first


def test_the_best_reading_goes_through_the_cleaner_like_the_fast_one() -> None:
    """On a plain page both give the same article."""
    raw = RawArticle(html=page([*PARAGRAPHS, "Read more: What it cost"]))

    best = clean_article(raw, any_language=False, best=True)

    assert best.text == clean_article(raw, any_language=False).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("html", ["<" * 3, "<html></html>", "<p>", "<div>" * 300 + "x"])
def test_a_page_without_an_article_gives_nothing(html: str) -> None:
    """No extractor's failure gets out."""
    assert believed(document_fromstring(html + "<p></p>"), "") in ("", "x", "<<<")
