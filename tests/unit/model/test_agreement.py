"""A word that a text repeats is the same thing throughout, whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from worker.article import ENTITY_TYPES
from worker.model.agreement import agree
from worker.model.labels import BEGIN, LAST, OUTSIDE, TAG_COUNT, UNIT
from worker.model.tokens import Tokenizer, Words

PERSON, ORG = ENTITY_TYPES.index("PERSON"), ENTITY_TYPES.index("ORG")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer()


def scored(texts: list[Words], thoughts: dict[tuple[int, int], dict[int, float]]) -> NDArray[np.float32]:  # fmt: skip  # noqa: E501
    """Returns scores in which every word is outside, but for some words of some texts."""
    scores = np.zeros((sum(len(text.words) for text in texts), TAG_COUNT), dtype=np.float32)
    scores[:, OUTSIDE] = 9
    for (text, word), tags in thoughts.items():
        row = scores[sum(len(t.words) for t in texts[:text]) + word]
        row[:] = 0
        for tag, score in tags.items():
            row[tag] = score
    return scores


def test_a_doubtful_mention_takes_the_label_of_a_sure_one(tokenizer: Tokenizer) -> None:
    """The type is taken over, and each word stays the part of a name that it was."""
    texts = tokenizer(["Ann Brevik spoke. Brevik left."])
    sure = {BEGIN.start + PERSON: 9.0}, {LAST.start + PERSON: 9.0}
    doubtful = {OUTSIDE: 3.0, UNIT.start + ORG: 2.9, UNIT.start + PERSON: 2.0}
    scores = scored(texts, {(0, 0): sure[0], (0, 1): sure[1], (0, 4): doubtful})

    agree(scores, texts)

    assert scores[[0, 1, 4]].argmax(axis=1).tolist() == [
        BEGIN.start + PERSON,
        LAST.start + PERSON,
        UNIT.start + PERSON,
    ]


@pytest.mark.parametrize("text", ["brevik met brevik", "Ed met Ed", "Brevik met Breviks"])
def test_only_names_that_read_alike_agree(tokenizer: Tokenizer, text: str) -> None:
    """Small letters, very short words, and other words say nothing of each other."""
    texts = tokenizer([text])
    scores = scored(texts, {(0, 0): {UNIT.start + PERSON: 9.0}, (0, 2): {OUTSIDE: 3.0}})
    before = scores.copy()

    agree(scores, texts)

    assert np.array_equal(scores, before)


def test_texts_do_not_hear_of_each_other(tokenizer: Tokenizer) -> None:
    """What a word is in one text is nothing to the next."""
    texts = tokenizer(["Brevik spoke", "Brevik grew"])
    scores = scored(texts, {(0, 0): {UNIT.start + PERSON: 9.0}, (1, 0): {UNIT.start + ORG: 3.0}})
    before = scores.copy()

    agree(scores, texts)

    assert np.array_equal(scores, before)
