"""Hostile input costs no more than its length: doubling it at most doubles the work.

Work is counted, not timed: lines of Python run inside the cleaner, plus the characters that its
patterns were asked to look at, are what a slow input would multiply.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from support.effort import lines_run

from worker.article import RawArticle
from worker.clean.article import MAX_TEXT, clean_article
from worker.clean.notes import NOTE, SIGN_UP
from worker.clean.templates import LINK, READ_MORE
from worker.errors import ArticleError, Reason

SENTENCE = "The harbour of Brevik reopened on Monday after two weeks, the office said. "


def word(number: int) -> str:
    """Returns a word of small letters that only this number has."""
    return "q" + "".join("abcdefghij"[int(digit)] for digit in str(number))


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda n: SENTENCE * (n // 70),
    "no spaces": lambda n: "a" * n,
    "entities": lambda n: "&amp;amp;#8217;" * (n // 15),
    "broken entities": lambda n: "&" * n,
    "zero width": lambda n: "a\u200b" * (n // 2),
    "openers": lambda n: ", “a" * (n // 4),
    "closers": lambda n: "” a" * (n // 3),
    "brackets": lambda n: "(" * n,
    "dashes": lambda n: "- " * (n // 2),
    "short lines": lambda n: "a\n" * (n // 2),
    "widgets": lambda n: "Read more\n" * (n // 10),
    "markers": lambda n: "Related:\nA b c d e f\n" * (n // 21),
    "titles": lambda n: "Abc Def Ghi Jkl Mno Pqr Stu\n" * (n // 28),
    "links between": lambda n: (
        f"{SENTENCE * 3}\nMayor Sells Old Town Hall To Bank Again\n" * (n // 270)
    ),
    "names": lambda n: "By " + "Ana " * (n // 4),
    "name lists": lambda n: ("Ana Po " * 50 + " MORE ") * (n // 356),
    "spaces": lambda n: " " * n + SENTENCE,
    "mojibake": lambda n: "â€œ" * (n // 3),
    "lower case stops": lambda n: "abcd. to it. " * (n // 13),
    "tags": lambda n: "<b>a</b>" * (n // 8),
    "open tags": lambda n: "<p " * (n // 3),
    "scripts": lambda n: "<script>" * (n // 8),
    "capitals": lambda n: "THE QUAY IS " * (n // 12),
    "inner spaces": lambda n: f"{SENTENCE}(opens new tab) advertisement{' ' * n}{SENTENCE}",
    "inner tabs": lambda n: f"{SENTENCE}, opens{chr(9) * n}{SENTENCE}",
    "joiners": lambda n: "\u200b\u200d" * (n // 2),
    "right to left": lambda n: "\u202e\u0627\u0644\u202c " * (n // 5),
    "emoji": lambda n: "\U0001f469\u200d\U0001f467 " * (n // 4),
    "accents": lambda n: "a" + "\u0301" * n,
    "figures": lambda n: ("1" * 650 + "x\n") * (n // 650),
    "words in brackets": lambda n: ("[" + "word " * 60 + ".\n") * (n // 300),
    "counts": lambda n: ("5 views" + ",1" * 40 + "!x\n") * (n // 90),
    "labelled lines": lambda n: "".join(
        f"Tide {word(i)}: The ferry lies in the mud at the end of the season\n"
        for i in range(n // 70)
    ),
    "captions": lambda n: "".join(
        f"Ferry {word(i)} in port. (Photo by Bo Roe/AP)\n"
        f"The ferry {word(i)} lies in the mud at the end of the season\n"
        for i in range(n // 110)
    ),
    "cut-off names": lambda n: "Ana. Ana the po. " * (n // 17),
}


def effort(text: str) -> int:
    """Counts the lines of Python that cleaning a text runs."""

    def clean() -> None:
        with contextlib.suppress(ArticleError):
            clean_article(RawArticle(text=text), any_language=True)

    return lines_run(clean)


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_input_is_at_most_twice_the_work(kind: str) -> None:
    """No stage looks back over what it has already seen."""
    make = HOSTILE[kind]
    effort(make(400))
    small, large = effort(make(8_000)), effort(make(16_000))

    assert large <= 2.2 * small + 2_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_megabyte_has_a_clear_result(kind: str) -> None:
    """Each hostile text of a million characters is cleaned or refused with a reason."""
    try:
        cleaned = clean_article(RawArticle(text=HOSTILE[kind](1_000_000)), any_language=True)
    except ArticleError as error:
        outcome: int | Reason = error.reason
    else:
        outcome = len(cleaned.text)

    assert outcome is Reason.NO_TEXT or int(outcome) <= MAX_TEXT


def test_the_long_patterns_have_bounded_repeats() -> None:
    """A pattern without an open-ended repeat of dots cannot run away on one line."""
    for pattern in (LINK, NOTE, READ_MORE, SIGN_UP):
        assert ".*" not in pattern.source
        assert ".+" not in pattern.source
