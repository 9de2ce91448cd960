"""Calls of a site to its readers, and sentences that open alike or name the same things."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND, cleaned

STORY = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line",
    [
        "Looking for more? Sign up for our weekly quay newsletter.",
        "Be sure to download the Quay 5 app on your phone for the tides of this afternoon.",
        "Are you a ferryman? Join our Facebook community for a talk about the new timetable.",
        "To receive stories like this in your inbox, subscribe to the Brevik Herald here.",
        "We will continue to follow this developing story.",
        "Plus get unlimited access to thousands of pictures with your free account!",
        "For more news from the islands, keep reading or follow us on Facebook.",
        "If you can't see this poll, please refresh your page.",
        (
            "Our subscribers make this work possible. Subscribe to the Brevik Herald today and get"
            " every page of the paper on the morning it is printed, with the tide tables and the"
            " crossword, wherever in the fjord you happen to live."
        ),
        "If you don't already get the Brevik Herald at home, call 555-0142 to subscribe.",
        "* Send a letter to the editor, which may be printed.",
        "Fill out our short survey and make the Brevik Herald better.",
        "Keep it Clean. Leave obscene words on the quay.",
        "PLEASE TURN OFF YOUR CAPS LOCK.",
        "Be Proactive. Let us know of posts that are no help to anyone.",
        "Sorry, there are no recent results for popular quay stories.",
        "Connect with us",
        "LISTEN: Apple Podcasts || Spotify || Brevik Sound",
    ],
)
def test_a_call_to_the_readers_goes_wherever_it_stands(line: str) -> None:
    """It opens like a call and names what only a site offers."""
    assert cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}").text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Check out what the council decided on its website.",
        "Listen again to the vote of the council on the blog of the harbour.",
    ],
)
def test_behind_the_story_less_is_enough(line: str) -> None:
    """A ministry or a shop says the same inside an article."""
    assert cleaned(f"{STORY}\n\n{line}").text == STORY
    assert line in cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}").text


@pytest.mark.parametrize(
    "line",
    [
        "Download speeds rose by a third on the islands, where nine in ten homes have the app.",
        "The newsletter of the harbour office will be closed in June, and its website in July.",
        "Are you in our newsletter, the mayor asked, and nine of the members said no.",
        "Support for the quay fell to a third in a poll of the islands on the website of the town.",
        "“Sign up for our newsletter and you will never miss a tide.”",
        "Be nice to the harbour seals, the ferrymen tell their guests every summer.",
        "Be proactive. Ask the harbour office for the tides before you sail.",
        "Take the survey of the harbour office: half of the ferrymen want to stay.",
        "Following on Facebook what the council does takes an hour a week.",
    ],
)
def test_what_articles_tell_of_such_things_stays(line: str) -> None:
    """It opens otherwise, or somebody says it."""
    assert line in cleaned(f"{FIRST}\n\n{SECOND}\n\n{line}").text
