"""Single names that a tagger cuts or labels wrongly."""

from __future__ import annotations

import pytest
from support.marked import read_marked

from worker.article import LabelledSpan
from worker.enrich.mending import mended, without_overlaps


def mend(marked: str) -> list[tuple[str, str]]:
    """Mends the spans written as `[exact|LABEL]` in a text."""
    text, spans = read_marked(marked)
    return [(text[s.start : s.end], s.label) for s in mended(text, spans)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("in [Salem, Oregon|GPE].", [("Salem", "GPE"), ("Oregon", "GPE")]),
        ("[Ann Lee of Boston|PERSON] won", [("Ann Lee", "PERSON"), ("Boston", "GPE")]),
        ("the [Kells Port Trust (KPT|ORG]) met", [("Kells Port Trust", "ORG"), ("KPT", "ORG")]),
        ("the [JD(S)|ORG] met", [("JD(S)", "ORG")]),
        ("the [U.S.-led|GPE] talks", [("U.S.", "GPE")]),
        ("[Halverton-based|GPE] Corvid", [("Halverton", "GPE")]),
        ("[— Ann Lee|PERSON]", [("Ann Lee", "PERSON")]),
        ("[#Halverton|GPE]", [("Halverton", "GPE")]),
        ("[McDonald’s|ORG] closed", [("McDonald’s", "ORG")]),
        ("[Kells’s|GPE] mayor", [("Kells", "GPE")]),
        ("[Kells´s|GPE] mayor", [("Kells", "GPE")]),
        ("[>Lee|PERSON] said", [("Lee", "PERSON")]),
        ("[Ann Lee|PERSON], Jr. (D)", [("Ann Lee, Jr.", "PERSON")]),
        ("[Bo Roe|PERSON] III won", [("Bo Roe III", "PERSON")]),
        ("[Bo Roe|PERSON], Sr. Adviser,", [("Bo Roe", "PERSON")]),
        ("[Ann Lee,31|PERSON], left", [("Ann Lee", "PERSON")]),
        (
            "[Shri Amit Roe|PERSON] met [H.E. Ana Diaz|PERSON]",
            [("Amit Roe", "PERSON"), ("Ana Diaz", "PERSON")],
        ),
        ("[Shri Roe|PERSON] won", [("Shri Roe", "PERSON")]),
        (
            "[Congressmen Bo Roe|PERSON] and [Cy Fox|PERSON]",
            [("Bo Roe", "PERSON"), ("Cy Fox", "PERSON")],
        ),
        (
            "[Kells Port Trust Donates Rs|ORG]. 5 Million",
            [("Kells Port Trust", "ORG"), ("Rs. 5 Million", "MONEY")],
        ),
        ("[Ann Lee Appointed|PERSON] as Dean", [("Ann Lee", "PERSON")]),
        ("the [Crown Appointed Panel|ORG] met", [("Crown Appointed Panel", "ORG")]),
        ("a loss of [$78m.|MONEY]", [("$78m", "MONEY")]),
    ],
)
def test_borders_are_put_right(marked: str, expected: list[tuple[str, str]]) -> None:
    """Two names are two, and what is stuck to a name is cut."""
    assert mend(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Sen. [Ann Lee|PERSON] ([R|ORG]-[Ky.|GPE])", [("Ann Lee", "PERSON"), ("Ky.", "GPE")]),
        ("Sen. [Ann Lee|PERSON] ([D|ORG]) won", [("Ann Lee", "PERSON")]),
        ("[Ann Lee|PERSON], [R-S.C.|PERSON], won", [("Ann Lee", "PERSON"), ("S.C.", "GPE")]),
        ("[Ann Lee|PERSON] ([D-VA|ORG]) won", [("Ann Lee", "PERSON"), ("VA", "GPE")]),
        ("[Ann Lee|PERSON] ([NY-17|MISC]) won", [("Ann Lee", "PERSON")]),
        ("[Ann Lee|PERSON] ([D-MD-06|PERSON]) won", [("Ann Lee", "PERSON")]),
        ("an [AR-15|MISC] rifle", [("AR-15", "MISC")]),
        ("call 775-686-[5760|DATE]", []),
        ("at [3200|DATE] East Street", []),
        ("dial 01-[1999|DATE] now", []),
        ("in [1999|DATE]", [("1999", "DATE")]),
    ],
)
def test_what_is_no_name_is_dropped(marked: str, expected: list[tuple[str, str]]) -> None:
    """The letter of a party, and numbers that are no year."""
    assert mend(marked) == expected


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[Peru|ORG] won", "ORG"),
        ("[Peru|PERSON] won", "GPE"),
        ("[Swedes|PERSON] won", "NORP"),
        ("[Rhode Island|LOC] voted", "GPE"),
        ("Mrs. [London|GPE] spoke", "PERSON"),
        ("the village of [Kells|PERSON] slept", "GPE"),
        ("[Kells|PERSON] village slept", "GPE"),
        ("[Kells|PERSON] Mayor Bo Roe slept", "GPE"),
        ("made [Ann Lee|PERSON] Mayor of Kells", "PERSON"),
        ("a [KBC|ORG] town hall", "ORG"),
        ("the island of [Kells|PERSON]", "LOC"),
        ("a [Kurdish|NORP] village", "NORP"),
        ("at [Kells Airport|GPE]", "FAC"),
        ("on [Bram Street|GPE]", "LOC"),
        ("in [Rockville Centre|GPE]", "GPE"),
        ("Mr. [Bo Street|PERSON] spoke", "PERSON"),
        ("the [Centre|GPE] said", "GPE"),
        ("[YouTube|PERSON] grew", "ORG"),
        ("[Uber|DATE] grew", "ORG"),
        ("[World War II|MISC] ended", "EVENT"),
        ("[Hurricane Ida|PERSON] struck", "MISC"),
        ("in [Marsh v. Kells|PERSON]", "MISC"),
    ],
)
def test_what_has_one_meaning_has_one_label(marked: str, label: str) -> None:
    """Countries unless they act as a team, peoples, states, known names, storms and cases."""
    assert [found for _, found in mend(marked)] == [label]


def test_a_small_word_among_names_is_none() -> None:
    """An article that writes its names with capitals has no place called tortilla."""
    names = "[Ann Lee|PERSON] and [Bo Roe|PERSON] of [Kells|GPE] ate a "

    assert ("tortilla", "GPE") not in mend(f"{names}[tortilla|GPE]")
    assert ("paris", "GPE") in mend(f"{names}[tortilla|GPE] in [paris|GPE], said [Cy Fox|PERSON]")


def test_small_letters_are_kept_where_all_is_written_small() -> None:
    """A post without capitals keeps its names."""
    marked = "does [smith|PERSON] still live in [halverton|GPE]"

    assert mend(marked) == [("smith", "PERSON"), ("halverton", "GPE")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("the [New York|GPE] Giants won", [("New York Giants", "ORG")]),
        ("read The [Guardian|MISC].", [("The Guardian", "ORG")]),
        ("“Fox News” said", [("Fox News", "ORG")]),
        ("the White House’s plan", [("White House", "ORG")]),
        ("a White Housekeeper", []),
        ("a Chrysler stood at [Macy|PERSON]’s", [("Chrysler", "ORG"), ("Macy’s", "ORG")]),
        ("on Thanksgiving", []),
        ("[United Nations Police Unit|ORG]", [("United Nations Police Unit", "ORG")]),
        ("mailto:me@BBC", []),
    ],
)
def test_known_names_are_found(marked: str, expected: list[tuple[str, str]]) -> None:
    """A known name is found around what was seen of it, never inside a longer name."""
    assert mend(marked) == expected


def test_of_two_overlapping_spans_the_earlier_and_longer_stays() -> None:
    """The order in which they are given does not matter."""
    spans = [LabelledSpan(2, 4, "ORG"), LabelledSpan(0, 3, "GPE"), LabelledSpan(0, 2, "ORG")]

    assert without_overlaps(spans) == without_overlaps(spans[::-1]) == [spans[1]]


@pytest.mark.parametrize(
    ("marked", "dates"),
    [
        ("on [March|DATE] 9th", ["March 9th"]),
        ("by Sept. 30 or 7 May 2019", ["Sept. 30", "7 May 2019"]),
        ("on Tuesday night", ["Tuesday"]),
        ("the [Sunday Post|ORG] said", []),
        ("May 10,000 voters stay and March 5.5 miles", []),
        ("in [Kells.2019|DATE]", ["2019"]),
        ("at [0300 UTC Monday|DATE]", ["Monday"]),
        ("in [Hall 25|DATE]", []),
        ("a strain of [2019-nCoV|DATE]", []),
        ("the [1980s|DATE] and [Christmas 2004|DATE]", ["1980s", "Christmas 2004"]),
        ("the [3rd quarter|DATE]", []),
        ("on [May Day|DATE] and from [1293 to 1527|DATE]", ["May Day", "1293 to 1527"]),
        ("since [mid-2014|DATE], in [Jul 26 2022|DATE]", ["mid-2014", "Jul 26 2022"]),
    ],
)
def test_dates_are_whole_and_nothing_else(marked: str, dates: list[str]) -> None:
    """Certain days are found whole; of what is no date only the date in it stays."""
    assert [exact for exact, label in mend(marked) if label == "DATE"] == dates
