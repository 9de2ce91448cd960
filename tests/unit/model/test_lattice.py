"""The best valid sequence of tags, checked against trying all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from worker.model.labels import BEGIN, CLOSED, IN, LAST, OUTSIDE, TAG_COUNT, TYPE_COUNT, UNIT
from worker.model.lattice import best_tags

#: Two types are enough to get everything wrong that can be.
SOME_TAGS = [OUTSIDE, *(kind.start + n for kind in (BEGIN, IN, LAST, UNIT) for n in (0, 1))]


def is_valid(tags: tuple[int, ...]) -> bool:
    open_type = None
    for tag in tags:
        kind, number = divmod(tag - 1, TYPE_COUNT)
        continues = tag != OUTSIDE and kind in (1, 2)
        if continues != (open_type is not None) or (continues and number != open_type):
            return False
        open_type = number if tag != OUTSIDE and kind in (0, 1) else None
    return open_type is None


@pytest.mark.parametrize("seed", range(20))
def test_it_finds_what_trying_everything_finds(seed: int) -> None:
    """For random scores no valid sequence scores higher than the one returned."""
    scores = np.full((4, TAG_COUNT), -50, dtype=np.float32)
    scores[:, SOME_TAGS] = np.random.default_rng(seed).normal(size=(4, len(SOME_TAGS)))

    tags = tuple(best_tags(scores, np.array([0])).tolist())

    best = max(
        (s for s in product(SOME_TAGS, repeat=4) if is_valid(s)),
        key=lambda s: sum(scores[row, tag] for row, tag in enumerate(s)),
    )
    assert tags == best


@pytest.mark.parametrize("seed", range(20))
def test_words_certainly_outside_do_not_change_what_is_found(seed: int) -> None:
    """What lies between two of them is decoded as if it stood alone."""
    scores = np.full((9, TAG_COUNT), -50, dtype=np.float32)
    scores[:, SOME_TAGS] = np.random.default_rng(seed).normal(size=(9, len(SOME_TAGS)))
    scores[[0, 4, 8], OUTSIDE] = 20

    tags = best_tags(scores, np.array([0]))

    assert tags[[0, 4, 8]].tolist() == [OUTSIDE] * 3
    for part in (slice(1, 4), slice(5, 8)):
        assert tags[part].tolist() == best_tags(scores[part], np.array([0])).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_sequences_do_not_touch_each_other(seed: int) -> None:
    """Decoding many sequences of mixed length at once equals decoding each alone."""
    generator = np.random.default_rng(seed)
    lengths = generator.integers(1, 12, size=150)
    starts = np.cumsum(lengths) - lengths
    scores = generator.normal(size=(int(lengths.sum()), TAG_COUNT)).astype(np.float32)

    together = best_tags(scores, starts)

    alone = [
        best_tags(scores[s : s + n], np.array([0])) for s, n in zip(starts, lengths, strict=True)
    ]
    assert together.tolist() == np.concatenate(alone).tolist()


def test_an_entity_that_cannot_end_is_not_begun() -> None:
    """A lone token is never a Begin, however much it looks like one."""
    scores = np.zeros((1, TAG_COUNT), dtype=np.float32)
    scores[0, BEGIN.start] = 9
    scores[0, UNIT.start] = 1

    assert best_tags(scores, np.array([0])).tolist() == [UNIT.start]


def test_nothing_gives_nothing() -> None:
    """An empty text has no tags."""
    assert best_tags(np.zeros((0, TAG_COUNT), np.float32), np.array([0])).tolist() == []


def test_closed_tags_are_those_after_which_a_text_may_end() -> None:
    """Outside, Last and Unit."""
    assert {tag for tag in range(TAG_COUNT) if tag in CLOSED} == {
        OUTSIDE, *range(LAST.start, LAST.stop), *range(UNIT.start, UNIT.stop),
    }  # fmt: skip
