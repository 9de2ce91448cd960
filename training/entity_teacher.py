"""The teacher of the entity network: a pretrained transformer that learned the gold.

Of each word it reads what the small network reads too: its vector and the lists that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from corpus import Chunk, Vocabulary, chunks_of
from fit import target_of
from marginals import marginals
from pretrained import Reader, fine_tune

from worker.article import LabelledSpan
from worker.model.labels import TAG_COUNT
from worker.model.lattice import best_tags
from worker.model.news import spans_of
from worker.model.tokens import Tokenizer

#: Words that the transformer reads as one text, and texts that it reads at once.
LONGEST_PART, TOGETHER = 300, 16
#: Words in a batch while learning, and the chunks among which those of similar length are found.
BATCH, SORTED = 800, 400


class EntityTeacher:
    """Gives the probabilities of entity tags."""

    def __init__(self, vocabulary: Vocabulary, seed: int) -> None:
        self.vocabulary = vocabulary
        self._tokenize = Tokenizer()
        self.reader = Reader(vocabulary.lexicon.width, TAG_COUNT, seed)

    def probabilities(self, forms: Sequence[str], lengths: Sequence[int]) -> np.ndarray:
        """Returns (words x tags) for the words of several texts, one after another."""
        self.reader.eval()
        words = np.array([self.vocabulary.number(form) for form in forms])
        parts = _parts(np.split(words, np.cumsum(lengths)[:-1]))
        order = np.argsort([len(part) for part in parts], kind="stable").tolist()
        scores: dict[int, np.ndarray] = {}
        for at in range(0, len(order), TOGETHER):
            numbers = order[at : at + TOGETHER]
            some = [parts[n] for n in numbers]
            with torch.inference_mode():
                found = self._scores(some).numpy()
            borders = np.cumsum([len(part) for part in some])[:-1]
            scores |= zip(numbers, np.split(found, borders), strict=True)
        return marginals(np.concatenate([scores[n] for n in range(len(parts))]), lengths)

    def spans(self, text: str) -> list[LabelledSpan]:
        """Returns the likeliest entities of a text."""
        chunks = chunks_of({"text": text}, self.vocabulary, annotated=False)
        forms = [self.vocabulary.forms[word] for chunk in chunks for word in chunk.words]
        lengths = [len(chunk.words) for chunk in chunks]
        likely = np.log(self.probabilities(forms, lengths) + 1e-9).astype(np.float32)
        begins = np.cumsum([0, *lengths[:-1]]).astype(np.int64)
        return list(spans_of(self._tokenize([text])[0], best_tags(likely, begins)))

    def fit(self, plan: Sequence[Sequence[Chunk]], log: Callable[[str], None]) -> None:
        """Learns from batches of chunks with hard or soft tags."""
        fine_tune(self.reader.optimizer(), plan, self._learn, log)

    def save(self, path: Path) -> None:
        torch.save(self.reader.state_dict(), path)

    def load(self, path: Path) -> None:
        self.reader.load_state_dict(torch.load(path))

    def _learn(self, batch: Sequence[Chunk]) -> float:
        self.reader.train()
        scores = self._scores([chunk.words for chunk in batch])
        lengths = [len(chunk.words) for chunk in batch]
        targets = np.concatenate([target_of(chunk) for chunk in batch])
        off = (marginals(scores.detach().numpy(), lengths) - targets).astype(np.float32)
        scores.backward(torch.from_numpy(off / len(batch)))
        return float(np.abs(off).sum() / len(off))

    def _scores(self, texts: Sequence[np.ndarray]) -> torch.Tensor:
        vectors = self.vocabulary.vectors(np.concatenate(texts))
        forms = [[self.vocabulary.forms[n] for n in words] for words in _parts(texts)]
        return self.reader(forms, vectors)


def _parts(texts: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Returns the texts in parts that the transformer can read in one piece."""
    return [
        words[at : at + LONGEST_PART]
        for words in texts
        for at in range(0, len(words), LONGEST_PART)
    ]


def batches(chunks: Sequence[Chunk], rng: np.random.Generator) -> list[list[Chunk]]:
    """Returns all the chunks in batches of about `BATCH` words, in chance order."""
    mixed = [chunks[n] for n in rng.permutation(len(chunks))]
    found = [
        batch
        for at in range(0, len(mixed), SORTED)
        for batch in _filled(sorted(mixed[at : at + SORTED], key=lambda c: len(c.words)))
    ]
    return [found[n] for n in rng.permutation(len(found))]


def _filled(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    batch: list[Chunk] = []
    for chunk in chunks:
        batch.append(chunk)
        if sum(len(c.words) for c in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
