"""Dates as news writes them, as ISO 8601 where nothing has to be guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

__all__ = ["iso_date"]

_MONTHS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|sep\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:\s*,?\s+{_YEAR})?",
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s+{_YEAR})?",
        rf"{_MONTH}(?:\s+of|,)?\s+{_YEAR}",
        rf"(?:early |late |mid-)?{_YEAR}",
    )
)
#: A date without a year lies in the year of publication if that puts it within this many days.
_NEAR_DAYS = 182


def iso_date(exact: str, published: str | None) -> str | None:
    """Returns `exact` as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, `--MM-DD` where the year stays open.

    A date without a year takes the year of publication, unless one half a year away or more would
    then be meant (December read in January). A weekday is resolved only when the article was
    published on it: newswire writes the weekday, not "today", and of any other weekday it is open
    whether the last or the next is meant.
    """
    words = " ".join(exact.split())
    day = _published_day(published)
    if words.lower() in _WEEKDAYS:
        same = day is not None and day.weekday() == _WEEKDAYS[words.lower()]
        return day.isoformat() if day is not None and same else None
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            return _iso(match.groupdict(), day)
    return None


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _iso(parts: Mapping[str, str | None], published: date | None) -> str | None:
    month, year = _month(parts), parts.get("year")
    if month is None:
        return year
    if not parts.get("day"):
        return f"{year}-{month:02d}"
    number = int(parts["day"] or 0)
    if year is not None:
        return _day(int(year), month, number)
    # 2000 was a leap year, so it has every day that any year has.
    if _day(2000, month, number) is None:
        return None
    near = published and _day(published.year, month, number)
    if published and near and _is_near(date.fromisoformat(near), published, parts.get("weekday")):
        return near
    return f"--{month:02d}-{number:02d}"


def _is_near(day: date, published: date, weekday: str | None) -> bool:
    """Says whether a date may have its year from the publication: near it, and on its weekday."""
    fits = weekday is None or day.weekday() == _WEEKDAYS[weekday.lower()]
    return fits and abs((day - published).days) <= _NEAR_DAYS


def _month(parts: Mapping[str, str | None]) -> int | None:
    if parts.get("month_number"):
        return int(parts["month_number"] or 0)
    name = parts.get("month")
    return _MONTHS[name[:3].lower()] if name else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
