"""Which words are taken for reporting verbs."""

from __future__ import annotations

import re

import pytest

from worker.article import Span
from worker.enrich.reading import read


def cues(text: str) -> list[str]:
    """Returns the reporting verbs of a paragraph."""
    return [text[cue.start : cue.end] for cue in read(text, (Span(0, len(text)),)).cues]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report states that the pier is safe.", ["states"]),
        ("Hale News reports that the pier is safe.", ["reports"]),
        ("They won in five states of the United States.", []),
        ("She lost by three percentage points.", []),
        ("Several critical comments about the pier came in.", []),
        ("Lee’s remarks on the pier were short.", []),
    ],
)
def test_plural_nouns_are_no_verbs(text: str, found: list[str]) -> None:
    """An adjective, a number or a possessive before them tells."""
    assert cues(text) == found


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The pier was not safe, he said.", ["The pier was not safe"]),
        ("The pier was not safe, he was quoted as saying.", ["The pier was not safe"]),
        ("After all these years, he vowed to come.", []),
        ("After years on the pier, it continues to stand.", []),
    ],
)
def test_only_verbs_of_saying_stand_behind_what_they_report(text: str, contents: list[str]) -> None:
    """Before “he promised” stands when he did, not what."""
    reports = read(text, (Span(0, len(text)),)).reports

    assert [text[r.start : r.end] for r in reports] == contents


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("The Hale Herald reports:", "The Hale Herald"),
        ("Asked about the pier on Monday, Lee said:", "Lee"),
        ("The pier is closed, according to Ann Lee:", "Ann Lee"),
        ("On Monday the board issued a short statement about the pier:", "the board"),
        ("Harbour master Ann Lee:", "Harbour master Ann Lee"),
        ("The plan for the pier has three parts:", None),
        ("These are the questions:", None),
        ("Ann Lee closed the pier.", None),
    ],
)
def test_a_line_with_a_colon_says_who_speaks_in_the_quote_below(
    line: str, speaker: str | None
) -> None:
    """By a verb, a statement or a name; a second quote below goes on with the first."""
    text = f"{line}\n\n“The pier is safe for everyone.”\n\n“It will open on Friday.”"
    paragraphs = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    reports = read(text, paragraphs).reports

    said = [
        text[r.speaker.start : r.speaker.end] for r in reports if r.speaker and r.start > len(line)
    ]
    assert said == ([speaker] * 2 if speaker else [])


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        (" — Ann Lee", "Ann Lee"),
        ("―Ann Lee, who teaches in Kells", "Ann Lee"),
        (" - Mayor Ann Lee (Kells, 2024)", "Mayor Ann Lee"),
        (" -- Ann Lee to the Hale Herald", "Ann Lee"),
        ("\n— Ann Lee", "Ann Lee"),
        (" — Bank of Kells", "Bank of Kells"),
        (" — Ann Lee (@annlee) March 3, 2024", None),
        (" — Ann Lee loved it", None),
        (" — Monday, in Kells", None),
        (" — and then the lights went out", None),
        (", Ann Lee", None),
    ],
)
def test_whoever_signs_a_quote_that_stands_alone_says_it(behind: str, speaker: str | None) -> None:
    """An account signs a post, in which the quote may be another's."""
    text = f"“The pier is safe for everyone.”{behind}\n\nThe town is glad."
    (report,) = read(text, (Span(0, text.index("\n\n")),)).reports or (None,)

    said = report and report.speaker and text[report.speaker.start : report.speaker.end]
    assert said == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“Blue Harbour” — Ann Lee",
        "“The Long Way to the Pier” — The Hale Herald",
        "“Harbour” — Ann Lee",
        "The pier is “safe for everyone.” — Ann Lee",
    ],
)
def test_titles_and_parts_of_sentences_are_not_signed(text: str) -> None:
    """The first three are by Ann Lee and in the Herald."""
    assert read(text, (Span(0, len(text)),)).reports == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The pier is safe for everyone.”", ["“The pier is safe for everyone.”"]),
        ('"The pier is safe." "And new."', ['"The pier is safe."', '"And new."']),
        ("“The Long Way to the Pier”", []),
        ("‘safe’", []),
        ("The pier is “safe for everyone.”", []),
    ],
)
def test_what_stands_alone_in_marks_is_said_by_somebody(text: str, said: list[str]) -> None:
    """It is not known by whom; a title is not said."""
    reports = read(text, (Span(0, len(text)),)).reports

    assert [(text[r.start : r.end], r.speaker) for r in reports] == [(s, None) for s in said]
