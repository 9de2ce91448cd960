"""What feeds and pages state beside the text, in the form the record gives it."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from worker.clean.characters import repair_characters
from worker.clean.dates import find_date
from worker.clean.shown_dates import find_day

__all__ = ["one_line", "read_moment", "read_words"]

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<minute>\d{2}:\d{2})(?::(?P<second>\d{2}(?:[.,]\d{1,9})?))?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
#: The library that reads these reads much else too, and mistakes p.m. for a.m.
_RSS = re.compile(
    r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d(?::\d\d)?\s.{1,9}"
)

#: `20240304`, `20240304T091200Z`, `2024-3-4`: ISO 8601 with too few marks or figures.
_PACKED = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<s>[-/]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>Z?))?"
)
#: Seconds or milliseconds since 1970.
_SECONDS = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?")
#: `Mon Mar 04 09:12:00 CET 2024`
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2}) \d\d:\d\d:\d\d (?:\S{1,9} )?(\d{4})")


def read_moment(stated: str | None) -> str | None:
    """Returns a date or time as RFC 3339, as exact as it was stated; `None` if it is none.

    Reads ISO 8601 as databases and feeds write it, the dates of RSS (RFC 5322), seconds since 1970,
    and dates in words and figures, of which the day is kept. A time that was stated without its
    zone stays without.
    """
    text = (stated or "").strip()
    if not text:
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        return _from_iso(iso)
    if _RSS.fullmatch(text):
        return _from_rss(text)
    seconds = _SECONDS.fullmatch(text)
    if seconds:
        return f"{datetime.fromtimestamp(int(seconds['seconds']), UTC):%Y-%m-%dT%H:%M:%SZ}"
    packed = _PACKED.fullmatch(text)
    if packed and (packed["s"] or len(packed["m"] + packed["d"]) == len("MMDD")):
        return _from_packed(packed)
    return find_date(_JAVA.sub(r"\1, \2", text)) or find_day(text)


def _from_iso(iso: re.Match[str]) -> str | None:
    moment = iso["day"]
    if iso["minute"]:
        second = (iso["second"] or "00").replace(",", ".")
        moment += f"T{iso['minute']}:{second}{_zone(iso['zone'])}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return moment


def _from_packed(packed: re.Match[str]) -> str | None:
    year, month, day = packed.group("y", "m", "d")
    text = f"{year}-{month:0>2}-{day:0>2}"
    if packed["hour"]:
        text += "T{}:{}:{}{}".format(*packed.group("hour", "minute", "second", "zone"))
    iso = _ISO.fullmatch(text)
    return _from_iso(iso) if iso else None


def _zone(stated: str | None) -> str:
    if not stated:
        return ""
    if stated[0] not in "+-":
        return "Z"
    digits = stated[1:].replace(":", "").ljust(4, "0")
    return f"{stated[0]}{digits[:2]}:{digits[2:]}"


def _from_rss(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError):
        return None


def read_words(stated: str | None) -> str | None:
    """Returns a headline or a name as readable text on one line; `None` for nothing."""
    if not stated:
        return None
    return " ".join(repair_characters(stated).text.split()) or None


def one_line(text: str) -> str:
    """Returns the text on one line with its character references read, twice escaped ones too."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(text.split())
