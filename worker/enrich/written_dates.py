"""Where dates stand in a text: what leaves no doubt, and what of a tagger's date is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.article import LabelledSpan, Span

__all__ = ["date_within", "find_dates"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_SPACE = r"[ \u00a0]"
_YEAR_BEHIND = rf"(?:,?{_SPACE}{_YEAR}\b)?"
#: A year that is no part of a code or a time: not `2019-nCoV`, `1956/13`, `2010 GMT`.
_ALONE = rf"(?<![\w$-]){_YEAR}(?:[-–‑/]\d\d(?:\d\d)?)?(?![\w/-]|{_SPACE}(?:GMT|UTC|hours)\b)"
_INSIDE = re.compile(
    rf"\b{_MONTH}{_SPACE}{_DAY}{_YEAR_BEHIND}|\b{_DAY}{_SPACE}{_MONTH}{_YEAR_BEHIND}"
    rf"|\b{_MONTH}(?:,|{_SPACE}of)?{_SPACE}{_YEAR}\b|{_ALONE}|\b{_WEEKDAY}\b",
    re.IGNORECASE,
)
#: Beginning with letters alone these are looked for fast; borders on the left are checked later.
_MONTHS = re.compile(rf"{_MONTH}(?!\w)")
_NIGHTS = re.compile(rf"{_WEEKDAY}(?={_SPACE}(?:morning|afternoon|evening|night)\b)")
_DAY_BEFORE = re.compile(rf"(?<![\w.,:/-]){_DAY}{_SPACE}$")
_DAY_BEHIND = re.compile(rf"{_SPACE}{_DAY}{_YEAR_BEHIND}")
_YEAR_AFTER = re.compile(_YEAR_BEHIND)
#: Characters that a day takes before its month.
_LONGEST_DAY = 5
#: Words that dates consist of, holidays among them.
_WORDS = re.compile(
    rf"[’']?(?:(?:{_MONTH}|{_WEEKDAY}s?|\d{{1,2}}(?:st|nd|rd|th)?|{_YEAR}s?|1[0-4]\d\d|\d\ds|Q[1-4]"
    r"|the|of|in|on|to|and|or|through|until|between|from|early|late|mid|pre|post|fiscal|year|FY"
    r"|spring|summer|autumn|fall|winter|[A-Z]\w+ (?:Day|Eve|Sunday|Monday|Friday)|Christmas|Easter"
    r"|Thanksgiving|Ramadan|Eid|AD|BC|BCE|CE)(?:[-–—‑/,.…\s’']+|$))+",
    re.IGNORECASE,
)


def find_dates(text: str) -> Iterator[LabelledSpan]:
    """Yields the days that a text names by month and number, and `Tuesday` in `Tuesday night`."""
    for month in _MONTHS.finditer(text):
        start = month.start()
        before = _DAY_BEFORE.search(text, max(0, start - _LONGEST_DAY - 1), start)
        behind = (_YEAR_AFTER if before else _DAY_BEHIND).match(text, month.end())
        if behind and (before or _is_border(text, start)):
            yield LabelledSpan(before.start() if before else start, behind.end(), "DATE")
    for night in _NIGHTS.finditer(text):
        if _is_border(text, night.start()):
            yield LabelledSpan(*night.span(), "DATE")


def _is_border(text: str, start: int) -> bool:
    return not (start and text[start - 1].isalnum())


def date_within(text: str, start: int, end: int) -> Span | None:
    """Returns what of a span is a date: `2 May` of `Kells.2 May`, nothing of `Hall 25`.

    A span without figures may be a holiday, and stays.
    """
    exact = text[start:end]
    if not any(map(str.isdigit, exact)) or _WORDS.fullmatch(exact):
        return Span(start, end)
    inside = _INSIDE.search(text, start, end)
    return Span(*inside.span()) if inside else None
