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
    ],
)
def test_an_opener_that_closes_is_turned(given: str, expected: str) -> None:
    """Inside an open quote, after punctuation, an opening mark becomes a closing one."""
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
        "",
    ],
)
def test_what_is_right_or_open_stays(text: str) -> None:
    """Multi-paragraph quotes, nested marks and apostrophes are not touched."""
    assert not list(mark_repairs(text))
