"""Annotated articles as words and tags, in chunks that end at paragraph borders."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from worker.article import ENTITY_TYPES
from worker.model.features import PARAGRAPH, hashes, letter_groups, normal_form
from worker.model.labels import BEGIN, IN, LAST, UNIT
from worker.model.lexicon import Lexicon
from worker.model.tokens import Tokenizer

CHUNK = 90


@dataclass
class Chunk:
    """Some whole paragraphs: words as numbers of a `Vocabulary`, and hard or soft tags."""

    words: np.ndarray
    tags: np.ndarray | None = None
    soft: tuple[np.ndarray, np.ndarray] | None = None
    first: bool = False


@dataclass(frozen=True)
class Seen:
    """What a network is given of some words: hashed strings, vectors, and groups of letters.

    `groups` and `sizes` describe the distinct words, `places` says which of them each word is.
    """

    ids: np.ndarray
    vectors: np.ndarray
    groups: np.ndarray
    sizes: np.ndarray
    places: np.ndarray


@dataclass
class Vocabulary:
    """Remembers the features of every word it has seen."""

    lexicon: Lexicon
    numbers: dict[str, int] = field(default_factory=dict)
    forms: list[str] = field(default_factory=list)
    _ids: list[np.ndarray] = field(default_factory=list)
    _vectors: list[np.ndarray] = field(default_factory=list)
    _groups: list[np.ndarray] = field(default_factory=list)

    def number(self, form: str) -> int:
        if form not in self.numbers:
            self.numbers[form] = len(self.forms)
            self.forms.append(form)
        return self.numbers[form]

    def vectors(self, words: np.ndarray) -> np.ndarray:
        self._learn()
        return np.stack([self._vectors[word] for word in words]).astype(np.float32)

    def features(self, words: np.ndarray) -> Seen:
        vectors = self.vectors(words)
        distinct, places = np.unique(words, return_inverse=True)
        groups = [self._groups[word] for word in distinct]
        return Seen(
            np.stack([self._ids[word] for word in words]),
            vectors,
            np.concatenate(groups),
            np.array([len(some) for some in groups]),
            places,
        )

    def _learn(self) -> None:
        new = self.forms[len(self._ids) :]
        if new:
            vectors = self.lexicon.vectors(new).astype(np.float16)
            known = self.lexicon.has_vector(vectors)
            self._vectors += list(vectors)
            self._groups += [np.array(letter_groups(form)) for form in new]
            self._ids += [
                np.array(hashes(form, known=there), dtype=np.uint64)
                for form, there in zip(new, known, strict=True)
            ]


_tokenize = Tokenizer()


def read(path: Path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def words_of(text: str):
    """Returns the forms, starts and ends of the tokens the network sees."""
    found = _tokenize([text])[0]
    forms = [word if word == PARAGRAPH else normal_form(word) for word in found.words]
    return forms, found.starts, found.ends


def tags_of(spans, starts, ends) -> np.ndarray:
    """Returns BILUO tags; a span that does not end at word borders grows to them."""
    tags = np.zeros(len(starts), dtype=np.int64)
    starts, ends = np.array(starts), np.array(ends)
    for start, end, label in spans:
        inside = np.flatnonzero((ends > start) & (starts < end))
        if not len(inside) or tags[inside].any():
            continue
        kind = ENTITY_TYPES.index(label)
        if len(inside) == 1:
            tags[inside] = UNIT.start + kind
        else:
            tags[inside] = IN.start + kind
            tags[inside[0]] = BEGIN.start + kind
            tags[inside[-1]] = LAST.start + kind
    return tags


def chunks_of(record: dict, vocabulary: Vocabulary, *, annotated: bool = True) -> list[Chunk]:
    forms, starts, ends = words_of(record["text"])
    words = np.array([vocabulary.number(form) for form in forms], dtype=np.int64)
    tags = tags_of(record["ents"], starts, ends) if annotated else None
    found, at = [], 0
    for border in [i + 1 for i, form in enumerate(forms) if form == PARAGRAPH] + [len(forms)]:
        if border - at >= CHUNK or (border == len(forms) and border > at):
            found.append(
                Chunk(words[at:border], None if tags is None else tags[at:border], first=at == 0)
            )
            at = border
    return found
