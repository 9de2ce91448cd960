"""Days as pages show them to readers, in words and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from worker.clean.cued import Late

__all__ = ["CHANGED", "day_of_address", "find_day"]

#: Words for the months, January first, by their beginnings, in the languages of Europe.
_MONTHS = """
january jan januar janvier janv enero ene gennaio gen janeiro januari styczni ianuarie január
ocak января siječnja tammikuuta,
february feb februar février févr fév febrero febbraio fevereiro fev februari lutego februarie
február şubat февраля veljače helmikuuta,
march mar märz mär mars marzo março maart marca martie március mart марта ožujka maaliskuuta,
april apr avril avr abril abr aprile kwietnia aprilie április nisan апреля travnja huhtikuuta,
may mai mayo maggio mag maio mei maj maja május mayıs мая svibnja toukokuuta,
june jun juni juin junio giugno giu junho czerwca iunie június haziran июня lipnja kesäkuuta,
july jul juli juillet juil julio luglio lug julho lipca iulie július temmuz июля srpnja
heinäkuuta,
august aug août agosto ago augustus augusti sierpnia augusztus ağustos августа kolovoza elokuuta,
september sept sep septembre septiembre settembre set setembro września septembrie szeptember
eylül сентября rujna syyskuuta,
october oct oktober okt octobre octubre ottobre ott outubro out października octombrie október
ekim октября lokakuuta,
november nov novembre noviembre novembro noiembrie kasım ноября listopada studenoga marraskuuta,
december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia decembrie aralık
декабря prosinca joulukuuta
"""
_NUMBERS = {word: n for n, words in enumerate(_MONTHS.split(","), 1) for word in words.split()}
_WORD = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_MONTH = rf"(?P<m>{_WORD})\b\.?"
_DAY = r"(?<!\d)(?P<d>\d{1,2})"
#: A clock time may be glued to the year.
_YEAR = r"(?P<y>(?:19|20)\d\d)(?=\D|\d\d?[:.h]\d\d|$)"
_CLOCK = r"(?=\s?(?:[|,–-]\s?)?\d{1,2}[:.h]\d\d)"
#: Day and month, in the order of the country.
_PAIR = r"(?<!\d)(?P<one>\d{1,2})(?P<s>[-/.])\s?(?P<two>\d{1,2})(?P=s)\s?"
_SHORT_YEAR = rf"(?P<y>\d\d){_CLOCK}"
_YEAR_FIRST = (
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.]|년|年)\s?(?P<m>\d{1,2})(?:(?P=s)|월|月)\s?(?P<d>\d{1,2})"
    r"(?!\d)"
)
_FORMS = tuple(
    Late(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th|er|[ºª.])?\s?(?:de\s|of\s)?{_MONTH},?\s?(?:de\s|del\s)?{_YEAR}",
        rf"\b{_MONTH}\s?{_DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)\.?(?:\sgada)?\s{_MONTH}\s(?P<d>\d{{1,2}})(?!\d)",
        _YEAR_FIRST,
        rf"{_DAY}\s{_MONTH}\s{_SHORT_YEAR}",
        rf"{_PAIR}{_YEAR}",
        rf"{_PAIR}{_SHORT_YEAR}",
    )
)
_HALF_OF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
#: What says that the date behind it is one of change.
CHANGED = Late(
    r"(?:updated?|modified|revised|changed|mis à jour|modifié|actualizad[oa]|modificad[oa]"
    r"|atualizad[oa]|aktualisiert|geändert|aggiornat[oa]|gewijzigd|bijgewerkt|uppdaterad|oppdatert"
    r"|opdateret|zaktualizowan[oa]|обновлено|frissítve)[^\d]{0,40}$",
    re.IGNORECASE,
)
_CENTURY = 2000
_DECEMBER, _LAST_SHORT = 12, 99


#: Words of a time stamp; sentences have as many, but neither a clock time nor marks between parts.
_MAX_WORDS, _MAX_BARE_WORDS = 17, 8
_PARTED = re.compile(r"\d[:.h]\d\d|\s[|·•–—@-]\s|:\s|^(?:by|von|par|por|di)\s", re.IGNORECASE)


def find_day(line: str, *, month_first: bool | None = None) -> str | None:
    """Returns the first day in a time stamp that is not said to be one of change, as ISO.

    `month_first` says how to read 3/4/2025; without it such a date is read only if a clock time in
    halves of the day stands by it, as Americans write.
    """
    words = len(line.split())
    if words > _MAX_WORDS or (words > _MAX_BARE_WORDS and not _PARTED.search(line)):
        return None
    american = True if _HALF_OF_DAY.search(line) else month_first
    days = sorted((match.start(), day) for match, day in _days(line, month_first=american))
    return next((day for at, day in days if not CHANGED.search(line[max(0, at - 60) : at])), None)


def _days(line: str, *, month_first: bool | None) -> Iterator[tuple[re.Match[str], str]]:
    for form in _FORMS:
        for match in form.finditer(line):
            day = _iso(match, month_first=month_first)
            if day:
                yield match, day


def _iso(match: re.Match[str], *, month_first: bool | None) -> str | None:
    found = match.groupdict()
    year = int(found["y"])
    if "one" in found:
        month, day = _ordered(found, month_first=month_first)
    else:
        word, day = found["m"].casefold(), int(found["d"])
        month = _NUMBERS.get(word) or int(word)
    try:
        return date(year if year > _LAST_SHORT else _CENTURY + year, month, day).isoformat()
    except ValueError:
        return None


def _ordered(found: dict[str, str], *, month_first: bool | None) -> tuple[int, int]:
    """Returns month and day; only where slashes part them may the month stand first."""
    one, two = int(found["one"]), int(found["two"])
    if found["s"] != "/" or one > _DECEMBER or one == two:
        return two, one
    if two > _DECEMBER or month_first:
        return one, two
    return (two, one) if month_first is False else (0, 0)


_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:/[A-Za-z_-]+)?(?P<s>[/-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?:[/-]|$)"
    r"|/(?P<day>20\d{6})(?:/|$)"
)


def day_of_address(url: str | None) -> str | None:
    """Returns the day in the path of an address such as `/2025/06/14/` or `/20250614/`, as ISO."""
    for match in _ADDRESS.finditer(url or ""):
        packed = match["day"]
        parts = (packed[:4], packed[4:6], packed[6:]) if packed else match.group("y", "m", "d")
        try:
            return date(*map(int, parts)).isoformat()
        except ValueError:
            continue
    return None
