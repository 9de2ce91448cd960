"""Batches through a process: order, and nothing lost."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from worker.files.outcomes import outcomes
from worker.files.read import RawValue
from worker.outcome import Outcome, Record


def _echo(values: Sequence[bytes]) -> list[Outcome]:
    return [Record(value, "", "", None) for value in values]


@given(st.lists(st.binary(max_size=40)), st.integers(1, 4))
def test_every_value_comes_back_beside_its_outcome_in_order(
    values: list[bytes], processes: int
) -> None:
    """However the batches fall."""
    raws = [RawValue(value, str(number), 1) for number, value in enumerate(values)]

    done = list(outcomes(raws, _echo, processes=processes))

    assert [raw for raw, _ in done] == raws
    assert [outcome.value for _, outcome in done if isinstance(outcome, Record)] == values


def test_large_values_make_small_batches() -> None:
    """A batch is cut by bytes too, so that memory stays bounded."""
    sizes: list[int] = []

    def measured(values: Sequence[bytes]) -> list[Outcome]:
        sizes.append(len(values))
        return _echo(values)

    list(outcomes([RawValue(b"x" * 400_000, "", 1)] * 5, measured))

    assert max(sizes) == 2
