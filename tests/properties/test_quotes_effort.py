"""Looking for quotes costs no more than the length of the text, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.effort import lines_run

from worker.article import Annotation, LabelledSpan, Span
from worker.enrich.attribution import find_quotes

HOSTILE: dict[str, Callable[[int], str]] = {
    "marks in a row": lambda n: '"“‘”’"\'' * (n // 7),
    "openers": lambda n: "“ " * (n // 2),
    "one sentence of quotes": lambda n: "“It rained,” said " * (n // 18),
    "one sentence of reports": lambda n: "said that he said " * (n // 18),
    "brackets that never close": lambda n: "(Reporting by Ann Lee; " * (n // 23),
    "quotes": lambda n: "“It rained,” said Ann Lee. " * (n // 27),
    "names": lambda n: "Ann Lee, " * (n // 9),
}


def effort(text: str) -> int:
    """Counts the lines of Python that looking for quotes runs."""
    return lines_run(lambda: find_quotes(text, (Span(0, len(text)),), Annotation(()), ()))


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(kind: str) -> None:
    """Neither an endless sentence nor an endless run of marks is read over and over."""
    make = HOSTILE[kind]

    small, large = effort(make(10_000)), effort(make(20_000))

    assert large <= 2.2 * small + 2_000


def test_what_a_tagger_marks_is_linked_in_linear_time() -> None:
    """A paragraph of a thousand tagged quotes is no thousand times the work of one of a single."""
    unit = "“It rained,” said Ann Lee. "

    def linking(times: int) -> int:
        text = unit * times
        roles = tuple(
            LabelledSpan(len(unit) * n + start, len(unit) * n + end, label)
            for n in range(times)
            for start, end, label in ((0, 12, "CONTENT"), (13, 17, "CUE"), (18, 25, "SOURCE"))
        )
        return lines_run(
            lambda: find_quotes(text, (Span(0, len(text)),), Annotation((), roles=roles), ())
        )

    small, large = linking(400), linking(800)

    assert large <= 2.2 * small + 2_000
