"""Speakers that stand as labels beside a quote."""

from __future__ import annotations

import pytest

from worker.enrich.labels import speaker_label


@pytest.mark.parametrize(
    ("line", "quote", "name"),
    [
        ("“We open at six.” ― Ann Lee", "“We open at six.”", "Ann Lee"),
        ("“We open at six.”\n— Ann de Lee.", "“We open at six.”", "Ann de Lee"),
        ("“We open at six.” - Ann Lee (mayor)", "“We open at six.”", "Ann Lee"),
        ("“We open at six.” — Ann Lee to the Herald", "“We open at six.”", "Ann Lee"),
        ("“We open at six.” — Ann Lee (@annlee)", "“We open at six.”", None),
        ("All day.\nLEE: We open at six.", "We open at six.", "LEE"),
        ("All day.\nLEE: We open at six.", "LEE: We open at six.", "LEE"),
        ("Lee: ‘We open at six’", "‘We open at six’", "Lee"),
        ("All day.\nNote: “We open at six.”", "“We open at six.”", None),
        ("“We open at six” — and Ann Lee was glad", "“We open at six”", None),
        ("All day “we open at six” — Monday", "“we open at six”", None),
    ],
)
def test_a_label_names_the_speaker(line: str, quote: str, name: str | None) -> None:
    """A signature ends the line; a label begins it, in capitals outside the headline."""
    start = line.index(quote)
    label = speaker_label(line, start, start + len(quote))

    assert (line[label.start : label.end] if label else None) == name
