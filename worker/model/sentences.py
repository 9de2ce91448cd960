"""Sentence borders by rule: after a stop and what closes with it, and at line breaks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from worker.article import Span

__all__ = ["sentence_spans"]

_STOPS = frozenset(".!?…。")
_CLOSERS = frozenset("\"'”’)]»")


def sentence_spans(
    text: str, starts: Sequence[int], ends: Sequence[int], breaks: AbstractSet[int]
) -> tuple[Span, ...]:
    """Returns the sentences of a text given its tokens.

    The tokens numbered in `breaks` are line breaks and belong to no sentence.
    """
    found: list[Span] = []
    first: int | None = None
    stopped = False
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        word = text[start:end]
        closes = stopped and (word in _CLOSERS or word[0] in _STOPS)
        if first is not None and (at in breaks or (stopped and not closes and _can_begin(word))):
            found.append(Span(first, ends[at - 1]))
            first, stopped = None, False
        if at in breaks:
            continue
        first = start if first is None else first
        stopped = closes or word[0] in _STOPS
    if first is not None:
        found.append(Span(first, ends[-1]))
    return tuple(found)


def _can_begin(word: str) -> bool:
    """Says whether a sentence may begin with this word; `said` after `?”` goes on with the last."""
    return not word[0].islower()
