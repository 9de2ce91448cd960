"""Wrong-way quotation marks."""

from __future__ import annotations

import pytest

from worker.clean.marks import mark_repairs
from worker.clean.offsets import rewrite


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("“There is no way out, “Po said.", "“There is no way out,” Po said."),
        ("He said “it was not constructive.“", "He said “it was not constructive.”"),
        ("“Go, “ he said.", "“Go,” he said."),
        ("“It sank,” he said. ”We open,” Po said.", "“It sank,” he said. “We open,” Po said."),
    ],
)
def test_a_mark_that_points_the_wrong_way_is_turned(given: str, expected: str) -> None:
    """After punctuation an opening mark closes, and where none is open a closing one opens."""
    text, _ = rewrite(given, mark_repairs(given))

    assert expected == text


@pytest.mark.parametrize(
    "text",
    [
        "“This quote runs on into the next paragraph.",
        "“First,” he said, “and then.”",
        "It’s the ’90s, don’t you know.",
        "He called it “a “so-called” plan” and left.",
        "“Plain.”",
        "He said “no” and left it ”, nobody” knows.",
        "",
    ],
)
def test_what_is_right_or_open_stays(text: str) -> None:
    """Multi-paragraph quotes, nested marks and apostrophes are not touched."""
    assert not list(mark_repairs(text))
