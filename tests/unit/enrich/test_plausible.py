"""What is done is told apart from what is said, where no marks tell."""

from __future__ import annotations

import pytest

from worker.article import Span
from worker.enrich.plausible import is_speech, is_spoken
from worker.enrich.reports import Report
from worker.enrich.subjects import can_speak


def report(text: str) -> tuple[str, Report]:
    """Returns a sentence without its brackets, and what they hold: (speaker) <cue> [content]."""
    spans: dict[str, Span] = {}
    plain = ""
    for character in text:
        if character in "(<[":
            start = len(plain)
        elif character in ")>]":
            spans[character] = Span(start, len(plain))
        else:
            plain += character
    content = spans["]"]
    return plain, Report(content.start, content.end, 1, spans.get(")"), spans.get(">"), 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "(Ann Lee) <said> [the pier was safe].",
        "(The board) <offered> [to pay for the pier].",
        "(The board) <claimed> [the pier was safe].",
        "(The board) <promised> [that it would pay].",
        "(Ann Lee) <continued> [that the pier was safe].",
        "(Police) <described> [the pier as safe].",
        "[The pier is safe], <according to> (police).",
        "(Those on the pier) <told> her [it was safe].",
    ],
)
def test_words_are_speech(text: str) -> None:
    """A clause, an offer to do something, a description."""
    assert is_speech(*report(text), 0.5, named=False)


@pytest.mark.parametrize(
    "text",
    [
        "(The bank) <offers> [loans for small boats].",
        "(The flood) <claimed> [three lives].",
        "(The ferry) <continues> [to run every hour].",
        "(The company) <reported> [a profit of two million].",
        "They sailed a (boat) of wood <called> [the Hook].",
        "(Seem to) <agree> [that the pier is safe].",
        "(That) <suggests> [the pier is safe].",
        "Boats come to <observe> [the whales off the pier].",
        "They sail <according to> [the weather].",
        "(It) <is fair to say> [that the pier is safe].",
        "Suffice (it) <to say> [the pier is safe].",
        "(Ann Lee) was, <also to say> [the least], loud.",
    ],
)
def test_deeds_are_no_speech(text: str) -> None:
    """Things offered, lives claimed, names given; a speaker that cannot speak."""
    assert not is_speech(*report(text), 0.5, named=False)


def test_whoever_has_a_name_can_speak() -> None:
    """A name may look like an adverb."""
    modly = report("(Modly) <said> [the pier was safe].")

    assert is_speech(*modly, 0.5, named=True)
    assert not is_speech(*modly, 0.5, named=False)


@pytest.mark.parametrize(
    "text",
    [
        "<According to> [“The Long Pier”] by Bo Roe, she left.",
        "“We go,” <wrote> (the authors of the) [“Long Pier Project,”] a plan.",
        "The board held a hearing <titled> [“The Long Pier.”]",
    ],
)
def test_titles_are_not_spoken(text: str) -> None:
    """A source, a part of a noun phrase, a name that is given."""
    assert not is_spoken(*report(text))


@pytest.mark.parametrize(
    "text",
    [
        "<According to> (the board), [“The Pier Is Safe.”]",
        "(Bo Roe) <wrote>, [“The Pier Is Safe.”]",
    ],
)
def test_words_in_capitals_beside_a_verb_are_spoken(text: str) -> None:
    """Who says them stands right before."""
    assert is_spoken(*report(text))


def test_a_likelier_quote_needs_no_clause() -> None:
    """What the tagger is surer of stays."""
    text = "(The minister) <offered> [his view of the pier]."

    assert is_speech(*report(text), 0.9, named=False)
    assert not is_speech(*report(text), 0.4, named=False)


def test_keeping_is_no_saying() -> None:
    """Peace is maintained by deeds, however sure the tagger is."""
    assert not is_speech(*report("(The board) <maintained> [peace on the pier]."), 0.9, named=False)
    assert is_speech(*report("(The board) <maintained> [that the pier is safe]."), 0.9, named=False)


@pytest.mark.parametrize(
    ("phrase", "may"),
    [
        ("Ann Lee", True),
        ("Kelly", True),
        ("officials", True),
        ("about half of the voters", True),
        ("leading economists", True),
        ("53%", True),
        ("emotional", False),
        ("pulled back by three points", False),
        ("coming back", False),
        ("with initial", False),
        ("he will get", False),
        ("who was indicted", False),
        ("This", False),
        ("However", False),
        ("this week", False),
    ],
)
def test_a_phrase_may_be_a_speakers(phrase: str, *, may: bool) -> None:
    """Adjectives, participles, prepositions and demonstratives name nobody."""
    assert can_speak(phrase, Span(0, len(phrase))) is may
