"""Quotes of machine-translated articles: swapped and stuck marks, orphan words, lost spaces."""

from __future__ import annotations

import pytest
from support.records import recorded_quotes

MINISTERS = """OSLO - The ministers of trade Norway and Sweden, spoke on Friday, and lowered duties.

"Our two countries are old friends and will stay friends, “Minister of Trade Tomas Reyes told \
journalists. "We have much to gain.

"It is a good day for the fishermen, "Ida Brandt said.

There was no comment from the union of fishermen.
"""
COURT = """A court in Bergen has found the former governor guilty.

"The court is satisfied, that the money was taken", judge Ann Lee said ."He knew what he did.

“ I have never taken one coin, “ former governor Tomas Reyes said before the court house.

advertisement

There were 1,200 people on the square.
"""
FLOOD = """Norway's prime minister Mara Okonjo on Tuesday visited the villages.

"The water came at night and people lost everything. We will not leave them, ”she said in Oslo.

According to the ministry of interior, 1,200 houses without electricity.

Mayor Peter Lund, whose town was hit worst, was angry. "Where is the army? “asked Lund.
"""
BANK = """The central bank of Norway kept its rate on Thursday.

"Prices have not yet been beaten, ”governor Ann Lee said in Oslo. "We stay careful".

Read more: Norway's crown falls
"""
RIVER = """Foreign minister Tomas Reyes spoke of the river on Monday.

"A solution is near for both of the banks, "Reyes said.

His Swedish counterpart, Ida Brandt, was more careful: "There is still much work to do. “
"""


def direct(text: str) -> list[tuple[str, str | None]]:
    """Returns the words of the direct quotes, without marks, and the names of their speakers."""
    return [
        (q["exact"].strip('“”", '), q["speaker"]["name"] if q["speaker"] else None)
        for q in recorded_quotes(text)
        if q["type"] == "direct"
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            MINISTERS,
            [
                ("Our two countries are old friends and will stay friends", "Tomas Reyes"),
                ("We have much to gain.", "Tomas Reyes"),
                ("It is a good day for the fishermen", "Ida Brandt"),
            ],
        ),
        (
            COURT,
            [
                ("The court is satisfied, that the money was taken", "Ann Lee"),
                ("He knew what he did.", "Ann Lee"),
                ("I have never taken one coin", "Tomas Reyes"),
            ],
        ),
        (
            FLOOD,
            [
                (
                    "The water came at night and people lost everything. We will not leave them",
                    "Mara Okonjo",
                ),
                ("Where is the army?", "Peter Lund"),
            ],
        ),
        (
            BANK,
            [
                ("Prices have not yet been beaten", "Ann Lee"),
                ("We stay careful", "Ann Lee"),
            ],
        ),
        (
            RIVER,
            [
                ("A solution is near for both of the banks", "Tomas Reyes"),
                ("There is still much work to do.", "Ida Brandt"),
            ],
        ),
    ],
)
def test_damaged_marks_keep_words_and_speakers(
    text: str, quotes: list[tuple[str, str | None]]
) -> None:
    """The speaker is no part of the quote, on whichever side the mark is stuck."""
    assert direct(text) == quotes
