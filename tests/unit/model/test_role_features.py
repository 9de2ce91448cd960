"""What the role tagger is given."""

from __future__ import annotations

import numpy as np

from worker.article import LabelledSpan, Span
from worker.enrich.reading import hint_spans
from worker.model.role_features import features, heard
from worker.model.tokens import Tokenizer


def test_a_hint_in_which_no_word_begins_changes_no_word() -> None:
    """Labels of rules may cover a part of a word, or white space alone."""
    (words,) = Tokenizer()(["Voss said so.\nShe left."])
    within = [LabelledSpan(6, 7, label) for label in ("CONTENT", "SOURCE", "CUE", "INSIDE")]
    assert np.array_equal(features(words, within, within), features(words, [], []))


def test_hints_are_painted_word_by_word_the_later_over_the_earlier() -> None:
    """The first, inner and last word of a report differ, and a word alone is both ends."""
    (words,) = Tokenizer()(["Voss said ships sail at six."])
    given = [
        LabelledSpan(10, 27, "CONTENT"),
        LabelledSpan(0, 4, "SOURCE"),
        LabelledSpan(5, 9, "CUE"),
    ]
    assert features(words, [], given)[:, 1].tolist() == [8, 12, 1, 2, 2, 3, 0]
    given.append(LabelledSpan(10, 15, "SOURCE"))
    assert features(words, [], given)[:, 1].tolist() == [8, 12, 8, 2, 2, 3, 0]


def test_a_word_knows_how_far_the_verbs_of_its_sentence_are() -> None:
    """Verbs of other sentences are none, and those behind the last word neither."""
    text = "Voss said ships sail. They do."
    (words,) = Tokenizer()([text])
    hints = [
        LabelledSpan(0, 21, "SENTENCE"),
        LabelledSpan(5, 9, "VERB"),
        LabelledSpan(22, 30, "SENTENCE"),
        LabelledSpan(len(text), len(text) + 1, "VERB"),
    ]
    rows = features(words, [], hints)
    assert rows[:, 3].tolist() == [0, 0, 1, 2, 3, 0, 0, 0]
    assert rows[:, 4].tolist() == [1, 0, 0, 0, 0, 0, 0, 0]


def read_words(text: str) -> list[str]:
    """Returns the words that the tagger reads of a text of one paragraph."""
    (words,) = Tokenizer()([text])
    rows = features(words, [], hint_spans(text, (Span(0, len(text)),)))
    read = heard(words.words, rows).tolist()
    return [word for word, kept in zip(words.words, read, strict=True) if kept]


def test_sentences_in_which_nobody_may_speak_are_not_read() -> None:
    """A reporting verb, a quotation mark or a colon is what lets a sentence be read."""
    text = (
        "The pier opened. Voss said it was late. Rain fell. "
        "The pier is “safe”. So: it leaks. It rained."
    )
    expected = "Voss said it was late . The pier is “ safe ” . So : it leaks ."
    assert read_words(text) == expected.split()


def test_of_long_quotes_in_marks_eight_words_at_either_end_are_read() -> None:
    """What is between them is one content with them, so it need not be read."""
    inner = [f"w{at}" for at in range(17)]
    text = f"“{' '.join(inner)},” Voss said."
    assert read_words(text) == ["“", *inner[:8], *inner[10:], ",", "”", "Voss", "said", "."]
    short = f"“{' '.join(inner[:15])},” Voss said."
    assert read_words(short) == ["“", *inner[:15], ",", "”", "Voss", "said", "."]


def test_of_no_words_none_is_read() -> None:
    """A text may be cut into pieces of which one is empty."""
    (words,) = Tokenizer()([""])
    assert heard(words.words, features(words, [], [])).tolist() == []
