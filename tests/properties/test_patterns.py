"""No pattern of the program can be made slow by a text that nearly matches it."""

from __future__ import annotations

import re

import pytest
from support.patterns import double_cuts, patterns_of

import worker

PATTERNS = {pattern.pattern: (name, pattern) for name, pattern in patterns_of(worker)}


@pytest.mark.parametrize(
    "pattern", [pattern for _, pattern in PATTERNS.values()], ids=[n for n, _ in PATTERNS.values()]
)
def test_no_pattern_repeats_what_can_be_cut_in_two_ways(pattern: re.Pattern[str]) -> None:
    """What ends one turn of a repeat never also goes on with it: `(?:[a-z ]+ )+` would hang."""
    assert not double_cuts(pattern)


@pytest.mark.parametrize(
    ("slow", "quick"),
    [
        (r"(?:[a-z ]+ )+x", r"(?:[a-z]+ )+x"),
        (r"(?:\d+,?)+x", r"(?:\d+,)+x"),
        (r"(?:a|b*)+c", r"[ab]*c"),
        (r"(?:\s*(?:,\s*)?\w\s*)*x", r"(?:\s*(?:,\s*)?\w)*x"),
    ],
)
def test_a_slow_pattern_is_found(slow: str, quick: str) -> None:
    """The check tells a pattern that hangs from one that matches the same at once."""
    assert double_cuts(re.compile(slow))
    assert not double_cuts(re.compile(quick))
