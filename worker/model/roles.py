"""Who says what, as tags: CONTENT, SOURCE and CUE spans from a small network of its own.

1. A word's hashed strings give its embedding, a function of the word alone, which is remembered.
2. What the rules read (quotation marks, reporting verbs, their own guess) and the entities come in
   as hints: labelled spans painted on the words.
3. What is read of a paragraph is one sequence: no sentence in which nobody can be heard to speak,
   and not the middle of long quotes in marks.
4. Residual window layers; the best path of a linear chain is the answer.
"""

from __future__ import annotations

import json
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
from worker.model.role_features import FEATURE_SIZES, ROLE_TAGS, features, heard
from worker.model.tokens import Words

__all__ = ["RoleTagger", "legal", "load_role_tagger", "no_lexicon"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]

_FEATURE_COUNT = sum(FEATURE_SIZES)
_OFFSETS = np.cumsum((0, *FEATURE_SIZES[:-1]))
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
        read = [_read(*given) for given in zip(texts, rows, strict=True)]
        keep = [kept.tolist() for kept, _ in read]
        words = [text.words[at] for text, kept in zip(texts, keep, strict=True) for at in kept]
        if not words:
            return [()] * len(texts)
        given = np.concatenate([r[k] for r, (k, _) in zip(rows, read, strict=True)])
        lengths = np.concatenate([lengths for _, lengths in read])
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
            rows = np.zeros((len(block), width + _FEATURE_COUNT), dtype=np.float32)
            rows[:, :width] = block
            rows[np.arange(len(block))[:, None], given[start : start + _BLOCK] + columns] = 1
            block[:] = self._weights.first(rows)
        before = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        after = np.repeat(lengths, lengths) - before - 1
        for layer, reach in zip(self._weights.layers, self._weights.reach, strict=True):
            _look_around(layer, hidden, reach, before < reach, after < reach)
        return hidden @ self._weights.head + self._weights.head_bias


def _read(text: Words, rows: Integers) -> tuple[Integers, Integers]:
    """Returns the words that are read, and how many there are in each line that has any."""
    breaks = np.zeros(len(text.words), dtype=np.bool_)
    breaks[list(text.breaks)] = True
    kept = np.flatnonzero(heard(text.words, rows) & ~breaks)
    lengths = np.bincount(np.cumsum(breaks)[kept])
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
