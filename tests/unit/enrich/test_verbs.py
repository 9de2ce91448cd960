"""Where reporting verbs stand."""

from __future__ import annotations

import pytest

from worker.article import Span
from worker.enrich.cues import USUAL, Vocabulary, vocabulary_with
from worker.enrich.quotes import find_marked
from worker.enrich.sentences import split_sentences
from worker.enrich.verbs import cues_in, is_passive


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
        ("Omar bin Said, the ferryman, will sail", []),
        ("Mara Al Said left by ferry", []),
        ("Ferries sail, according to the board", ["according to"]),
        ("The plan was made according with the rules", []),
        ("A well-said word is no unsaid one, nor is saidly", []),
        ("The board's said-to-be plan failed", []),
        ("“We sail at six,” Voss went on", ["went on"]),
        ("“We sail at six,” they go on", ["go on"]),
        ("They go on foot", []),
        ("The state of the pier is an answer", []),
        ("Critics state that the pier is old", ["state"]),
        ("Critics question the plan", ["question"]),
        ("Voss highlighted that the pier is old", ["highlighted"]),
        ("The vote highlights a rift", []),
        ("“We sail at six,” Voss fumed", ["fumed"]),
        ("“Is it safe?” Voss pressed", ["pressed"]),
        ("Voss fumed over the pier", []),
        ("“We sail at six,” the board’s press officer said", ["said"]),
        ("The obvious question is who pays", []),
        ("The indictment charges that he lied", ["charges"]),
        ("He was held on murder charges in May", []),
        ("It costs less than, say, a ferry", []),
        ("Needless to say the pier is old", []),
        ("The pier was, to say the least, old", []),
        ("It is hard for me to say that the pier is old", ["say"]),
        ("Residents, who sail daily, say the pier is old", ["say"]),
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


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Voss was told that the ferry had sailed", "told", True),
        ("Voss has often been accused of delay", "accused", True),
        ("Voss is widely described as a sailor", "described", True),
        ("Voss has told them", "told", False),
        ("Voss was saying that it rained", "saying", False),
        ("Voss told them", "told", False),
    ],
)
def test_a_passive_has_a_form_of_to_be_before_it(text: str, verb: str, *, passive: bool) -> None:
    """Adverbs may stand between them."""
    start = text.index(verb)

    assert is_passive(text, Span(start, start + len(verb))) is passive
