"""The best sequence of tags in which every entity that begins also ends, and with one type.

Only the order of tags is constrained, no transition is scored, so the best tag of each token is
the answer wherever those tags happen to form a valid sequence. The dynamic programme runs only
over the stretches where they do not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from worker.model.labels import BEGIN, IN, LAST, OUTSIDE, TYPE_COUNT, UNIT

__all__ = ["best_tags"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_NEVER = np.float32(-1e9)


def best_tags(scores: Floats, starts: Integers) -> Integers:
    """Returns the best valid tag for each row of `scores`, sequence by sequence.

    `starts` are the rows at which sequences begin, ascending, the first of them 0; each sequence
    runs to the next start.
    """
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    tags: Integers = scores.argmax(axis=1).astype(np.int64)
    ends = np.append(starts[1:], len(scores))
    wrong = np.unique(np.searchsorted(starts, _breaks(tags, starts), side="right") - 1)
    for group in _by_length(wrong, ends - starts):
        _decode(scores, tags, starts[group], ends[group])
    return tags


def _breaks(tags: Integers, starts: Integers) -> Integers:
    """Returns the rows whose tag cannot follow the tag before it."""
    needs = _open_type(tags)
    before = np.append(-1, needs[:-1])
    after_end = before[starts] >= 0
    before[starts] = -1
    found = np.flatnonzero(_continued_type(tags) != before)
    final = np.array([len(tags) - 1]) if needs[-1] >= 0 else np.zeros(0, dtype=np.int64)
    return np.concatenate([found, starts[after_end] - 1, final])


def _open_type(tags: Integers) -> Integers:
    """Returns for each tag the number of the type that it leaves open, or -1."""
    is_open = (tags >= BEGIN.start) & (tags < IN.stop)
    return np.where(is_open, (tags - 1) % TYPE_COUNT, -1)


def _continued_type(tags: Integers) -> Integers:
    """Returns for each tag the number of the type that must be open before it, or -1."""
    continues = (tags >= IN.start) & (tags < LAST.stop)
    return np.where(continues, (tags - 1) % TYPE_COUNT, -1)


def _by_length(sequences: Integers, lengths: Integers) -> list[Integers]:
    """Returns the sequences in groups of like length, so that little of a batch is padding."""
    order = sequences[np.argsort(lengths[sequences], kind="stable")]
    size = 64
    return [order[at : at + size] for at in range(0, len(order), size)]


def _decode(scores: Floats, tags: Integers, starts: Integers, ends: Integers) -> None:
    """Writes the best valid tags of the sequences into `tags`."""
    lengths = ends - starts
    steps = int(lengths.max())
    rows = np.minimum(starts[:, None] + np.arange(steps), ends[:, None] - 1)
    emitted = scores[rows]
    padding = np.arange(steps) >= lengths[:, None]
    emitted[padding] = _NEVER
    emitted[padding, OUTSIDE] = 0.0
    best = _backward(*_forward(emitted))
    kept = ~padding
    tags[rows[kept]] = best[kept]


def _forward(emitted: Floats) -> tuple[Floats, Integers, NDArray[np.bool_]]:
    """Returns the last scores, and per step the best closed tag and "was it begun just before"."""
    count, steps, _ = emitted.shape
    closed_from = np.zeros((count, steps), dtype=np.int64)
    begun_from = np.zeros((count, steps, TYPE_COUNT), dtype=np.bool_)
    state = emitted[:, 0].copy()
    state[:, IN.start : LAST.stop] = _NEVER
    for step in range(1, steps):
        closed = state.copy()
        closed[:, BEGIN.start : IN.stop] = _NEVER
        closed_from[:, step] = closed.argmax(axis=1)
        free = closed.max(axis=1)[:, None]
        begun_from[:, step] = state[:, BEGIN] >= state[:, IN]
        held = np.maximum(state[:, BEGIN], state[:, IN])
        state = emitted[:, step].copy()
        state[:, OUTSIDE : BEGIN.stop] += free
        state[:, UNIT] += free
        state[:, IN] += held
        state[:, LAST] += held
    state[:, BEGIN.start : IN.stop] = _NEVER
    return state, closed_from, begun_from


def _backward(state: Floats, closed_from: Integers, begun_from: NDArray[np.bool_]) -> Integers:
    """Returns the tags along the best path, followed from its end."""
    count, steps = closed_from.shape
    every = np.arange(count)
    path = np.zeros((count, steps), dtype=np.int64)
    path[:, -1] = state.argmax(axis=1)
    for step in range(steps - 1, 0, -1):
        kind = _continued_type(path[:, step])
        opened = np.where(begun_from[every, step, kind], BEGIN.start, IN.start) + kind
        path[:, step - 1] = np.where(kind >= 0, opened, closed_from[:, step])
    return path
