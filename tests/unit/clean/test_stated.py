"""Dates and words that feeds state beside the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.clean.stated import read_moment, read_words
from worker.codec.schema import load_schema

PUBLISHED = re.compile(load_schema("enriched-article.v1")["properties"]["published"]["pattern"])


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T09:12:00Z", "2026-03-04T09:12:00Z"),
        ("2026-03-04 09:12:00", "2026-03-04T09:12:00"),
        ("2026-03-04 09:12", "2026-03-04T09:12:00"),
        ("2026-03-04T09:12:00.125+0530", "2026-03-04T09:12:00.125+05:30"),
        ("2026-03-04 09:12:00 UTC", "2026-03-04T09:12:00Z"),
        ("2026-03-04T09:12:00-04", "2026-03-04T09:12:00-04:00"),
        ("Wed, 04 Mar 2026 09:12:00 GMT", "2026-03-04T09:12:00Z"),
        ("Wed, 04 Mar 2026 09:12:00 +0200", "2026-03-04T09:12:00+02:00"),
        ("March 4, 2026 9:12 a.m.", "2026-03-04"),
        ("4 March", "--03-04"),
        ("20260304", "2026-03-04"),
        ("20260304T091200Z", "2026-03-04T09:12:00Z"),
        ("2026-3-4", "2026-03-04"),
        ("1772615520", "2026-03-04T09:12:00Z"),
        ("1772615520000", "2026-03-04T09:12:00Z"),
        ("04.03.2026 09:12", "2026-03-04"),
        ("Wed Mar 04 09:12:00 CET 2026", "2026-03-04"),
        ("4 mars 2026", "2026-03-04"),
        ("20261304", None),
        ("2026-13-04", None),
        ("2026-03-04T25:00:00Z", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_given_as_exactly_as_it_was_stated(
    stated: str | None, moment: str | None
) -> None:
    """Neither a zone nor a time of day is made up."""
    assert read_moment(stated) == moment


@given(st.text(max_size=40) | st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d{4})?"))
def test_whatever_is_stated_the_record_holds_a_date_or_nothing(stated: str) -> None:
    """The schema of the record is kept for every input."""
    moment = read_moment(stated)

    assert moment is None or PUBLISHED.search(moment)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("Line &amp;amp; port &#8212; and more", "Line & port — and more"),
        ("  The GenÃ¨ve accord \n holds ", "The Genève accord holds"),
        ("Plain", "Plain"),
        (" \n", None),
        (None, None),
    ],
)
def test_words_are_readable(stated: str | None, words: str | None) -> None:
    """References are resolved and wrong encodings repaired, as in the text."""
    assert read_words(stated) == words
