"""What arrives, on each kind of broker."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence

import pytest
from support.running import answer, running, starting
from support.topics import Topics

from worker.errors import CopydeskError
from worker.outcome import Outcome
from worker.stream.connection import Tuning
from worker.stream.headers import header
from worker.stream.subscribe import subscribe
from worker.stream.worker import run_worker

BOTH_TOPICS_SECONDS = 20


def test_records_keep_the_order_and_the_key_of_their_articles(topics: Topics) -> None:
    """The articles of one key arrive in the order they were sent, under that key."""
    values = [b"%d" % number for number in range(200)]
    topics.put(values, key=b"one")

    with running(topics.settings):
        found = topics.wait_for_enriched(200)

    assert [message.value for message in found] == values
    assert {message.key for message in found} == {b"one"}


def test_an_article_without_a_key_gets_its_id(topics: Topics) -> None:
    """A record is never published without a key, so that compaction and take-downs work."""
    topics.put([b"article"], key=None)

    with running(topics.settings):
        (found,) = topics.wait_for_enriched(1)

    assert found.key == b"subject"
    assert header(found, "ce_subject") == "subject"


def test_a_poisoned_article_stops_nothing(topics: Topics) -> None:
    """The articles around it arrive; it becomes a dead letter, byte for byte, with its reason."""
    topics.put([b"1", b"2"])
    topics.put([b"bad \xff\x00"], headers=[("source", b"\xfe"), ("source", b"two")])
    topics.put([b"3", b"4"])

    with running(topics.settings) as totals:
        found = topics.wait_for_enriched(4)

    (letter,) = topics.dead_letters()
    assert [message.value for message in found] == [b"1", b"2", b"3", b"4"]
    assert (letter.key, letter.value) == (b"article", b"bad \xff\x00")
    assert letter.headers[:2] == (("source", b"\xfe"), ("source", b"two"))
    assert header(letter, "errors.reason") == "no_text"
    assert header(letter, "errors.offset") == "2"
    assert (totals[0].records, totals[0].dead_letters) == (4, 1)


def test_a_take_down_becomes_a_tombstone_in_its_place(topics: Topics) -> None:
    """A null value is published as a null value under the same key, between the same neighbours."""
    topics.put([b"1", None, b"2", None])

    with running(topics.settings):
        found = topics.wait_for_enriched(4)

    assert [message.value for message in found] == [b"1", None, b"2", None]
    assert {message.key for message in found} == {b"article"}
    assert header(found[1], "ce_type") == "copydesk.article.taken-down.v1"


def test_a_record_that_is_too_large_becomes_a_dead_letter(topics: Topics) -> None:
    """The broker would refuse it for ever; the raw article is kept and work goes on."""

    def grow(values: Sequence[bytes]) -> list[Outcome]:
        made = answer(values)
        return [
            dataclasses.replace(each, value=b"x" * 9_000_000) if value == b"small" else each
            for each, value in zip(made, values, strict=True)
        ]

    topics.put([b"1", b"small", b"2"])

    with running(topics.settings, grow):
        found = topics.wait_for_enriched(2)

    (letter,) = topics.dead_letters()
    assert [message.value for message in found] == [b"1", b"2"]
    assert letter.value == b"small"
    assert header(letter, "errors.reason") == "output_too_large"
    assert header(letter, "errors.stage") == "encode"


def test_a_group_that_has_read_everything_has_no_lag(topics: Topics) -> None:
    """Positions behind transaction markers are committed, and those of empty partitions."""
    topics.put_in_transaction([b"1", b"2"], partition=0)

    with running(topics.settings):
        topics.wait_for_enriched(2)
        topics.wait_until(lambda: topics.committed() == topics.ends())

    assert topics.ends() == {0: 3, 1: 0}


def test_what_was_aborted_is_not_read(topics: Topics) -> None:
    """A feed's aborted transaction leaves no trace."""
    topics.put_in_transaction([b"aborted"], partition=0, abort=True)
    topics.put([b"kept"], partition=0)

    with running(topics.settings):
        found = topics.wait_for_enriched(1)
        topics.wait_until(lambda: topics.committed().get(0) == topics.ends()[0])

    assert [message.value for message in found] == [b"kept"]
    assert topics.dead_letters() == []


def test_a_second_worker_goes_on_where_the_first_stopped(topics: Topics) -> None:
    """Offsets are committed with the records, so nothing is read twice."""
    topics.put([b"1", b"2"])
    with running(topics.settings):
        topics.wait_for_enriched(2)
    topics.put([b"3"])

    with running(topics.settings):
        found = topics.wait_for_enriched(3)

    assert [message.value for message in found] == [b"1", b"2", b"3"]


def test_a_process_may_return_fewer_outcomes(topics: Topics) -> None:
    """What a batch had no time for is done next, in order."""
    topics.put([b"%d" % number for number in range(10)])

    with running(topics.settings, lambda values: answer(values)[:3]):
        found = topics.wait_for_enriched(10)

    assert [message.value for message in found] == [b"%d" % number for number in range(10)]


def test_what_a_pass_has_no_time_for_is_read_again(topics: Topics) -> None:
    """A pass that is over time polls again in time, and leaves no article out."""
    values = [b"%d" % number for number in range(10)]
    topics.put(values)

    with running(topics.settings, lambda given: answer(given)[:1], Tuning(pass_seconds=1e-9)):
        found = topics.wait_for_enriched(10)

    assert [message.value for message in found] == values


def test_the_breaker_stops_the_worker_before_it_commits(topics: Topics) -> None:
    """The batch in which too many articles failed is not committed."""
    topics.put([b"fine"])
    topics.put([b"bad"] * 20)
    tuning = Tuning(max_records=1, breaker_run=10)

    with pytest.raises(CopydeskError, match="10 articles in a row"):
        run_worker(topics.settings, starting(answer), threading.Event(), tuning=tuning)

    assert len(topics.dead_letters()) == 9
    assert sum(topics.committed().values()) == 10


def test_a_subscriber_from_the_end_sees_what_comes(topics: Topics) -> None:
    """What was there before is not shown, and everything after is."""
    topics.put([b"before"])
    with running(topics.settings):
        topics.wait_for_enriched(1)
        messages = subscribe(topics.settings, max_records=1, idle_seconds=BOTH_TOPICS_SECONDS)
        topics.put([b"after"])
        found = list(messages)

    assert [message.value for message in found] == [b"after"]
