"""The place, date and agency before the first sentence, in every agency's style.

A head such as `DAKAR, Senegal, Jul 25 2022 (IPS) -` is cut at a dash, a colon or the bracket, and
taken apart; it is a dateline only when its parts vouch for each other: a known agency, a known
place, a region, a date. `BREAKING:` and `President-elect` have nothing that vouches for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from worker.article import Dateline
from worker.clean.agencies import canonical_agency, looks_like_outlet
from worker.clean.dates import CLOCK, DATE, find_date
from worker.clean.gazetteer import is_ambiguous, is_place, is_region

__all__ = ["FoundDateline", "find_dateline"]

_HEAD_MAX = 130
_END = re.compile(
    r"\s?\)\s*\.?\s*(?:-{1,3}|[—–―])+\s*|\s*\.-+\s+|\s+-{1,3}\s*(?!\d)|--+\s*|\s*[—–―]\s*|\s?-\s"
    r"|:\s+"
    r"|/\s*-+\s*|\)\s?:\s*|\)\s*(?=[\"“‘'A-Z0-9])"
)
_BRACKET = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,40})\]|/([A-Z][\w .]{2,40})/")
_TIME_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|UTC|IST|BST|local time)\b")
_DAY_OR_YEAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d")
_NEWS = re.compile(r"\bNews(?: Agency| Service)?$")
_PLACE_GLUE = re.compile(r"\s*/\s*|\s+and\s+|\s*&\s*|\s+-\s+", re.IGNORECASE)
_PLACE_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.\-‑]){1,40}")
_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "la",
        "el",
        "al",
        "los",
        "las",
        "on",
        "upon",
        "le",
        "du",
        "da",
        "do",
        "am",
        "an",
        "der",
    ]
)
_BODY_START = re.compile(r"[\"'“‘«‹]*[A-ZÀ-ÖØ-Þ0-9$£€#@¿¡]")
_DATE_AFTER = re.compile(rf"({DATE.pattern})\s*(?::|[-—–]+)\s+", re.IGNORECASE)
_MIN_BODY_WORDS = 4
_MIN_COLON_WORDS = 8
_MAX_PLACE_WORDS = 5
#: Short places keep their stops: "N.Y.", "D.C.".
_SHORT_PLACE = 6


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and how many characters of the line it takes, its dash and spaces included."""

    dateline: Dateline
    end: int


@dataclass(slots=True)
class _Parts:
    """What a head is made of."""

    places: list[str]
    regions: list[str]
    agency: str | None = None
    known_agency: bool = False
    date: str | None = None
    clock: bool = False


def find_dateline(line: str) -> FoundDateline | None:
    """Returns the dateline that a line starts with, if it does."""
    window = line[: _HEAD_MAX + 30]
    if (
        not window[:1].isupper()
        and window[:1] not in tuple("([0123456789")
        and not window.startswith(tuple("abcdefghijklmnopqrstuvwxyz"))
    ):
        return None
    for head, mark, end in _heads(window):
        parts = _take_apart(head)
        if parts is None:
            continue
        late = _DATE_AFTER.match(line, end)
        dated = late is not None and not parts.date and bool(parts.places)
        cut = late.end() if late and dated else end
        if late and dated:
            parts.date = find_date(late[0])
        if _vouched(parts, mark, line[cut : cut + 400]):
            return FoundDateline(_dateline(parts), cut)
    return None


def _heads(window: str) -> Iterator[tuple[str, str, int]]:
    for match in _END.finditer(window):
        if match.start() > _HEAD_MAX:
            return
        mark = match[0].strip()
        closing = (
            match.start() + 1 + len(match[0]) - len(match[0].lstrip()) if ")" in mark else None
        )
        head = window[: closing or match.start()]
        if mark.startswith("/"):
            head = window[: match.start() + 1]
        if head.count("(") == head.count(")"):
            yield head, mark, match.end()


def _take_apart(head: str) -> _Parts | None:
    parts = _Parts([], [])
    for match in _BRACKET.finditer(head):
        inside = next(group for group in match.groups() if group)
        if not _take_bracket(inside.strip(), parts):
            return None
    outside = _BRACKET.sub(",", head)
    if "(" in outside or ")" in outside:
        return None
    date = DATE.search(outside)
    if date:
        parts.date = find_date(outside)
        outside = outside[: date.start()].rstrip() + "," + outside[date.end() :]
    outside = CLOCK.sub(",", outside)
    pieces = [
        piece.strip(" /|.-") if len(piece) > _SHORT_PLACE else piece.strip(" /|-")
        for piece in outside.split(",")
    ]
    for piece in (piece for piece in pieces if piece and piece != "."):
        if not _take_piece(piece, parts):
            return None
    return parts


def _take_bracket(inside: str, parts: _Parts) -> bool:
    if CLOCK.search(inside) or _TIME_ZONE.fullmatch(inside):
        parts.clock = True
        return True
    known = canonical_agency(inside) or canonical_agency(
        inside.split("/", maxsplit=1)[0].split(",", maxsplit=1)[0]
    )
    if known or looks_like_outlet(inside):
        parts.agency, parts.known_agency = canonical_agency(inside) or inside, bool(known)
        return True
    if is_region(inside) and parts.places is not None:
        parts.regions.append(inside)
        return True
    date = find_date(inside)
    parts.date = parts.date or date
    return date is not None


def _take_piece(piece: str, parts: _Parts) -> bool:
    if _TIME_ZONE.fullmatch(piece) or _DAY_OR_YEAR.fullmatch(piece):
        return True
    if parts.places:
        return _take_region(piece, parts)
    agency = canonical_agency(piece)
    if agency and not is_place(piece):
        parts.agency, parts.known_agency = agency, True
        return True
    if _NEWS.search(piece) and len(piece.split()) < _MAX_PLACE_WORDS:
        parts.agency = piece
        return True
    places = [place.strip() for place in _PLACE_GLUE.split(piece)]
    if not all(_place_like(place) for place in places):
        return False
    parts.places.extend(places)
    return True


def _take_region(piece: str, parts: _Parts) -> bool:
    places = [place.strip() for place in _PLACE_GLUE.split(piece)]
    if is_region(piece) or is_place(piece):
        parts.regions.append(piece)
        return True
    if len(places) > 1 and all(_place_like(place) for place in places):
        parts.regions.append(places[0])
        parts.places.extend(places[1:])
        return True
    agency = canonical_agency(piece)
    if agency:
        parts.agency, parts.known_agency = agency, True
    return bool(agency) or (piece.isupper() and _place_like(piece))


def _place_like(place: str) -> bool:
    words = place.split()
    if not 1 <= len(words) <= _MAX_PLACE_WORDS or not _PLACE_SHAPE.fullmatch(place):
        return False
    return place.isupper() or all(w[0].isupper() or w in _SMALL_WORDS for w in words)


def _vouched(parts: _Parts, mark: str, rest: str) -> bool:
    """Says whether the parts make a dateline: what they are must vouch for each other."""
    if rest and not _BODY_START.match(rest):
        return False
    if parts.agency:
        return _agency_vouches(parts, mark)
    if not parts.places or len(rest.split()) < _MIN_BODY_WORDS:
        return False
    known = all(is_place(place) for place in parts.places)
    capitals = all(place.isupper() for place in parts.places)
    if mark.startswith(")"):
        return (known and (parts.clock or parts.date is not None)) or bool(parts.regions)
    dash = bool(mark.strip(").: "))
    anchored = parts.date is not None or (bool(parts.regions) and (known or capitals or dash))
    if mark == ":":
        return known and _colon_vouches(parts, rest, sure=anchored)
    return (anchored and (known or capitals or bool(parts.regions))) or (
        known and (capitals or not _personal(parts, mark))
    )


def _agency_vouches(parts: _Parts, mark: str) -> bool:
    dash = bool(mark.strip(").: "))
    if not parts.places:
        return parts.known_agency and (dash or parts.date is not None or mark.startswith(")"))
    if all(is_place(place) for place in parts.places) or (parts.regions and dash):
        return True
    return all(place.isupper() for place in parts.places) and (parts.known_agency or dash)


def _colon_vouches(parts: _Parts, rest: str, *, sure: bool) -> bool:
    """A colon also follows speakers and slugs, so a whole sentence has to follow."""
    words = rest.split()
    if len(words) < _MIN_COLON_WORDS or " ".join(words[:4]).isupper():
        return False
    plain = all(place.isupper() and not is_ambiguous(place) for place in parts.places)
    return sure or plain


def _personal(parts: _Parts, mark: str) -> bool:
    """`Clinton - The` may be a speaker; `Mumbai, India - The` is not."""
    return any(is_ambiguous(place) for place in parts.places) and mark.startswith("-")


def _dateline(parts: _Parts) -> Dateline:
    places = [_title(place) for place in parts.places]
    if parts.regions and len(places) == 1:
        places = [", ".join([places[0], *(_title_region(region) for region in parts.regions)])]
    return Dateline(tuple(places), parts.agency, parts.date)


def _title(place: str) -> str:
    if not place.isupper() or len(place) <= 3 or re.fullmatch(r"(?:[A-Z]\.){2,}", place):
        return place
    words = place.casefold().split()
    return " ".join(
        w if i and w in _SMALL_WORDS else re.sub(r"(?:^|(?<=[-.‑]))\w", lambda m: m[0].upper(), w)
        for i, w in enumerate(words)
    )


def _title_region(region: str) -> str:
    letters = region.replace(".", "").replace(" ", "")
    return region if len(letters) <= 2 else _title(region)
