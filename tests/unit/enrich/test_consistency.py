"""Mentions of one article that help each other to their labels."""

from __future__ import annotations

import pytest
from support.marked import read_marked

from worker.enrich.consistency import make_consistent


def labels(marked: str) -> list[tuple[str, str]]:
    """Makes the spans written as `[exact|LABEL]` consistent."""
    text, spans = read_marked(marked)
    return [(text[s.start : s.end], s.label) for s in make_consistent(text, spans)]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[Corvid|PERSON] grew. We like [Corvid|ORG]. [Corvid|ORG] sank.", "ORG"),
        ("[Corvid|PERSON] grew. We like [Corvid|ORG].", "ORG"),
        ("[Kells|PERSON] slept. We like [Kells|GPE].", "GPE"),
    ],
)
def test_a_string_has_the_label_of_most_of_its_places(marked: str, label: str) -> None:
    """Where a place or a body is as common as a person, it is the place or the body."""
    assert {found for _, found in labels(marked)} == {label}


def test_of_a_person_and_a_people_nothing_is_decided() -> None:
    """Who is as often called a person as a people keeps both."""
    found = labels("[Kaido|PERSON] won. The [Kaido|NORP] cabinet fell.")

    assert found == [("Kaido", "PERSON"), ("Kaido", "NORP")]


def test_a_surname_is_not_the_people_called_alike() -> None:
    """`Ann Kaido` makes no Kaido of the article hers."""
    found = labels(
        "[Ann Kaido|PERSON] won. The [Kaido|NORP] cabinet and a [Kaido|NORP] guest left."
    )

    assert found[1:] == [("Kaido", "NORP"), ("Kaido", "NORP")]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("a school in [Halver|PERSON], near the sea", "GPE"),
        ("a school in [Halver|PERSON]’s town", "PERSON"),
        ("as in [Halver|PERSON] 1:32", "PERSON"),
        ("a school in [Halver|PERSON]. [Halver|PERSON] spoke.", "PERSON"),
        ("trust in [Halver|PERSON], said [Ann Halver|PERSON]", "PERSON"),
    ],
)
def test_what_stands_only_behind_in_is_a_place(marked: str, label: str) -> None:
    """Unless it owns something, is numbered, acts elsewhere, or is part of a person's name."""
    assert labels(marked)[0][1] == label


def test_a_storm_is_no_person() -> None:
    """What a hurricane is called is the storm wherever the article names it."""
    found = labels("Hurricane [Orla|PERSON] nears. [Orla|GPE] may weaken, said [Bo Roe|PERSON].")

    assert found == [("Orla", "MISC"), ("Orla", "MISC"), ("Bo Roe", "PERSON")]
