"""Where reporting verbs stand."""

from __future__ import annotations

import pytest

from worker.article import Span
from worker.enrich.cues import USUAL, Vocabulary, vocabulary_with
from worker.enrich.quotes import find_marked
from worker.enrich.sentences import split_sentences
from worker.enrich.verbs import cues_in


def _cues(text: str, vocabulary: Vocabulary = USUAL) -> list[str]:
    paragraph = Span(0, len(text))
    (sentence,) = split_sentences(text, paragraph, find_marked(text, [paragraph]))
    return [text[cue.start : cue.end] for cue in cues_in(text, sentence, vocabulary)]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Mara Voss said the ferry would sail", ["said"]),
        ("MARA VOSS SAID THE FERRY WOULD SAIL", ["SAID"]),
        ("Said Mara Voss: the ferry will sail", ["Said"]),
        ("Ferries sail, according to the board", ["according to"]),
        ("The plan was made according with the rules", []),
        ("A well-said word is no unsaid one, nor is saidly", []),
        ("The board's said-to-be plan failed", []),
        ("“We sail at six,” Voss went on", ["went on"]),
        ("“We sail at six,” they go on", ["go on"]),
        ("They go on foot", []),
        ("The state of the pier is an answer", []),
        ("Critics state that the pier is old", ["state"]),
    ],
)
def test_cues_are_whole_words_that_are_verbs_there(text: str, cues: list[str]) -> None:
    """No part of another word, no noun, and a verb of two words only beside a quote."""
    assert _cues(text) == cues


def test_a_users_verbs_are_found_beside_the_usual_ones() -> None:
    """Also one whose letters begin like those of another verb."""
    vocabulary = vocabulary_with(("saypeat", "bark"))
    assert _cues("Voss barked, saypeated and said that it rained", vocabulary) == [
        "barked", "saypeated", "said",
    ]  # fmt: skip
    assert _cues("Voss barked, saypeated and said that it rained") == ["said"]
