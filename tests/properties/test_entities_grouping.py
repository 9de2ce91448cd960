"""What holds for entities of every text and every set of spans a model might return."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import find, given
from hypothesis import strategies as st

from worker.article import ENTITY_TYPES, Annotation, Entity, LabelledSpan, Span
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


_WOMEN, _MEN = ("Maria", "Susan"), ("Robert", "David")
_SURNAMES = ("Brisk", "Voss")
_FORMS = ("{given} {surname}", "{surname}", "{given}", "Mr. {surname}", "Mrs. {surname}")


@st.composite
def crowds(draw: st.DrawFn) -> tuple[str, list[LabelledSpan]]:
    """An article that names people of two families in full, by surname, given name and title."""
    text, spans = "", []
    mentions = st.tuples(
        st.sampled_from(_WOMEN + _MEN), st.sampled_from(_SURNAMES), st.sampled_from(_FORMS)
    )
    for given_name, surname, form in draw(st.lists(mentions, min_size=2, max_size=12)):
        exact = form.format(given=given_name, surname=surname)
        spans.append(LabelledSpan(len(text), len(text) + len(exact), "PERSON"))
        text += f"{exact} spoke to the harbour board. "
    return text, spans


def full_names(entity: Entity) -> set[str]:
    return {m.exact for m in entity.mentions if " " in m.exact}


@given(crowds())
def test_two_people_are_never_one(given_text: tuple[str, list[LabelledSpan]]) -> None:
    """No entity has two full names, and every full name is that of one entity."""
    named = [full_names(entity) for entity in group(*given_text)]

    assert all(len(names) <= 1 for names in named)
    assert sum(map(len, named)) == len(set().union(*named))


@given(crowds())
def test_a_surname_alone_means_somebody_of_that_name(
    given_text: tuple[str, list[LabelledSpan]],
) -> None:
    """If the article names one of the family in full; a given name means somebody who has it."""
    for entity in group(*given_text):
        for mention in entity.mentions:
            assert mention.exact in entity.name


@given(crowds())
def test_a_title_is_never_that_of_the_other_sex(
    given_text: tuple[str, list[LabelledSpan]],
) -> None:
    """`Mrs. Brisk` is no Robert, and `Mr. Brisk` no Maria."""
    text, spans = given_text

    for entity in group(text, spans):
        titles = {text[max(0, m.start - 5) : m.start].split(" ")[-2:][0] for m in entity.mentions}
        assert not ("Mrs." in titles and entity.name.startswith(_MEN))
        assert not ("Mr." in titles and entity.name.startswith(_WOMEN))


@given(st.one_of(annotated(), crowds()), st.randoms(use_true_random=False))
def test_the_order_of_the_spans_does_not_matter(
    given_text: tuple[str, list[LabelledSpan]], chance: random.Random
) -> None:
    """Any order of the same spans gives the same entities, also where people share a surname."""
    text, spans = given_text
    shuffled = list(spans)
    chance.shuffle(shuffled)

    assert group(text, shuffled) == group(text, spans)


def test_the_crowds_hold_what_is_asked_of_them() -> None:
    """Among them are two people of one surname, both of whom a lone surname joins at some time."""

    def is_shared(given_text: tuple[str, list[LabelledSpan]]) -> bool:
        named = [e for e in group(*given_text) if full_names(e)]
        joined = [e for e in named if any(" " not in m.exact for m in e.mentions)]
        return len(joined) > 1 and len({e.name.split()[1] for e in joined}) == 1

    text, _ = find(crowds(), is_shared)

    assert text.count(" spoke") > 3
