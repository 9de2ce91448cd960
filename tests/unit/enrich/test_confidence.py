"""How sure a quote is, and what is too little to be one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Annotation, LabelledSpan, Quote, Span
from worker.enrich.attribution import find_quotes
from worker.enrich.confidence import TABLE, calibrated

TEXT = "Ann Lee said the pier was safe for everyone again."
SCORES = st.floats(0, 1)


def tagged(start: int, end: int, score: float) -> tuple[Quote, ...]:
    roles = (
        LabelledSpan(0, 7, "SOURCE", 0.9),
        LabelledSpan(8, 12, "CUE", 0.9),
        LabelledSpan(start, end, "CONTENT", score),
    )
    return find_quotes(TEXT, (Span(0, len(TEXT)),), Annotation((), roles=roles), ())


@pytest.mark.parametrize("kind", TABLE)
def test_the_table_rises(kind: tuple[str, str]) -> None:
    """A quote of a higher score is never less sure."""
    for one, other in pairwise(TABLE[kind]):  # type: ignore[index]
        assert one[0] <= other[0]
        assert one[1] <= other[1]


@given(st.sampled_from(list(TABLE)), SCORES, SCORES)
def test_confidence_is_a_probability_that_rises_with_the_score(
    kind: tuple[str, str], one: float, other: float
) -> None:
    """Also outside the knots and between them."""
    low, high = sorted((one, other))

    before, after = (calibrated(score, *kind) for score in (low, high))  # type: ignore[arg-type]

    assert 0 <= before <= after <= 1


def test_what_the_rules_found_too_is_surer() -> None:
    """The same score means more where the rules read the same clause."""
    (agreed,) = tagged(13, 49, 0.9)
    (alone,) = tagged(18, 49, 0.9)

    assert agreed.confidence > alone.confidence


def test_what_is_more_likely_wrong_is_left_out() -> None:
    """A doubtful phrase that only the tagger saw is no quote."""
    assert tagged(18, 49, 0.2) == ()


def test_a_pronoun_alone_is_no_quote() -> None:
    """What it points to was said elsewhere."""
    text = "The pier, which Ann Lee announced, was safe."
    roles = (
        LabelledSpan(10, 15, "CONTENT", 0.95),
        LabelledSpan(16, 23, "SOURCE", 0.9),
        LabelledSpan(24, 33, "CUE", 0.9),
    )

    assert find_quotes(text, (Span(0, len(text)),), Annotation((), roles=roles), ()) == ()
