"""The encoder does what the network did that training fitted."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from worker.model.encoder import Encoder, mean_rows
from worker.model.features import GROUPS, PARAGRAPH, letter_groups
from worker.model.lexicon import LIST_BITS, Lexicon
from worker.model.stored import read_weights

TRAINING = Path(__file__).parents[3] / "training"
WORDS = ["Ann", "Lee", "of", "Velmora", "met", PARAGRAPH, "reporters", "in", "Tarsk", "(", "0000"]


@pytest.fixture
def lexicon() -> Lexicon:
    """A lexicon in which the first two words have vectors, the third only bits."""
    return Lexicon(
        numbers={"of": 0, "met": 1, "Ann": 2},
        bits=np.array([0, 4096, 5], dtype=np.uint16),
        table=np.array([[127, -60, 3], [9, 127, -127]], dtype=np.int8),
        scales=np.array([0.004, 0.006], dtype=np.float32),
    )


def test_the_package_computes_what_training_computes(
    lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exported weights give the scores of the network, but for half precision on disk."""
    monkeypatch.syspath_prepend(str(TRAINING))  # type: ignore[no-untyped-call]
    network, corpus = import_module("network"), import_module("corpus")
    shape = network.Shape(width=16, hashed=8, grouped=8, reach=(1, 2))
    trained = network.Network(shape, lexicon.width, seed=1)
    import_module("export").export(trained, tmp_path, "1", {})
    vocabulary = corpus.Vocabulary(lexicon)
    lengths = [5, 6]

    numbers = np.array([vocabulary.number(word) for word in WORDS])
    expected = trained.predict(vocabulary.features(numbers), lengths)
    weights = read_weights(tmp_path)
    encoder = Encoder(weights.encoder, lexicon)
    found = encoder.in_place(WORDS, lengths) @ weights.head + weights.head_bias

    assert lexicon.width == 3 + len(LIST_BITS)
    assert np.abs(expected).max() > 0.1
    assert np.allclose(found, expected, atol=0.01)


def test_the_letters_of_a_word_are_averaged() -> None:
    """Each run of rows gives its mean, so that long words weigh no more than short ones."""
    table = np.array([[0, 0], [2, 4], [4, 0]], dtype=np.float32)

    means = mean_rows(table, np.array([1, 2, 2]), np.array([2, 1]))

    assert means.tolist() == [[3, 2], [4, 0]]


def test_letter_groups_are_of_the_word_in_small_letters_with_its_borders() -> None:
    """Case does not count, the place in the word does only at its borders."""
    assert letter_groups("Tarsk") == letter_groups("TARSK")
    assert set(letter_groups("Tarsk")) & set(letter_groups("Velsk"))
    assert len(letter_groups("a")) == 1
    assert len(letter_groups("ab" * 100)) < 80
    assert all(0 <= row < GROUPS for row in letter_groups("\ud800\U0001f600" * 3))
