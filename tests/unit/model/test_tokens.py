"""Tokens are spaCy's, though most are found without asking it and no pipeline of its is loaded."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from worker.model.tokens import Tokenizer

#: What stands around words in news: marks, ends, and what spaCy takes for a part of a word.
FRAMES = ("{}", "{},", "{}.", "“{}”", "({})", "{}’s", "{}-{}", "$5{}", "{}...", "@{}/{}")
WORDS = ("Brevik", "BREVIK", "harbour", "N", "n")
PIECES = st.text("aZé7.,'’“-—/:@()$%\u00a0\u200b", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def english() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer()


def cut(english: Language, text: str) -> list[tuple[str, int]]:
    return [(token.text, token.idx) for token in english(text) if not token.is_space]


def cut_here(tokenizer: Tokenizer, text: str) -> list[tuple[str, int]]:
    (words,) = tokenizer([text])
    return list(zip(words.words, words.starts, strict=True))


@pytest.mark.parametrize("frame", FRAMES)
def test_every_exception_is_cut_as_spacy_cuts_it(
    english: Language, tokenizer: Tokenizer, frame: str
) -> None:
    """`can't`, `a.m.` and the other 1,300 stay what they are, and so do words with no rule."""
    for word in (*WORDS, *english.Defaults.tokenizer_exceptions):
        text = frame.replace("{}", word)
        if len(text.split()) == 1:
            assert cut_here(tokenizer, text) == cut(english, text), text


def test_a_bracket_ends_the_word_before_it(tokenizer: Tokenizer) -> None:
    """Left to spaCy, `Party(KPT` would be one word, the name and its letters."""
    words = [word for word, _ in cut_here(tokenizer, "Kells Party(KPT), mayor(s)")]

    assert words == ["Kells", "Party", "(", "KPT", ")", ",", "mayor(s", ")"]


@given(st.lists(PIECES, min_size=1, max_size=4))
def test_any_piece_is_cut_as_spacy_cuts_it(
    english: Language, tokenizer: Tokenizer, pieces: list[str]
) -> None:
    """Whatever marks, digits and letters come together, in a sentence or alone."""
    text = " ".join("".join(piece.split()) for piece in pieces).strip()

    assert cut_here(tokenizer, text) == cut(english, text)
