"""Writing and reading records, as both clients' wire requests see it."""

from __future__ import annotations

import time

import pytest
from kafka import KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.errors import (
    InvalidRecordError,
    InvalidTimestampError,
    MessageSizeTooLargeError,
    OffsetOutOfRangeError,
    TopicAlreadyExistsError,
)
from kafka.protocol.consumer import FetchRequest, FetchResponse
from kafka.protocol.producer import ProduceRequest, ProduceResponse
from kafka.record.default_records import DefaultRecordBatchBuilder
from support.clients import Clients

_TopicData = ProduceRequest.TopicProduceData
_FetchTopic = FetchRequest.FetchTopic
OUT_OF_ORDER_SEQUENCE_NUMBER = 45
INVALID_PRODUCER_EPOCH = 47
CORRUPT_MESSAGE = 2


def _batch(sequence: int, count: int = 1, producer_id: int = -1, epoch: int = 0) -> bytes:
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=0,
        is_transactional=0,
        producer_id=producer_id,
        producer_epoch=epoch if producer_id >= 0 else -1,
        base_sequence=sequence if producer_id >= 0 else -1,
        batch_size=10_000,
    )
    for index in range(count):
        builder.append(index, int(time.time() * 1000), None, b"%d" % (sequence + index), [])
    return bytes(builder.build())


def _produce(clients: Clients, topic: str, batch: bytes) -> tuple[int, int]:
    part = _TopicData.PartitionProduceData(index=0, records=batch)
    request = ProduceRequest(
        acks=-1, timeout_ms=5000, topic_data=[_TopicData(name=topic, partition_data=[part])]
    )
    answer = clients.raw().ask(request, ProduceResponse, version=9)
    result = answer.responses[0].partition_responses[0]
    return result.error_code, result.base_offset


def _fetch_request(
    topic: str, offset: int, max_wait_ms: int, max_bytes: int = 10**6
) -> FetchRequest:
    part = _FetchTopic.FetchPartition(
        partition=0, fetch_offset=offset, partition_max_bytes=max_bytes
    )
    return FetchRequest(
        max_wait_ms=max_wait_ms,
        min_bytes=1,
        max_bytes=10**6,
        topics=[_FetchTopic(topic=topic, partitions=[part])],
        forgotten_topics_data=[],
    )


def test_records_come_back_as_they_were_sent(clients: Clients) -> None:
    """Key, value, headers, timestamp and the order within a partition survive the broker."""
    topic = clients.topic()
    now = int(time.time() * 1000)
    headers = [("a", b"1"), ("a", b""), ("ü", "ä".encode())]

    producer = clients.producer()
    producer.send(topic, b"value", key=b"key", headers=headers, timestamp_ms=now)
    producer.send(topic, None, key=b"tombstone")
    producer.flush()

    consumer = clients.consumer(topic)
    records = [next(consumer), next(consumer)]
    assert records[0].offset == 0
    assert (records[0].key, records[0].value, records[0].timestamp) == (b"key", b"value", now)
    assert list(records[0].headers) == headers
    assert (records[1].key, records[1].value) == (b"tombstone", None)


@pytest.mark.parametrize("codec", [None, "gzip", "snappy", "lz4", "zstd"])
def test_every_codec_is_kept_as_the_producer_chose_it(clients: Clients, codec: str | None) -> None:
    """Batches are stored as bytes, so each of Kafka's codecs goes through."""
    topic = clients.topic()
    values = [f"{index} ".encode() * 500 for index in range(50)]
    producer = clients.producer(compression_type=codec, linger_ms=20)

    for value in values:
        producer.send(topic, value)
    producer.flush()

    assert clients.values(topic) == values


def test_a_partition_keeps_its_own_offsets(clients: Clients) -> None:
    """Offsets count from 0 in each partition."""
    topic = clients.topic(partitions=2)

    clients.fill(topic, 3, partition=0)
    clients.fill(topic, 5, partition=1)

    assert clients.end(topic, "read_uncommitted", 0) == 3
    assert clients.end(topic, "read_uncommitted", 1) == 5


def test_acks_zero_writes_without_an_answer(clients: Clients) -> None:
    """A producer that wants no acknowledgement gets none, and the record is there."""
    topic = clients.topic()
    producer = clients.producer(acks=0, enable_idempotence=False)

    producer.send(topic, b"unacknowledged")
    producer.flush()
    producer.send(topic, b"second")
    producer.flush()

    consumer = clients.consumer(topic)
    assert [next(consumer).value, next(consumer).value] == [b"unacknowledged", b"second"]


def test_a_fetch_waits_for_the_next_record(clients: Clients) -> None:
    """A long poll at the end of the log is answered as soon as a record arrives."""
    topic = clients.topic()
    reader = clients.raw()
    reader.send(_fetch_request(topic, 0, max_wait_ms=25_000), 11)

    started = time.monotonic()
    clients.fill(topic, 1)
    answer = reader.receive(FetchResponse, 11)

    assert answer.responses[0].partitions[0].records
    assert time.monotonic() - started < 20


def test_a_fetch_comes_back_empty_after_its_wait(clients: Clients) -> None:
    """A long poll that nothing ends is answered without records and without an error."""
    topic = clients.topic()

    answer = clients.raw().ask(_fetch_request(topic, 0, max_wait_ms=50), FetchResponse, 11)

    part = answer.responses[0].partitions[0]
    assert (part.error_code, part.high_watermark, part.records or b"") == (0, 0, b"")


def test_a_batch_larger_than_the_limit_of_the_fetch_comes_whole(clients: Clients) -> None:
    """A consumer with too small a limit still gets on, one batch at a time (KIP-74)."""
    topic = clients.topic()
    producer = clients.producer()
    producer.send(topic, b"x" * 5000)
    producer.flush()

    request = _fetch_request(topic, 0, max_wait_ms=50, max_bytes=10)
    answer = clients.raw().ask(request, FetchResponse, 11)

    assert len(answer.responses[0].partitions[0].records) > 5000


def test_a_record_over_the_limit_of_the_topic_is_refused(clients: Clients) -> None:
    """`max.message.bytes` of the topic decides, with MESSAGE_TOO_LARGE."""
    topic = clients.topic(max_message_bytes="2000")
    producer = clients.producer(retries=0, enable_idempotence=False)

    with pytest.raises(MessageSizeTooLargeError):
        producer.send(topic, b"x" * 3000).get(20)
    producer.send(topic, b"x" * 1000).get(20)

    assert clients.end(topic, "read_uncommitted") == 1


def test_a_compacted_topic_wants_keys(clients: Clients) -> None:
    """Kafka refuses a record without a key where it could not compact it."""
    topic = clients.topic(cleanup_policy="compact")
    producer = clients.producer(retries=0, enable_idempotence=False)

    with pytest.raises(InvalidRecordError):
        producer.send(topic, b"no key").get(20)
    producer.send(topic, b"value", key=b"key").get(20)

    assert clients.values(topic) == [b"value"]


def test_a_timestamp_far_in_the_future_is_refused(clients: Clients) -> None:
    """`message.timestamp.after.max.ms` is an hour unless the topic says otherwise."""
    topic = clients.topic()
    producer = clients.producer(retries=0, enable_idempotence=False)
    tomorrow = int(time.time() * 1000) + 86_400_000

    with pytest.raises(InvalidTimestampError):
        producer.send(topic, b"early", timestamp_ms=tomorrow).get(20)


def test_append_time_replaces_the_producers_timestamp(clients: Clients) -> None:
    """A topic with LogAppendTime stamps records itself, under a checksum that holds."""
    topic = clients.topic(message_timestamp_type="LogAppendTime")
    producer = clients.producer()

    producer.send(topic, b"old", timestamp_ms=1000).get(20)

    record = next(clients.consumer(topic))
    assert record.timestamp > 1_600_000_000_000
    assert record.timestamp_type == 1


def test_offsets_are_found_by_time(clients: Clients) -> None:
    """The first record of that time or later answers; nothing answers a later time."""
    topic = clients.topic()
    producer = clients.producer()
    for timestamp in (1000, 2000, 3000):
        producer.send(topic, b"", timestamp_ms=timestamp).get(20)
    place = TopicPartition(topic, 0)
    consumer = clients.consumer()

    found = consumer.offsets_for_times({place: 1500})[place]
    beyond = consumer.offsets_for_times({place: 4000})[place]

    assert (found.offset, found.timestamp) == (1, 2000)
    assert beyond is None


def test_a_position_outside_the_log_is_refused(clients: Clients) -> None:
    """Reading past the end is an error, unless the consumer says where to start instead."""
    topic = clients.topic()
    clients.fill(topic, 2)
    consumer = clients.consumer(auto_offset_reset="none")
    place = TopicPartition(topic, 0)
    consumer.assign([place])
    consumer.seek(place, 50)

    with pytest.raises(OffsetOutOfRangeError):
        clients.members_poll(consumer, until=lambda: False)


def test_a_corrupt_batch_is_refused(clients: Clients) -> None:
    """The broker checks the checksum before it stores a batch."""
    topic = clients.topic()
    broken = bytearray(_batch(0))
    broken[-1] ^= 1

    code, _ = _produce(clients, topic, bytes(broken))

    assert code == CORRUPT_MESSAGE


def test_a_retried_batch_is_stored_once(clients: Clients) -> None:
    """The same producer and sequence twice: the second gets the first one's offset."""
    topic = clients.topic()

    first = _produce(clients, topic, _batch(0, count=2, producer_id=7_000_001))
    again = _produce(clients, topic, _batch(0, count=2, producer_id=7_000_001))
    following = _produce(clients, topic, _batch(2, count=1, producer_id=7_000_001))

    assert (first, again, following) == ((0, 0), (0, 0), (0, 2))


def test_a_gap_in_the_sequence_is_refused(clients: Clients) -> None:
    """A lost batch must not go unnoticed."""
    topic = clients.topic()
    _produce(clients, topic, _batch(0, producer_id=7_000_002))

    code, _ = _produce(clients, topic, _batch(5, producer_id=7_000_002))

    assert code == OUT_OF_ORDER_SEQUENCE_NUMBER


def test_a_new_epoch_starts_its_sequence_anew_and_shuts_out_the_old(clients: Clients) -> None:
    """After an epoch bump sequences count from 0, and the old epoch is refused."""
    topic = clients.topic()
    _produce(clients, topic, _batch(0, producer_id=7_000_003, epoch=0))

    bumped = _produce(clients, topic, _batch(0, producer_id=7_000_003, epoch=1))
    zombie = _produce(clients, topic, _batch(1, producer_id=7_000_003, epoch=0))
    jumping = _produce(clients, topic, _batch(4, producer_id=7_000_003, epoch=2))

    assert bumped == (0, 1)
    assert zombie[0] == INVALID_PRODUCER_EPOCH
    assert jumping[0] == OUT_OF_ORDER_SEQUENCE_NUMBER


def test_an_idempotent_producer_writes_many_batches_in_order(clients: Clients) -> None:
    """The default producer of the client is idempotent; its batches arrive once and in order."""
    topic = clients.topic()
    producer: KafkaProducer = clients.producer(batch_size=300, linger_ms=1)

    for index in range(500):
        producer.send(topic, b"%d" % index)
    producer.flush()

    assert clients.values(topic) == [b"%d" % index for index in range(500)]


def test_a_topic_exists_once(clients: Clients) -> None:
    """Creating it again is refused."""
    topic = clients.topic()

    with pytest.raises(TopicAlreadyExistsError):
        clients.admin.create_topics([NewTopic(topic, 1, 1)])
