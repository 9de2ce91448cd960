"""What the rules and the tagger say together of a clause with its attribution behind it."""

from __future__ import annotations

from support.records import recorded_quotes

from worker.article import LabelledSpan, Span
from worker.enrich.linking import link_roles
from worker.enrich.reading import read


def quotes_of(text: str) -> list[tuple[str, str | None, str | None]]:
    """Returns the quotes of a text with their speakers' phrases and names."""
    quotes = recorded_quotes(text)
    speakers = [quote["speaker"] or {} for quote in quotes]
    return [
        (quote["exact"], speaker.get("exact"), speaker.get("name"))
        for quote, speaker in zip(quotes, speakers, strict=True)
    ]


def test_a_clause_with_its_attribution_behind_it_is_reported_whole() -> None:
    """All of the sentence before `, officials said` is what they said, its own verbs included."""
    clause = "The two ministers agreed to meet more often despite their quarrel over fish"

    found = quotes_of(f"{clause}, spokeswoman Ida Brandt told reporters.")

    assert found == [(clause, "spokeswoman Ida Brandt", "Ida Brandt")]


def test_a_quote_behind_a_colon_is_taken_out_of_the_clause_before_it() -> None:
    """It has a verb of its own."""
    text = (
        "But Mayor Ida Brandt believes she is above such criticism: “It has to stop,” she said "
        "on Monday in her office."
    )

    assert [exact for exact, _, _ in quotes_of(text)] == [
        "she is above such criticism",
        "“It has to stop,”",
    ]


def test_a_subordinate_clause_reports_nothing_of_the_main_clause() -> None:
    """Its comma ends the report, unless the main clause itself reports."""
    safe = "While Ida Brandt says the pier is safe, nobody in Kells has used it since last May."
    asked = "When she was asked, Ida Brandt said that the pier was safe, the road was not."

    assert [exact for exact, _, _ in quotes_of(safe)] == ["the pier is safe"]
    assert quotes_of(asked)[-1][0] == "that the pier was safe, the road was not"


def test_a_speaker_ends_with_the_sentence() -> None:
    """What begins the next sentence is no part of the phrase."""
    text = (
        "“It is the end of the night ferry as we know it,” said Graham Oxley, the line’s marketing "
        "director. The response has been so promising that the line says it will buy a new ship."
    )

    first = quotes_of(text)[0]

    assert first[1:] == ("Graham Oxley, the line’s marketing director", "Graham Oxley")


def test_a_quote_alone_goes_on_with_the_sentence_before() -> None:
    """Who says that sentence goes on, not whom it tells of."""
    text = (
        "Michael Howell has spoken in Kells.\n\n“The result is a bigger port,” he said. The "
        "Liberals, he said, could cut dues without asking people to pay more. “We can have ships "
        "without losing what makes this coast great.”"
    )

    assert quotes_of(text)[-1][2] == "Michael Howell"


def test_who_stands_beside_the_marks_said_it() -> None:
    """Not who is said to have heard it, whatever the tagger marks."""
    text = "“The pier is shut,” Ida Brandt said, according to the Herald."
    marked = [("“The pier is shut,”", "CONTENT"), ("according to", "CUE"), ("the Herald", "SOURCE")]
    roles = [
        LabelledSpan(text.index(words), text.index(words) + len(words), label)
        for words, label in marked
    ]

    (report,) = link_roles(text, read(text, (Span(0, len(text)),)), roles)

    assert report.speaker is not None
    assert text[report.speaker.start : report.speaker.end] == "Ida Brandt"


def test_nobody_speaks_by_being_told() -> None:
    """The subject of a passive is who was told, and its agent who told."""
    text = "Ida Brandt has been told that the pier is shut."
    roles = [LabelledSpan(11, 24, "CUE"), LabelledSpan(25, len(text) - 1, "CONTENT")]

    (report,) = link_roles(text, read(text, (Span(0, len(text)),)), roles)

    assert report.speaker is None
