"""What holds for entities of every text and every set of spans a model might return."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from worker.article import ENTITY_TYPES, Annotation, LabelledSpan, Span
from worker.enrich.entities import group_entities

_WORDS = st.sampled_from(
    [
        "Moon",
        "Jae-in",
        "Abe",
        "Shinzo",
        "Ana",
        "Brisk",
        "Leo",
        "WHO",
        "World",
        "Health",
        "Organization",
        "the",
        "President",
        "Mr.",
        "of",
        "Kells",
        "Kells'",
        "Brisk’s",
        "U.S.",
        "United",
        "States",
        "(",
        ")",
        "“",
        "”",
        ",",
        ".",
        "said",
        "2019",
        "Tuesday",
        "🗞️",
        "\n",
        "é",
        "é",
        "Fed",
        "Federal",
        "Reserve",
    ]
)
_TYPES = frozenset(ENTITY_TYPES)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[LabelledSpan]]:
    """A text of such words, and spans over whole or broken words, overlapping as they like."""
    text = " ".join(draw(st.lists(_WORDS, max_size=40)))
    borders = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(borders, borders, st.sampled_from(ENTITY_TYPES)), max_size=15))
    return text, [LabelledSpan(min(a, b), max(a, b), label) for a, b, label in pairs]


def group(text: str, spans: list[LabelledSpan], types: frozenset[str] = _TYPES):  # noqa: ANN201 - a test's shorthand
    annotation = Annotation(tuple(spans))
    return group_entities(
        text, (Span(0, len(text)),), annotation, types=types, published="2019-12-24"
    )


@given(annotated())
def test_mentions_read_as_the_text_reads(given_text: tuple[str, list[LabelledSpan]]) -> None:
    """`text[start:end] == exact`, and no mention is blank or begins or ends with a space."""
    text, spans = given_text

    for entity in group(text, spans):
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.exact == mention.exact.strip() != ""


@given(annotated())
def test_mentions_never_overlap(given_text: tuple[str, list[LabelledSpan]]) -> None:
    """Neither inside an entity nor between two."""
    mentions = sorted((m.start, m.end) for e in group(*given_text) for m in e.mentions)

    assert all(end <= start for (_, end), (start, _) in pairwise(mentions))


@given(annotated(), st.randoms(use_true_random=False))
def test_the_order_of_the_spans_does_not_matter(
    given_text: tuple[str, list[LabelledSpan]], chance: random.Random
) -> None:
    """Any order of the same spans gives the same entities."""
    text, spans = given_text
    shuffled = list(spans)
    chance.shuffle(shuffled)

    assert group(text, shuffled) == group(text, spans)


@given(annotated())
def test_an_entity_counts_itself(given_text: tuple[str, list[LabelledSpan]]) -> None:
    """Count, ids, order and salience agree with the mentions, and the name is one of them."""
    text, spans = given_text

    found = group(text, spans)

    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)
    for entity in found:
        assert entity.count == len(entity.mentions) > 0
        assert entity.name in {" ".join(m.exact.split()) for m in entity.mentions}
        assert 0 <= entity.salience <= 1


@given(annotated(), st.sets(st.sampled_from(ENTITY_TYPES)))
def test_leaving_types_out_changes_no_other_entity(given_text: tuple[str, list[LabelledSpan]], types: set[str]) -> None:  # fmt: skip  # noqa: E501
    """The entities of the wanted types are those of all types, less the others."""
    text, spans = given_text

    some = group(text, spans, frozenset(types))

    every = group(text, spans)
    assert [(e.name, e.mentions) for e in some] == [
        (e.name, e.mentions) for e in every if e.type in types
    ]
