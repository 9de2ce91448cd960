"""Lines that are noise by their shape and place, whatever words they hold, and body like them."""

from __future__ import annotations

import pytest
from support.story import PARAGRAPHS, STORY_TEXT, behind, cleaned, inside


@pytest.mark.parametrize(
    "line",
    [
        "COUNTY TO RAISE THE FEES FOR MOORINGS BEFORE SUMMER, OWNERS FEAR",
        "player.createSlots();",
        'frame="https://video.quay.example/1.jpg" true',
        "/a>",
        "MarketsWeatherOpinionPictures",
        "FishingFamily DaysHarbours",
        "1 of 3 2 of 3",
        "Next Page Continued on Next Page >> 1 2",
        "Advertisement-content continues below",
        "Read more Brevik Harbour Fees Revealed, From Skiffs to Trawlers",
    ],
)
def test_a_line_in_the_middle_is_told_by_its_shape(line: str) -> None:
    """Titles in capitals, code, labels run together and counters are no part of a story."""
    assert inside(line) == STORY_TEXT


@pytest.mark.parametrize(
    "line",
    [
        "HOW THE TOWN PAID FOR IT",
        "WHAT THE COUNCIL DID WITH THE MONEY THAT THE COUNTY PAID",
        "A quay for PlayStation owners",
        "Read more books, he told the pupils.",
        "Where the money came from",
    ],
)
def test_a_subhead_stays(line: str) -> None:
    """Heads of parts are short, or hold the small words that titles of links leave out."""
    assert line in inside(line)


def test_a_title_that_a_colon_announces_stays() -> None:
    """A paper may quote a headline."""
    title = "COUNTY TO RAISE FEES FOR MOORINGS BEFORE SUMMER"
    assert title in inside("The Brevik Herald wrote in its last edition of the week:", title)


@pytest.mark.parametrize(
    "tail",
    [
        ("Sandvik Bank wins gold for its branch at Coast Awards 2025",),
        ("Ferries: Five quick answers about next summer",),
        ("New lighthouse opens", "Herring quota grows by 374,000 tonnes, fishermen say no"),
        ("Nadia Solberg, The Brevik Post",),
        ("What the divers saw:",),
        (
            "Storm sinks four boats in the harbour of Sandvik",
            "Herring quota grows again as fishermen ask for more",
            "County sells old customs house to bank of the islands",
            "Who pays for the repairs of the coast road?",
        ),
        ("More from Quay Weekly:", f"The Gift of a Calm Sea {'Be Prepared for Fog ' * 8}"),
    ],
)
def test_unfinished_lines_behind_the_story_go(tail: tuple[str, ...]) -> None:
    """What ends without a stop behind the last paragraph is not the story's."""
    assert behind(*tail) == STORY_TEXT


@pytest.mark.parametrize(
    "tail",
    [
        ("Score: Brevik 3, Sandvik 1",),
        ("Brevik 3-1 Sandvik",),
        ("Joren Haldane (Brevik)",),
        ("- a new crane",),
        ("The crane was the last of the works that the county had paid for, and it came late",),
        ("It will open in May",),
        ("The new harbour law would:",),
        ("Ferries will leave in this order:", "Solvei", "Brann", "Havn"),
    ],
)
def test_results_lists_and_sentences_behind_the_story_stay(tail: tuple[str, ...]) -> None:
    """Entries of lists hold figures or roles; a sentence without its stop has small words."""
    assert tail[-1] in behind(*tail)


def test_labelled_captions_go_where_there_are_several() -> None:
    """Tabloids label each picture and set no stop."""
    captions = (
        "Low water: The ferry lies in the mud of the sound at the end of the season",
        "Old hands: Two of the divers take a rest on the quay before the piles are set",
    )
    assert inside(*captions) == STORY_TEXT
    alone = f"{captions[0]} in which the harbour was closed for two weeks of repairs"
    assert alone in inside(alone)


@pytest.mark.parametrize(
    "lines",
    [
        ("Haldane: The crane came too late for the boats that the storm had sunk",
         "Solberg: The county paid for the crane and nobody in the town was asked",
         "Haldane: That is the truth of it and the council knows it as well"),
        ("The county wants three things for the money:",
         "Lower fees: Making the moorings cheaper for the owners of the small boats",
         "Safer piles: Replacing the wood of the old quay with steel from the south"),
    ],
)  # fmt: skip
def test_speakers_and_items_are_no_captions(lines: tuple[str, ...]) -> None:
    """Speakers come again or are named; items of a list begin with what is to be done."""
    assert all(line in inside(*lines) for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        f"{'Divers at work in Brevik, Tuesday, March 4, 2025. ' * 3}(Corvid Photo/Nadia Solberg)",
        "Divers set the last of the piles. (Brevik Herald files)",
        "The old customs house, before the storm took its roof in winter (pictured)",
    ],
)
def test_a_caption_is_told_by_its_end_or_its_day(line: str) -> None:
    """Who took or keeps a picture stands in brackets; agencies write its day in full."""
    assert inside(line) == STORY_TEXT


def test_a_line_set_below_a_caption_belongs_to_it() -> None:
    """No empty line parts the credit of a picture and what it shows."""
    lines = "The crane © Getty Images\nThe new crane lifts as much as two of the old ones did"
    assert inside(lines) == STORY_TEXT


def test_a_caption_below_a_subhead_repeats_it() -> None:
    """So does an item of a list of wares, but that has a price."""
    head, shown = "The mole of Sandvik", "The old mole of Sandvik at low tide"
    ware = "The mole of Sandvik , a print for $120"
    split = PARAGRAPHS[:2], PARAGRAPHS[2:]

    assert (
        cleaned(*split[0], head, shown, *split[1]).text == cleaned(*split[0], head, *split[1]).text
    )
    assert ware in inside(head, ware)


def test_options_between_a_question_and_a_form_go() -> None:
    """A poll sets its question twice and its fields below the options."""
    question = "Will the county raise the fees for moorings this summer?"
    assert inside(question, question, "Yes, it will", "Never", "Email *") == STORY_TEXT


def test_a_button_behind_the_last_sentence_is_cut_off() -> None:
    """The words that lost their line behind an article's last stop are no sentence."""
    article = cleaned(*PARAGRAPHS[:3], f"{PARAGRAPHS[3]} Trending in Harbours")
    assert article.text == STORY_TEXT
    assert [span.label for span in article.removed or ()] == ["nav_related"]


@pytest.mark.parametrize(
    "end",
    ["He wrote to Sen. Joren Haldane", "She lives in the old customs house", "It was No. 7"],
)
def test_the_last_words_of_a_story_stay(end: str) -> None:
    """Abbreviations hold stops, and a sentence of more words may have lost its own."""
    text = cleaned(*PARAGRAPHS[:3], f"{PARAGRAPHS[3][:-1]}, the office says. {end}").text
    assert text.endswith(end)


def test_a_title_in_brackets_behind_a_paragraph_goes() -> None:
    """A link stands in square brackets and is set like a title; an editor's words are not."""
    article = cleaned(
        PARAGRAPHS[0], f"{PARAGRAPHS[1]} [Quay Tales: The History of Eight Storms]", *PARAGRAPHS[2:]
    )
    assert article.text == STORY_TEXT
    note = f"{PARAGRAPHS[1]} [This was before the repairs of the quay]"
    assert note in cleaned(PARAGRAPHS[0], note, *PARAGRAPHS[2:]).text


@pytest.mark.parametrize(
    "line",
    [
        "Nadia Solberg is the Small Harbours Strategist who founded Quay Letters.",
        "Haldane reported from Sandvik",
        "With News Wire Services",
        "From staff and wire reports",
    ],
)
def test_who_is_presented_behind_the_story_wrote_it(line: str) -> None:
    """Nobody in the story bears the name, and nothing of the story follows."""
    assert behind(line) == STORY_TEXT


def test_somebody_of_the_story_stays() -> None:
    """A person who was spoken of before is not the author."""
    told = "Nadia Solberg had asked for the crane for years, and the council had always said no."
    last = "Nadia Solberg is a fisherman in the third generation, like her brother."
    assert cleaned(*PARAGRAPHS, told, last).text.endswith(last)
