"""Short lines behind an article that name its agency, its desk or its author."""

from __future__ import annotations

import re

from worker.clean.agencies import agency_in, canonical_agency, looks_like_outlet
from worker.clean.credits import Credit
from worker.clean.names import is_name, names_in, tidy_name

__all__ = ["parse_sign_off", "signs_alone"]

_WITH = re.compile(
    r"\W*(?:[A-Z][\w ]{1,20} )?[Ww]ith [A-Z]\w{1,20}(?:(?:, | and )[A-Z]\w{1,20}){0,3}\W*"
)
#: Initials of those who wrote and edited, behind the last paragraph: `AFP/bo`, `bo/ana`.
_DESK = re.compile(
    r"-{0,2}[A-Z]{2,4}\s[a-z]{2,4}/[a-z]{2,4}|[A-Z]{2,4}(?:/[a-z]{2,3}){1,3}/\d{4}"
    r"|[A-Z]{2,4} [A-Z]{2,4} [A-Z]{2}\d{2,4}|[a-z]{2,3}-[a-z]{2,3}(?:/[a-z]{2,4}){1,3}"
    r"|end\)\s?[a-z]{2,4}\.[a-z]{2,4}|0|end|(?:By [A-Z][^()]{2,60}\)\s)?Enditem(?:/[A-Z]{2,3})?|"
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,4}(?:\s?\([\w, .]{2,40}\))?|[A-Z]{2,4}(?:/[A-Za-z]{2,4}){1,3}"
    r"|(?:PTI|ANI|IANS|dpa|UNI)(?: [A-Z]{2,4}| [a-z]{2,4}){2,5}|[A-Z]{2,4}/[A-Z][a-z]{2,12}"
)
#: The same in other orders: initials and agencies between slashes, stars or figures.
_DESK_PIECES = re.compile(r"[/*=_.\s–—-]+")
_DESK_PIECE = re.compile(r"[A-Z]{1,4}|[a-z]{2,4}|\d{2,5}")
_DESK_MARKS = re.compile(r"[/*=]|^(?:[A-Z]\.){1,3}[A-Z]\.?$")
_DESK_END = re.compile(r"\W*ends?\b\W*", re.IGNORECASE)
_DESK_MAX = 40
#: `— Quay Times staff`, `– The Quay Times`; a bare name may have said the words above.
_SIGNED_OFF = re.compile(
    r"[—–-]{1,2}\s?(?:(?:[A-Z][\w.’'-]+ ){1,3}staff|[Tt]he(?: [A-Z][\w.’'-]+){1,3})"
)
#: `via Quay Mail`, whose text the article retells.
_VIA = re.compile(r"[Vv]ia:? (?:[Tt]he )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}")
_OUTLET_ALONE = re.compile(r"(?:The )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}")
#: `IPS UN Bureau Report`, `The Quay Wire Service`.
_SERVICE = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:Bureau|Service|Wire|Newswire|Desk)(?: [Rr]eports?)?"
)
#: `Po reported from Lisbon`, where the surname alone is left; `With wire reports`.
_REPORTED = re.compile(
    r"(?:[A-Z][\w’'-]+ (?:and )?){1,4}(?:also )?reported from [A-Z][\w’' .,-]{2,40}"
)
_WIRES = re.compile(
    r"(?:[Ww]ith|[Ff]rom|[Cc]ompiled from) (?:[\w’']+ ){0,4}(?:[Ww]ires?|[Aa]gency|[Aa]gencies)"
    r"(?: (?:[Ss]ervices?|[Rr]eports?|[Ii]nputs?))?"
)
_JOINED = re.compile(r"[/-]")
_STAFF = frozenset(
    {
        "Agency",
        "From news services",
        "From wire reports",
        "Wire reports",
        "Agencies",
        "News Agencies",
        "agencies",
        "Reuters Staff",
        "AFP Staff",
        "Staff Reports",
        "Staff Report",
        "From Staff Reports",
        "From staff reports",
    }
)
_SOURCE = re.compile(r"(?:SOURCES?|Sources?)\s*:\s*(?P<name>[^.!?]{2,60})")


def parse_sign_off(line: str, *, last: bool) -> Credit | None:
    """Returns the agency that a short line at an edge of the text names, if it is nothing else.

    `last` says that the line is among the last, where the initials of desks stand.
    """
    bare = line.strip("()[]—–-/ .")
    source = _SOURCE.fullmatch(line)
    name = canonical_agency(source["name"] if source else bare)
    joined = _JOINED.split(bare)
    if name is None and len(joined) == 2 and all(map(canonical_agency, joined)):
        name = canonical_agency(joined[0])
    if name:
        return Credit(agency=name)
    author, _, outlet = line.partition(", ")
    if last and is_name(author) and (canonical_agency(outlet) or looks_like_outlet(outlet)):
        return Credit((tidy_name(author),), (), canonical_agency(outlet))
    if last and (_SIGNED_OFF.fullmatch(line) or _VIA.fullmatch(line)):
        return Credit(agency=agency_in(line))
    if (source and last) or bare in _STAFF or (last and _DESK.fullmatch(bare)):
        return Credit(agency=agency_in(line))
    if last and (_is_desk(line) or _SERVICE.fullmatch(line)):
        return Credit(agency=agency_in(line))
    if last and (_REPORTED.fullmatch(bare) or _WIRES.fullmatch(bare)):
        return Credit(names_in(bare), (), agency_in(line))
    agencies = (agency_in(line), *map(canonical_agency, re.split(r",? ", bare)))
    named = next(filter(None, agencies), None)
    return Credit(agency=named) if named and _WITH.fullmatch(line) else None


def signs_alone(line: str) -> bool:
    """Says whether a line is nothing but the name of a house: `The Brevik Herald`."""
    return _OUTLET_ALONE.fullmatch(line) is not None and looks_like_outlet(line)


def _is_desk(line: str) -> bool:
    """Says whether a line holds only initials and agencies, with marks that prose has not."""
    if len(line) > _DESK_MAX or not _DESK_MARKS.search(line):
        return False
    bare = _DESK_END.sub("", line, count=1).strip("()[]")
    pieces = [piece for piece in _DESK_PIECES.split(bare) if piece]
    if not pieces:
        return False
    known = [canonical_agency(piece) is not None or piece in _STAFF for piece in pieces]
    short = all(map(_DESK_PIECE.fullmatch, pieces)) and (pieces[0].isalpha() or "**" in line)
    named = known[:1] == [True] and len(pieces) > 1 and "/" in line
    return short or all(known) or named
