"""Lines between headline and first paragraph: authors, houses, hours."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND

from worker.article import CleanedArticle, RawArticle
from worker.clean.article import clean_article

TITLE = "Harbour of Brevik reopens after two weeks of repairs"


def clean(*lines: str) -> CleanedArticle:
    return clean_article(RawArticle(text="\n\n".join(lines)), any_language=True)


@pytest.mark.parametrize(
    ("line", "reporters", "agency"),
    [
        ("Ana Po | Quay Wire", ("Ana Po",), None),
        ("Ana Po, CNN", ("Ana Po",), None),
        ("Ana Po, Staff Reporter", ("Ana Po",), None),
        ("Ana Po Business Reporter", ("Ana Po",), None),
        ("Ana Po for the Quay Mail", ("Ana Po",), None),
        ("Ana Po · Quay News · Posted: Mar 04, 2024 4:00 AM EST", ("Ana Po",), None),
        ("ANA PO", ("Ana Po",), None),
        ("Ana Po and Bo Lindqvist", ("Ana Po", "Bo Lindqvist"), None),
        ("BYLINE: Ana Po", ("Ana Po",), None),
        ("Analysis by Ana Po, CNN", ("Ana Po",), None),
        ("PTI | Mumbai | Updated: 04-03-2024 17:12 IST", (), "PTI"),
        ("March 4, 2024 / 7:08 PM EST / CBS News", (), "CBS News"),
        ("Our Correspondent", (), None),
        ("Reuters Staff", (), "Reuters"),
        ("World News", (), None),
        ("Reading time: 3 minutes", (), None),
        ("Ana Po in Lisbon and Bo Lindqvist in Oslo", ("Ana Po", "Bo Lindqvist"), None),
        ("Ana Po reports", ("Ana Po",), None),
        ("Ana Po/Brevikstrand", ("Ana Po",), None),
        ("Ana Po, USA DAILY", ("Ana Po",), None),
        ("Ana Po, Digital Producer", ("Ana Po",), None),
        ("Ana Po Senior Reporter @anapo", ("Ana Po",), None),
        ("Ana Po Published 4:12 p.m. ET March 4, 2024", ("Ana Po",), None),
        ("April 17, 2019 By Ana Po", ("Ana Po",), None),
        ("March 4, 2024 4:12 pm By Ana Po", ("Ana Po",), None),
        ("Contributed by Ana Po", ("Ana Po",), None),
        ("By admin", (), None),
        ("By QUAY 13 News Digital Team", (), None),
        ("STAFF REPORTS", (), None),
        ("By staff and wire reports", (), None),
        ("Special to the Quay Mail", (), None),
        ("Reuters, London", (), "Reuters"),
        ("Source: Xinhua| 2024-03-04 16:12:33|Editor: huaxia", (), "Xinhua"),
        ("TNN", (), "TNN"),
        ("QUAY7", (), None),
        ("Ana Po is a reporter for the Quay Mail.", (), None),
        ("Crime & Courts", (), None),
        ("EXCLUSIVE", (), None),
        ("This article is more than 2 years old", (), None),
        ("4h ago", (), None),
        ("04/03/2024 16:12", (), None),
        ("(Quay/Mar4/2024)", (), None),
        ("The old quay in the last days of winter. AFP", (), None),
        ("The old quay in the last days of winter. - Ana Po", (), None),
    ],
)
def test_the_lines_under_the_headline_give_up_their_names(
    line: str, reporters: tuple[str, ...], agency: str | None
) -> None:
    """Each piece of such a line is a name, a house, a place or a time."""
    cleaned = clean(TITLE, line, FIRST, SECOND)

    assert f"{FIRST}\n\n{SECOND}" == cleaned.text
    assert reporters == (cleaned.credits.reporters if cleaned.credits else ())
    assert agency == cleaned.agency


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 25/03/2024", "2024-03-25"),
        ("03/04/24 4:12 PM ET", "2024-03-04"),
        ("Issued on: 04.03.2024 - 16:12", "2024-03-04"),
        ("Posted: 04/03/2024 16:12", None),
    ],
)
def test_a_day_in_figures_is_read_where_it_can_mean_one_day(line: str, day: str | None) -> None:
    """Only a zone or a number over twelve tells the day from the month."""
    assert day == clean(TITLE, line, FIRST, SECOND).published


@pytest.mark.parametrize(
    "line",
    [
        "The divers Ana Po and Bo Lindqvist",
        "Ana Po in the water",
        "Ana Po, diver",
        "Ana Po",
    ],
)
def test_whom_the_story_speaks_of_did_not_sign_it(line: str) -> None:
    """A name of which the paragraphs hold a part is no author's."""
    third = "Ana Po, one of the divers, said the water had been too cold to work in until May."

    assert line in clean(TITLE, line, FIRST, third).text


@pytest.mark.parametrize(
    "line", ["What the quay cost", "The divers", "Ferry, quay and office", "Brevik - an island"]
)
def test_standfirsts_and_subheads_survive(line: str) -> None:
    """A short line of other words stays where it is."""
    assert line in clean(TITLE, line, FIRST, SECOND).text


def test_a_name_that_the_story_tells_of_is_no_author() -> None:
    """A bare name stays if somebody in the story bears a part of it."""
    told = f"{SECOND} Lindqvist has led the office since 2011."

    assert "Bo Lindqvist" in clean(TITLE, "Bo Lindqvist", FIRST, told).text


@pytest.mark.parametrize(
    ("line", "reporters"),
    [
        ("Po reported from Lisbon. Associated Press writer Bo Li contributed.", ("Bo Li",)),
        ("Ana Po reported from Lisbon; Bo Li contributed from Oslo.", ("Ana Po", "Bo Li")),
        ("With files from Ana Po", ("Ana Po",)),
        ("Report by Ana Po", ("Ana Po",)),
        ("(With AFP)", ()),
        ("bo/ana (AFP, Reuters)", ()),
        ("SOURCE: AL JAZEERA AND NEWS AGENCIES", ()),
        ("Ana Po is a Quay Wire columnist", ()),
        ("Ana Po covers harbours for the Quay Wire.", ()),
        ("(Ana Po is a political economist at the University of Lund)", ()),
    ],
)
def test_the_lines_behind_the_last_paragraph_go(line: str, reporters: tuple[str, ...]) -> None:
    """Credits of several sentences, initials of desks, sources, the author in a few words."""
    cleaned = clean(TITLE, FIRST, SECOND, line)

    assert f"{FIRST}\n\n{SECOND}" == cleaned.text
    assert reporters == (cleaned.credits.reporters if cleaned.credits else ())


def test_highlights_above_the_story_are_a_summary() -> None:
    """The points below the mark go with it, up to the first line that ends in a stop."""
    cleaned = clean(
        "Story highlights Harbour reopens after two weeks",
        "Divers replaced the piles of the old quay",
        "(More divers are on their way)",
        FIRST,
        SECOND,
    )

    assert f"(More divers are on their way)\n\n{FIRST}\n\n{SECOND}" == cleaned.text
    assert [span.label for span in cleaned.removed or ()] == ["summary", "summary"]
