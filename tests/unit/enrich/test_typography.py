"""Quotation marks as publishers set them, and marks that quote nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Annotation, Quote, Span
from worker.enrich.attribution import find_quotes


def quotes_of(text: str) -> tuple[Quote, ...]:
    paragraphs = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    return find_quotes(text, paragraphs, Annotation(()), ())


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "‘We don’t want the boys’ club to decide,’ Ann Lee said. ‘It’s their turn.’",
            ["‘We don’t want the boys’ club to decide,’", "‘It’s their turn.’"],
        ),
        (
            "'I don't know why the fishermen's union won't talk,' said Ann Lee.",
            ["'I don't know why the fishermen's union won't talk,'"],
        ),
        (
            "In the '90s nobody came. ’Twas a pity. ‘It's open now,’ said Ann Lee.",
            ["‘It's open now,’"],
        ),
        (
            "Ann Lee said: ‘The boys’ club is “finished”, and we’re glad.’",
            ["‘The boys’ club is “finished”, and we’re glad.’"],
        ),
        (
            "‘He told me “the pier is closed” and left,’ Ann Lee said.",
            ["‘He told me “the pier is closed” and left,’"],
        ),
        (
            "“He told me ‘the pier is closed’ and left,” Ann Lee said.",
            ["“He told me ‘the pier is closed’ and left,”"],
        ),
        ("„We open the pier tomorrow“, Ann Lee said.", ["„We open the pier tomorrow“"]),
        ("« We open the pier tomorrow », Ann Lee said.", ["« We open the pier tomorrow »"]),
        (
            "``We open at six,'' Ann Lee said. ``Nobody waits at all.''",
            ["``We open at six,''", "``Nobody waits at all.''"],
        ),
        ("”We open at six,” Ann Lee said.", ["”We open at six,”"]),
        ('Ann Lee said: "I am not 5\'10"."', ['"I am not 5\'10"."']),
        (
            '"The board is 5\' 10" wide," Ann Lee said. "It fits."',
            ['"The board is 5\' 10" wide,"', '"It fits."'],
        ),
        ('"I am 5\'10", Ann Lee said. "It helps."', ['"I am 5\'10"', '"It helps."']),
        ('"We won by 21", Ann Lee said.', ['"We won by 21"']),
        (
            "“I thought ... well, I thought it was over,” Ann Lee said. “And then …”",
            ["“I thought ... well, I thought it was over,”", "“And then …”"],
        ),
        (
            "Ann Lee’s statement read: “The pier, built in the ’60s, is ‘safe’.”",
            ["“The pier, built in the ’60s, is ‘safe’.”"],
        ),
        ("“Pier is safe,” says mayor", ["“Pier is safe,”"]),
        ("Mayor: “Pier will open on Monday”", ["“Pier will open on Monday”"]),
        ('Ann Lee tweeted: "The pier is OPEN!! #harbour"', ['"The pier is OPEN!! #harbour"']),
        (
            "“Is it safe?” asked Ann Lee. “Yes!” shouted Tomas Reyes.",
            ["“Is it safe?”", "“Yes!”"],
        ),
        (
            "«\u00a0We open the pier tomorrow,\u00a0» Ann Lee said.",
            ["«\u00a0We open the pier tomorrow,\u00a0»"],
        ),
        ("»We open the pier tomorrow«, Ann Lee said.", ["»We open the pier tomorrow«"]),
        (
            "‚We open the pier tomorrow‘, Ann Lee said. ‚Nobody waits.‘",
            ["‚We open the pier tomorrow‘", "‚Nobody waits.‘"],
        ),
        (
            "Ann Lee said: „The so-called ‚night ferry‘ is full.“",
            ["„The so-called ‚night ferry‘ is full.“"],
        ),
        (
            "“She told me, ‘He said, “Go home,” and left,’” Ann Lee said.",
            ["“She told me, ‘He said, “Go home,” and left,’”"],
        ),
        (
            "'It's our own fault,' said Ann Lee, 'and we know it.'",
            ["'It's our own fault,'", "'and we know it.'"],
        ),
        ("“We will —” Ann Lee said, and stopped.", ["“We will —”"]),
        ('"...and then he left," Ann Lee said.', ['"...and then he left,"']),
        ('The plank, 5\'10" long, broke. "It was old," Ann Lee said.', ['"It was old,"']),
        ("She is 5′ 10″ tall. “I am tall,” Ann Lee said.", ["“I am tall,”"]),
        ("In the ‘80s nobody came. “It was empty,” Ann Lee said.", ["“It was empty,”"]),
        ("“I read ‘The Long Pier’ twice,” Ann Lee said.", ["“I read ‘The Long Pier’ twice,”"]),
        ("Ann Lee, nicknamed ‘the Hook’, said: “I am glad.”", ["“I am glad.”"]),
        ("“It is safe,”Ann Lee said.“Nobody was hurt.”", ["“It is safe,”", "“Nobody was hurt.”"]),
        ("“The pier is safe, “harbour master Ann Lee said.", ["“The pier is safe, “"]),
        ("“The pier is safe, “ said harbour master Ann Lee.", ["“The pier is safe, “"]),
    ],
)
def test_marks_of_every_kind_open_and_close_a_direct_quote(text: str, quotes: list[str]) -> None:
    """British, German, French, typewritten, nested, swapped; headlines and tweets."""
    found = quotes_of(text)

    assert [q.exact for q in found] == quotes
    assert {q.type for q in found} == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        'Dwayne "The Rock" Johnson met Earvin ‘Magic’ Johnson on the pier.',
        'The band played "Harbour Lights" before the film "The Long Pier" was shown.',
        'The board is 5\' 10" long, 3" wide and 2′ 6″ deep.',
        "The boys' club and the girls' choir met in the ’60s; rock ’n’ roll was played.",
        'The so-called "experts" have no clue about "fake news".',
    ],
)
def test_nicknames_titles_measures_and_scare_quotes_are_left_alone(text: str) -> None:
    """Nobody is said to have spoken."""
    assert quotes_of(text) == ()


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_speech_over_paragraphs_is_a_quote_for_each(marks: str) -> None:
    """Each paragraph opens anew, only the last one closes, and the speaker is the same."""
    opening, closing = marks
    text = (
        f"{opening}The pier was built in 1904 of oak,{closing} Ann Lee said.\n\n"
        f"{opening}It will stand for another century.\n\n"
        f"{opening}That is why we are here.{closing}\n\nThe crowd left at one."
    )

    found = quotes_of(text)

    assert [q.exact.strip(marks) for q in found] == [
        "The pier was built in 1904 of oak,",
        "It will stand for another century.",
        "That is why we are here.",
    ]
    assert {q.speaker.exact for q in found if q.speaker} == {"Ann Lee"}


WORDS = st.sampled_from(["the pier", "it’s safe", "we can’t wait", "nobody came", "the boys’ club"])
SPEECH = st.lists(WORDS, min_size=1, max_size=4).map(" and ".join)
FRAMES = st.sampled_from(
    ["“{},” Ann Lee said.", "Ann Lee said: “{}.”", "“{},” said Ann Lee. “{}.”", "It was {}."]
)
ARTICLES = st.lists(st.tuples(FRAMES, SPEECH), min_size=1, max_size=5).map(
    lambda parts: "\n\n".join(frame.replace("{}", speech) for frame, speech in parts)
)


@given(ARTICLES, st.sampled_from(['""', "„“", "«»", "“”"]))
def test_the_marks_change_nothing(text: str, marks: str) -> None:
    """The same article has the same quotes whatever its publisher's double marks are."""
    other = text.replace("“", marks[0]).replace("”", marks[1])

    def spans(of: str) -> list[tuple[int, int, str, int]]:
        return [(q.start, q.end, q.type, q.occurrences) for q in quotes_of(of)]

    assert spans(other) == spans(text)
