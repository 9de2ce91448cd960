"""What a site says to its readers, and sentences that merely sound like it."""

from __future__ import annotations

import pytest

from worker.article import RawArticle
from worker.clean.article import clean_article

PARAGRAPHS = [
    (
        "The council of Brevik has put off its vote on the new quay until September, after two of"
        " its members asked for another estimate of what the work would cost."
    ),
    (
        "The quay would replace a wooden one that is closed to lorries, and would halve the way to"
        " the hospital for nine thousand people on the eastern bank of the fjord."
    ),
    (
        "The two sides will meet again in June, and until then the old quay will be looked at every"
        " week by divers whom the harbour office pays."
    ),
]


def cleaned(line: str, *, behind: int) -> str:
    lines = [*PARAGRAPHS[:behind], line, *PARAGRAPHS[behind:]]
    return clean_article(RawArticle(text="\n\n".join(lines)), any_language=True).text


@pytest.mark.parametrize(
    "line",
    [
        "You need to enable JavaScript to view this content.",
        "This content is not available due to your privacy preferences.",
        "This video is no longer available.",
        "Error! Sorry, there was an error processing your request.",
        "By signing up you agree to receive emails from the Quay Times.",
        "We care about your data. See our privacy policy.",
        "Already registered? Log in",
        "Are you affected by the strike? Get in touch.",
        "You have 2 free articles remaining.",
        "Help us tell more stories like this. Become a member today.",
        "We need your support to keep our newsroom going.",
        "Enjoying this article? Share it with friends.",
        "The comments below have not been moderated.",
        "This version corrects the age of the quay in paragraph 3.",
        "Warning: This story contains graphic details.",
        "Read all the latest news and breaking news here on Quay Live.",
        "LIVE UPDATES: Strike in the harbour",
        "EXPLAINER: Why the quay was closed",
        "PREVIOUSLY: Quay closed for repairs",
        ">> Quay closed for repairs",
        "[Quay closed for repairs after a storm]",
        "[embed]https://quay.example/watch[/embed]",
        "googletag.cmd.push(function() { googletag.display('quay'); });",
        "Story continues below these harbour videos",
        "Sponsored message",
        "Recommended videos for you...",
        "Views: 1234",
        "190515103122141",
        "May 18, 2025 views",
        "Email This field is for validation purposes and should be left unchanged.",
        "Take our poll - story continues below",
        "This segment is sponsored by Corvid Quays.",
        "This article appears through a partnership of the paper with Quay Radio.",
        "Quay Live may receive a commission if you buy through our links.",
        "We are committed to accuracy in all of our journalism. Read our standards.",
        "The interview has been condensed and edited.",
        "Transcript provided by Quay Radio.",
        "The following is the opinion of the writer:",
        "[Google translate]",
        '[embedtweet id="4032"]',
        "[PHOTO]https://quay.example/1.jpg[/PHOTO]",
        "toggle caption Nadia Solberg for the quay",
        "Data curated by Quay Figures",
        "Nadia Solberg/QUAY",
        "Members of the council, from left to right: Nadia Solberg, Ivo Renn, Ruth Adler",
        "Please help us with a donation. Thank you!",
        "Want more harbour and ferry news?",
        "Note: The video above is from an earlier storm.",
        "You can find the full letter of the council here.",
        "Content provided by Quay Wire is available to any paper that has readers enough.",
        "Click to share on Quay (Opens in new window)",
        "Text size A A A",
        "For the latest local news, download the Quay Times app.",
        "You can read the full decision here.",
        "You've reached your article limit",
        "9 photos",
    ],
)
def test_a_site_speaks_of_itself_anywhere(line: str) -> None:
    """Such wording is in no article, so it goes wherever it stands."""
    assert "\n\n".join(PARAGRAPHS) == cleaned(line, behind=2)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Po is director of the Fjord Institute.",
        "Ana Po, a former diver, is a senior fellow at the Fjord Institute.",
        "Tags Quay Harbour Brevik",
        "#quay #harbour #brevik",
        "Topics",
        "Tel: 555-0100",
        "Email: ana@quay.example; Twitter: @anapo",
        "Ana Po, 555-0100, ana@quay.example",
        "Ana Po can be reached at 555-0100 or ana@quay.example.",
        "Reach Ana Po at 555-0100.",
        "Distributed by Tribune Content Agency, LLC.",
        "Previous articleQuay closed",
        "Views are the author's own.",
        "(The writer is attached to the school of harbours at Brevik.)",
        "Forward-Looking Statements",
        "Report a correction or typo",
        "Stay with us for more updates.",
        "Average rating 4 / 5. Vote count: 12",
        "CMC/lb/ag/2024",
        "— Quay Times staff",
        "– The Quay Times",
        "Agencies contributed to this report.",
        "--IANS ab/cd",
        "UNI ABC DE1611",
        "(end) ab.cd",
        "- BERNAMA-AP",
        "/end/",
        "From wire reports",
        "(By Ana Po)",
        "Additional reporting from AFP.",
        "(With PTI inputs)",
        "Reporter Ana Po contributed.",
        "This report includes information from The Associated Press.",
    ],
)
def test_the_end_of_a_page_is_cleared(line: str) -> None:
    """Tags, contacts, desks and notices stand behind the last paragraph."""
    assert "\n\n".join(PARAGRAPHS) == cleaned(line, behind=3)


@pytest.mark.parametrize(
    "line",
    [
        "Share your umbrella, she told the boy.",
        "More on that later.",
        "UP NEXT",
        "Also on board were 40 cows.",
        "Sponsored by the harbour, the race drew 400 runners.",
        "Edited by Ana Po, the magazine sold well.",
        "Translated by Bo Lindqvist, the poem was printed in May.",
        "The writer is in jail.",
        "The authors said there was more to find in the harbour.",
        "BACKGROUND: The quay was built in 1931 by the town.",
        "Analysis: Four readings of the vote",
        "[Laughter]",
        "Tel Aviv was the next port of the ferry.",
        "Topics for the meeting were set in May by the mayor.",
        "Your quay is our quay, the mayor wrote.",
        "We need your help, the diver shouted.",
    ],
)
def test_sentences_survive_where_they_are_told(line: str) -> None:
    """An attribution, a verb behind the opening or a mere head keeps a line."""
    assert line in cleaned(line, behind=2)


TITLES = [
    "Council of Lund puts off its vote on trams",
    "Ferry to the islands sails again in May",
    "Who will pay for the new bridge at Moss?",
    "Storm takes the roof off the old town hall",
    "Divers find a bell in the harbour of Halden",
]


def test_many_titles_behind_the_last_paragraph_are_links() -> None:
    """They are long, hardly hold a comma and nothing announces them."""
    text = "\n\n".join([*PARAGRAPHS, *TITLES])

    assert "\n\n".join(PARAGRAPHS) == clean_article(RawArticle(text=text), any_language=True).text


@pytest.mark.parametrize(
    "tail",
    [
        ["The council has these plans:", *TITLES],
        [f"{name}, professor of law at Lund University" for name in ("Ana Po", "Bo Li", "Di Ro")]
        + ["Ed Ho, dean of the faculty of law", "Fa Lo, dean of the faculty of arts"],
        ["Lund 1, Moss 0", "Moss 2, Halden 2", "Halden 0, Lund 3", "Moss 1, Brevik 4"],
    ],
)
def test_lists_behind_the_last_paragraph_survive(tail: list[str]) -> None:
    """Announced points, signatories and results are the article's."""
    text = "\n\n".join([*PARAGRAPHS, *tail])

    assert text == clean_article(RawArticle(text=text), any_language=True).text


def test_a_bare_agency_closes_the_last_paragraph_only() -> None:
    """Further up the name is the end of a sentence."""
    closed = [PARAGRAPHS[0], PARAGRAPHS[1] + " AFP", PARAGRAPHS[2] + " AFP"]

    article = clean_article(RawArticle(text="\n\n".join(closed)), any_language=True)

    assert article.text == "\n\n".join([*closed[:2], PARAGRAPHS[2]])
    assert article.agency == "AFP"
