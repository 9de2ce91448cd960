"""The lists of verbs and nouns, and what a user adds to them."""

from __future__ import annotations

import re

import pytest

from worker.article import Annotation, Entity, LabelledSpan, Mention, Quote, Span
from worker.enrich.attribution import find_quotes
from worker.enrich.cues import CUE_FORMS, USUAL, Vocabulary, forms_of, vocabulary_with
from worker.enrich.entities import group_entities


def quotes_of(text: str, vocabulary: Vocabulary, *people: str) -> tuple[Quote, ...]:
    entities = tuple(
        Entity(f"e{number}", name, "PERSON", 1, 1.0, _mentions(text, name))
        for number, name in enumerate(people, 1)
    )
    return find_quotes(text, (Span(0, len(text)),), Annotation(()), entities, vocabulary)


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(Mention(*m.span(), name) for m in re.finditer(name, text))


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("quip", {"quip", "quips", "quipped", "quipping"}),
        ("reply", {"reply", "replies", "replied", "replying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: set[str]) -> None:
    """Irregular, doubled, with -y and with a hissing end."""
    assert set(forms_of(lemma)) == forms
    assert forms <= set(CUE_FORMS)


def test_a_user_adds_a_reporting_verb() -> None:
    """What nobody was known to say is then said by the subject of the new verb."""
    text = "“The pier is safe for everyone,” Ann Lee bellowed from the quay."

    assert quotes_of(text, USUAL, "Ann Lee") == ()
    (quote,) = quotes_of(text, vocabulary_with(("bellow",), ()), "Ann Lee")
    assert quote.cue is not None
    assert quote.cue.exact == "bellowed"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ann Lee"


def test_a_verb_that_addresses_has_its_listener_first() -> None:
    """The class decides where the clause begins."""
    text = "Ann Lee messaged the fishermen that the pier was safe again."

    (quote,) = quotes_of(text, vocabulary_with(("message:address",), ()), "Ann Lee")

    assert quote.exact == "that the pier was safe again"


def test_a_user_adds_a_role_noun() -> None:
    """Who was introduced in the new role is meant by it later."""
    text = "Harbour ombudsman Ann Lee came. “The pier is safe again,” the ombudsman said."

    (before,) = quotes_of(text, USUAL, "Ann Lee")
    (after,) = quotes_of(text, vocabulary_with((), ("ombudsman",)), "Ann Lee")

    assert before.speaker is not None
    assert before.speaker.name is None
    assert after.speaker is not None
    assert after.speaker.name == "Ann Lee"


def test_a_role_noun_of_the_user_joins_another() -> None:
    """What one person is, twice, is one speaker."""
    text = "The historian and ombudsman Ann Lee said: “The pier is safe again.”"

    (before,) = quotes_of(text, USUAL, "Ann Lee")
    (after,) = quotes_of(text, vocabulary_with(role_nouns=("ombudsman",)), "Ann Lee")

    assert before.speaker is not None
    assert before.speaker.exact == "ombudsman Ann Lee"
    assert after.speaker is not None
    assert after.speaker.exact == "The historian and ombudsman Ann Lee"


def test_a_user_adds_a_title() -> None:
    """It stands outside the name, and is the person's role."""
    text = "Vardo Sel Ann Lee opened the pier."
    annotation = Annotation((LabelledSpan(0, 17, "PERSON"),))

    def person(vocabulary: Vocabulary) -> Entity:
        (found,) = group_entities(
            text,
            (Span(0, len(text)),),
            annotation,
            types=frozenset({"PERSON"}),
            published=None,
            vocabulary=vocabulary,
        )
        return found

    assert (person(USUAL).name, person(USUAL).role) == ("Vardo Sel Ann Lee", None)
    titled = person(vocabulary_with(titles=("sel", "vardo")))
    assert (titled.name, titled.role) == ("Ann Lee", "Vardo Sel")


def test_a_title_of_the_user_is_read_before_a_speaker() -> None:
    """What is joined before a name is one title where it ends in one."""
    text = "“The pier is safe again,” said Harbour and Pier Sel Ann Lee."

    (before,) = quotes_of(text, USUAL, "Ann Lee")
    (after,) = quotes_of(text, vocabulary_with(titles=("sel",)), "Ann Lee")

    assert before.speaker is not None
    assert after.speaker is not None
    assert (before.speaker.name, after.speaker.name) == (None, "Ann Lee")


def test_a_known_verb_keeps_its_classes() -> None:
    """Adding "tell" as a verb of phrases does not take its listeners away."""
    assert vocabulary_with(("tell:phrase",), ()).cues["told"] == {"address", "phrase"}


def test_the_same_words_are_the_same_vocabulary() -> None:
    """What was read for the tagger is found again, since vocabularies are compared by identity."""
    assert vocabulary_with(("bellow",), ()) is vocabulary_with(("bellow",), ())
    assert vocabulary_with((), ()) is USUAL
