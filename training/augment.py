"""Small changes to chunks, so that headlines, capitals and datelines do not surprise the network."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus import Chunk, Vocabulary
from marginals import one_hot
from silver import compress

from worker.article import ENTITY_TYPES
from worker.model.features import normal_form
from worker.model.labels import BEGIN, IN, LAST, OUTSIDE, UNIT

#: Chances of a chunk in capitals, in headline case, in lower case, and of an added dateline.
UPPER, TITLE, LOWER, DATELINE = 0.025, 0.015, 0.01, 0.12
AGENCIES = (
    "AP",
    "Reuters",
    "REUTERS",
    "AFP",
    "Xinhua",
    "Bloomberg",
    "UPI",
    "ANI",
    "PTI",
    "dpa",
    "CNN",
)
GPE, ORG = ENTITY_TYPES.index("GPE"), ENTITY_TYPES.index("ORG")


@dataclass
class Augment:
    """Changes a chunk now and then; `places` are pairs of city and country."""

    vocabulary: Vocabulary
    places: list[tuple[str, str]]

    def __call__(self, chunk: Chunk, rng: np.random.Generator) -> Chunk:
        if chunk.first and rng.random() < DATELINE:
            chunk = self._with_dateline(chunk, rng)
        chance = rng.random()
        for share, change in ((UPPER, str.upper), (TITLE, str.title), (LOWER, str.lower)):
            if chance < share:
                return self._in_case(chunk, change)
            chance -= share
        return chunk

    def _in_case(self, chunk: Chunk, change) -> Chunk:
        forms = [change(self.vocabulary.forms[word]) for word in chunk.words]
        return Chunk(self._numbers(forms), chunk.tags, chunk.soft, chunk.first)

    def _with_dateline(self, chunk: Chunk, rng: np.random.Generator) -> Chunk:
        city, country = self.places[rng.integers(len(self.places))]
        parts = [(city.upper() if rng.random() < 0.7 else city, GPE)]
        parts += [(",", None), (country, GPE)] if rng.random() < 0.5 else []
        if rng.random() < 0.8:
            parts += [("(", None), (AGENCIES[rng.integers(len(AGENCIES))], ORG), (")", None)]
        parts.append((("-", "--")[rng.integers(2)], None))
        words = [word for text, _ in parts for word in text.split()]
        tags = np.array([tag for text, kind in parts for tag in _tags(len(text.split()), kind)])
        forms = self._numbers([normal_form(word) for word in words])
        joined = np.concatenate([forms, chunk.words])
        if chunk.soft is None:
            return Chunk(joined, np.concatenate([tags, chunk.tags]), first=True)
        soft = tuple(
            np.concatenate(pair) for pair in zip(compress(one_hot(tags)), chunk.soft, strict=True)
        )
        return Chunk(joined, soft=soft, first=True)

    def _numbers(self, forms: list[str]) -> np.ndarray:
        return np.array([self.vocabulary.number(form) for form in forms], dtype=np.int64)


def _tags(words: int, kind: int | None) -> list[int]:
    if kind is None:
        return [OUTSIDE] * words
    if words == 1:
        return [UNIT.start + kind]
    return [BEGIN.start + kind, *[IN.start + kind] * (words - 2), LAST.start + kind]


def cities(folder: Path) -> list[tuple[str, str]]:
    """Returns city and country pairs from the list of cities."""
    with gzip.open(folder / "world_cities.csv.gz", "rt", encoding="utf-8") as lines:
        return [(row["name"], row["country"]) for row in csv.DictReader(lines)]
