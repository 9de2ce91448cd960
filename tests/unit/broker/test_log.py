"""The log of one partition against a model of what a `read_committed` reader must see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record.memory_records import MemoryRecords

from worker.broker.batch import parse_batch
from worker.broker.log import PartitionLog, Slice

STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["write", "commit", "abort"])), max_size=40
)
PLAIN = 0  # this producer has no transactions


def _batch(producer: int, sequence: int, value: bytes) -> bytes:
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=0,
        is_transactional=int(producer != PLAIN),
        producer_id=producer,
        producer_epoch=0,
        base_sequence=sequence,
        batch_size=1000,
    )
    builder.append(0, 1, None, value, [])
    return bytes(builder.build())


def _visible(found: Slice) -> list[bytes]:
    """Filters a fetched slice as clients do: by the aborted list and the markers."""
    hidden: set[int] = set()
    coming = sorted(found.aborted, key=lambda aborted: aborted.first_offset)
    values = []
    for batch in MemoryRecords(found.data):
        while coming and coming[0].first_offset <= batch.base_offset:
            hidden.add(coming.pop(0).producer_id)
        if batch.is_control_batch:
            hidden.discard(batch.producer_id)
        elif not (batch.is_transactional and batch.producer_id in hidden):
            values.extend(record.value for record in batch)
    return values


@given(STEPS)
def test_a_committed_reader_sees_what_is_decided_and_kept(
    steps: list[tuple[int, str]],
) -> None:
    """In the order of writing: all before the first open transaction, except what was aborted."""
    log = PartitionLog()
    written: list[tuple[int, bytes, list[str]]] = []
    state: dict[int, list[str]] = {}
    sequences = dict.fromkeys(range(4), 0)

    for number, (producer, action) in enumerate(steps):
        if action == "write":
            fate = ["commit"] if producer == PLAIN else state.setdefault(producer, ["open"])
            value = b"%d" % number
            log.append(parse_batch(_batch(producer, sequences[producer], value)))
            sequences[producer] += 1
            written.append((producer, value, fate))
        elif producer in state:
            state.pop(producer)[0] = action
            log.end_transaction(producer, 0, 1, committed=action == "commit")

    decided = []
    for _, value, fate in written:
        if fate == ["open"]:
            break
        if fate == ["commit"]:
            decided.append(value)
    found = log.read(0, 10**6, committed_only=True, whole_first=True)
    assert _visible(found) == decided


@given(STEPS, st.integers(0, 60), st.integers(1, 400))
def test_reading_in_pieces_gives_the_same(
    steps: list[tuple[int, str]], start: int, limit: int
) -> None:
    """Whatever the limit and the position, no batch is skipped or cut."""
    log = PartitionLog()
    for number in range(len(steps)):
        log.append(parse_batch(_batch(-1, -1, b"%d" % number)))
    position = min(start, log.end_offset)
    expected = [b"%d" % number for number in range(position, len(steps))]

    values = []
    while position < log.end_offset:
        found = log.read(position, limit, committed_only=False, whole_first=True)
        for batch in MemoryRecords(found.data):
            values.extend(record.value for record in batch)
            position = batch.next_offset

    assert values == expected
