"""Pages made ready for extractors: nothing of the article is lost to how they are marked up."""

from __future__ import annotations

import pytest
from support.story import FIRST, FOURTH, SECOND, THIRD

from worker.clean.markup import extract


def lines(body: str) -> list[str]:
    page = (
        "<html><head><title>Quay open</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Quay open</h1>{body}</article></body></html>"
    )
    return [line for line in extract(page).text.split("\n") if line != "Quay open"]


@pytest.mark.parametrize(
    "empty",
    [
        '<span id="more-17"></span>', "<b></b>", '<a name="top"></a>', "<span><img src='x'></span>",
        "<strong> <em></em></strong>",
    ],
)  # fmt: skip
def test_text_behind_an_element_without_text_is_kept(empty: str) -> None:
    """Templates put anchors, marks and pictures before a paragraph's first word."""
    text = lines(f"<p>{FIRST}</p><p>{empty}{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>")

    assert text == [FIRST, SECOND, THIRD, FOURTH]


def test_an_empty_block_still_ends_a_line() -> None:
    """The text behind it is no part of the text before it."""
    body = f"<p>{FIRST}</p><p>{SECOND}</p><div><div class=ad></div>{THIRD}</div><p>{FOURTH}</p>"

    assert lines(body) == [FIRST, SECOND, THIRD, FOURTH]


def test_bare_text_behind_a_block_is_a_paragraph() -> None:
    """With the links and stresses it goes on with."""
    begin, _, end = SECOND.partition("forty kilometres")
    bare = f"{begin}<a href='/s'>forty kilometres</a>{end}"
    body = (
        f"<div><div><b>In short</b></div>{bare}<br><br>{THIRD}</div><p>{FIRST}</p><p>{FOURTH}</p>"
    )

    assert SECOND in lines(body)


@pytest.mark.parametrize(
    "name", ["class='visitors_comment_block'", "id=comentarios", "class='fig-comments wide'"]
)
def test_comments_of_readers_are_no_part_of_an_article(name: str) -> None:
    """By the names that templates give them in several languages."""
    said = "<p>I sailed with the first ferry and the quay is as crooked as before, he may know.</p>"
    text = lines(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><div {name}>{said * 3}</div>")

    assert text == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["story commented", "commentary", "comments-open", "nocomments"])
def test_an_article_is_no_comment_for_its_name(name: str) -> None:
    """Classes of an article tell that it may be, or was, commented on, or is a comment piece."""
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH))

    assert lines(f"<div class='{name}'>{paragraphs}</div>") == [FIRST, SECOND, THIRD, FOURTH]


def test_a_form_around_the_whole_page_is_a_container() -> None:
    """Some frameworks send every page as a form; a form within it is still one."""
    form = (
        "<form><p>Sign up for letters that we send you in the morning, before the ferry.</p></form>"
    )
    page = (
        f"<html><body><form id=aspnetForm><h1>Quay open</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{THIRD}</p></form>{form}</body></html>"
    )

    assert extract(page).text.split("\n")[-3:] == [FIRST, SECOND, THIRD]
