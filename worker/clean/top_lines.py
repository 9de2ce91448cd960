"""Lines between headline and first paragraph that name the author, the house or the hour.

`Ana Po | Harbour Wire | Updated: March 4, 2024` is a byline because each of its pieces is a name, a
house, a place or a time. Such lines hold nothing that marks them, so they count only up there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.article import RemovedLabel
from worker.clean.agencies import agency_in, canonical_agency, looks_like_outlet
from worker.clean.byline_lines import bare_name, parse_biography
from worker.clean.credits import Credit
from worker.clean.dates import CLOCK, DATE, is_timestamp
from worker.clean.furniture import is_section
from worker.clean.gazetteer import is_place
from worker.clean.lines import Line
from worker.clean.names import names_in
from worker.clean.titles import is_paragraph

__all__ = ["find_top_lines", "is_mentioned", "mark_highlights"]

_TopLine = tuple[RemovedLabel, Credit]

_TOP = 10
_PARAGRAPH_WORDS = 18
_MAX_WORDS = 20
_NAME_WORDS = 4
#: Behind so many pieces that are known, one may be a place nobody knows.
_PIECES_KNOWN = 2
_SIGNED_WORDS = 12
_HIGHLIGHTS = ("story highlights", "key highlights")
_POINTS, _POINT_WORDS = 8, 30
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+")
_TAIL = re.compile(r",\s+|\s+(?:for|in|at)\s+(?:the\s+)?")
_NUMBERS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_ROLE = re.compile(
    r"(?:[A-Z][\w&.]*,? ){0,3}(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist"
    r"|[Ii]ntern|[Cc]ontributor|REPORTER|CORRESPONDENT|EDITOR|WRITER)s?"
)
#: What may follow the author's name in the line: a mark, an hour, a verb, where he was, a title.
_AFTER_NAME = re.compile(
    r"\s?[,|/@·•–—-]|\s(?:in|for|reports|writes|with|Published|Updated|Posted|FOLLOW|Follow)\b|$"
)
_STAMPED_BYLINE = re.compile(r"(?:[Ww]ritten |[Pp]osted )?[Bb]y:? (?P<name>[A-Z].{2,60})|admin")
_LABEL = re.compile(r"(?:[Ss]ource|SOURCE|[Ee]ditors?|[Aa]uthors?|[Rr]eporter|[Ww]riter)\s?:\s*")
_HOUSE = re.compile(
    r"(?:by |from )?(?:(?:our|a) )?(?:(?:staff|wire|agency|agencies|news|press|web|guest|special"
    r"|own)\s?(?:and |& )?){1,3}(?:reports?|services?|release|writers?|author|agencies|blogger)"
    r"|(?:from )?our (?:own )?correspondents?|admin"
    r"|(?:special )?(?:to|for) the (?!editor)[a-z].{2,40}"
    r"|(?:by )?[\w ]{2,20}\bnews(?: digital)? (?:staff|team)",
    re.IGNORECASE,
)
_REPORTING_FROM = re.compile(r"[Rr]eport(?:ing|s|ed) from [A-Z][\w’' ,-]{2,40}")
#: Behind a sentence, with no mark between, stands who made the picture.
_PICTURED = re.compile(
    r"[.”\"]\s(?:AP|AFP|EPA|AAP|PA|Reuters|REUTERS|[–—-] ?[A-Z][\w’'-]+ [A-Z][\w’'-]+)$"
)
_KICKERS = frozenset(
    "exclusive premium analysis opinion explainer explained feature features interview breaking"  # noqa: SIM905 - words
    " live updated watch comment commentary column review profile factbox obituary letters roundup"
    " blog video photos podcast subscriber-only sponsored".split()
) | {
    "just in",
    "in depth",
    "long read",
    "fact check",
    "news analysis",
    "breaking news",
    "live blog",
}
_STAFF = re.compile(
    r"(?:(?:By|From|by)\s?:?\s)?(?:[A-Z][\w.&’']{0,20} ){0,3}(?:Correspondents?|Reporters?|Bureau"
    r"|Desk|News Service|Staff|Newsroom|Agencies|Staff [Rr]eport|CORRESPONDENT|REPORTER|BUREAU|DESK"
    r"|Network|Team)"
)
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"[A-Z]{2,6}(?: ?\d{1,2})?")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
_MINUTES = re.compile(
    r"(?:estimated )?(?:reading time\W+)?\(?\d{1,2} min(?:ute)?s?(?: read)?\)?", re.IGNORECASE
)


def find_top_lines(
    lines: Sequence[Line], labels: Sequence[RemovedLabel | None], byline: str | None
) -> Iterator[tuple[int, RemovedLabel, Credit]]:
    """Yields what lines above the first paragraph are; `byline` is one that is known already."""
    # The first line may be the headline; what the lines below it are says which.
    top = _first_paragraph(lines, labels)
    for index in (*range(1, top), *range(min(1, top))):
        if labels[index] is not None:
            continue
        found = _read_top_line(lines[index])
        if found is None and index:
            found = _read_signed(index, lines)
        if found is None and not byline and (not index or lines[index - 1].words > _NAME_WORDS):
            found = _read_bare_names(index, lines)
        if found and (index or _opens_page(found, lines, labels)):
            yield index, *found


def _opens_page(
    found: _TopLine, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> bool:
    """The first line may be a headline that looks like a byline, so more has to speak for it.

    Of 29 names alone above a paragraph, in articles that bear no part of them, 28 were authors'.
    """
    label, credit = found
    if label != "byline":
        return True
    named = bool(credit.reporters) and not any(is_mentioned(n, lines, 0) for n in credit.reporters)
    alone = bare_name(lines[0].text) is not None
    titled = lines[1].plain == lines[0].plain or not (labels[1] or is_paragraph(lines[1]))
    return named and not (alone and titled)


def mark_highlights(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels `Story highlights` and the points below it, which end without a stop."""
    for start, line in enumerate(lines[:_TOP]):
        if not line.plain.startswith(_HIGHLIGHTS) or line.words > _POINT_WORDS:
            continue
        labels[start] = "summary"
        for index in range(start + 1, min(start + _POINTS, len(lines))):
            point = lines[index]
            if (
                labels[index]
                or point.text.endswith((".", ":"))
                or point.text[0] in "(["
                or point.words > _POINT_WORDS
            ):
                return
            labels[index] = "summary"


def is_mentioned(name: str, lines: Sequence[Line], own: int) -> bool:
    """Says whether a line other than `own` holds a part of a name; credits and addresses may."""
    parts = {part for part in _WORD.findall(name.casefold()) if len(part) > 1}
    others = (
        line
        for index, line in enumerate(lines)
        if index != own and (line.words >= _NAME_WORDS or line.plain == lines[own].plain)
    )
    return any(not parts.isdisjoint(_WORD.findall(line.text.casefold())) for line in others)


def _first_paragraph(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> int:
    """Returns the index of the first paragraph, or of the last line that may stand above it."""
    for index, line in enumerate(lines[:_TOP]):
        if labels[index] is None and line.words >= _PARAGRAPH_WORDS and line.ends_sentence:
            return index
    return 0


def _read_top_line(line: Line) -> _TopLine | None:
    """Returns what a line above the first paragraph is, if each piece of it says so."""
    text = line.text
    if line.words > _MAX_WORDS or line.ends_sentence:
        return None
    if _PICTURED.search(text):
        return "caption", Credit()
    if is_section(line.plain) or line.plain.strip(" :|•") in _KICKERS:
        return "nav_related", Credit()
    if _HOUSE.fullmatch(text) or _REPORTING_FROM.fullmatch(text):
        return "byline", Credit(agency=agency_in(text))
    if _MINUTES.fullmatch(text):
        return "other", Credit()
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if len(pieces) == 1:
        return _read_alone(text)
    kinds = [_kind(piece) for piece in pieces]
    strange = kinds.count(None)
    if strange > (len(kinds) > _PIECES_KNOWN and text[0].isupper()):
        return None
    if not {"time", "name"} & set(kinds) or len(set(kinds)) == 1:
        return None
    names = tuple(
        bare_name(piece.removeprefix("By ")) or ""
        for piece, kind in zip(pieces, kinds, strict=True)
        if kind == "name"
    )
    if len(names) > 1:
        return None
    return ("byline" if names else "timestamp"), Credit(
        names, (), None if names else agency_in(text)
    )


def _read_signed(index: int, lines: Sequence[Line]) -> _TopLine | None:
    """`Ana Po in Lisbon`, `Ana Po, USA DAILY`, `March 4, 2024 by Ana Po`: nobody in the story."""
    line = lines[index]
    text = re.sub(r"^(?:[Ff]rom|FROM|[Bb]y|BY|[Cc]ontributed by)\s?:?\s", "", line.text)
    if line.words > _SIGNED_WORDS and not DATE.search(text):
        return None
    if line.ends_sentence and not DATE.search(text):
        name = parse_biography(line.text)
        return ("other", Credit()) if name and not is_mentioned(name, lines, index) else None
    stamp = DATE.match(text)
    if stamp:
        text = CLOCK.sub("", text[stamp.end() :], count=1).strip(" ,|-–—")
        signed = _STAMPED_BYLINE.fullmatch(text)
        names = names_in(signed["name"] or "") if signed else ()
        return ("byline", Credit(names)) if signed else None
    name = _leading_name(text)
    if name is None or is_mentioned(name, lines, index) or is_place(name):
        return None
    return "byline", Credit(names_in(text) or (name,))


def _leading_name(text: str) -> str | None:
    """Returns the name that a line begins with, if what follows may stand behind an author's."""
    words = text.split(" ")
    for count in (3, 2):
        head = " ".join(words[:count])
        bare = re.split(r"[,|/@(]", head, maxsplit=1)[0].rstrip(" -–—")
        name = bare_name(bare)
        after = text[len(bare) :]
        if name and (_AFTER_NAME.match(after) or DATE.match(after.lstrip()) or _titled(after)):
            return name
    return None


def _titled(after: str) -> bool:
    """Says whether a title or a house follows: `Ana Po Senior Reporter @anapo`."""
    return bool(_ROLE.match(after.strip())) or looks_like_outlet(after)


def _read_bare_names(index: int, lines: Sequence[Line]) -> _TopLine | None:
    """Names alone are the authors' where nobody in the story bears a part of them."""
    line = lines[index]
    if line.words > 2 * _NAME_WORDS or line.ends_sentence:
        return None
    names = tuple(bare_name(name) or "" for name in line.text.split(" and "))
    if not all(names) or any(is_place(name) or is_mentioned(name, lines, index) for name in names):
        return None
    return "byline", Credit(names)


def _read_alone(text: str) -> _TopLine | None:
    parts = _TAIL.split(text, maxsplit=1)
    if len(parts) > 1:
        name, rest = bare_name(parts[0]), parts[1]
        agency = canonical_agency(parts[0])
        if agency and rest[0].isupper() and len(rest.split()) < _NAME_WORDS:
            return "byline", Credit(agency=agency)
        if name and (_is_house(rest) or _ROLE.fullmatch(rest) or is_place(rest)):
            return "byline", Credit((name,))
        return None
    words = text.split()
    for count in (2, 3):
        name = bare_name(" ".join(words[:count]))
        rest = " ".join(words[count:])
        if name and rest and (_ROLE.fullmatch(rest) or canonical_agency(rest)):
            return "byline", Credit((name,))
    if _STAFF.fullmatch(text) or _ACRONYM.fullmatch(text):
        return "byline", Credit(agency=canonical_agency(text) or agency_in(text))
    label = _LABEL.match(text)
    if label and len(words) <= _NAME_WORDS:
        name = bare_name(text[label.end() :])
        return "byline", Credit((name,) if name else (), (), agency_in(text))
    return None


def _kind(piece: str) -> str | None:
    label = _LABEL.match(piece)
    if label:
        return "name" if bare_name(piece[label.end() :]) else "house"
    piece = piece.removeprefix("By ").removeprefix("by ")
    if (
        is_timestamp(_NUMBERS.sub("2024-01-01", piece))
        or _MINUTES.fullmatch(piece)
        or _HOUR.fullmatch(piece)
    ):
        return "time"
    if _is_house(piece) or _STAFF.fullmatch(piece) or _ROLE.fullmatch(piece) or is_place(piece):
        return "house"
    return "name" if bare_name(piece) else None


def _is_house(piece: str) -> bool:
    return bool(
        canonical_agency(piece)
        or _ACRONYM.fullmatch(piece)
        or (looks_like_outlet(piece) and len(piece.split()) <= _NAME_WORDS)
    )
