"""Who a speaker's noun phrase means, in articles of a few sentences."""

from __future__ import annotations

import re

import pytest

from worker.article import Annotation, Entity, LabelledSpan, Span
from worker.enrich.attribution import find_quotes
from worker.enrich.coreference import Article
from worker.enrich.entities import group_entities

PEOPLE = (
    "Ann Lee", "Tomas Reyes", "Mara Okonjo", "Peter Lee", "Lee", "Reyes", "Okonjo", "J. B. Marsh",
    "Marsh", "Han Minho",
)  # fmt: skip
ORGANISATIONS = ("Harbour Board", "Ferry Union", "US", "WHO")
QUOTE = "“The pier is safe for everyone,”"


def names(text: str) -> list[str | None]:
    """Returns the names of the speakers of an article's quotes, in order."""
    paragraphs, annotation, entities = annotated(text)
    quotes = find_quotes(text, paragraphs, annotation, entities)
    return [quote.speaker.name if quote.speaker else None for quote in quotes]


def meaning(text: str, phrase: str) -> str | None:
    """Returns the name of whom the last such phrase of a one-sentence article means."""
    _, _, entities = annotated(text)
    start = text.rindex(phrase)
    referent = Article(text, entities, [0], ()).resolve(
        Span(start, start + len(phrase)), Span(len(text), len(text))
    )
    return referent and referent.name


def annotated(text: str) -> tuple[tuple[Span, ...], Annotation, tuple[Entity, ...]]:
    """Returns the paragraphs of an article, its names and its entities."""
    paragraphs = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    found = [
        LabelledSpan(*m.span(), label)
        for label, known in (("PERSON", PEOPLE), ("ORG", ORGANISATIONS))
        for m in re.finditer("|".join(rf"\b{name}\b" for name in known), text)
    ]
    annotation = Annotation(tuple(sorted(found, key=lambda span: span.start)))
    types = frozenset({"PERSON", "ORG"})
    return (
        paragraphs,
        annotation,
        group_entities(text, paragraphs, annotation, types=types, published=None),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{QUOTE} said the board's engineer, Ann Lee.", "Ann Lee"),
        (f"{QUOTE} said owner and editor Ann Lee.", "Ann Lee"),
        (f"A spokeswoman for the Harbour Board, Ann Lee, said: {QUOTE}", "Ann Lee"),
        (f"{QUOTE} said Rep. J. B. Marsh of the coast.", "J. B. Marsh"),
        (f"Ann Lee closed the pier on Monday and said: {QUOTE}", "Ann Lee"),
        (f"In a note to readers, Ann Lee gave her view, saying: {QUOTE}", "Ann Lee"),
        (f"Ann Lee, who runs the Harbour Board, said: {QUOTE}", "Ann Lee"),
        (f"Director of the Harbour Board (HB) Ann Lee said: {QUOTE}", "Ann Lee"),
        (f"Chair and Member of the Harbour Board, Ann Lee, said: {QUOTE}", "Ann Lee"),
        (f"Ports and Coast Minister Ann Lee said: {QUOTE}", "Ann Lee"),
        (f"US Senator Ann Lee said: {QUOTE}", "Ann Lee"),
        (f"Ambassador to the Ferry Union Ann Lee said: {QUOTE}", "Ann Lee"),
        (f"Tomas Reyes was quoted as saying by the Post: {QUOTE}", "Tomas Reyes"),
        (f"Ann Lee was told by Tomas Reyes: {QUOTE}", "Tomas Reyes"),
        (f"Ann Lee was told: {QUOTE}", None),
        (f"{QUOTE} Ann Lee meanwhile said.", "Ann Lee"),
        (f"{QUOTE} said Ann Lee and Tomas Reyes.", None),
        (f"A spokesman for Mayor Ann Lee said: {QUOTE}", None),
        (f"Two senators, Ann Lee and Tomas Reyes, said: {QUOTE}", None),
    ],
)
def test_a_phrase_means_the_person_it_names(text: str, name: str | None) -> None:
    """An apposition, a shared role, a title, a far subject; two people have no one name."""
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Ann Lee met Tomas Reyes on the quay.", "he", "Tomas Reyes"),
        ("Ann Lee met Tomas Reyes on the quay.", "she", "Ann Lee"),
        ("Tomas Reyes spoke of Peter Lee at length.", "he", "Tomas Reyes"),
        ("Tomas Reyes held a Peter Lee rally.", "he", "Tomas Reyes"),
        ("The crew was cheering Peter Lee while Tomas Reyes watched it.", "he", "Tomas Reyes"),
        ("For Peter Lee it was late when Tomas Reyes had left.", "he", "Tomas Reyes"),
        ("A crowd heard Tomas Reyes. His wife, Ann Lee, stood by.", "he", "Tomas Reyes"),
        ("The quay was empty.", "he", None),
        ("Ann Lee was alone on the quay.", "he", None),
    ],
)
def test_a_pronoun_means_the_likeliest_person(before: str, pronoun: str, name: str | None) -> None:
    """Gender first, then the subject; a rally that bears a name, or a wife, is not who spoke."""
    assert names(f"{before}\n\n{QUOTE} {pronoun} said.") == [name]


def test_two_people_have_no_one_name() -> None:
    """Not even where only the second has a role."""
    assert (
        meaning("Ann Lee and coach Tomas Reyes said so.", "Ann Lee and coach Tomas Reyes") is None
    )


def test_nobody_speaks_of_oneself_by_name() -> None:
    """Who is named in the very words that somebody said is hardly that one."""
    before = "Ann Lee met Mara Okonjo on the quay."

    assert names(f"{before}\n\nShe said: “Ann Lee will see to it.”") == ["Mara Okonjo"]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The pier was closed by Ann Lee of Port Hale, the mayor, who said so.", "who", "Ann Lee"),
        ("Ann Lee, the mayor of Port Hale, met the fishermen, who said so.", "who", None),
        ("Ann Lee, of all people, won over those who said so.", "who", None),
        ("Tomas Reyes wrote to Ann Lee, which said a lot.", "which", None),
        ("Tomas Reyes wrote to the Harbour Board, which said so.", "which", "Harbour Board"),
    ],
)
def test_a_relative_pronoun_means_whoever_is_described_before_it(
    text: str, pronoun: str, name: str | None
) -> None:
    """Several people, or a thing, are not the person that the sentence happens to name."""
    assert meaning(text, pronoun) == name


@pytest.mark.parametrize(
    ("before", "phrase", "name"),
    [
        ("The Harbour Board met on Monday.", "the board", "Harbour Board"),
        ("The Harbour Board met on Monday.", "the school board", None),
        ("The Harbour Board met on Monday.", "the council", None),
        ("The Harbour Board said that all was well.", "it", "Harbour Board"),
        ("Ann Lee said that all was well.", "it", None),
        ("The US met the WHO.", "the WHO", "WHO"),
    ],
)
def test_an_organisation_goes_by_the_noun_in_its_name(
    before: str, phrase: str, name: str | None
) -> None:
    """The board is the one board so far; it is the organisation that spoke last."""
    assert names(f"{before}\n\n{QUOTE} {phrase} said.")[-1] == name


def test_who_spoke_last_goes_on_speaking() -> None:
    """Somebody named in between, in passing, does not take over."""
    first = f"{QUOTE} Tomas Reyes said."
    text = f"{first}\n\nA letter to Peter Lee came back.\n\n“It will stay safe,” he said."

    assert names(text) == ["Tomas Reyes", "Tomas Reyes"]


def test_nobody_is_meant_where_two_are_as_likely() -> None:
    """Two people of whom nothing tells he from she give no name."""
    text = f"The quay was shown to Okonjo and Marsh.\n\n{QUOTE} she said."

    assert names(text) == [None]


def test_the_later_of_two_speakers_goes_on() -> None:
    """An earlier one is no likelier for a given name that tells a man."""
    text = f"{QUOTE} Tomas Reyes said.\n\nThe quay is old, Okonjo said.\n\n“It will hold,” he said."

    assert names(text) == ["Tomas Reyes", "Okonjo", "Okonjo"]


def test_a_family_name_that_stands_first_is_no_given_name() -> None:
    """Han is a woman's given name elsewhere."""
    text = f"Tomas Reyes met the crew.\n\nThe quay is old, Han Minho said.\n\n{QUOTE} he said."

    assert names(text)[-1] == "Han Minho"


def test_a_pronoun_may_come_before_its_name() -> None:
    """In a leading clause it is the subject of the main clause."""
    text = "Peter Lee left at noon.\n\nAs he said “the pier is safe”, Tomas Reyes shut the gate."

    assert names(text)[-1] == "Tomas Reyes"


def test_a_courtesy_title_tells_two_people_of_one_surname_apart() -> None:
    """Mrs. Lee is the Lee who is a woman, whoever was named last."""
    text = f"Ann Lee and her brother Peter Lee own the pier.\n\n{QUOTE} Mrs. Lee said."

    assert names(text) == ["Ann Lee"]


def test_a_role_means_the_one_person_who_has_it() -> None:
    """The article said before who the engineer's lawyer is."""
    text = f"Tomas Reyes, a lawyer, came to the quay with Ann Lee.\n\n{QUOTE} the lawyer said."

    assert names(text) == ["Tomas Reyes"]


@pytest.mark.parametrize(
    ("before", "phrase", "name"),
    [
        ("Minister of Ports Ann Lee met Tomas Reyes.", "the minister", "Ann Lee"),
        ("Harbour spokesman DIG Tomas Reyes spoke.", "the spokesman", "Tomas Reyes"),
        ("Ports minister Ann Lee met Tomas Reyes.", "the former minister", "Ann Lee"),
        ("Ports minister Ann Lee met Tomas Reyes.", "the ports minister", "Ann Lee"),
        ("Ports minister Ann Lee met Tomas Reyes.", "the health minister", None),
        (
            "Tomas Reyes, Secretary to the Board, and Ann Lee, the mayor of Kells, met.",
            "the secretary",
            "Tomas Reyes",
        ),
        (
            "Tomas Reyes, Secretary to the Board, and Ann Lee, the mayor of Kells, met.",
            "the mayor",
            "Ann Lee",
        ),
        ("President Tomas Reyes met a guest from Norway.", "the Norwegian president", None),
        ("The prince wrote to Ann Lee.", "the prince", None),
    ],
)
def test_a_role_with_another_field_is_another_person(
    before: str, phrase: str, name: str | None
) -> None:
    """What tells the role apart has to stand near the name, and the role beside it."""
    assert names(f"{before}\n\n{QUOTE} {phrase} said.") == [name]


@pytest.mark.parametrize(
    ("described", "name"),
    [
        ("the mayor of Kells", "Ann Lee"),
        ("who worked as mayor of Kells", "Ann Lee"),
        ("who was hired by the mayor", None),
        ("an engineer whom the mayor had sent", None),
        ("the wife of the mayor", None),
    ],
)
def test_a_role_is_told_before_what_else_is_said_of_somebody(
    described: str, name: str | None
) -> None:
    """Whoever hired or sent somebody is somebody else."""
    assert names(f"Ann Lee, {described}, met the crew.\n\n{QUOTE} the mayor said.") == [name]


def test_a_speaker_before_is_likelier_than_who_is_told_of() -> None:
    """A clause without marks names whom its speaker tells of."""
    text = "Tomas Reyes said the pier was his.\n\nPeter Lee had failed the town, he claimed."

    assert names(text)[-1] == "Tomas Reyes"


def test_a_transcript_gives_each_line_to_the_speaker_before_its_colon() -> None:
    """The label means whoever has that surname."""
    text = "Ann Lee met Tomas Reyes.\n\nREYES: “When do you open?”\n\nLEE: “At six, all week.”"

    assert names(text) == ["Tomas Reyes", "Ann Lee"]


def test_a_surname_means_whoever_was_named_most_before() -> None:
    """A relative who is named once in full does not take the surname over."""
    text = (
        "Peter Lee owns the pier. Peter Lee built it.\n\nHis sister, Ann Lee, lives there.\n\n"
        f"{QUOTE} Lee said."
    )

    assert names(text) == ["Peter Lee"]
