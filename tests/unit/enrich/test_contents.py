"""Where the record begins and ends what somebody said."""

from __future__ import annotations

import pytest

from worker.article import LabelledSpan, Span
from worker.enrich.contents import behind_listeners, fitted_contents
from worker.enrich.reading import read


def fitted(text: str, content: str) -> list[str]:
    """Returns the contents of a paragraph of which a tagger marked one stretch."""
    reading = read(text, (Span(0, len(text)),))
    start = text.index(content)
    said = [LabelledSpan(start, start + len(content), "CONTENT")]
    rules = [rule for rule in reading.reports if not rule.whole]
    return [text[c.start : c.end] for c in fitted_contents(text, said, rules, reading.marked)]


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        (
            "Lee said on “Harbour Today” that the pier is safe.",
            "“Harbour Today” that the pier is safe",
            "that the pier is safe",
        ),
        (
            "Lee asked if “Harbour Today” that has no pier is safe.",
            "“Harbour Today” that has no pier is safe",
            "“Harbour Today” that has no pier is safe",
        ),
    ],
)
def test_a_content_begins_behind_the_programme_it_was_said_on(
    text: str, content: str, said: str
) -> None:
    """Only where the words before the marks show that it is one."""
    assert fitted(text, content) == [said]


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        (
            "“The pier is shut,” Lee said, according to a witness.",
            "“The pier is shut,” Lee said",
            "“The pier is shut,”",
        ),
        (
            "She says, “Leave the pier,” until they have gone.",
            "“Leave the pier,” until they have gone",
            "“Leave the pier,”",
        ),
        (
            "“The pier is shut,” and the road too, Lee said.",
            "“The pier is shut,” and the road too",
            "“The pier is shut,” and the road too",
        ),
        (
            "Lee called the pier “unsafe,” adding that she would leave.",
            "the pier “unsafe,” adding that she would leave",
            "the pier “unsafe,”",
        ),
        (
            "Lee wants “safe piers,” including the old one.",
            "“safe piers,” including the old one",
            "“safe piers,” including the old one",
        ),
    ],
)
def test_a_quote_ends_with_its_marks_where_the_telling_goes_on(
    text: str, content: str, said: str
) -> None:
    """A comma inside them tells, unless what is said goes on behind it."""
    assert fitted(text, content) == [said]


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        (
            "He asked the waiting crowd, “Is the pier safe?”",
            "the waiting crowd, “Is the pier safe?”",
            "“Is the pier safe?”",
        ),
        (
            "Lee mocked her rivals: “They came by the wrong ferry.”",
            "her rivals: “They came by the wrong ferry.”",
            "“They came by the wrong ferry.”",
        ),
        (
            "Lee said that if she could, “The pier would be shut.”",
            "that if she could, “The pier would be shut.”",
            "that if she could, “The pier would be shut.”",
        ),
        (
            "Lee calls her by a nickname, “Gull.”",
            "her by a nickname, “Gull.”",
            "her by a nickname, “Gull.”",
        ),
        (
            "Lee said the pier was old, “The worst on this coast.”",
            "the pier was old, “The worst on this coast.”",
            "the pier was old, “The worst on this coast.”",
        ),
    ],
)
def test_a_sentence_in_marks_begins_behind_the_noun_phrase_before_it(
    text: str, content: str, said: str
) -> None:
    """A clause before it is said too, and a word is no sentence."""
    assert fitted(text, content) == [said]


@pytest.mark.parametrize(
    ("cue", "content", "said"),
    [
        ("told", "a ferry crew that the pier was shut", "that the pier was shut"),
        ("asked", "the crew why they had left", "why they had left"),
        ("warned", "the crew never to sail at night", "never to sail at night"),
        ("told", "the crew at the pier to wait", "to wait"),
        ("told", "them stories that nobody believed", "them stories that nobody believed"),
        ("asked", "him about a pier that had sunk", "him about a pier that had sunk"),
        ("asked", "the crew to wait", "the crew to wait"),
        ("said", "the crew that sailed was late", "the crew that sailed was late"),
    ],
)
def test_who_was_told_is_no_part_of_what_was_told(cue: str, content: str, said: str) -> None:
    """What follows "that" or a question word was told; of a request the object is a part."""
    text = f"Lee {cue} {content}."
    spans = [LabelledSpan(len(f"Lee {cue} "), len(text) - 1, "CONTENT")]
    cues = [LabelledSpan(4, 4 + len(cue), "CUE")]

    (found,) = behind_listeners(text, spans, cues)

    assert text[found.start : found.end] == said


def test_a_quote_alone_is_a_content_though_no_tagger_saw_it() -> None:
    """Short ones may be titles or words of a list."""
    for text, contents in (("“The pier is safe for everyone.”", 1), ("“The pier is safe.”", 0)):
        reading = read(text, (Span(0, len(text)),))

        assert len(fitted_contents(text, [], reading.reports, reading.marked)) == contents
