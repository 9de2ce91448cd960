"""The subject of a sentence, for verbs that have none beside them."""

from __future__ import annotations

import pytest

from worker.article import Span
from worker.enrich.subjects import is_phrase, subject_of


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Ann Lee closed the pier, saying", "Ann Lee"),
        ("But the harbour board overruled him and said", "the harbour board"),
        ("In a note on Monday, Rep. Ann Lee answered, saying", "Rep. Ann Lee"),
        ("Hastily, he left, saying", "he"),
        ("The Lees' dog barked, suggesting", "The Lees' dog"),
        ("The United Ports Embassy in Kells closed, saying", "The United Ports Embassy"),
        ("Ferry captain Ann Lee closed the pier, saying", "Ferry captain Ann Lee"),
        ("However, saying", None),
        ("After a while saying", None),
    ],
)
def test_the_subject_is_the_first_noun_phrase_of_the_main_clause(
    sentence: str, subject: str | None
) -> None:
    """Conjunctions, adverbs and leading clauses are passed over; unsure is nobody."""
    found = subject_of(sentence, 0, sentence.rfind(" "))

    assert (sentence[found.start : found.end] if found else None) == subject


@pytest.mark.parametrize("words", ["However", "this month", "Hastily", "In", "--", "December"])
def test_what_can_name_nobody_is_no_phrase(words: str) -> None:
    """Adverbs, prepositions and times speak of nobody."""
    assert not is_phrase(words, Span(0, len(words)))


@pytest.mark.parametrize("words", ["Ann Lee", "the board", "Officials", "one engineer"])
def test_what_can_name_somebody_is_a_phrase(words: str) -> None:
    """Names, roles and groups may speak."""
    assert is_phrase(words, Span(0, len(words)))
