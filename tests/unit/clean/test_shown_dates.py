"""Days as pages show them."""

from __future__ import annotations

import pytest

from worker.clean.shown_dates import day_of_address, find_day


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thu, 14 May 2020 17:55 UTC", "2020-05-14"),
        ("Published: March 2nd, 2024", "2024-03-02"),
        ("Fri., Aug. 23, 2019timer2 min. read", "2019-08-23"),
        ("Aug 18th 2010 7:30PM", "2010-08-18"),
        ("3 de junio de 202210:09", "2022-06-03"),
        ("Viernes, 30 de abril de 2021", "2021-04-30"),
        ("1er août 2019", "2019-08-01"),
        ("13. Juli 2021 | 05:00", "2021-07-13"),
        ("2015. augusztus 20., 11:16", "2015-08-20"),
        ("20 декабря 2017 в 19:15", "2017-12-20"),
        ("2014年01月16日 04:04", "2014-01-16"),
        ("2023. 1. 3. 11:20", "2023-01-03"),
        ("12 jan 23 | 5h27", "2023-01-12"),
        ("09.08.13, 06:00", "2013-08-09"),
        ("27/08/2019 - 18:34", "2019-08-27"),
        ("2/26/2015", "2015-02-26"),
        ("Published Aug 1, 2020 Updated Aug 3, 2020", "2020-08-01"),
        ("By Ann Lee Tuesday, Aug. 17, 2010", "2010-08-17"),
    ],
)
def test_a_time_stamp_gives_its_day(line: str, expected: str) -> None:
    """In words of many languages, in figures, with a clock time or a name beside it."""
    assert expected == find_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated Aug 3, 2020",
        "Zuletzt aktualisiert: 3. August 2020",
        "The act that founded the harbour office was signed on August 14, 1935",
        "May 2020",
        "31 February 2020",
        "09.08.13",
        "Room 12 of 2020",
        "",
    ],
)
def test_other_lines_give_none(line: str) -> None:
    """Dates of change, sentences about a day, days that are none, years in two figures alone."""
    assert find_day(line) is None


@pytest.mark.parametrize(
    ("line", "month_first", "expected"),
    [
        ("3/4/2025", None, None),
        ("3/4/2025", True, "2025-03-04"),
        ("3/4/2025", False, "2025-04-03"),
        ("3/4/2025 8:00 am", None, "2025-03-04"),
        ("3.4.2025", True, "2025-04-03"),
        ("13/4/2025", True, "2025-04-13"),
    ],
)
def test_the_country_tells_whether_the_month_stands_first(
    line: str, *, month_first: bool | None, expected: str | None
) -> None:
    """Only between slashes; where nothing tells, nothing is read."""
    assert expected == find_day(line, month_first=month_first)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://thequay.example/2025/06/14/ferry-back", "2025-06-14"),
        ("https://thequay.example/2025/HARBOUR/6/4/ferry/", "2025-06-04"),
        ("https://thequay.example/news/2025-06-14/ferry/44", "2025-06-14"),
        ("https://thequay.example/all/20250614/58406128/1", "2025-06-14"),
        ("https://thequay.example/2025/13/41/ferry", None),
        ("https://thequay.example/2025/06/ferry", None),
        ("https://thequay.example/20250614000", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_day(url: str | None, expected: str | None) -> None:
    """Year, month and day in the path, with a section between or packed together."""
    assert expected == day_of_address(url)
