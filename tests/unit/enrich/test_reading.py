"""Which words are taken for reporting verbs."""

from __future__ import annotations

import pytest

from worker.article import Span
from worker.enrich.reading import read


def cues(text: str) -> list[str]:
    """Returns the reporting verbs of a paragraph."""
    return [text[cue.start : cue.end] for cue in read(text, (Span(0, len(text)),)).cues]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report states that the pier is safe.", ["states"]),
        ("Hale News reports that the pier is safe.", ["reports"]),
        ("They won in five states of the United States.", []),
        ("She lost by three percentage points.", []),
        ("Several critical comments about the pier came in.", []),
        ("Lee’s remarks on the pier were short.", []),
    ],
)
def test_plural_nouns_are_no_verbs(text: str, found: list[str]) -> None:
    """An adjective, a number or a possessive before them tells."""
    assert cues(text) == found


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The pier was not safe, he said.", ["The pier was not safe"]),
        ("After all these years, he vowed to come.", []),
        ("After years on the pier, it continues to stand.", []),
    ],
)
def test_only_verbs_of_saying_stand_behind_what_they_report(text: str, contents: list[str]) -> None:
    """Before “he promised” stands when he did, not what."""
    reports = read(text, (Span(0, len(text)),)).reports

    assert [text[r.start : r.end] for r in reports] == contents
