"""What a paragraph at the end of an article may change in the quotes before it: nothing but names.

Two things are decided by more than what stands before, for a reason: which marks an article quotes
with (British and American marks can only be told apart by all of it), so that all paragraphs here
have one kind and one of them speaks; and where an unclosed quote ends (the next paragraph says
whether it runs on), so that no quote begins a paragraph that is put behind one.
"""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from worker.article import Annotation, LabelledSpan, Quote, Span
from worker.enrich.attribution import find_quotes
from worker.enrich.entities import group_entities
from worker.enrich.names import name_words

PEOPLE = re.compile(r"(?:Ann |Tomas |Mara )?(?:Lee|Reyes|Okonjo)\b")
PARAGRAPHS = st.sampled_from(
    [
        "“The pier is safe,” Ann Lee said.",
        "“We open at six,” said Tomas Reyes. “Nobody waits.”",
        "Mara Okonjo said the ferry would sail.",
        "“It will stay open,” he said.",
        "She called it “a small miracle”.",
        "“All of us were glad of it.”",
        "Lee met Reyes on the quay.",
        "According to Okonjo, the pier was shut.",
        "REYES: When does the ferry sail?",
        "The town was quiet on Monday.",
        "“The pier never shut, Reyes said.",
    ]
)
SPOKEN = "“The pier is safe,” Ann Lee said."
MARKS = st.sampled_from(["“”", "‘’", '""', "«»"])


def quotes_of(paragraphs: list[str]) -> tuple[Quote, ...]:
    text = "\n\n".join(paragraphs)
    spans = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    people = [LabelledSpan(*m.span(), "PERSON") for m in PEOPLE.finditer(text)]
    annotation = Annotation(tuple(people))
    types = frozenset({"PERSON"})
    entities = group_entities(text, spans, annotation, types=types, published=None)
    return find_quotes(text, spans, annotation, entities)


def standing(quote: Quote) -> tuple[int, int, str, int | None]:
    return quote.start, quote.end, quote.type, quote.speaker.start if quote.speaker else None


def name_of(quote: Quote) -> tuple[str, ...]:
    return name_words(quote.speaker.name) if quote.speaker and quote.speaker.name else ()


@given(st.lists(PARAGRAPHS, min_size=1, max_size=6, unique=True), PARAGRAPHS, MARKS)
def test_a_paragraph_at_the_end_makes_names_fuller_and_changes_nothing_else(
    paragraphs: list[str], added: str, marks: str
) -> None:
    """Spans, types and speakers stay; a name may gain words, and nobody may become somebody."""
    open_end = paragraphs[-1].count("“") > paragraphs[-1].count("”")
    assume(added not in paragraphs and added != SPOKEN)
    assume(not (open_end and added.startswith("“")))
    table = str.maketrans({"“": marks[0], "”": marks[1]})
    given_paragraphs = [part.translate(table) for part in (SPOKEN, *paragraphs)]

    before = quotes_of(given_paragraphs)
    after = quotes_of([*given_paragraphs, added.translate(table)])

    assert [*map(standing, before)] == [*map(standing, after)][: len(before)]
    for short, full in zip(map(name_of, before), map(name_of, after), strict=False):
        assert set(short) <= set(full)
