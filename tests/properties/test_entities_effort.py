"""Grouping mentions costs no more than their number, however many names have much in common."""

from __future__ import annotations

import pytest
from support.effort import lines_run
from support.marked import read_marked

from worker.article import ENTITY_TYPES, Annotation, Span
from worker.enrich.entities import group_entities

#: `{name}` is another name in each sentence.
SENTENCES = {
    "given name": "[Ana {name}|PERSON] bought a crane. [Ana|PERSON] left. ",
    "surname": "[{name} Lee|PERSON] bought a crane. [Lee|PERSON] left. ",
    "surnames again": "[Ana {name}|PERSON] bought a crane. [{name}|PERSON] left. ",
    "initials": "[A. {name}|PERSON] bought a crane with [Ana {name}|PERSON]. ",
    "titles": "President [{name}|PERSON] of [{name}land|GPE] bought a crane. ",
    "organisations": "[University of {name}|ORG] bought a crane. [University|ORG] sold it. ",
    "short forms": "[{name} Quay Works|ORG] ([QQW|ORG]) bought a crane. ",
    "places": "[{name}|GPE], [Norway|GPE], bought a crane. ",
}


def effort(kind: str, count: int) -> int:
    """Counts the lines of Python that grouping the names of so many sentences runs."""
    names = ("Q" + "".join("abcdefghij"[int(digit)] for digit in str(n)) for n in range(count))
    text, spans = read_marked("".join(SENTENCES[kind].format(name=name) for name in names))
    annotation = Annotation(tuple(spans))
    types = frozenset(ENTITY_TYPES)
    return lines_run(
        lambda: group_entities(text, (Span(0, len(text)),), annotation, types=types, published=None)
    )


@pytest.mark.parametrize("kind", SENTENCES)
def test_twice_the_names_are_at_most_twice_the_work(kind: str) -> None:
    """A thousand people called Ann are not compared with one another."""
    effort(kind, 10)
    small, large = effort(kind, 400), effort(kind, 800)

    assert large <= 2.2 * small + 2_000
