"""Transactions: what a `read_committed` reader sees, and who is shut out."""

from __future__ import annotations

import pytest
from kafka import KafkaConsumer, TopicPartition
from kafka.errors import CommitFailedError, KafkaError, ProducerFencedError
from kafka.protocol.consumer import OffsetFetchRequest, OffsetFetchResponse
from kafka.protocol.producer import (
    AddPartitionsToTxnRequest,
    AddPartitionsToTxnResponse,
    EndTxnRequest,
    EndTxnResponse,
    InitProducerIdRequest,
    InitProducerIdResponse,
)
from kafka.structs import ConsumerGroupMetadata, OffsetAndMetadata
from support.clients import Clients, RawConnection, eventually

INVALID_TXN_STATE = 48
INVALID_PRODUCER_ID_MAPPING = 49
INVALID_TRANSACTION_TIMEOUT = 50
UNKNOWN_TOPIC_OR_PARTITION = 3
OPERATION_NOT_ATTEMPTED = 55
PRODUCER_FENCED = 90
UNSTABLE_OFFSET_COMMIT = 88


def _member(clients: Clients, topic: str, group: str, **options: object) -> KafkaConsumer:
    consumer = clients.consumer(topic, group_id=group, **options)
    clients.members_poll(consumer, until=consumer.assignment)
    return consumer


def _next(offset: int) -> OffsetAndMetadata:
    return OffsetAndMetadata(offset, "", -1)


def test_committed_records_appear_and_aborted_ones_stay_hidden(clients: Clients) -> None:
    """`read_committed` skips aborted transactions, wherever they lie between committed ones."""
    topic = clients.topic()
    producer = clients.transactional()

    for number in range(6):
        producer.begin_transaction()
        for part in "ab":
            producer.send(topic, f"{number}{part}".encode())
        producer.flush()
        if number in {1, 2, 5}:
            producer.abort_transaction()
        else:
            producer.commit_transaction()

    assert clients.settled(topic) == [b"0a", b"0b", b"3a", b"3b", b"4a", b"4b"]
    assert len(clients.values(topic, "read_uncommitted")) == 12


def test_an_open_transaction_holds_back_all_that_follows(clients: Clients) -> None:
    """The last stable offset stops at the first open transaction, for plain records too."""
    topic = clients.topic()
    clients.fill(topic, 2)
    producer = clients.transactional()
    producer.begin_transaction()
    producer.send(topic, b"open").get(20)
    clients.fill(topic, 3)

    held = clients.end(topic, "read_committed"), clients.values(topic)
    producer.commit_transaction()

    assert held == (2, [b"0", b"1"])
    assert clients.settled(topic) == [b"0", b"1", b"open", b"0", b"1", b"2"]


def test_interleaved_producers_are_told_apart(clients: Clients) -> None:
    """One producer's abort hides its own records only."""
    topic = clients.topic()
    keeps, drops = clients.transactional(), clients.transactional()
    keeps.begin_transaction()
    drops.begin_transaction()
    for number in range(4):
        keeps.send(topic, b"keep%d" % number).get(20)
        drops.send(topic, b"drop%d" % number).get(20)

    drops.abort_transaction()
    keeps.commit_transaction()

    assert clients.settled(topic) == [b"keep0", b"keep1", b"keep2", b"keep3"]


def test_a_transaction_spans_partitions(clients: Clients) -> None:
    """Records of one transaction appear in all partitions or in none."""
    topic = clients.topic(partitions=3)
    producer = clients.transactional()

    for commit in (False, True):
        producer.begin_transaction()
        for partition in range(3):
            producer.send(topic, b"%d" % commit, partition=partition)
        producer.flush()
        (producer.commit_transaction if commit else producer.abort_transaction)()

    assert [clients.settled(topic, partition) for partition in range(3)] == [[b"1"]] * 3


def test_offsets_are_committed_with_the_transaction_or_not_at_all(clients: Clients) -> None:
    """Input positions move when the output becomes visible, and only then."""
    source, target = clients.topic(), clients.topic()
    clients.fill(source, 10)
    consumer = _member(clients, source, clients.group())
    producer = clients.transactional()
    place = TopicPartition(source, 0)

    producer.begin_transaction()
    producer.send(target, b"dropped")
    producer.send_offsets_to_transaction({place: _next(4)}, consumer.group_metadata())
    producer.abort_transaction()
    clients.settled(target)
    after_abort = consumer.committed(place, timeout_ms=20_000)
    producer.begin_transaction()
    producer.send(target, b"kept")
    producer.send_offsets_to_transaction({place: _next(7)}, consumer.group_metadata())
    producer.commit_transaction()
    clients.settled(target)

    assert after_abort is None
    eventually(lambda: consumer.committed(place, timeout_ms=20_000) == 7, "the offset is stored")
    assert clients.settled(target) == [b"kept"]


def test_offsets_alone_make_a_transaction(clients: Clients) -> None:
    """A batch of input without output still moves the position."""
    source = clients.topic()
    clients.fill(source, 3)
    consumer = _member(clients, source, clients.group())
    producer = clients.transactional()
    place = TopicPartition(source, 0)

    producer.begin_transaction()
    producer.send_offsets_to_transaction({place: _next(3)}, consumer.group_metadata())
    producer.commit_transaction()

    eventually(lambda: consumer.committed(place, timeout_ms=20_000) == 3, "the offset is stored")


def test_an_empty_transaction_commits_and_aborts(clients: Clients) -> None:
    """Nothing sent: both ways of ending it are fine and the producer goes on."""
    topic = clients.topic()
    producer = clients.transactional()

    for end in (producer.commit_transaction, producer.abort_transaction):
        producer.begin_transaction()
        end()
    producer.begin_transaction()
    producer.send(topic, b"after")
    producer.commit_transaction()

    assert clients.settled(topic) == [b"after"]


def test_a_pending_offset_is_unstable(clients: Clients) -> None:
    """A reader that wants stable offsets is told to come again while a transaction is open."""
    source = clients.topic(partitions=2)
    group = clients.group()
    producer = clients.transactional()
    producer.begin_transaction()
    metadata = ConsumerGroupMetadata(group, -1, "", None)
    place = TopicPartition(source, 0)
    producer.send_offsets_to_transaction({place: _next(1)}, metadata)
    raw = clients.raw()

    during = _offset_codes(raw, group, source)
    producer.commit_transaction()

    assert during == [(UNSTABLE_OFFSET_COMMIT, -1), (0, -1)]
    eventually(
        lambda: _offset_codes(raw, group, source) == [(0, 1), (0, -1)], "the offset is stored"
    )


def _offset_codes(raw: RawConnection, group: str, topic: str) -> list[tuple[int, int]]:
    kind = OffsetFetchRequest.OffsetFetchRequestTopic
    request = OffsetFetchRequest(
        group_id=group,
        topics=[kind(name=topic, partition_indexes=[0, 1])],
        require_stable=True,
    )
    answer = raw.ask(request, OffsetFetchResponse, version=7)
    return [(part.error_code, part.committed_offset) for part in answer.topics[0].partitions]


def test_a_new_producer_of_the_same_id_fences_the_old_one(clients: Clients) -> None:
    """The zombie's records and commit are refused, the open transaction is aborted."""
    topic, name = clients.topic(), clients.name("tx")
    zombie = clients.transactional(name)
    zombie.begin_transaction()
    zombie.send(topic, b"zombie before").get(20)

    heir = clients.transactional(name)
    heir.begin_transaction()
    heir.send(topic, b"heir")
    heir.commit_transaction()
    with pytest.raises(KafkaError):
        zombie.send(topic, b"zombie after").get(20)
    with pytest.raises(KafkaError):
        zombie.commit_transaction()

    assert clients.settled(topic) == [b"heir"]


def test_a_fenced_producer_cannot_commit_what_it_had_sent(clients: Clients) -> None:
    """A zombie that only commits learns that it was fenced."""
    topic, name = clients.topic(), clients.name("tx")
    zombie = clients.transactional(name)
    zombie.begin_transaction()
    zombie.send(topic, b"zombie").get(20)
    clients.transactional(name)

    with pytest.raises(ProducerFencedError):
        zombie.commit_transaction()

    assert clients.settled(topic) == []


def test_an_abandoned_transaction_is_aborted_after_its_time(clients: Clients) -> None:
    """Readers wait for the time-out only; the producer that took too long is fenced."""
    topic = clients.topic()
    slow = clients.transactional(transaction_timeout_ms=1000)
    slow.begin_transaction()
    slow.send(topic, b"too slow").get(20)
    clients.fill(topic, 1)

    visible = clients.settled(topic)

    assert visible == [b"0"]
    with pytest.raises(KafkaError):
        slow.commit_transaction()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda m: m._replace(member_id="not-a-member"), id="member"),
        pytest.param(lambda m: m._replace(generation_id=m.generation_id + 1), id="generation"),
        pytest.param(lambda m: m._replace(group_instance_id="twin"), id="instance"),
    ],
)
def test_offsets_of_a_stale_member_are_refused(clients: Clients, wrong: object) -> None:
    """KIP-447: member id, generation and instance id must be those of a current member."""
    source = clients.topic()
    clients.fill(source, 3)
    consumer = _member(clients, source, clients.group())
    producer = clients.transactional()
    metadata = consumer.group_metadata()
    assert callable(wrong)

    producer.begin_transaction()
    with pytest.raises(CommitFailedError):
        producer.send_offsets_to_transaction({TopicPartition(source, 0): _next(3)}, wrong(metadata))
    producer.abort_transaction()

    assert consumer.committed(TopicPartition(source, 0), timeout_ms=20_000) is None


def test_a_member_that_was_replaced_cannot_commit_its_offsets(clients: Clients) -> None:
    """A worker that missed a rebalance is fenced by the generation it remembers."""
    source, group = clients.topic(partitions=2), clients.group()
    clients.fill(source, 3)
    first = _member(clients, source, group)
    stale = first.group_metadata()
    second = clients.consumer(source, group_id=group)
    clients.members_poll(first, second, until=second.assignment)
    producer = clients.transactional()

    producer.begin_transaction()
    with pytest.raises(CommitFailedError):
        producer.send_offsets_to_transaction({TopicPartition(source, 0): _next(3)}, stale)
    producer.abort_transaction()

    assert first.group_metadata().generation_id > stale.generation_id


def _init(raw: RawConnection, name: str | None, timeout_ms: int = 60_000) -> object:
    request = InitProducerIdRequest(
        transactional_id=name, transaction_timeout_ms=timeout_ms, producer_id=-1, producer_epoch=-1
    )
    return raw.ask(request, InitProducerIdResponse, version=4)


def _add(
    raw: RawConnection, name: str, producer: object, topic: str, partitions: list[int]
) -> list[int]:
    kind = AddPartitionsToTxnRequest.AddPartitionsToTxnTopic
    request = AddPartitionsToTxnRequest(
        v3_and_below_transactional_id=name,
        v3_and_below_producer_id=producer.producer_id,
        v3_and_below_producer_epoch=producer.producer_epoch,
        v3_and_below_topics=[kind(name=topic, partitions=partitions)],
    )
    answer = raw.ask(request, AddPartitionsToTxnResponse, version=3)
    results = answer.results_by_topic_v3_and_below[0].results_by_partition
    return [part.partition_error_code for part in results]


def _end(raw: RawConnection, name: str, producer: object, *, committed: bool, bump: int = 0) -> int:
    request = EndTxnRequest(
        transactional_id=name,
        producer_id=producer.producer_id,
        producer_epoch=producer.producer_epoch + bump,
        committed=committed,
    )
    return int(raw.ask(request, EndTxnResponse, version=3).error_code)


def test_a_transaction_is_decided_once(clients: Clients) -> None:
    """Repeating a commit is harmless, aborting after it is refused."""
    topic, name, raw = clients.topic(), clients.name("tx"), clients.raw()
    producer = _init(raw, name)
    _add(raw, name, producer, topic, [0])

    first = _end(raw, name, producer, committed=True)
    eventually(lambda: _end(raw, name, producer, committed=True) == 0, "the commit is complete")

    assert first == 0
    assert _end(raw, name, producer, committed=False) == INVALID_TXN_STATE


def test_ending_what_was_never_begun_is_refused(clients: Clients) -> None:
    """There must be an open transaction, of this producer, in this epoch."""
    name, raw = clients.name("tx"), clients.raw()
    producer = _init(raw, name)

    assert _end(raw, name, producer, committed=True) == INVALID_TXN_STATE
    assert _end(raw, name, producer, committed=True, bump=1) == PRODUCER_FENCED
    assert _end(raw, clients.name("tx"), producer, committed=True) == INVALID_PRODUCER_ID_MAPPING


def test_unknown_partitions_keep_all_out_of_the_transaction(clients: Clients) -> None:
    """One partition that does not exist fails the request for the others too."""
    topic, name, raw = clients.topic(), clients.name("tx"), clients.raw()
    producer = _init(raw, name)

    codes = _add(raw, name, producer, topic, [0, 9])

    assert sorted(codes) == [UNKNOWN_TOPIC_OR_PARTITION, OPERATION_NOT_ATTEMPTED]


def test_a_transaction_time_out_has_a_limit(clients: Clients) -> None:
    """More than fifteen minutes is refused."""
    answer = _init(clients.raw(), clients.name("tx"), timeout_ms=900_001)

    assert answer.error_code == INVALID_TRANSACTION_TIMEOUT
