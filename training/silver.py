"""Raw news with the averaged opinions of several networks, for one network to learn from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from corpus import Chunk, Vocabulary, chunks_of, read
from marginals import marginals

from worker.model.encoder import Encoder
from worker.model.labels import TAG_COUNT
from worker.model.lexicon import load_lexicon
from worker.model.stored import read_weights

#: Share of each source's documents that is labelled: much of what is far from the gold corpus or
#: widens it, little of the two sources that fill the raw data.
SHARES = {
    "wikinews": 1.0,
    "bbc_zitros": 1.0,
    "csaguiar_wh": 0.33,
    "digitalgov": 0.24,
    "csaguiar_gn": 0.22,
    "lk_news_digest": 0.19,
    "lk_news": 0.15,
    "news_long_lk": 0.15,
    "lk_pmd": 0.15,
    "allsides": 0.08,
    "congress": 0.03,
}
KEPT_TAGS = 4
BATCH = 40


def raw_texts(folder: Path, seed: int) -> Iterable[str]:
    """Yields the drawn texts; documents that overlap a development set stay out."""
    overlap = {
        line.split("\t")[0] for line in (folder / "dev-overlap.tsv").read_text().splitlines()
    }
    chance = random.Random(seed)
    for path in sorted(folder.glob("*.jsonl.gz")):
        for record in read(path):
            if chance.random() < SHARES.get(record["source"], 0) and record["id"] not in overlap:
                yield record["text"]


class Teacher:
    """A trained network as it is stored."""

    def __init__(self, folder: Path) -> None:
        self.weights = read_weights(folder)
        self.encoder = Encoder(self.weights.encoder, load_lexicon(folder))

    def probabilities(self, forms: Sequence[str], lengths: Sequence[int]) -> np.ndarray:
        hidden = self.encoder.in_place(self.encoder.embed(forms), lengths)
        return marginals(hidden @ self.weights.head + self.weights.head_bias, lengths)


def label(
    texts: Iterable[str], teachers: Sequence[Teacher], vocabulary: Vocabulary
) -> Iterable[Chunk]:
    """Yields the chunks of the texts with the teachers' averaged probabilities as soft tags."""
    waiting: list[Chunk] = []
    for text in texts:
        waiting += chunks_of({"text": text}, vocabulary, annotated=False)
        if len(waiting) >= BATCH:
            yield from _labelled(waiting, teachers, vocabulary)
            waiting = []
    if waiting:
        yield from _labelled(waiting, teachers, vocabulary)


def _labelled(chunks: list[Chunk], teachers: Sequence[Teacher], vocabulary: Vocabulary):
    forms = [vocabulary.forms[word] for chunk in chunks for word in chunk.words]
    lengths = [len(chunk.words) for chunk in chunks]
    average = sum(teacher.probabilities(forms, lengths) for teacher in teachers) / len(teachers)
    for chunk, rows in zip(chunks, np.split(average, np.cumsum(lengths)[:-1]), strict=True):
        chunk.soft = compress(rows)
        yield chunk


def write_opinions(path: Path, chunks: Sequence[Chunk], vocabulary: Vocabulary) -> None:
    """Keeps chunks with soft tags; their words are kept as forms."""
    unfinished = path.with_suffix(".part.npz")
    np.savez(
        unfinished,
        forms=np.frombuffer("\n".join(vocabulary.forms).encode(), dtype=np.uint8),
        lengths=[len(chunk.words) for chunk in chunks],
        words=np.concatenate([chunk.words for chunk in chunks]),
        tags=np.concatenate([chunk.soft[0] for chunk in chunks]),
        values=np.concatenate([chunk.soft[1] for chunk in chunks]),
        first=[chunk.first for chunk in chunks],
    )
    unfinished.rename(path)


def read_opinions(path: Path, vocabulary: Vocabulary) -> list[Chunk]:
    """Returns what `write_opinions` kept, with the numbers of this vocabulary."""
    with np.load(path) as kept:
        stored = {name: kept[name] for name in kept.files}
    forms = stored["forms"].tobytes().decode().split("\n")
    words = np.array([vocabulary.number(form) for form in forms])[stored["words"]]
    borders = np.cumsum(stored["lengths"])[:-1]
    parts = [np.split(array, borders) for array in (words, stored["tags"], stored["values"])]
    return [
        Chunk(some, soft=(tags, values), first=bool(first))
        for some, tags, values, first in zip(*parts, stored["first"])
    ]


def compress(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the likeliest tags of each row and their probabilities, which add up to 1."""
    tags = np.argpartition(-rows, KEPT_TAGS, axis=1)[:, :KEPT_TAGS]
    values = np.take_along_axis(rows, tags, axis=1)
    return tags.astype(np.uint8), (values / values.sum(axis=1, keepdims=True)).astype(np.float16)


def expand(soft: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Is the inverse of `compress`, as far as there is one."""
    tags, values = soft
    rows = np.zeros((len(tags), TAG_COUNT), dtype=np.float32)
    np.put_along_axis(rows, tags.astype(np.int64), values.astype(np.float32), axis=1)
    return rows
