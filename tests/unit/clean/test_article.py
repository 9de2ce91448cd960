"""Whole articles with every kind of noise, cleaned."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND, THIRD

from worker.article import CleanedArticle, Credits, Dateline, RawArticle
from worker.clean.article import MAX_TEXT, clean_article, keep_article
from worker.errors import ArticleError, Reason, Stage


def clean(text: str, **fields: object) -> CleanedArticle:
    return clean_article(RawArticle(text=text, **fields), any_language=False)  # type: ignore[arg-type]


def test_a_wire_story_keeps_its_paragraphs_and_gives_up_its_fields() -> None:
    """Headline, byline, stamp, caption, dateline and credit leave the text; body stays."""
    raw = "\n".join(
        (
            "Brevik harbour open after repairs",
            "By Ana Po",
            "Updated March 4, 2024 12:45 PM UTC",
            "The ferry leaves Brevik on Monday. REUTERS/Cy Day",
            "BREVIK, Norway, March 4 (Reuters) - " + FIRST,
            "ADVERTISEMENT",
            SECOND,
            "Read more: What the repairs cost",
            THIRD,
            "(Reporting by Ana Po in Brevik and Bo Li in Oslo; Editing by Di Moss)",
            "Our Standards: The Thomson Reuters Trust Principles.",
        )
    )
    cleaned = clean(raw)

    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == cleaned.text
    assert Dateline(("Brevik, Norway",), "Reuters", "2024-03-04") == cleaned.dateline
    assert Credits(("Ana Po", "Bo Li"), ("Di Moss",)) == cleaned.credits
    assert cleaned.agency == "Reuters"
    assert cleaned.published == "2024-03-04"
    assert cleaned.headline == "Brevik harbour open after repairs"
    assert cleaned.byline == "By Ana Po"
    assert [span.label for span in cleaned.removed or ()] == [
        "headline", "byline", "timestamp", "caption", "dateline", "ad_marker", "nav_related",
        "agency_credit", "other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "noise",
    [
        "Share this with\nEmail\nFacebook\nMessenger\nTwitter\nWhatsApp\nCopy this link",
        "You might also like:\nFive islands to see before summer\nThe ferry that would not sink",
        "READ MORE\nCounty to vote on the budget for roads and bridges",
        "HARBOUR MASTER DENIES CLAIMS OF WASTE IN COUNTY AUDIT",
        "Harbour: how the quay was saved Read more",
        "Mayor defends plan to sell town hall despite protest from residents",
        "ARE THE ISLANDS SINKING? CLICK HERE FOR DETAILS ...",
        "1 of 2 |\nThe quay at dawn (AP Photo/Cy Day)\nRead More",
        "Sign up to our newsletter\nPlease enter a valid email address\nThanks for signing up",
        "JUST WATCHED Ferry sails again Replay More Videos ... MUST WATCH Ferry sails again 01:51",
    ],
)
def test_noise_between_two_paragraphs_goes(noise: str) -> None:
    """Share blocks, related links, galleries and forms leave no word behind."""
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == clean(f"{FIRST}\n{noise}\n{SECOND}\n{THIRD}").text


@pytest.mark.parametrize(
    "body",
    [
        "The cost of the repairs",
        "What the repairs of the quay cost the county",
        "1. A new quay",
        "Referee: J Smith",
        "She asked: “Who pays for the quay?”",
        "Ana Po: We were never in danger.",
    ],
)
def test_body_between_two_paragraphs_stays(body: str) -> None:
    """Subheads about what follows, results, list items and speakers are the article's own."""
    assert f"{FIRST}\n\n{body}\n\n{THIRD}" == clean(f"{FIRST}\n{body}\n{THIRD}").text


@pytest.mark.parametrize(
    "insert",
    [
        " (Reporting by Ana Po; Editing by Bo Li)",
        " (KUNA)",
        " , opens new tab",
        " [read more here]",
        " Advertisement",
    ],
)
def test_noise_inside_a_paragraph_goes(insert: str) -> None:
    """Only the insert is taken out of the line."""
    cleaned = clean(f"{FIRST}\n{SECOND}{insert}\n{THIRD}")

    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == cleaned.text


def test_a_name_set_twice_opens_a_list_of_links() -> None:
    """The list up to its closing MORE goes, the name stays once."""
    raw = (
        f"{FIRST}\nThe letter of Rep. Ana PoAna Maria PoHarbour talks stall Ferry plan sunk MORE"
        f" (D-N.Y.) came on Monday and was read out in the county council.\n{SECOND}"
    )

    assert "The letter of Rep. Ana Po (D-N.Y.) came on Monday" in clean(raw).text


def test_a_paragraph_set_twice_is_kept_once() -> None:
    """A template's repeat is no news."""
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == clean(f"{FIRST}\n{SECOND}\n{FIRST}\n{THIRD}").text


@pytest.mark.parametrize(
    "line",
    [
        "Seven days a week from 8:00 a.m. to 4:00 p.m., holidays too.",
        "We will rebuild this harbour, and we will rebuild it together.",
    ],
)
def test_a_refrain_stays_each_time(line: str) -> None:
    """Short sentences may come again on purpose."""
    raw = f"{FIRST}\n{line}\n{SECOND}\n{line}\n{THIRD}\n{line}"

    assert clean(raw).text.count(line) == 3


def test_a_bare_name_above_the_dateline_is_the_author() -> None:
    """The line leaves the text and fills byline and credits."""
    cleaned = clean(f"Ana Po\n\nBREVIK, Norway — {FIRST}\n{SECOND}")

    assert f"{FIRST}\n\n{SECOND}" == cleaned.text
    assert cleaned.byline == "Ana Po"
    assert Credits(("Ana Po",)) == cleaned.credits


def test_hard_wrapped_lines_become_a_paragraph() -> None:
    """A line that goes on in lower case belongs to the line above."""
    wrapped = FIRST.replace(" after two", "\nafter two")

    assert f"{FIRST}\n\n{SECOND}" == clean(f"{wrapped}\n\n{SECOND}").text


def test_orphan_words_are_taken_out_only_when_certain() -> None:
    """A verbless run behind a preposition goes; any other is marked and stays."""
    raw = f"{FIRST} to both parties.\n{SECOND} there was rain.\n{THIRD}"
    cleaned = clean(raw)

    assert f"{FIRST}\n\n{SECOND} there was rain.\n\n{THIRD}" == cleaned.text
    assert [cleaned.text[s.start : s.end] for s in cleaned.fragments] == ["there was rain."]
    assert [f.score for f in cleaned.fragments] == [0.5]
    assert [(span.label, span.confidence) for span in cleaned.removed or ()] == [("fragment", 0.95)]
    assert "fragments_marked" in cleaned.warnings


def test_a_name_cut_off_behind_itself_is_marked() -> None:
    """`the United Harbours. United the main quay.` stays, with a confidence."""
    raw = f"{FIRST} It met the United Harbours. United the main quay. Nobody spoke.\n{SECOND}"
    cleaned = clean(raw)

    assert [cleaned.text[s.start : s.end] for s in cleaned.fragments] == ["United the main quay."]


def test_the_headline_the_feed_gives_is_not_repeated() -> None:
    """A first line that says the given headline again is removed."""
    cleaned = clean(f"Quay open again!\n{FIRST}\n{SECOND}", headline="Quay open again")

    assert f"{FIRST}\n\n{SECOND}" == cleaned.text
    assert cleaned.headline == "Quay open again"


def test_a_brief_of_one_sentence_keeps_it() -> None:
    """What stands above a credit is body when nothing else is."""
    cleaned = clean("The quay of Brevik is open.\nReporting by Ana Po Editing by Bo Li")

    assert cleaned.text == "The quay of Brevik is open."
    assert Credits(("Ana Po",), ("Bo Li",)) == cleaned.credits


def test_a_press_release_loses_its_boilerplate() -> None:
    """`About the company:` and all below it go."""
    raw = f"{FIRST}\n{SECOND}\n{THIRD}\nAbout Brevik Quays, a Norsk company:\n{FIRST} It is old."

    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == clean(raw).text


def test_an_author_is_found_by_name_and_biography() -> None:
    """The bare name becomes a reporter, the biography goes."""
    life = "Ana Po is an editor and writer for The Quay."
    raw = f"{FIRST}\n{SECOND}\n{THIRD}\nAna Po\n{life}"
    cleaned = clean(raw)

    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == cleaned.text
    assert Credits(("Ana Po",)) == cleaned.credits


def test_a_long_text_is_cut_at_a_paragraph() -> None:
    """The cut is flagged, and what fell behind it is listed as removed."""
    raw = "\n".join(f"{number}. {FIRST}" for number in range(700))
    cleaned = clean(raw)

    assert cleaned.truncated
    assert "text_truncated" in cleaned.warnings
    assert len(cleaned.text) <= MAX_TEXT
    assert cleaned.text.endswith("said.")
    assert cleaned.removed is not None
    assert len(raw) == cleaned.removed[-1].end


@pytest.mark.parametrize(
    "text", ["", " \n ", "Advertisement\nShare this\nRead more", "\u200b\u200b"]
)
def test_noise_alone_is_no_text(text: str) -> None:
    """An article that is all furniture becomes a dead letter that says so."""
    with pytest.raises(ArticleError) as caught:
        clean(text)

    assert (caught.value.reason, caught.value.stage) == (Reason.NO_TEXT, Stage.CLEAN)


FRENCH = (
    "Le port a rouvert lundi après deux semaines de travaux, et le premier bateau est parti pour"
    " les îles avec deux cents passagers à bord, a indiqué la capitainerie dans un communiqué."
)


def test_another_language_is_refused_when_sure() -> None:
    """French is refused, and let through where any language is wanted."""
    with pytest.raises(ArticleError) as caught:
        clean(FRENCH)
    cleaned = clean_article(RawArticle(text=FRENCH, language="en"), any_language=True)

    assert Reason.UNSUPPORTED_LANGUAGE is caught.value.reason
    assert (
        cleaned.language.code, cleaned.language.declared, cleaned.language.detected,
    ) == ("fr", "en", "fr")  # fmt: skip


def test_a_short_text_keeps_its_declared_language() -> None:
    """A few words are no evidence against the feed."""
    assert clean("Bonjour tristesse.", language="en-GB").language.code == "en"


def test_capitals_and_right_to_left_text_come_through() -> None:
    """An article in capitals is English; Hebrew is Hebrew; emoji stay."""
    hebrew = "הנמל נפתח מחדש ביום שני לאחר שבועיים של תיקונים והמעבורת הראשונה יצאה אל האיים. " * 3

    assert clean(f"{FIRST}\n{SECOND}".upper()).language.code == "en"
    assert clean_article(RawArticle(text=hebrew), any_language=True).language.code == "he"
    assert "🚢 sails" in clean(f"{FIRST} 🚢 sails.\n{SECOND}").text


def test_kept_text_is_not_changed_by_a_character() -> None:
    """Without cleaning, text and offsets are the input's; paragraphs and language are found."""
    raw = f"  Advertisement\r\n\r\nBREVIK (AP) — {FIRST}\u200b &amp; more \n"
    kept = keep_article(RawArticle(text=raw), any_language=False)

    assert raw == kept.text == kept.raw_text
    assert kept.removed is None
    assert kept.dateline is None
    assert kept.credits is None
    assert kept.language.code == "en"
    assert ["Advertisement", raw.split("\n")[2].strip()] == [
        raw[span.start : span.end] for span in kept.paragraphs
    ]


def test_dates_between_paragraphs_head_a_timeline() -> None:
    """A date alone is a head where paragraphs stand around it, and a stamp at the top."""
    raw = f"March 1, 2024\n\n{FIRST}\n\nMay 2016\n\n{SECOND}\n\nMarch 4, 2018\n\n{THIRD}"

    assert f"{FIRST}\n\nMay 2016\n\n{SECOND}\n\nMarch 4, 2018\n\n{THIRD}" == clean(raw).text


def test_a_caption_glued_to_a_paragraph_leaves_the_paragraph() -> None:
    """Only what begins with the picture's mark is cut off."""
    glued = f"{SECOND} Image copyright Getty Images Image caption The quay at dawn"

    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == clean(f"{FIRST}\n{glued}\n{THIRD}").text


@pytest.mark.parametrize("line", ["She posted on Facebook:", "The email read:"])
def test_a_line_that_introduces_a_quote_stays(line: str) -> None:
    """The same line above a headline in marks is a list's."""
    quote = "“The harbour wall will hold for another winter.”"

    assert (
        f"{FIRST}\n\n{line}\n\n{quote}\n\n{SECOND}"
        == clean(f"{FIRST}\n\n{line}\n\n{quote}\n\n{SECOND}").text
    )
    assert line not in clean(f"{FIRST}\n\n{line}\n\n“Wall will hold”\n\n{SECOND}").text
