"""Credits that follow the last sentence of an article in its own line."""

from __future__ import annotations

import re

from worker.clean.agencies import canonical_agency, looks_like_outlet
from worker.clean.credits import Credit, parse_credit
from worker.clean.cued import Cued, Late
from worker.clean.dates import FILED
from worker.clean.names import is_name, tidy_name

__all__ = ["find_trailing_credit"]

_TAIL = Cued(
    Late(
        r"(?:(?<=[.!?”\"’')])|(?<=[.!?”\"’')]\s)"
        r"|(?<=[.!?”\"’')]\s\s))(?P<credit>[(\[]?\s*(?:(?:Additional|With|Original)\s+)?"
        r"(?:Reporting|Writing|Editing|Compiled|Written|Edited"
        r"|Reported)\s+(?:and\s+\w+\s+)?by\s+[A-Z].{0,600})$"
    ),
    ("Report", "Writ", "Edit", "Compiled"),
)
_TAIL_AGENCY = re.compile(
    r"(?<=[.!?”\"’'])\s*(?P<credit>[(\[]\s*(?P<name>[A-Z][\w./ &-]{1,30})\s*[)\]]"
    r"|[—–-]{1,2}\s*(?P<bare>[A-Z]{2,7}|Reuters|Agencies|Xinhua))\s*\.?$"
)
_TAIL_BARE = re.compile(
    r"(?<=[.!?”\"])\s(?P<name>AFP|AP|Reuters|REUTERS|Xinhua|XINHUA|PTI|ANI|IANS|AAP|Bernama|BERNAMA"
    r"|KUNA|NAN|GNA|CMC|UNB|BSS|dpa|Kyodo|Yonhap|UPI|EFE|ANSA|Enditem"
    r"|\(end\))(?: [A-Z]{2,4}){0,3}(?: [a-z]{2,4}[./][a-z]{2,4})?$"
)
_BARE_LENGTH = 20
_INITIALS = re.compile(r"^\(?[A-Z]{1,3}\)?$")
#: Behind a last sentence that nobody says: a house, or several, behind a dash; in brackets a site,
#: or where and when the report was filed.
_TAIL_HOUSE = re.compile(
    r"(?:(?<=[.!?][”\"])=[A-Z]{2,6}|(?<=[.!?])\s?(?:=[A-Z]{2,6}"
    r"|[—–-]{1,2}\s?(?P<house>[A-Z][\w.’'&-]*(?:[ /][A-Z][\w.’'&-]*){0,6})"
    r"|[—–-]{1,2}\s?(?:[\w-]{2,30}\.){1,2}[a-z]{2,6}|\((?:[\w-]{2,30}\.){1,2}[a-z]{2,6}\)"
    rf"|{FILED.pattern}))$"
)
_HOUSE_LENGTH = 60
#: `... on the quay. By Ana Po`, where a page lost the line of its byline.
_TAIL_NAME = re.compile(r"(?<=[a-z0-9)][.!?]) By (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})")
_NAME_LENGTH = 60


def find_trailing_credit(line: str, *, last: bool = False) -> tuple[int, Credit] | None:
    """Returns where a credit begins that follows the last sentence in the same line.

    `last` says that the line is the article's last, where an agency's bare name is one.
    """
    offset = max(0, len(line) - 700)
    tail = line[offset:]
    match = _TAIL.search(tail)
    if match and match.start("credit") > 0:
        credit = parse_credit(match["credit"])
        if credit:
            return offset + match.start("credit"), credit
    match = _TAIL_AGENCY.search(tail, max(0, len(tail) - 60))
    if match and match.start("credit") > 0:
        name = canonical_agency(match["name"] or match["bare"])
        if (
            name
            or (match["bare"] == "Agencies")
            or (match["name"] and _INITIALS.match(match["name"]))
        ):
            return offset + match.start("credit"), Credit(agency=name)
    by = line.rfind(" By ", max(0, len(line) - _NAME_LENGTH))
    signed = _TAIL_NAME.fullmatch(line, by) if by > 0 else None
    if signed and is_name(signed["name"]):
        return by + 1, Credit((tidy_name(signed["name"]),))
    if not last:
        return None
    bare = _TAIL_BARE.search(line, max(0, len(line) - _BARE_LENGTH))
    if bare:
        return bare.start("name"), Credit(agency=canonical_agency(bare["name"]))
    return _find_house(line)


def _find_house(line: str) -> tuple[int, Credit] | None:
    """`... to the hospital. – The Brevik Herald/Quay Wire`, `... the hospital. (quaynews.org)`."""
    match = _TAIL_HOUSE.search(line, max(0, len(line) - _HOUSE_LENGTH))
    if match is None:
        return None
    houses = match["house"].split("/") if match["house"] else []
    agency = next(filter(None, map(canonical_agency, houses)), None)
    if houses and not agency and not any(map(looks_like_outlet, houses)):
        return None
    return match.start(), Credit(agency=agency)
