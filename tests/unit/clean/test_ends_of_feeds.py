"""What feeds of many houses leave above and behind a story, and what only looks like it."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND, cleaned

STORY = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "tail",
    [
        "WAM/Nadia Solberg",
        "//Petra// QZ",
        "7714**3020",
        "MLS/AYLS // AYLS.",
        "Q.Z.",
        "==Kyodo",
        "Quay UN Bureau Report",
        "Nadia Solberg, The Brevik Herald",
        "Story by: Nadia Solberg. Edited by: Ivo Renn",
        "Some information in this report came from Reuters.",
        "With reporting by the Brevik Service and Quay.example",
        "SOURCE: Corvid Quays\nTags:\nBrevik\nFerries",
        "Sources: Brevik Herald",
        "About Corvid Quays\nCorvid Quays is a builder of harbours.\n"  # noqa: ISC004 - one tail
        "Press contact:\nNadia Solberg\nCorvid Quays\n+47 555 01 99",
        "Forward-Looking Statements\nThis release speaks of what may be.",
        "Nadia Solberg\nCorvid Quays\n(555) 555-0142",
        "While using any materials, a link to the Brevik Herald is mandatory.",
        "Ivo Renn does not work for, consult or own shares in any company named here.",
        "The Brevik Herald is a nonprofit newsroom that looks at harbours.",
        "If you spot a mistake, e-mail us at desk@brevik.example.",
        "Explore more on these topics\nBrevik\nEurope",
        "(END) NDP/RMB/MVB",
        "--- Ends/AH/KH",
        "— The Herald’s Nadia Solberg contributed to this report.",
        "with AAP",
        "Keep up with the quay with our Harbour newsletter. Sign up here.",
        "The video in the player above is from an earlier report.",
        "⦁ Nadia Solberg contributed to this report.",
        "• This article is based in part on wire service reports.",
        "(Quay wire services contributed to this report.)",
        "This report contains material from Reuters.",
        "Associated Press material was used in this report.",
        "Nadia Solberg and Ivo Renn produced and edited this story for broadcast.",
        "Also read:\nFerry fares of the islands to rise in the autumn\nHarbour pilots ask for rest",
    ],
)
def test_what_feeds_add_behind_a_story_is_taken_out(tail: str) -> None:
    """Initials, houses, contacts and notes go; the story stays whole."""
    assert cleaned(f"{STORY}\n\n{tail}").text == STORY


def test_a_line_about_the_author_goes_by_the_surname() -> None:
    """It is known from the byline; the same line about somebody else is the story."""
    about = "Solberg, a retired pilot, writes from Brevik."
    assert cleaned(f"By Nadia Solberg\n\n{STORY}\n\n* {about}").text == STORY
    assert cleaned(f"By Ivo Renn\n\n{STORY}\n\n{about}").text == f"{STORY}\n\n{about}"


@pytest.mark.parametrize(
    "tail",
    [
        " – Bernama",
        " - The Brevik Herald/Quay News Network",
        " -quaynews.online",
        " (quaynews.org)",
        " (Brevik/Feb14/2025)",
        "=DNA",
        " By Nadia Solberg",
    ],
)
def test_a_house_behind_the_last_sentence_is_taken_out(tail: str) -> None:
    """A dash, brackets or a name behind a stop set it off."""
    assert cleaned(STORY + tail).text == STORY


def test_a_site_in_brackets_inside_the_story_is_told() -> None:
    """Only the last sentence is followed by who wrote it."""
    told = f"{FIRST} (quaynews.org)"
    assert cleaned(f"{told}\n\n{SECOND}").text == f"{told}\n\n{SECOND}"


def test_teasers_cut_off_behind_the_story_go() -> None:
    """Three in a row do not trail off by themselves; one may."""
    teasers = [
        "The pilots of the islands asked on Monday for longer rests between two…",
        "A seal that had lived under the old quay for nine years was seen…",
        "The mayor has thanked the divers of the harbour office for their work on…",
    ]
    assert cleaned("\n\n".join([STORY, *teasers])).text == STORY
    assert cleaned(f"{STORY}\n\n{teasers[0]}").text.endswith("two…")
    posts = [f"The keeper: {teaser} https://quay.example/seal …" for teaser in teasers]
    assert cleaned("\n\n".join([STORY, *posts])).text.endswith("/seal …")


def test_a_line_above_a_bare_credit_is_its_caption() -> None:
    """It has no stop; a sentence above a credit is the story's."""
    shown = "Members of the council look at the old quay during a visit"
    assert cleaned(f"{FIRST}\n\n{shown}\n\nGetty Images\n\n{SECOND}").text == STORY
    told = f"{shown}."
    kept = cleaned(f"{FIRST}\n\n{told}\n\nGetty Images\n\n{SECOND}").text
    assert kept == f"{FIRST}\n\n{told}\n\n{SECOND}"


@pytest.mark.parametrize("rest", ["", "Shares\n\n", "By Nadia Solberg\n\n"])
def test_the_day_that_a_crawl_put_first_is_a_line_of_its_own(rest: str) -> None:
    """What follows it in its line is read as if it stood alone."""
    article = cleaned(f"date 2025-02-14 {rest}BREVIK, Norway (AP) — {STORY}")
    assert article.text == STORY
    assert article.published == "2025-02-14"
    assert article.dateline is not None


def test_an_advertisement_that_ran_into_a_paragraph_is_cut_off() -> None:
    """The paragraph stays whole."""
    glued = f"{FIRST}\n\nArticle continues after this advertisement{SECOND}"
    assert cleaned(glued).text == STORY


def test_who_is_presented_last_and_bears_no_name_of_the_story_is_its_author() -> None:
    """A given name is borne by many; the surname tells."""
    story = f"{STORY}\n\nTed Renn was there.\n\nSo was the pilot.\n\nThe vote is in June."
    about = "Ted Solberg (@tedsolberg) is a former pilot of the harbour."
    assert cleaned(f"{story}\n\n{about}").text == story
    assert cleaned(f"{story}\n\nTed Renn is a former pilot.").text.endswith("a former pilot.")


@pytest.mark.parametrize("tail", [" – Winter Harbour", " (the old one)", " — Ana"])
def test_what_else_stands_behind_a_dash_stays(tail: str) -> None:
    """It is neither a house nor a site."""
    assert cleaned(STORY + tail).text == STORY + tail


def test_what_an_editor_put_in_brackets_stays() -> None:
    """It opens in small letters and has no colon; a link has one of both."""
    told = f"{FIRST} The office has “no papers [related to the quay].”"
    linked = f"{FIRST} (RELATED: Harbour pilots ask for rest)"
    assert cleaned(f"{told}\n\n{SECOND}").text == f"{told}\n\n{SECOND}"
    assert cleaned(f"{linked}\n\n{SECOND}").text == STORY


@pytest.mark.parametrize("tail", [" PTI RKS SZM", " (end) abd.rk", " Enditem", " EFE"])
def test_initials_behind_the_last_sentence_are_taken_out(tail: str) -> None:
    """They stand in the line of the last paragraph."""
    assert cleaned(STORY + tail).text == STORY


@pytest.mark.parametrize(
    "tail",
    [
        "“The quay will stand for a hundred years.”\n\nNadia Solberg, The Brevik Herald",
        "About the quay\nIt is eighty metres long and made of oak, and the divers found no worm.",
        "Tickets: call the harbour office at 555-0142.",
        "Where it matters: the ferry, the mail and the school.",
        "The herald of spring is news to the islands: the ferry.",
        "If you see a seal, do not touch it, the office said, and tell us what you saw.",
    ],
)
def test_what_only_looks_like_it_stays(tail: str) -> None:
    """Who is quoted, subheads and what the story says are the story's."""
    assert cleaned(f"{STORY}\n\n{tail}").text.split() == f"{STORY}\n\n{tail}".split()


@pytest.mark.parametrize(
    ("top", "reporters"),
    [
        ("Nadia Solberg   | 04.11.2024 - Update : 04.11.2024", ["Nadia Solberg"]),
        ("Nadia Solberg, Brevik Herald", ["Nadia Solberg"]),
        ("Nadia Solberg, Coast Reporter", ["Nadia Solberg"]),
        ("WRITER: Nadia Solberg", ["Nadia Solberg"]),
        ("Interviews by Nadia Solberg", ["Nadia Solberg"]),
        ("Written by Nadia Solberg based on reporting by Ivo Renn", ["Nadia Solberg", "Ivo Renn"]),
    ],
)
def test_the_first_line_may_name_the_author(top: str, reporters: list[str]) -> None:
    """A name with a role, a house or an hour is the author's, above a story without it."""
    article = cleaned(f"{top}\n\n{STORY}")

    assert article.text == STORY
    assert article.credits is not None
    assert list(article.credits.reporters) == reporters


def test_a_name_alone_above_the_story_may_be_its_title() -> None:
    """Nothing says that `Winter Harbour` is a person."""
    assert cleaned(f"Winter Harbour\n\n{STORY}").credits is None


@pytest.mark.parametrize(
    ("top", "places", "agency", "date"),
    [
        ("ANKARA", ("Ankara",), None, None),
        ("Baku, July 16, AZERTAC", ("Baku",), "AZERTAC", "--07-16"),
    ],
)
def test_a_dateline_may_fill_a_line(
    top: str, places: tuple[str, ...], agency: str | None, date: str | None
) -> None:
    """It stands right over the first paragraph."""
    article = cleaned(f"{top}\n\n{STORY}")

    assert article.text == STORY
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.agency, article.dateline.date) == (
        places,
        agency,
        date,
    )


def test_a_bar_may_end_a_dateline() -> None:
    """`Brussels | The` is one where the place is known and a sentence follows."""
    article = cleaned(f"Brussels | {STORY}")

    assert article.text == STORY
    assert article.dateline is not None
    assert article.dateline.places == ("Brussels",)


def test_a_note_of_first_publication_names_agency_and_day() -> None:
    """`This report by The Canadian Press was first published May 7, 2024.` says both."""
    article = cleaned(
        f"{STORY}\n\nThis report by The Canadian Press was first published May 7, 2024."
    )

    assert article.text == STORY
    assert (article.agency, article.published) == ("CP", "2024-05-07")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("NAIROBI Kenya’s harbour office reopened the quay", "Nairobi"),
        ("WASHINGTON Senator Nadia Solberg today opened the quay", "Washington"),
        ("OAKLAND, CA Nadia Solberg today opened the quay", "Oakland, CA"),
        ("DAKAR The quay reopened", "Dakar"),
    ],
)
def test_a_place_in_capitals_needs_no_mark(opening: str, place: str) -> None:
    """A region, or what begins a sentence, follows it."""
    article = cleaned(f"{opening} after two weeks of repairs to its piles.\n\n{STORY}")

    assert article.dateline is not None
    assert article.dateline.places == (place,)


@pytest.mark.parametrize(
    "opening",
    [
        "LONDON Bridge will be closed for six weeks while its bearings are replaced, she said.",
        "US President Nadia Solberg has opened the quay at Brevik after two weeks of repairs.",
        "Sofia: My mother kept bees on the roof of a bank, and when it failed the bees stayed.",
        "Sens. Nadia Solberg (R) and Ivo Renn (D) asked on Monday why the ferry had not sailed.",
    ],
)
def test_a_place_that_begins_a_sentence_is_no_dateline(opening: str) -> None:
    """Papers set first words in capitals, speakers are named before a colon."""
    article = cleaned(f"{opening}\n\n{STORY}")

    assert article.dateline is None
    assert article.text.startswith(opening)


def test_a_gallery_is_a_caption_however_long_it_is() -> None:
    """All pictures of a gallery may come in one line that ends in its counter."""
    gallery = "Photos: The old quay " + "Divers lift a pile out of the water. " * 40
    article = cleaned(f"{STORY}\n\n{gallery}Hide Caption 9 of 9")

    assert article.text == STORY
    assert [span.label for span in article.removed or ()] == ["caption"]


def test_arrows_below_a_colon_are_bullets() -> None:
    """Elsewhere they lead to other stories."""
    listed = "The office named two ferries:\n\n► The Signe at six\n\n► The Torbjorn at noon"
    linked = "► Storm closes the coast road"

    assert cleaned(f"{STORY}\n\n{listed}\n\n{STORY[:170]}").text.startswith(f"{STORY}\n\n{listed}")
    assert linked not in cleaned(f"{STORY}\n\n{linked}\n\n{listed}").text
    assert ">> READ ON" not in cleaned(f"{STORY}\n\n>> READ ON\n\n{listed}").text


@pytest.mark.parametrize(
    "top",
    [
        "Nadia Solberg\nSenior Reporter\nnadia.solberg@brevik.example",
        "Nadia Solberg\nBBC News\nReporting from Brevik\nNadia Solberg/BBC",
        "By NADIA SOLBERG Associated Press",
        "Nadia Solberg\nToday at 06:30",
    ],
)
def test_the_lines_below_say_that_the_first_is_the_author(top: str) -> None:
    """An address or a picture's credit with the name in it tells nothing of the story."""
    article = cleaned(f"{top}\n\n{STORY}")

    assert article.text == STORY
    assert article.credits is not None
    assert list(article.credits.reporters) == ["Nadia Solberg"]


def test_a_name_alone_above_a_paragraph_is_the_author_whom_the_story_does_not_name() -> None:
    """Whoever is in the story may be its title; so may the name above another short line."""
    article = cleaned(f"NADIA SOLBERG\n\n{STORY}")
    assert article.text == STORY
    assert article.credits is not None
    assert list(article.credits.reporters) == ["Nadia Solberg"]
    assert cleaned(f"Nadia Solberg\n\nThe quay is hers.\n\n{STORY}").credits is None


@pytest.mark.parametrize(
    "tail", ["The Brevik Herald", "Brevik Evening Post", "Agencies/Quayjournal", "via Quay Mail"]
)
def test_a_house_alone_ends_the_story(tail: str) -> None:
    """Among other names it is a signatory, and one of the house is another name."""
    assert cleaned(f"{STORY}\n\n{tail}").text == STORY
    if "Brevik" in tail:
        signed = f"{STORY}\n\nWinter Harbour\n\n{tail}"
        assert tail in cleaned(signed).text


def test_a_title_set_twice_is_no_author() -> None:
    """The same short line twice above a story names nobody."""
    assert cleaned(f"Joyful Message\n\nJoyful Message\n\n{STORY}").credits is None
