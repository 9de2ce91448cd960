"""Raw news with the opinions of a teacher, for a small network to learn from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from corpus import Chunk, Vocabulary, chunks_of, read

from worker.model.labels import TAG_COUNT

#: Share of each source's documents that is labelled: much of what is far from the gold corpus or
#: widens it, little of the two sources that fill the raw data.
SHARES = {
    "wikinews": 0.6,
    "bbc_zitros": 0.6,
    "csaguiar_wh": 0.198,
    "digitalgov": 0.144,
    "csaguiar_gn": 0.132,
    "lk_news_digest": 0.114,
    "lk_news": 0.09,
    "news_long_lk": 0.09,
    "lk_pmd": 0.09,
    "allsides": 0.048,
    "congress": 0.018,
}
KEPT_TAGS = 4
BATCH = 40

#: What a teacher says of words: forms and the lengths of texts in, (words x tags) out.
Probabilities = Callable[[Sequence[str], Sequence[int]], np.ndarray]


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


def label(
    texts: Iterable[str], probabilities: Probabilities, vocabulary: Vocabulary
) -> Iterable[Chunk]:
    """Yields the chunks of the texts with what a teacher thinks of them as soft tags."""
    waiting: list[Chunk] = []
    for text in texts:
        waiting += chunks_of({"text": text}, vocabulary, annotated=False)
        if len(waiting) >= BATCH:
            yield from _labelled(waiting, probabilities, vocabulary)
            waiting = []
    if waiting:
        yield from _labelled(waiting, probabilities, vocabulary)


def _labelled(chunks: list[Chunk], probabilities: Probabilities, vocabulary: Vocabulary):
    forms = [vocabulary.forms[word] for chunk in chunks for word in chunk.words]
    lengths = [len(chunk.words) for chunk in chunks]
    found = probabilities(forms, lengths)
    for chunk, rows in zip(chunks, np.split(found, np.cumsum(lengths)[:-1]), strict=True):
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
