"""Dates and times as they stand in datelines and time stamps."""

from __future__ import annotations

import re

from worker.clean.shown_dates import find_day

__all__ = [
    "CLOCK",
    "DATE",
    "FILED",
    "NUMERIC",
    "find_date",
    "is_bare_date",
    "is_timestamp",
    "stamped_day",
]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_FORMS = (
    rf"(?P<y1>{_YEAR})[-/.](?P<m1>0[1-9]|1[0-2])[-/.](?P<d1>0[1-9]|[12]\d|3[01])(?!\d)",
    rf"\b(?P<m2>{_MONTH})\s*(?P<d2>{_DAY})(?!\d)(?:\s*,?\s+(?P<y2>{_YEAR}))?",
    rf"\b(?P<d3>{_DAY})\s+(?:of\s+)?(?P<m3>{_MONTH})\b\.?(?:\s*,?\s+(?P<y3>{_YEAR}))?",
    rf"\b(?P<m4>{_MONTH})\s+(?P<y4>{_YEAR})",
)
DATE = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b\d{4}\s?(?:GMT|UTC)\b",
    re.IGNORECASE,
)
#: A date in figures, of which only some tell the day from the month.
NUMERIC = re.compile(
    r"(?<![\d/.])(?:0?[1-9]|[12]\d|3[01])(?P<s>[/.])(?:0?[1-9]|[12]\d|3[01])(?P=s)"
    r"(?:(?:19|20)\d\d|(?<=/)\d\d)(?![\d/.])"
)
#: Americans write the month first.
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|[Ee]astern|[Pp]acific|[Cc]entral)\b")
#: Where, in which section and when a desk filed a story: `(Quay/Feb14/2024)`.
FILED = re.compile(r"\([A-Z][\w .]{1,30}/\s?[A-Z][a-z]{2,8}\.?\s?\d{1,2}/(?:19|20)\d\d\)")
_STAMP_WORDS = frozenset(
    "updated update published publish posted post created modified last first date dated on at"  # noqa: SIM905 - words
    " time the of and by in ago just now hr hrs hour hours min mins minute minutes day days"
    " week weeks month months year years read am pm a m p est edt et ist gmt utc bst cet cst"
    " cdt pst pdt mst mdt pt ct aest aedt sgt hkt jst kst pkt eat wat sast monday tuesday"
    " wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st"
    " nd rd th original originally issued release released uploaded noon midnight today"
    " yesterday edited advertisement h d article story this report is more than old".split()
)
#: A bare clock time heads an entry of a live report; with one of these it is a time stamp.
_STAMP_CUES = frozenset(
    [
        "ago",
        "read",
        "updated",
        "update",
        "published",
        "posted",
        "last",
        "modified",
        "edited",
        "old",
        "today",
        "yesterday",
    ]
)
#: A word in small letters, or with a capital, that is not run into another one.
_STAMP_WORD = re.compile(r"(?<![A-Za-z])[A-Z]?[a-z]{2,}(?![A-Za-z])")
_STAMP_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_PLACEHOLDER = re.compile(
    r"[\[{](?:hour|minute|second|month|day|year|date|time|ampm)\w{0,8}[\]}]", re.IGNORECASE
)
_STAMP_MAX = 120
#: Beside an hour such letters are a zone, known or not.
_ZONE = re.compile(r"[A-Z]{2,4}")
_STAMP_HINT = re.compile(r"\d|\[\w{3}|\{\w{3}")


def find_date(text: str) -> str | None:
    """Returns the first calendar date as ISO, as `--MM-DD` if no year is given, else `None`."""
    for match in DATE.finditer(text):
        for form in "123":
            if match[f"m{form}"]:
                return _iso(match[f"y{form}"], match[f"m{form}"], match[f"d{form}"])
    return None


def stamped_day(text: str) -> str | None:
    """Returns the day that a time stamp states in words or in figures, as `find_date` does."""
    return find_date(text) or (
        find_day(text, month_first=True if _AMERICAN.search(text) else None)
        if NUMERIC.search(text)
        else None
    )


def _iso(year: str | None, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
    digits = int(day.rstrip("stndrh" if day.islower() else "STNDRHstndrh"))
    return f"{year or '-'}-{number:02}-{digits:02}"


def is_bare_date(line: str) -> bool:
    """Says whether a time stamp is only a date, as heads of a timeline are."""
    return not CLOCK.search(line) and _STAMP_CUES.isdisjoint(line.casefold().split())


def is_timestamp(line: str) -> bool:
    """Says whether a line holds a date or a time and nothing else but their furniture."""
    if len(line) > _STAMP_MAX or not _STAMP_HINT.search(line):
        return False
    if _PLACEHOLDER.search(line):
        words = _STAMP_TOKEN.findall(re.sub(r"\[\w{3,20}\]", " ", _PLACEHOLDER.sub(" ", line)))
        return all(word.casefold() in _STAMP_WORDS for word in words)
    if FILED.fullmatch(line):
        return True
    # What follows would find the same; a sentence is sent away here in a third of the time.
    if not all(map(_is_stamp_word, _STAMP_WORD.findall(line))):
        return False
    # Scraped stamps lack spaces: "March 4, 202412:45 PM UTCUpdated ago".
    spaced = re.sub(
        rf"({_YEAR})(?=\d{{1,2}}:\d\d)|(?<=[A-Z]{{3}})(?=[A-Z][a-z])|(?<=\d [AP]M)(?=[A-Z][a-z])",
        r"\1 ",
        line,
    )
    figures, rest = NUMERIC.subn(" ", spaced)[::-1]
    dates, rest = DATE.subn(" ", rest)[::-1]
    clocks, rest = CLOCK.subn(" ", rest)[::-1]
    words = _STAMP_TOKEN.findall(rest)
    known = all(
        word.casefold() in _STAMP_WORDS or (clocks and _ZONE.fullmatch(word))
        for word in words
        if not word.isdigit()
    )
    numbers = sum(word.isdigit() for word in words)
    if not known or numbers > 2:
        return False
    said = any(word.casefold() in _STAMP_CUES for word in words)
    return bool(dates or figures or (clocks and said) or (numbers and said))


def _is_stamp_word(word: str) -> bool:
    plain = word.casefold()
    return plain in _STAMP_WORDS or plain[:3] in _MONTHS
