"""How names are written."""

from __future__ import annotations

import pytest

from worker.enrich.names import trim_name


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Halverton Mayor Tomas Reyes", "PERSON", "Tomas Reyes"),
        ("Japanese Prime Minister Ren Ito", "PERSON", "Ren Ito"),
        ("President Mara Okonjo’s", "PERSON", "Mara Okonjo"),
        ("Dr. Ann Lee", "PERSON", "Ann Lee"),
        ("Billie King", "PERSON", "Billie King"),
        ("the Selby Port Authority", "ORG", "Selby Port Authority"),
    ],
)
def test_titles_articles_and_possessives_stand_outside_a_name(
    text: str, label: str, expected: str
) -> None:
    """A mention holds the name and nothing that stands beside it."""
    start, end = trim_name(text, 0, len(text), label)

    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("said Omar A. Lund today", "Lund", "A. Lund"),
        ("by J. R. Lund", "Lund", "J. R. Lund"),
        ("by T P Lund", "Lund", "T P Lund"),
        ("A Lund spokesman", "Lund", "Lund"),
        ("the U.S. Lund office", "Lund", "Lund"),
    ],
)
def test_initials_right_before_a_name_belong_to_it(text: str, found: str, expected: str) -> None:
    """Letters with stops, or several without, are part of a person's name."""
    begin = text.index(found)
    start, end = trim_name(text, begin, begin + len(found), "PERSON")

    assert text[start:end] == expected
