"""How batches are cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worker.stream.batch import Pace
from worker.stream.connection import Tuning
from worker.stream.ports import Message, Position


def _messages(sizes: list[int]) -> list[Message]:
    return [
        Message(Position("raw", 0, number), -1, b"key", b"x" * size)
        for number, size in enumerate(sizes)
    ]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=50), st.integers(1, 10))
def test_batches_keep_to_the_limits(sizes: list[int], records: int) -> None:
    """A batch is a beginning of the messages, has at least one, and exceeds no limit with two."""
    messages = _messages(sizes)
    pace = Pace(Tuning(max_records=records, max_bytes=400))

    batch = list(pace.cut(messages))

    assert batch == messages[: len(batch)]
    assert 1 <= len(batch) <= records
    assert len(batch) == 1 or sum(sizes[: len(batch)]) <= 400


def test_a_slow_pipeline_gets_small_batches() -> None:
    """The batch shrinks to what was done in the wanted time."""
    pace = Pace(Tuning(target_seconds=1.0))
    messages = _messages([1000] * 64)
    for _ in range(50):
        pace.measured(messages[:10], seconds=1.0)

    assert 9 <= len(pace.cut(messages)) <= 11


def test_a_fast_pipeline_gets_full_batches() -> None:
    """The batch grows up to the number of records a transaction may carry."""
    pace = Pace(Tuning(target_seconds=1.0, max_records=64))
    messages = _messages([10_000] * 100)
    for _ in range(50):
        pace.measured(messages, seconds=0.1)

    assert len(pace.cut(messages)) == 64


def test_take_downs_alone_make_a_batch() -> None:
    """Messages without a value take no room."""
    messages = [Message(Position("raw", 0, n), -1, b"key", None) for n in range(5)]

    assert list(Pace(Tuning()).cut(messages)) == messages
