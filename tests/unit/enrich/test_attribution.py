"""Who said what, sentence by sentence, by the rules alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Annotation, Entity, LabelledSpan, Quote, Span
from worker.enrich.attribution import find_quotes
from worker.enrich.entities import group_entities

PEOPLE = ("Ann Lee", "Tomas Reyes", "Mara Okonjo", "Lee", "Reyes", "Okonjo")
ORGANISATIONS = ("Harbour Board", "Norway")
TYPES = frozenset({"PERSON", "ORG"})


def paragraphs_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))


def annotate(text: str) -> Annotation:
    found: dict[int, LabelledSpan] = {}
    for label, names in (("PERSON", PEOPLE), ("ORG", ORGANISATIONS)):
        for name in names:
            for match in re.finditer(rf"\b{name}\b", text):
                taken = any(s.start <= match.start() < s.end for s in found.values())
                if not taken:
                    found[match.start()] = LabelledSpan(*match.span(), label)
    return Annotation(tuple(sorted(found.values(), key=lambda s: s.start)))


def quotes_of(text: str) -> tuple[Quote, ...]:
    paragraphs, annotation = paragraphs_of(text), annotate(text)
    entities: tuple[Entity, ...] = group_entities(
        text, paragraphs, annotation, types=TYPES, published=None
    )
    return find_quotes(text, paragraphs, annotation, entities)


def said(text: str) -> list[tuple[str, str | None]]:
    return [(q.exact, q.speaker.name if q.speaker else None) for q in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("“The pier is safe,” Ann Lee said.", "“The pier is safe,”", "Ann Lee"),
        ("“The pier is safe,” said Ann Lee.", "“The pier is safe,”", "Ann Lee"),
        ('"The pier is safe," Ann Lee said.', '"The pier is safe,"', "Ann Lee"),
        ("Ann Lee said: “The pier is safe.”", "“The pier is safe.”", "Ann Lee"),
        ("Ann Lee said the pier was safe.", "the pier was safe", "Ann Lee"),
        ("The Harbour Board said the pier was safe.", "the pier was safe", "Harbour Board"),
        ("According to Ann Lee, the pier was safe.", "the pier was safe", "Ann Lee"),
        ("Officials said the pier was safe.", "the pier was safe", None),
        ("“The pier is safe,“ Ann Lee said.", "“The pier is safe,“", "Ann Lee"),
        ("Or, as Ann Lee put it, “The pier is safe.”", "“The pier is safe.”", "Ann Lee"),
    ],
)
def test_a_quote_has_its_span_and_its_speaker(text: str, quote: str, name: str | None) -> None:
    """Direct, inverted, introduced by a colon, reported, by an organisation or by nobody named."""
    found = [(exact.rstrip(".,"), who) for exact, who in said(text)]

    assert (quote.rstrip(".,"), name) in found


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "“It is good to be back,” Ann Lee, dressed in oilskins, told a crowd on the quay.",
            "“It is good to be back,”",
            "Ann Lee",
        ),
        (
            "“Who will pay for the pier?” historian and author Ann Lee told the radio.",
            "“Who will pay for the pier?”",
            "Ann Lee",
        ),
        (
            "Mara Okonjo spoke of the many chores of office: “There is no end to it,” she said.",
            "“There is no end to it,”",
            "Mara Okonjo",
        ),
        (
            "Tomas Reyes lost patience with the owners: “Nobody wants to pay for it.”",
            "“Nobody wants to pay for it.”",
            "Tomas Reyes",
        ),
        ("“You know how it is,” Ann Lee went on.", "“You know how it is,”", "Ann Lee"),
        (
            "Ann Lee left at 6 p.m. “The pier is shut,” Tomas Reyes said.",
            "“The pier is shut,”",
            "Tomas Reyes",
        ),
        ("“The pier is shut,” said Del. Ann Lee of Kells.", "“The pier is shut,”", "Ann Lee"),
        (
            "“Is the pier safe?” Ann Lee, the mayor of Port Hale for nine years, wrote to us.",
            "“Is the pier safe?”",
            "Ann Lee",
        ),
        (
            "“The pier is shut for good,” reported Ann Lee in March.",
            "“The pier is shut for good,”",
            "Ann Lee",
        ),
        ("“Shame!” shouted Ann Lee when Tomas Reyes left.", "“Shame!”", "Ann Lee"),
    ],
)
def test_a_speaker_is_found_at_some_distance(text: str, quote: str, name: str) -> None:
    """A participle or a second role between, a colon far from the verb, verbs of two words."""
    assert (quote, name) in said(text)


def test_the_subject_of_a_message_is_not_its_speaker() -> None:
    """Whose message it is, it does not say."""
    assert said("Her message to the town was: “Wait for the summer.”") == []


def test_a_quote_goes_on_with_whoever_said_the_one_before() -> None:
    """Not with whom that one was said to, though a verb of saying stands beside the name."""
    text = (
        "“Your name is known,” Tomas Reyes told Lee, after Lee had said the crowd was glad. "
        "“I will not let you down.”"
    )

    assert said(text)[-1] == ("“I will not let you down.”", "Tomas Reyes")


@pytest.mark.parametrize(
    "text",
    [
        "At a hearing on “Rise of the Tides,” Ann Lee played a film of it, discussing fish.",
        "Ann Lee said on the radio’s “This Week in Kells” that the pier was safe.",
        "The board, in a film called “The Long Pier,” said that all was well.",
    ],
)
def test_a_title_in_passing_is_no_quote(text: str) -> None:
    """Every word has a capital, and neither verb nor speaker stands beside it."""
    assert [q.exact for q in quotes_of(text) if q.exact.startswith("“")] == []


@pytest.mark.parametrize(
    "text",
    [
        "On “Harbour Today,” Ann Lee said the pier was safe.",
        "In a letter titled “What ports are for,” Ann Lee said the pier was safe.",
        "The keynote, titled “What ports are for,” was long. Ann Lee said the pier was safe.",
    ],
)
def test_a_name_in_marks_is_no_quote(text: str) -> None:
    """What is said stands behind the verb, without marks."""
    assert said(text) == [("the pier was safe", "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ann Lee told “Harbour Today,” “We close at six.”", "“We close at six.”"),
        ("Ann Lee told “Harbour Today” that the pier was safe.", "that the pier was safe"),
        ("Ann Lee said on Sunday's “Harbour Today” that they close.", "that they close"),
        ("Ann Lee said on Monday in Kells that the pier was safe.", "that the pier was safe"),
    ],
)
def test_a_programme_is_no_part_of_what_was_said_on_it(text: str, quote: str) -> None:
    """What is told begins behind the marks of its name."""
    assert said(text) == [(quote, "Ann Lee")]


def test_a_quote_that_never_closes_ends_with_its_paragraph() -> None:
    """The mark that is missing stays missing, and the next paragraph is not drawn in."""
    text = "Ann Lee said: “The pier is safe for all of us.\n\nIt was built in 1904 of oak."

    assert said(text) == [("“The pier is safe for all of us.", "Ann Lee")]


def test_a_split_quote_keeps_its_pieces_together() -> None:
    """Both pieces have the speaker and share a group."""
    first, second = quotes_of("“The pier is safe,” Ann Lee said. “Nobody was hurt there at all.”")

    assert first.group is not None
    assert first.group == second.group
    assert second.speaker is not None
    assert second.speaker.name == "Ann Lee"


def test_a_surname_stands_for_the_fullest_name() -> None:
    """The name is the longest form that the article uses."""
    text = "Mara Okonjo opened the pier.\n\n“It is safe for everyone now,” Okonjo said."

    assert said(text)[-1] == ("“It is safe for everyone now,”", "Mara Okonjo")


def test_a_quote_alone_in_its_paragraph_belongs_to_whoever_spoke_last() -> None:
    """The paragraph before names the speaker."""
    text = "“We are open for business,” Ann Lee said.\n\n“Ships will berth here tomorrow morning.”"

    assert said(text)[-1] == ("“Ships will berth here tomorrow morning.”", "Ann Lee")


@pytest.mark.parametrize(
    "text",
    [
        "Dwayne “The Rock” Johnson walked along the pier.",
        "The board is 5' 10\" wide and two feet long.",
        "The ferrymen's union and the fishermen's wives met at six o'clock.",
        "They sang “Harbour Lights” on the pier.",
    ],
)
def test_marks_that_quote_nobody_are_not_quotes(text: str) -> None:
    """Nicknames, measurements, apostrophes and titles are left alone."""
    assert quotes_of(text) == ()


SENTENCES = st.sampled_from(
    [
        "“The pier is safe,” Ann Lee said.",
        "“We open at six,” said Tomas Reyes. “Nobody waits.”",
        "Mara Okonjo said the ferry would sail.",
        "The Harbour Board met on Monday.",
        "“It never closed, Reyes said.",
        "He called it “a small miracle”.",
        "",
    ]
)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=6).map("\n\n".join)


@given(ARTICLES)
def test_offsets_hold_and_quotes_of_a_type_do_not_overlap(text: str) -> None:
    """Every span says what stands there, and no letter is quoted twice in one way."""
    quotes = quotes_of(text)

    for quote in quotes:
        assert text[quote.start : quote.end] == quote.exact
        if quote.cue:
            assert text[quote.cue.start : quote.cue.end] == quote.cue.exact
        if quote.speaker and quote.speaker.start is not None:
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.exact
        assert 0 <= quote.confidence <= 1
    for one in quotes:
        for other in quotes:
            if one is not other and one.type == other.type:
                assert one.end <= other.start or other.end <= one.start


@given(ARTICLES)
def test_straight_and_curly_marks_give_the_same_quotes(text: str) -> None:
    """Typography is the publisher's choice, not the speaker's."""
    closed = text.replace("“It never closed, Reyes said.", "")
    straight = closed.replace("“", '"').replace("”", '"')

    def spans(of: str) -> list[tuple[int, int, str]]:
        return [(q.start, q.end, q.type) for q in quotes_of(of)]

    assert spans(closed) == spans(straight)


@given(st.text(alphabet="ab “”‘’\"'.,\nS", max_size=80))
def test_no_arrangement_of_marks_breaks_the_reader(text: str) -> None:
    """Whatever the marks do, offsets hold."""
    for quote in quotes_of(text):
        assert text[quote.start : quote.end] == quote.exact
