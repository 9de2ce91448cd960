"""Who says what, as tags: CONTENT, SOURCE and CUE spans from a small network of its own.

1. A word's hashed strings give its embedding, a function of the word alone, which is remembered.
2. What the rules read (quotation marks, reporting verbs, their own guess) and the entities come in
   as hints: labelled spans painted on the words.
3. Residual window layers, one paragraph a sequence; the best path of a linear chain is the answer.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from worker.article import LabelledSpan
from worker.model.chain import Chain, best_paths
from worker.model.encoder import Encoder, EncoderWeights, Layer
from worker.model.lexicon import Lexicon
from worker.model.tokens import Words

__all__ = [
    "FEATURE_COUNT",
    "ROLE_TAGS",
    "SPEAKING",
    "RoleTagger",
    "features",
    "legal",
    "load_role_tagger",
    "no_lexicon",
]

Floats = NDArray[np.float32]
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
_SIZES = (6, 13, 9, 6, 6, 3)
_OFFSETS = np.cumsum((0, *_SIZES[:-1]))
FEATURE_COUNT = sum(_SIZES)
#: The columns that say whether somebody may speak.
SPEAKING = [0, 1, 3, 4]
#: Distances to a reporting verb from which the next value counts.
_STEPS = np.array([1, 2, 3, 5, 9])
#: Rows a layer works on at once; 512 and 1,024 were a tenth faster than all at once.
_BLOCK = 512


def no_lexicon() -> Lexicon:
    """Returns a lexicon that knows nothing: this network does without word vectors.

    They gained nothing on the development articles, and so the two networks can be trained apart.
    """
    table = np.zeros((0, 0), dtype=np.int8)
    return Lexicon({}, np.zeros(0, dtype=np.uint16), table, np.zeros(0, dtype=np.float32))


def legal() -> Chain:
    """Returns the chain in which every span that begins also ends; no transition is scored."""
    count = len(ROLE_TAGS)
    transitions = np.full((count, count), -1e9, dtype=np.float32)
    closed = np.array([tag[0] in "OLU" for tag in ROLE_TAGS])
    opens = np.array([tag[0] in "OBU" for tag in ROLE_TAGS])
    for before, tag in enumerate(ROLE_TAGS):
        for after, following in enumerate(ROLE_TAGS):
            held = following[0] in "IL" and tag[0] in "BI" and following[2:] == tag[2:]
            if held or (closed[before] and opens[after]):
                transitions[before, after] = 0
    return Chain(transitions, opens, closed)


def features(
    words: Words, entities: Sequence[LabelledSpan], hints: Sequence[LabelledSpan]
) -> Integers:
    """Returns one row of feature values (as in `_SIZES`) for each word."""
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


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The word embedding, the layers over words in their place, the head and the chain."""

    words: EncoderWeights
    first: Layer
    layers: tuple[Layer, ...]
    reach: tuple[int, ...]
    head: Floats
    head_bias: Floats
    chain: Chain


class RoleTagger:
    """Tags batches of texts."""

    def __init__(self, weights: RoleWeights, version: str) -> None:
        self.version = version
        self._weights = weights
        self._encoder = Encoder(weights.words, no_lexicon())

    def __call__(
        self,
        texts: Sequence[Words],
        entities: Sequence[Sequence[LabelledSpan]],
        hints: Sequence[Sequence[LabelledSpan]],
    ) -> list[tuple[LabelledSpan, ...]]:
        """Returns the role spans of each text; `score` is how sure their two ends are."""
        rows = [features(*given) for given in zip(texts, entities, hints, strict=True)]
        heard = [_heard(*given) for given in zip(texts, rows, strict=True)]
        keep = [kept.tolist() for kept, _ in heard]
        words = [text.words[at] for text, kept in zip(texts, keep, strict=True) for at in kept]
        if not words:
            return [()] * len(texts)
        given = np.concatenate([r[k] for r, (k, _) in zip(rows, heard, strict=True)])
        lengths = np.concatenate([lengths for _, lengths in heard])
        paths = best_paths(self._scores(words, given, lengths), lengths, self._weights.chain)
        found: list[tuple[LabelledSpan, ...]] = []
        start = 0
        for text, kept in zip(texts, keep, strict=True):
            end = start + len(kept)
            found.append(_spans(text, kept, paths.tags[start:end], paths.sure[start:end]))
            start = end
        return found

    def _scores(self, words: Sequence[str], given: Integers, lengths: Integers) -> Floats:
        hidden = self._encoder.embed(words)
        width = hidden.shape[1]
        columns = _OFFSETS + width
        for start in range(0, len(words), _BLOCK):
            block = hidden[start : start + _BLOCK]
            rows = np.zeros((len(block), width + FEATURE_COUNT), dtype=np.float32)
            rows[:, :width] = block
            rows[np.arange(len(block))[:, None], given[start : start + _BLOCK] + columns] = 1
            block[:] = self._weights.first(rows)
        before = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        after = np.repeat(lengths, lengths) - before - 1
        for layer, reach in zip(self._weights.layers, self._weights.reach, strict=True):
            _look_around(layer, hidden, reach, before < reach, after < reach)
        return hidden @ self._weights.head + self._weights.head_bias


def _heard(text: Words, rows: Integers) -> tuple[Integers, Integers]:
    """Returns the words of the lines in which somebody may speak, and how many each line has.

    Lines without a quotation mark, a reporting verb or a colon hold 1 in 90 of the contents of
    PolNeAR's train part, most of them not to be found anyway, and a fifth of its words.
    """
    breaks = np.zeros(len(text.words), dtype=np.bool_)
    breaks[list(text.breaks)] = True
    line = np.cumsum(breaks)
    speaks: Truths = np.logical_or.reduce(rows.T[SPEAKING])
    if ":" in text.words:
        speaks[[at for at, word in enumerate(text.words) if word == ":"]] = True
    heard = np.bincount(line[speaks], minlength=len(text.breaks) + 1) > 0
    kept = np.flatnonzero(heard[line] & ~breaks)
    lengths = np.bincount(line[kept])
    return kept, lengths[lengths > 0]


def _look_around(layer: Layer, hidden: Floats, reach: int, first: Truths, last: Truths) -> None:
    """Adds what the layer makes of each row and those `reach` before and after it, else zeros.

    `first` and `last` are the rows that have none before or after them in their paragraph.
    """
    count, width = hidden.shape
    framed = np.zeros((count + 2 * reach, width), dtype=np.float32)
    framed[reach : reach + count] = hidden
    for start in range(0, count, _BLOCK):
        end = min(start + _BLOCK, count)
        rows = np.hstack([framed[start + at : end + at] for at in (0, reach, 2 * reach)])
        rows[first[start:end], :width] = 0
        rows[last[start:end], 2 * width :] = 0
        hidden[start:end] += layer(rows)


def _spans(
    text: Words, kept: Sequence[int], tags: Integers, sure: Floats
) -> tuple[LabelledSpan, ...]:
    spans: list[LabelledSpan] = []
    begun = 0
    score = sure.tolist()
    tagged = np.flatnonzero(tags)
    for at, number in zip(tagged.tolist(), tags[tagged].tolist(), strict=True):
        tag = ROLE_TAGS[number]
        if tag[0] in "BU":
            begun = at
        if tag[0] in "LU":
            start, end = text.starts[kept[begun]], text.ends[kept[at]]
            spans.append(LabelledSpan(start, end, tag[2:], min(score[begun], score[at])))
    return tuple(spans)


def load_role_tagger(folder: Path) -> RoleTagger | None:
    """Loads the tagger in `folder`, or returns `None` where there is none."""
    if not (folder / "roles.npz").exists():
        return None
    meta = json.loads((folder / "roles.json").read_text(encoding="utf-8"))
    with np.load(folder / "roles.npz") as stored:
        arrays = {key: stored[key].astype(np.float32) for key in stored.files}
    return RoleTagger(_role_weights(meta, arrays), meta["version"])


def _role_weights(meta: Mapping[str, Any], arrays: Mapping[str, Floats]) -> RoleWeights:
    seeds, reach = meta["hash_seeds"], tuple(meta["reach"])
    tables = tuple((seed, arrays[f"table_{n}"]) for n, seed in enumerate(seeds))
    scored = legal()
    chain = Chain(scored.transitions + arrays["transitions"], scored.begins, scored.ends)
    return RoleWeights(
        words=EncoderWeights(tables, _layer("embed", arrays), (), ()),
        first=_layer("first", arrays),
        layers=tuple(_layer(f"layer_{n}", arrays) for n in range(len(reach))),
        reach=reach,
        head=arrays["head"],
        head_bias=arrays["head_bias"],
        chain=chain,
    )


def _layer(name: str, arrays: Mapping[str, Floats]) -> Layer:
    return Layer(*(arrays[f"{name}_{part}"] for part in ("w", "b", "g", "o")))
