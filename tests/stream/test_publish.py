"""Publishing raw articles, and the topics they go to."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.topics import Topics

from worker.errors import CopydeskError
from worker.stream.connection import KafkaSettings
from worker.stream.publish import RawMessage, key_of, publish
from worker.stream.subscribe import subscribe
from worker.stream.topics import create_topics, inspect_topics, message_limits

NOWHERE = KafkaSettings(bootstrap_servers="127.0.0.1:1", bootstrap_timeout_ms=500)


def test_articles_arrive_in_order_under_their_keys(topics: Topics) -> None:
    """The key is the article's id, so that its versions stay in order."""
    report = publish(
        topics.settings, [b'{"id": "a", "text": "%d"}' % number for number in range(50)]
    )

    assert (report.delivered, report.failures) == (50, [])
    assert {message.key for message in topics.raw()} == {b"a"}
    assert [message.value for message in topics.raw()][:2] == [
        b'{"id": "a", "text": "0"}',
        b'{"id": "a", "text": "1"}',
    ]


def test_a_take_down_can_be_published(topics: Topics) -> None:
    """A null value under the article's key."""
    publish(topics.settings, [RawMessage(b"a", None)])

    (message,) = topics.raw()
    assert (message.key, message.value) == (b"a", None)


def test_what_is_not_delivered_is_reported(topics: Topics) -> None:
    """An article that is too large is named with the reason, and the others arrive."""
    noise = random.Random(1).randbytes  # noqa: S311 - what does not compress
    report = publish(topics.settings, [b"{}", noise(9_000_000), b"{}", noise(17_000_000)])

    assert report.delivered == 2
    assert [number for number, _ in report.failures] == [1, 3]
    assert len(topics.raw()) == 2


def test_the_key_is_the_id_then_the_address_then_the_value() -> None:
    """The best name an article has, and the same one each time."""
    by_id = key_of(b'{"id": 7, "url": "https://example.org/a"}')
    by_address = key_of(b'{"url": "https://example.org/a", "text": "old"}')

    assert by_id == b"7"
    assert by_address == key_of(b'{"text": "new", "url": "https://example.org/a"}')
    assert by_address != key_of(b'{"url": "https://example.org/b", "text": "old"}')
    assert key_of(b"not json") == key_of(b"not json") != key_of(b"nor this")


@given(st.binary(max_size=64))
def test_any_value_has_a_key(value: bytes) -> None:
    """A key is never empty, whatever the bytes are."""
    assert key_of(value)


def test_nesting_too_deep_to_parse_has_a_key() -> None:
    """The worker decides what is wrong with an article, not the feed."""
    assert key_of(b"[" * 100_000)


def test_topics_are_created_once(topics: Topics) -> None:
    """A second time nothing is created, and what differs is named."""
    again = create_topics(topics.settings, partitions=3, replication_factor=1)

    assert [state.created for state in again] == [False, False, False]
    assert {state.differences for state in again} == {("has 2 partitions, should have 3",)}


def test_created_topics_are_as_they_should_be(topics: Topics) -> None:
    """Nothing differs: partitions, retention, compaction and the size of messages."""
    states = inspect_topics(topics.settings, partitions=2)

    assert [(state.exists, state.differences) for state in states] == [(True, ())] * 3
    assert set(message_limits(topics.settings).values()) == {8 * 1024 * 1024}


def test_missing_topics_are_named(topics: Topics) -> None:
    """The error says which one is missing and how to create it."""
    settings = dataclasses.replace(topics.settings, enriched_topic="nowhere")

    with pytest.raises(CopydeskError, match=r"missing at .*: nowhere; create"):
        message_limits(settings)
    with pytest.raises(CopydeskError, match="no topic nowhere"):
        subscribe(settings)
    with pytest.raises(CopydeskError, match=r"missing at .*: elsewhere"):
        publish(dataclasses.replace(topics.settings, raw_topic="elsewhere"), [b"{}"])


@pytest.mark.parametrize(
    "use",
    [
        lambda: publish(NOWHERE, [b"{}"]),
        lambda: subscribe(NOWHERE),
        lambda: create_topics(NOWHERE),
        lambda: message_limits(NOWHERE),
    ],
    ids=["publish", "subscribe", "create", "inspect"],
)
def test_a_broker_that_is_not_there_is_one_line(use: object) -> None:
    """The line says what was tried and where."""
    assert callable(use)

    with pytest.raises(CopydeskError, match=r"no answer from a broker at 127\.0\.0\.1:1") as caught:
        use()

    assert "\n" not in str(caught.value)
