"""The noun phrase before a reporting verb."""

from __future__ import annotations

import pytest

from worker.enrich.cues import ROLE_NOUNS
from worker.enrich.phrases import phrase_before


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("Ann Lee, who runs Corvid,", "Ann Lee, who runs Corvid"),
        ("The board last week", "The board"),
        ("Ann Lee on Monday", "Ann Lee"),
        ("The head of the ferry line, Ann Lee, on Monday", "The head of the ferry line, Ann Lee"),
        (
            "After the vote, the head of the ferry line, Ann Lee,",
            "the head of the ferry line, Ann Lee",
        ),
        ("ambassador to the United Ports Ann Lee", "ambassador to the United Ports Ann Lee"),
        ("In a reply to the port Ann Lee", "the port Ann Lee"),
        ("The pier stays shut, organiser the Port Trust", "organiser the Port Trust"),
        ("The pier stays shut, though the Port Trust", "the Port Trust"),
    ],
)
def test_the_phrase_before_a_verb_is_who_speaks(before: str, phrase: str) -> None:
    """With what describes a name, and without the day."""
    found = phrase_before(before, 0, len(before), ROLE_NOUNS)

    assert found is not None
    assert before[found.start : found.end] == phrase
