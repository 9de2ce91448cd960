"""Annotated articles as words and tags, in chunks that end at paragraph borders."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from worker.article import ENTITY_TYPES
from worker.model.features import PARAGRAPH, hashes, normal_form
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


@dataclass
class Vocabulary:
    """Remembers the features of every word it has seen."""

    lexicon: Lexicon
    numbers: dict[str, int] = field(default_factory=dict)
    forms: list[str] = field(default_factory=list)
    _ids: np.ndarray | None = None
    _vectors: np.ndarray | None = None

    def number(self, form: str) -> int:
        if form not in self.numbers:
            self.numbers[form] = len(self.forms)
            self.forms.append(form)
        return self.numbers[form]

    def features(self, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        done = 0 if self._ids is None else len(self._ids)
        if done < len(self.forms):
            new = self.forms[done:]
            ids = np.array([hashes(form) for form in new], dtype=np.uint64)
            vectors = self.lexicon.vectors(new).astype(np.float16)
            self._ids = ids if self._ids is None else np.concatenate([self._ids, ids])
            self._vectors = (
                vectors if self._vectors is None else np.concatenate([self._vectors, vectors])
            )
        return self._ids[words], self._vectors[words].astype(np.float32)


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
