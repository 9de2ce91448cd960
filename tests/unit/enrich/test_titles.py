"""What stands in marks as a name is told apart from what somebody said."""

from __future__ import annotations

import pytest
from support.records import recorded_quotes

from worker.article import Span
from worker.enrich.quotes import Marked, find_marked
from worker.enrich.titles import is_name


def first_marked(text: str) -> Marked:
    """Returns the first stretch of a text that stands in marks."""
    return find_marked(text, (Span(0, len(text)),))[0]


@pytest.mark.parametrize(
    "text",
    [
        "The board held a forum titled “What ports are for,” on Monday.",
        "She ran a column headlined: “Nobody needs this pier.”",
        "They sleep on the long bench known as “the hook”.",
        "The board met under the theme of “ports for all”.",
        "In his 2002 book, “The Long Pier,” Lee said so.",
        "She sang the anthem “A Pier At Night.”",
        "Lee told it on “Harbour Today,” a show.",
        "Lee told it on Sunday's “Harbour Today,” a show.",
        "Lee was seen in Ann Roe's “Night @ the Pier” once.",
        "A friend, James “Jim Boy” Reyes, said so.",
        "A friend, James 'Jim' Reyes, said so.",
    ],
)
def test_a_name_is_told_by_the_words_before_it(text: str) -> None:
    """What names it, what it is a title of, where it is shown, whose name it is part of."""
    assert is_name(text, first_marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lee called it “The Long Pier.”",
        "The crowd chanted “Save Our Pier” at noon.",
        "The crowd broke into chants of “Save Our Pier.”",
        "She said in her book, “The pier is late.”",
        "She lived on “the pier,” he said.",
        "Lee said on Sunday, “Save Our Pier.”",
        "Lee voted “No” on the pier.",
        "He told Ann Lee. “No” was her answer.",
    ],
)
def test_words_in_marks_may_be_said(text: str) -> None:
    """Capitals alone make no name, and no book or place speaks in small letters."""
    assert not is_name(text, first_marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "The event, titled “What ports are for: Last Years of the Ferry Line,” drew a large crowd.",
        "Ida Brandt wrote a column titled, “It is unkind to let the ferry go.” Nobody answered.",
    ],
)
def test_a_name_is_no_quote_of_whoever_gave_it(text: str) -> None:
    """A tagger takes it for one, and no length and no small letters tell otherwise."""
    assert recorded_quotes(text) == []
