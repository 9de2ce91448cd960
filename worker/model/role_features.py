"""What the role tagger is told of a word beside its string, and which words it reads at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from worker.article import LabelledSpan
from worker.model.tokens import Words

__all__ = ["FEATURE_SIZES", "ROLE_TAGS", "features", "heard"]

Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]

ROLES = ("CONTENT", "SOURCE", "CUE")
#: Outside, then begin, in, last and unit of each role.
ROLE_TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BILU"))
_BEGINS = {role: ROLE_TAGS.index(f"B-{role}") for role in ROLES}
_STATES = {"INSIDE": 2, "SINGLE": 5, "OPEN": 1, "CLOSE": 3}
_TYPES = {"PERSON": 0, "ORG": 1, "GPE": 2}
_OTHER_TYPE = 3
#: How many values each kind of feature takes: quotation marks, the rules' tag, the entity's tag,
#: distance to the reporting verb before and after, place in sentence and paragraph.
FEATURE_SIZES = (6, 13, 9, 6, 6, 3)
_STATE, _PLACE = 0, 5
#: The columns that say whether somebody may speak.
_SPEAKING = [0, 1, 3, 4]
#: Distances to a reporting verb from which the next value counts.
_STEPS = np.array([1, 2, 3, 5, 9])
#: Words read at either end of what stands in marks: as far as the layers of the tagger see, so that
#: nothing outside the marks is read otherwise. The tagger takes .87 of the time it takes without,
#: with the same quotes on the development articles (benchmarks/quotes.py).
_READ_IN_MARKS = 8


def features(
    words: Words, entities: Sequence[LabelledSpan], hints: Sequence[LabelledSpan]
) -> Integers:
    """Returns one row of feature values (as in `FEATURE_SIZES`) for each word."""
    painter = _Painter(words)
    for hint in hints:
        painter.hint(hint)
    for entity in entities:
        painter.entity(entity)
    return painter.rows()


class _Painter:
    """Paints labelled spans on the words of one text."""

    def __init__(self, words: Words) -> None:
        count = len(words.starts)
        self._starts, self._breaks = words.starts, words.breaks
        self._state, self._rule, self._entity = bytearray(count), bytearray(count), bytearray(count)
        # What begins behind the last word is marked there, in one place more than there are words.
        self._verbs, self._place = bytearray(count + 1), bytearray(count + 1)

    def _words_of(self, span: LabelledSpan) -> tuple[int, int]:
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def hint(self, hint: LabelledSpan) -> None:
        label = hint.label
        if label == "SENTENCE":
            self._place[bisect_left(self._starts, hint.start)] = 2
        elif label == "VERB":
            self._verbs[bisect_left(self._starts, hint.start)] = 1
        else:
            first, last = self._words_of(hint)
            if label in _STATES:
                self._state[first:last] = bytes((_STATES[label],)) * (last - first)
            elif first < last:
                self._rule[first:last] = _tagged(label, last - first)

    def entity(self, entity: LabelledSpan) -> None:
        first, last = self._words_of(entity)
        kind = 2 * _TYPES.get(entity.label, _OTHER_TYPE)
        if first < last:
            self._entity[first:last] = bytes((kind + 1,)) + bytes((kind + 2,)) * (last - first - 1)

    def rows(self) -> Integers:
        for at in (-1, *self._breaks):
            self._place[at + 1] = 1
        state, rule, entity, verbs, place = (
            np.frombuffer(painted, dtype=np.uint8, count=len(self._starts))
            for painted in (self._state, self._rule, self._entity, self._verbs, self._place)
        )
        before, after = _distances(np.flatnonzero(verbs), np.cumsum(place > 0, dtype=np.int64))
        return np.stack((state, rule, entity, before, after, place), axis=1).astype(np.int64)


def _tagged(role: str, count: int) -> bytes:
    """Returns the numbers of the tags of so many words that are one span."""
    begin = _BEGINS[role]
    if count == 1:
        return bytes((begin + 3,))
    return bytes((begin,)) + bytes((begin + 1,)) * (count - 2) + bytes((begin + 2,))


def _distances(verbs: Integers, sentence: Integers) -> tuple[Integers, Integers]:
    """Returns the steps to the reporting verb before and after each word in its sentence."""
    at = np.arange(len(sentence))
    if not len(verbs):
        return np.zeros_like(at), np.zeros_like(at)
    found: list[Integers] = []
    for number in (np.searchsorted(verbs, at) - 1, np.searchsorted(verbs, at, side="right")):
        known = (number >= 0) & (number < len(verbs))
        verb = verbs[np.clip(number, 0, len(verbs) - 1)]
        near = known & (sentence[verb] == sentence)
        distance = np.where(near, np.abs(at - verb), -1)
        found.append(np.searchsorted(_STEPS, distance, side="right"))
    return found[0], found[1]


def heard(words: Sequence[str], rows: Integers) -> Truths:
    """Returns which words the tagger reads: those of sentences in which somebody may speak.

    Sentences without a quotation mark, a reporting verb or a colon hold 1 in 47 of the contents
    of PolNeAR's train part, most of them not to be found anyway, and a third of its words. What
    lies deep in quotation marks is content or not as both its ends are.
    """
    if not len(rows):
        return np.zeros(0, dtype=np.bool_)
    sentence = np.cumsum(rows[:, _PLACE] > 0)
    speaks: Truths = np.logical_or.reduce(rows.T[_SPEAKING])
    if ":" in words:
        speaks[[at for at, word in enumerate(words) if word == ":"]] = True
    read: Truths = np.bincount(sentence[speaks], minlength=sentence[-1] + 1)[sentence] > 0
    read &= ~_deep(rows[:, _STATE] == _STATES["INSIDE"])
    return read


def _deep(inside: Truths) -> Truths:
    """Says which words have as many as are read, and more, on both sides in the same marks."""
    width = 2 * _READ_IN_MARKS + 1
    before = np.zeros(len(inside) + width, dtype=np.int64)
    np.cumsum(inside, out=before[_READ_IN_MARKS + 1 : _READ_IN_MARKS + 1 + len(inside)])
    before[_READ_IN_MARKS + 1 + len(inside) :] = before[_READ_IN_MARKS + len(inside)]
    deep: Truths = before[width:] - before[:-width] == width
    return deep
