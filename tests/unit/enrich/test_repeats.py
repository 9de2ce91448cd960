"""Repeated quotes are counted, not repeated."""

from __future__ import annotations

from worker.article import Quote, Speaker
from worker.enrich.repeats import counted

WORDS = "“The pier is safe for everyone,”"


def quote(start: int, exact: str, name: str | None = None, group: str | None = None) -> Quote:
    speaker = Speaker(name, "e1", 0, 1, "x") if name else None
    return Quote("", start, start + len(exact), exact, "direct", speaker, None, 0.9, group)


def test_the_same_words_of_one_speaker_are_one_quote() -> None:
    """Other marks, another stop and a capital make no other quote."""
    first, second = (
        quote(0, WORDS, "Ann Lee"),
        quote(90, '"the pier is safe for everyone."', "Ann Lee"),
    )

    (kept,) = counted([first, second])

    assert (kept.start, kept.occurrences) == (0, 2)


def test_the_repetition_with_a_name_stays() -> None:
    """A headline's quote is that of the paragraph which says who spoke."""
    (kept,) = counted([quote(0, WORDS), quote(90, WORDS, "Ann Lee"), quote(200, WORDS)])

    assert (kept.start, kept.occurrences, kept.id) == (90, 3, "q1")


def test_the_same_words_of_two_speakers_are_two_quotes() -> None:
    """Two people can say the same."""
    found = counted([quote(0, WORDS, "Ann Lee"), quote(90, WORDS, "Tomas Reyes")])

    assert [q.occurrences for q in found] == [1, 1]


def test_short_answers_are_not_counted_together() -> None:
    """Who says “No” twice has answered twice."""
    found = counted([quote(0, "“Not true,”", "Ann Lee"), quote(90, "“Not true,”", "Ann Lee")])

    assert [q.occurrences for q in found] == [1, 1]


def test_a_piece_that_is_left_alone_has_no_group() -> None:
    """The other piece of its group was a repetition."""
    other = "“and it was never closed at all”"
    found = counted(
        [
            quote(0, WORDS, "Ann Lee"),
            quote(90, WORDS, "Ann Lee", group="g2"),
            quote(150, other, "Ann Lee", group="g2"),
        ]
    )

    assert [(q.exact, q.group) for q in found] == [(WORDS, None), (other, None)]
