"""The two faults of kafka-python 3.0.12 that lose or repeat input, as a worker meets them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from kafka import KafkaAdminClient
from kafka.admin import MemberToRemove
from support.running import running
from support.topics import Topics

from worker.stream.kafka.session import KafkaSession, session_opener
from worker.stream.ports import Message, Outgoing, Position, SessionOverError
from worker.stream.topics import message_limits

POLLS = 100


@pytest.fixture
def sessions() -> Iterator[list[KafkaSession]]:
    """Sessions to close when the test ends."""
    opened: list[KafkaSession] = []
    yield opened
    for session in opened:
        session.close()


def _open(topics: Topics, sessions: list[KafkaSession]) -> KafkaSession:
    session = session_opener(topics.settings, message_limits(topics.settings))()
    sessions.append(session)
    return session


def _polled(session: KafkaSession, count: int) -> list[Message]:
    """Polls until so many messages were read."""
    messages: list[Message] = []
    for _ in range(POLLS):
        messages += session.poll(0.1, 100)
        if len(messages) >= count:
            return messages
    raise AssertionError(messages)


def _evict(topics: Topics) -> None:
    """Removes all members from the group, as a session timeout does."""
    admin = KafkaAdminClient(bootstrap_servers=topics.settings.bootstrap_servers)
    group = topics.settings.group_id
    (described,) = admin.describe_groups([group]).values()
    members = [MemberToRemove(member_id=each["member_id"]) for each in described["members"]]
    assert members
    admin.remove_group_members(group, members)
    admin.close()


def test_offsets_of_a_failed_transaction_are_never_committed(
    topics: Topics, sessions: list[KafkaSession]
) -> None:
    """The client keeps them for its next transaction; a session has none after a failure.

    With the producer used on, this loses the articles of partition 0.
    """
    raw = topics.settings.raw_topic
    topics.put([b"%d" % number for number in range(7)], partition=0)
    topics.put([b"a", b"b", b"c"], partition=1)
    first = _open(topics, sessions)
    _polled(first, 10)
    _evict(topics)
    with pytest.raises(SessionOverError):
        first.commit([], [Position(raw, 0, 7)])
    first.close()

    second = _open(topics, sessions)
    _polled(second, 10)
    second.commit([], [Position(raw, 1, 3)])

    assert topics.committed() == {1: 3}


@pytest.mark.parametrize("rival", [False, True], ids=["by heartbeat", "when it joins again"])
def test_the_session_of_an_evicted_member_ends(
    topics: Topics,
    sessions: list[KafkaSession],
    rival: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """The client would read on under a new member id, which no fencing catches.

    It learns of its eviction from a heartbeat, or, if a rival's arrival made it join again anyway,
    from the answer to that. In the second case it also keeps its positions.
    """
    topics.put([b"1", b"2"], partition=0)
    session = _open(topics, sessions)
    _polled(session, 2)
    if rival:
        sessions.append(_open(topics, sessions))
        sessions[-1].poll(0.0, 1)
        time.sleep(1.5)  # three heartbeats tell the first member to join again
    _evict(topics)

    with pytest.raises(SessionOverError):  # noqa: PT012 - how many polls it takes is up to timing
        for _ in range(POLLS):
            session.poll(0.1, 100)


def test_a_worker_survives_its_eviction(topics: Topics) -> None:
    """It starts a new session, and every article arrives once."""
    topics.put([b"1"])
    with running(topics.settings):
        topics.wait_for_enriched(1)
        for number in range(2, 5):
            _evict(topics)
            topics.put([b"%d" % number])
            topics.wait_for_enriched(number)
        time.sleep(1)

    assert [message.value for message in topics.enriched()] == [b"1", b"2", b"3", b"4"]


def test_a_new_session_fences_the_one_before(topics: Topics, sessions: list[KafkaSession]) -> None:
    """A worker that comes back from a pause cannot publish beside its replacement."""
    opener = session_opener(topics.settings, message_limits(topics.settings))
    first = opener()
    sessions.append(first)
    first.poll(0.1, 1)
    sessions.append(opener())

    with pytest.raises(SessionOverError):
        first.commit([Outgoing(topics.settings.enriched_topic, b"key", b"late")], [])

    assert topics.enriched() == []
