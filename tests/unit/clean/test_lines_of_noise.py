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


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Slideshow (15 Images)", "nav_related"),
        ("list 1 of 3 Harbour to close again", "nav_related"),
        ("» Harbour to close again", "nav_related"),
        ("Click to enlarge.", "nav_related"),
        ("+2 More", "nav_related"),
        ("Join our WhatsApp channel", "nav_related"),
        ("View original content to download multimedia: https://wire.example/1", "nav_related"),
        ("Privacy Notice: Newsletters may contain information about ferries.", "other"),
        ("The Harbour Tribune thanks its sponsors. Become one.", "other"),
        ("The post Ferry leaves appeared first on Harbour Post.", "other"),
        ("This is a developing story. Check back for updates.", "other"),
        ("To contact the reporter on this story: Ana Po at apo@harbour.example", "other"),
        ("Published in The Harbour Tribune, March 4th, 2024.", "other"),
        ("Translation by Ana Po", "other"),
        ("AP Harbours: https://news.example/harbours", "other"),
        ("-30-", "other"),
        ("Enditem", "other"),
        ("A ferry leaves the harbour of Brevik. (ABC News: Ana Po)", "caption"),
        ("A ferry leaves the harbour.CREDIT:GETTY", "caption"),
        ("A ferry leaves the harbour. [Ana Po, Standard]", "caption"),
        ("Ana Po/NPR", "caption"),
        ("Ana Po/AP, FILE", "caption"),
        ("Chart: Ana Po / Source: Harbour Office", "caption"),
        ("This advertisement has not loaded yet, but your article continues below.", "ad_marker"),
    ],
)
def test_the_furniture_of_many_houses_is_named(line: str, label: str) -> None:
    """What the sites of wires, papers and broadcasters say around an article."""
    assert label == rule_label(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Listen.",
        "30",
        "“Play!”",
        "Never miss a chance to stay silent in a harbour.",
        "Get in touch with the islands.",
        "(c) all such sums of money as the harbour office may receive by way of loans;",
        "(c) Ferries of the county;",
        "Was this story true?",
        "After the storm the ferry sailed.",
        "In this harbour nobody sleeps.",
        "Why the ferry matters",
        "Produced by the county, the film shows the ferry as it was.",
    ],
)
def test_short_prose_survives(line: str) -> None:
    """A sentence that begins as a button does, or is as short as one, stays."""
    assert rule_label(split_lines(line)[0]) is None
