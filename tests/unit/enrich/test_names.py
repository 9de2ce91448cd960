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
