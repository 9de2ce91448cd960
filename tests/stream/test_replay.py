"""Dead letters go back."""

from __future__ import annotations

from support.running import answer, running, starting
from support.topics import Topics

from worker.errors import Reason
from worker.stream.headers import header
from worker.stream.replay import replay


def _fail(topics: Topics, *values: bytes, letters: int) -> None:
    """Sends articles that fail, through a worker, until there are so many letters."""
    topics.put(values, headers=[("source", b"feed")])
    with running(topics.settings):
        topics.wait_until(lambda: len(topics.dead_letters()) == letters)


def test_letters_go_back_as_the_messages_they_were(topics: Topics) -> None:
    """Key, value and headers are those of the first time; the replays are counted."""
    _fail(topics, b"bad 1", b"bad 2", letters=2)

    letters = list(replay(topics.settings))

    returned = topics.raw()[2:]
    assert [letter.reason for letter in letters] == ["no_text", "no_text"]
    assert [(each.key, each.value) for each in returned] == [
        (b"article", b"bad 1"),
        (b"article", b"bad 2"),
    ]
    assert returned[0].headers == (("source", b"feed"), ("errors.replays", b"1"))


def test_a_letter_goes_back_once(topics: Topics) -> None:
    """A second replay finds only what failed since."""
    _fail(topics, b"bad 1", letters=1)
    assert len(list(replay(topics.settings))) == 1

    assert list(replay(topics.settings)) == []

    _fail(topics, b"bad 2", letters=3)
    again = [(letter.message.value, letter.replays) for letter in replay(topics.settings)]
    assert again == [(b"bad 1", 1), (b"bad 2", 0)]


def test_a_filter_leaves_the_other_letters_for_later(topics: Topics) -> None:
    """What one replay passed over, the next can still send back, and what it sent stays sent."""
    _fail(topics, b"bad 1", letters=1)

    assert list(replay(topics.settings, reasons=[Reason.TOO_LONG])) == []
    assert len(list(replay(topics.settings, reasons=[Reason.NO_TEXT, Reason.TOO_LONG]))) == 1
    assert list(replay(topics.settings)) == []


def test_a_dry_run_changes_nothing(topics: Topics) -> None:
    """It tells what the current code makes of the letters, and they can still go back."""
    _fail(topics, b"bad 1", letters=1)

    (letter,) = replay(topics.settings, dry_run=True, start_process=starting(answer))
    fixed = [
        each.passes
        for each in replay(
            topics.settings,
            dry_run=True,
            start_process=starting(lambda values: answer([b"good"] * len(values))),
        )
    ]

    assert letter.passes is False
    assert fixed == [True]
    assert len(topics.raw()) == 1
    assert len(list(replay(topics.settings))) == 1


def test_a_replayed_article_that_passes_arrives(topics: Topics) -> None:
    """The order of its key is that of the replay."""
    _fail(topics, b"bad 1", letters=1)
    list(replay(topics.settings))

    with running(topics.settings, lambda values: answer([b"good: " + each for each in values])):
        (found,) = topics.wait_for_enriched(1)

    assert found.value == b"good: bad 1"
    assert header(found, "errors.replays") is None
