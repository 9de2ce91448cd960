"""One record batch (message format 2) as bytes: read its header, stamp it, write control batches.

Batches are stored and served exactly as the producer compressed them; only the base offset and the
leader epoch (outside the checksum) and, for append time, the timestamp fields are rewritten.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from kafka.record.default_records import DefaultRecordBatch
from kafka.record.util import calc_crc32c

from worker.broker.errors import ErrorCode, RefusedError

__all__ = ["Batch", "StoredRecord", "control_batch", "parse_batch"]

HEADER = DefaultRecordBatch.HEADER_STRUCT
LENGTH_OVERHEAD = DefaultRecordBatch.AFTER_LEN_OFFSET
CHECKED_FROM = DefaultRecordBatch.ATTRIBUTES_OFFSET
CHECKSUM_AT = DefaultRecordBatch.CRC_OFFSET
MAX_TIMESTAMP_AT = struct.calcsize(">qiibIhiq")
FORMAT = 2
APPEND_TIME = DefaultRecordBatch.TIMESTAMP_TYPE_MASK
TRANSACTIONAL = DefaultRecordBatch.TRANSACTIONAL_MASK
CONTROL = DefaultRecordBatch.CONTROL_MASK


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """What the broker ever needs to know of a single record."""

    offset: int
    timestamp: int
    key: bytes | None


@dataclass(slots=True)
class Batch:
    """A batch and the header fields the broker decides by; `data` is what consumers get."""

    data: bytes
    base_offset: int
    count: int
    attributes: int
    max_timestamp: int
    producer_id: int
    producer_epoch: int
    base_sequence: int

    @property
    def last_offset(self) -> int:
        """The offset of the batch's last record."""
        return self.base_offset + self.count - 1

    @property
    def last_sequence(self) -> int:
        """The sequence number of the last record; they wrap after 2**31 - 1."""
        return (self.base_sequence + self.count - 1) % (2**31)

    @property
    def is_transactional(self) -> bool:
        """Whether the batch belongs to a transaction."""
        return bool(self.attributes & TRANSACTIONAL)

    @property
    def is_control(self) -> bool:
        """Whether the batch is a marker that ends a transaction."""
        return bool(self.attributes & CONTROL)

    def placed_at(self, offset: int) -> None:
        """Gives the batch its place in the log; leader epoch 0, there is only one leader."""
        self.base_offset = offset
        self.data = (
            struct.pack(">qii", offset, len(self.data) - LENGTH_OVERHEAD, 0) + self.data[16:]
        )

    def stamped(self, timestamp: int) -> None:
        """Makes `timestamp` (ms) the append time of every record in the batch."""
        changed = bytearray(self.data)
        struct.pack_into(">h", changed, CHECKED_FROM, self.attributes | APPEND_TIME)
        struct.pack_into(">q", changed, MAX_TIMESTAMP_AT, timestamp)
        checksum = calc_crc32c(memoryview(changed)[CHECKED_FROM:])
        struct.pack_into(">I", changed, CHECKSUM_AT, checksum)
        self.attributes |= APPEND_TIME
        self.max_timestamp = timestamp
        self.data = bytes(changed)

    def records(self) -> Iterator[StoredRecord]:
        """Decompresses and yields the records; raises what kafka-python raises on corrupt ones."""
        for record in DefaultRecordBatch(self.data):
            yield StoredRecord(record.offset, record.timestamp, record.key)


def parse_batch(data: bytes | memoryview | None) -> Batch:
    """Reads the one batch a produce request may carry for a partition.

    Raises:
        RefusedError: not exactly one whole, unbroken batch of format 2 from a client.
    """
    data = bytes(data or b"")
    if len(data) < HEADER.size:
        raise RefusedError(ErrorCode.INVALID_RECORD, "a produce request needs one record batch")
    (_, length, _, magic, checksum, attributes, last_delta, _, max_timestamp, *rest) = (
        HEADER.unpack_from(data)
    )
    producer_id, epoch, sequence, count = rest
    if magic != FORMAT:
        raise RefusedError(ErrorCode.INVALID_RECORD, f"message format {magic} is not supported")
    if length + LENGTH_OVERHEAD != len(data):
        raise RefusedError(ErrorCode.INVALID_RECORD, "exactly one record batch a partition")
    if calc_crc32c(memoryview(data)[CHECKED_FROM:]) != checksum:
        raise RefusedError(ErrorCode.CORRUPT_MESSAGE, "the checksum of the batch does not match")
    if count < 1 or last_delta != count - 1:
        raise RefusedError(ErrorCode.INVALID_RECORD, "the batch miscounts its records")
    if attributes & CONTROL:
        raise RefusedError(ErrorCode.INVALID_RECORD, "clients may not write control records")
    return Batch(data, 0, count, attributes, max_timestamp, producer_id, epoch, sequence)


def control_batch(producer_id: int, epoch: int, timestamp: int, *, committed: bool) -> Batch:
    """Makes the marker that ends a transaction in one partition."""
    key = struct.pack(">hh", 0, int(committed))
    value = struct.pack(">hi", 0, 0)
    # attributes, timestamp delta and offset delta are 0; lengths are zigzag varints below 64
    record = b"\0\0\0" + bytes([len(key) << 1]) + key + bytes([len(value) << 1]) + value + b"\0"
    body = bytes([len(record) << 1]) + record
    attributes = TRANSACTIONAL | CONTROL
    fields = (attributes, 0, timestamp, timestamp, producer_id, epoch, -1, 1)
    checked = struct.pack(">hiqqqhii", *fields) + body
    front = struct.pack(">qiib", 0, 4 + 1 + 4 + len(checked), 0, FORMAT)
    data = front + struct.pack(">I", calc_crc32c(checked)) + checked
    return Batch(data, 0, 1, attributes, timestamp, producer_id, epoch, -1)
