"""Single lines that are noise, and body lines that look like them."""

from __future__ import annotations

import pytest

from worker.clean.line_rules import rule_label
from worker.clean.lines import split_lines


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ADVERTISEMENT", "ad_marker"),
        ("Story Continued Below", "ad_marker"),
        ("Share this: Reddit", "nav_related"),
        ("Copy this link", "nav_related"),
        ("Read more", "nav_related"),
        ("READ MORE: Harbour debts explained", "nav_related"),
        ("[read more here]", "nav_related"),
        ("You might also like:", "nav_related"),
        ("RELATED: What the repairs cost", "nav_related"),
        ("1 of 3 |", "nav_related"),
        ("Find all the latest ferry times on our dedicated page.", "nav_related"),
        ("Follow Ana Po on Twitter @anapo", "nav_related"),
        ("The ferry leaves the harbour on Monday. REUTERS/Ana Po/File Photo", "caption"),
        ("The ferry in its dock (Photo: Ana Po)", "caption"),
        ("Ana Po/Getty Images", "caption"),
        ("Cartoon by Ana Po", "caption"),
        ("Interested in Ferries? Add Ferries as an interest to stay up to date", "nav_related"),
        ("This article tagged under: Harbours", "nav_related"),
        ("Play Video 0:56 Ferry leaves the harbour - video", "nav_related"),
        ("Watch the full interview with the captain here .", "nav_related"),
        ("Correction, June 3, 2024: This post misspelled the captain's name.", "other"),
        ("Note at 12:45 p.m. ET. This post was updated.", "other"),
        ("On Twitter: @anapo", "other"),
        ("ana.po@harbour.example", "other"),
        ("Updated at 1:23 p.m.", "timestamp"),
        ("March 4, 202412:45 PM UTCUpdated ago", "timestamp"),
        ("Updated [hour]:[minute] [AMPM] [timezone], [monthFull] [day], [year]", "timestamp"),
        ("date 2019-12-24", "timestamp"),
        ("Please enter a valid email address", "other"),
        ("Sign up to our free weekly harbour newsletter", "other"),
        ("Copyright 2024 Harbour Times. All rights reserved.", "other"),
        ("Editor’s note: This column solely reflects the opinions of the author", "other"),
        ("https://harbour.example/ferry", "other"),
        ("___", "other"),
        ("79,678 views", "other"),
        ("{{ #verifyErrors }}{{ message }}{{ /verifyErrors }}", "other"),
        (".bio-text, .twitter-bio {", "other"),
    ],
)
def test_noise_is_named(line: str, label: str) -> None:
    """Each kind of furniture gets its label."""
    assert label == rule_label(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Read more than a hundred books a year and you will know the harbour, she said.",
        "Sign up is free and takes a minute, she said, and the ferry waits for nobody.",
        "Managing debt",
        "2. Japan completes dominant run",
        "Referee: J Smith",
        "Joining the crew of the ferry",
        "She laughed when she captioned the picture of the ferry for the harbour's museum.",
        "ANA PO: We were never in danger.",
        "“Follow us,” he said.",
        "8:55 p.m.",
        "He spoke on 4 March 2024 in the harbour.",
        "Sens. Ana Po (R) and Bo Li (Ill.) are on the list.",
        "More than half have no lifeboat, a New York Times/CBS News poll found last week.",
        "The report published on Tuesday shows the ferry lost money.",
        "[Laughs]",
        "“Their views are not necessarily the views of the harbour office,” she said.",
        "The flight was planned by the Nordic Aeronautics and Space Administration (NASA).",
        "The corrections cost the harbour a year.",
        "37 17",
    ],
)
def test_body_lines_survive(line: str) -> None:
    """Prose, subheads, results, speakers and live entries stay."""
    assert rule_label(split_lines(line)[0]) is None
