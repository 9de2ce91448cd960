"""Lines that are noise by their place, their frame or a mark at their end, and body like them."""

from __future__ import annotations

import pytest
from support.story import PARAGRAPHS, STORY_TEXT, behind, cleaned, inside


@pytest.mark.parametrize(
    "line",
    [
        "The crane is put to the test, and Brevik looks on 2:40 2:40",
        "quay-in-winter,1200x800.jpg",
        "Poll loading …",
        "RELATED Brevik votes on fees for its moorings",
        "ALL OUR PICTURES HERE — >> Brevik in the Storm (+Video)",
        "This story is developing...",
        "Note: This article is satire, written by the makers of Quay Tales.",
        "Sorry, we are not accepting comments on this story.",
        "Last updated: Tuesday, 14:05 WIB",
    ],
)
def test_parts_of_a_page_go(line: str) -> None:
    """Players, files, shouted labels and clocks with their zone are no part of a story."""
    assert inside(line) == STORY_TEXT


@pytest.mark.parametrize(
    "line",
    [
        "The first ferry leaves at 9:15 and the last at 22:40",
        "This story is still told in Brevik, and nobody knows who made it up.",
        "The harbour office, she said, is not accepting comments by telephone.",
    ],
)
def test_sentences_like_parts_of_a_page_stay(line: str) -> None:
    """The mark that tells such a part is missing."""
    assert line in inside(line)


@pytest.mark.parametrize(
    "line",
    [
        "The piles came by sea. They are of steel and thirty metres long. (Photo by Nadia Solberg)",
        "Divers on the quay   The harbour of Brevik, before the storm",
        "[+] EnlargeThe new crane",
        "The new crane, seen from the moleLabel: Quay and crane at noon",
        "The crane is lifted from its barge onto the new quay. 2:12",
        "A handout picture released by the harbour office on March 4, 2025 shows the sunken boats.",
        "A frame grab taken from a video of the coast guard",
    ],
)
def test_a_caption_is_told_by_its_frame(line: str) -> None:
    """Cells, owners in brackets, and the way in which agencies begin."""
    assert inside(line) == STORY_TEXT


@pytest.mark.parametrize(
    "line",
    [
        "A picture taken in winter hangs in the office of the harbour master.",
        "The customs house lost its roof in the storm. (It had been slate)",
        "The county calls the fee a levy. The owners call it theft (and say so).",
    ],
)
def test_sentences_like_captions_stay(line: str) -> None:
    """What stands in brackets is no owner, and a picture that does something is in the story."""
    assert line in inside(line)


def test_a_counter_of_pictures_stands_below_their_captions() -> None:
    """The caption comes once more below it, or a name stands above it."""
    caption = "In the rain: Two of the divers take a rest on the mole"
    assert inside(f"{caption}\n+12\n{caption}\nNadia Solberg\n+12") == STORY_TEXT


def test_titles_that_are_cut_off_go() -> None:
    """They break off behind a small word; one alone may be a sentence that trails off."""
    titles = "Council asks owners of small boats to...", "Storm takes roof of old house in the..."
    assert inside(*titles) == STORY_TEXT
    assert titles[0] in inside(titles[0])
    told = "The storm had begun to take the roof...", "The crane moved and moved and moved..."
    assert all(line in inside(*told) for line in told)


def test_the_day_of_the_last_change_stands_for_one_that_nothing_states() -> None:
    """Behind the story, where no other day is found."""
    stamp = "Last updated Tue 4 Mar 2025"
    assert cleaned(*PARAGRAPHS, stamp).published == "2025-03-04"
    assert cleaned("Published: 2 March 2025", *PARAGRAPHS, stamp).published == "2025-03-02"
    assert cleaned(stamp, *PARAGRAPHS[1:]).text == "\n\n".join(PARAGRAPHS[1:])


def test_a_script_behind_a_sentence_is_cut_off() -> None:
    """The sentence above it in the same line stays."""
    told = "The report of yesterday follows below."
    script = "QW.queue.push(function () { show('2025-03-04 07:11:48', 'update'); });"
    assert told in inside(f"{told}    {script}")
    assert "queue" not in inside(f"{told}    {script}")


def test_a_caption_may_begin_with_the_credit_above_it() -> None:
    """Some pages set the credit alone and then once more, without a space, before the caption."""
    credit = "AFP PHOTO/QUAYSIDE TV"
    assert inside(f"{credit}\n{credit}The divers on the day of the storm.") == STORY_TEXT


def test_a_bare_marker_needs_a_title_below() -> None:
    """`Related` may head a part of an article."""
    title = "Storm sinks four boats in the harbour of Brevik and takes a roof"
    assert inside("Related", title, f"{title} in Sandvik") == STORY_TEXT
    assert "Related" in inside("Related", "But the storm had more to do with it, he said.")


def test_a_share_price_in_a_sentence_goes() -> None:
    """Two spaces are left where its link stood; a sentence that tells it has none."""
    told = "Quay Works Inc. {}plans to build a second crane on the mole, the office said on Friday."
    assert told.format("") in inside(told.format("QWK -1.98%  "))
    assert "QWK -1.98%" in inside("The shares of QWK -1.98% were sold by the county on Friday.")


def test_owners_in_brackets_make_captions_when_there_are_several() -> None:
    """One may be an editor's word."""
    owned = ("The divers at work off the old quay [Corvid]", "The crane on its barge [Corvid]")
    assert inside(*owned) == STORY_TEXT
    alone = "They asked for the owner of the Solvei [Haldane]"
    assert alone in inside(alone)


@pytest.mark.parametrize("mark", ["[AUDIO PLAYBACK]", "[Herald]", "[LAUGHTER]"])
def test_marks_of_a_talk_and_sources_of_sentences_own_no_picture(mark: str) -> None:
    """They stand behind a stop, or in capitals."""
    told = [f"We asked him what the quay had cost the town. {mark}", f"It was a million. {mark}"]
    assert all(line in inside(*told) for line in told)


def test_the_last_of_several_labelled_captions_goes_too() -> None:
    """One alone behind the story may be a result or the end of a list."""
    captions = (
        "Low water: The ferry lies in the mud of the sound at the end of the season",
        "Old hands: Two of the divers take a rest on the quay before the piles are set",
    )
    last = "New pile: It is the first of steel that was set in the old part of the harbour"
    assert cleaned(*PARAGRAPHS[:2], *captions, *PARAGRAPHS[2:], last).text == STORY_TEXT


def test_an_unfinished_line_in_a_row_with_captions_is_one() -> None:
    """Not all pictures of a row are labelled."""
    captions = (
        "Low water: The ferry lies in the mud of the sound at the end of the season",
        "The old quay was built for timber in the years when it was sold to the south",
        "Old hands: Two of the divers take a rest on the quay before the piles are set",
    )
    assert inside(*captions) == STORY_TEXT


def test_news_in_brief_is_no_row_of_captions() -> None:
    """Each piece begins with its subject and ends with where it comes from."""
    briefs = (
        "In the harbour: The fee for moorings is to rise by a tenth before summer. [The Herald]",
        "On the coast: The herring is back in the sound, and the boats go out again. [The Herald]",
    )
    assert all(line in inside(*briefs) for line in briefs)


def test_captions_that_all_stand_twice_go() -> None:
    """The second is read out to those who cannot see the picture."""
    first = "The new crane stands at noon in the rain."
    second = "Two divers sit on the old quay in March."
    assert inside(first, first, second, second) == STORY_TEXT
    assert first in inside(first, first)


@pytest.mark.parametrize(
    "tail",
    [
        ("Video by Quaycam:",),
        (
            "Haldane asks for a lower fee and the council will not hear of it",
            "The herring is back in the sound and nobody can say for how long",
        ),
        ("-- By Nadia Solberg Follow @nsolberg",),
        ("From Staff Reports",),
        ("For more, head to Quay Weekly.",),
    ],
)
def test_lines_behind_the_story_go(tail: tuple[str, ...]) -> None:
    """Where all paragraphs end with a stop, several lines without one are not the story's."""
    if len(tail) > 1:
        body = [
            *PARAGRAPHS,
            "The office is glad that it is over, and so are the fishermen of the town.",
        ]
        assert cleaned(*body, *tail).text == "\n\n".join(body)
    else:
        assert behind(*tail) == STORY_TEXT


def test_results_behind_the_story_stay() -> None:
    """Figures stand in lists, also where all paragraphs end with a stop."""
    body = [
        *PARAGRAPHS,
        "The office is glad that it is over, and so are the fishermen of the town.",
    ]
    tail = "Brevik beat the men of Sandvik 3-1", "Havn beat the men of the islands 2-0"
    assert cleaned(*body, *tail).text.endswith(tail[1])


def test_lines_without_a_stop_stay_where_a_paragraph_has_none() -> None:
    """A text that loses stops loses them at its end too."""
    body = [
        *PARAGRAPHS[:3],
        PARAGRAPHS[3][:-1],
        "The office is glad that it is over, and so is the town.",
    ]
    tail = (
        "Haldane asks for a lower fee and the council will not hear of it",
        "The herring is back in the sound and nobody can say for how long",
    )
    assert cleaned(*body, *tail).text.endswith(tail[1])


def test_a_standfirst_below_the_headline_is_a_summary() -> None:
    """Its lines end without a stop above the first paragraph."""
    article = cleaned(
        "Harbour of Brevik Reopened on Monday After Two Weeks",
        "Two weeks of repairs cost the town a third of a million, and the county the rest",
        *PARAGRAPHS,
    )
    assert article.text == STORY_TEXT
    assert [span.label for span in article.removed or ()] == ["headline", "summary"]


@pytest.mark.parametrize(
    "line",
    [
        "The boats lie low. They were raised on Tuesday, March 4, 2025. (Kells Wire/Bo Roe)",
        "The sunken boats (pictured above) are to be raised by the divers of the port",
    ],
)
def test_a_caption_is_told_by_what_it_says_of_its_picture(line: str) -> None:
    """The day in full beside who took it, or where the picture stands."""
    assert inside(line) == STORY_TEXT
