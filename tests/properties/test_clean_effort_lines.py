"""Thousands of lines of one kind, no two alike, cost no more than their length.

What compares each line with all others of its kind shows only where the lines differ: alike ones
are found at the first look.
"""

from __future__ import annotations

import contextlib

import pytest
from support.effort import lines_run
from support.story import FIRST, SECOND, THIRD

from worker.article import RawArticle
from worker.clean.article import clean_article
from worker.errors import ArticleError


def word(number: int) -> str:
    """Returns a word of small letters that only this number has."""
    return "q" + "".join("abcdefghij"[int(digit)] for digit in str(number))


#: `{word}` and `{Word}` are another word in each line, `{number}` its number.
LINES = {
    "paragraphs": "The harbour of {Word} reopened on Monday, the {word} office said.",
    "long paragraphs": "The crane of {Word} was lifted by the men of the {word} town. " * 5,
    "labelled pictures": "Tide {word}: The ferry lies in the mud at the end of the season",
    "captions": "Ferry {word} in port. (Photo by Bo {Word}/AP)",
    "dated captions": "Ferry {word} in port, Tuesday, March 4, 2025. (Kells Wire/Bo {Word})",
    "owned captions": "The ferry {word} lies in the mud [Corvid]",
    "framed captions": "The ferry {word}   lies in the mud",
    "counted captions": "The ferry {word} lies in the mud\n+12",
    "titles": "Mayor {Word} Sells Old Town Hall To Bank Again",
    "titles in capitals": "MAYOR {word} SELLS OLD TOWN HALL TO BANK AGAIN",
    "teasers": "Council asks the owners of the {word} boats to...",
    "subheads": "What {word} means\nThe harbour of {Word} reopened on Monday, the office said.",
    "unfinished lines": "The crane {word} was the last of the works that the county paid",
    "bylines": "By Ana {Word}, Harbour Correspondent",
    "names": "Ana {Word}",
    "lists of names": "Ana {Word}, Bo {Word}, Cid {Word}, Dag {Word}",
    "datelines": "BREVIK, March 4 (Reuters) - The ferry of {Word} sailed on Monday.",
    "places": "LISBON, {Word}",
    "turns": "{Word}: The ferry sailed on Monday with twelve people.",
    "items": "- the {word} crane",
    "numbered items": "{number}. The {word} crane",
    "links": "Read more: The {word} crane of Brevik",
    "arrows": "» Mayor {Word} sells hall",
    "announced links": "Related:\nThe {word} crane of Brevik is sold",
    "addresses": "https://quay.example/{word}",
    "credits": "(Reporting by Ana {Word}; Editing by Bo {Word})",
    "contributors": "Ana {Word} contributed to this report.",
    "dates": "March 4, {number}",
    "time stamps": "Published: March 4, 2025 at 4:{number}",
    "notices": "Copyright {number} {Word} Media. All rights reserved.",
    "notes": "Editor's note: An earlier version of this {word} story misspelled the name.",
    "quotes": "“The {word} crane is late,” said Ana {Word}.",
    "quotes that stay open": "“The {word} crane is late and the council knows it.",
    "wrong marks": "The crane is “late“ and the {word} is ”late”, said Ana {Word}.",
    "social media": "Follow Ana {Word} on Twitter @{word}",
    "posts": "— Ana {Word} (@{word}) March 4, 2024",
    "opinions": "Opinion: Why {word} should sell the crane",
    "sign-offs": "-- Ana {Word}",
    "authors presented": "Ana {Word} is the harbour correspondent of The Brevik Herald.",
    "companies": "About {Word} Quays\n{Word} Quays is a builder of harbours.",
    "contacts": "Ana {Word}\n(555) 555-0142",
    "tags": "Tags: {word}, ferry",
    "words": "{word}",
    "repeats": "The {word} crane of the harbour was lifted again today.\n" * 2,
    "fragments": "The crane is late. to {word}. The ferry sailed.",
    "fields of a form": "Sign up for our newsletter\n{word}\nEmail *",
    "code": "var {word} = function() {{ return {number}; }};",
    "cells": "{Word} | The Quay | News",
}


def lines_of(kind: str, count: int) -> list[str]:
    """Returns so many lines of a kind."""
    return [
        LINES[kind].format(word=word(i), Word=word(i).capitalize(), number=i) for i in range(count)
    ]


def effort(lines: list[str]) -> int:
    """Counts the lines of Python that cleaning runs: lines above, inside and behind a story."""
    third = len(lines) // 3
    text = "\n".join(
        [*lines[:third], FIRST, SECOND, *lines[third : 2 * third], THIRD, *lines[2 * third :]]
    )

    def clean() -> None:
        with contextlib.suppress(ArticleError):
            clean_article(RawArticle(text=text), any_language=True)

    return lines_run(clean)


@pytest.mark.parametrize("kind", LINES)
def test_twice_the_lines_are_at_most_twice_the_work(kind: str) -> None:
    """No line is compared with all the others, whatever it looks like."""
    effort(lines_of(kind, 12))
    small, large = effort(lines_of(kind, 300)), effort(lines_of(kind, 600))

    assert large <= 2.2 * small + 2_000
