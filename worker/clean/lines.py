"""Lines of a text with their place, the unit that most noise comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["LONG_LINE", "Line", "split_lines"]

#: No marker line, caption or byline is longer; longer lines are looked at only at both ends.
LONG_LINE = 700

_CONTENT = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


#: `date 2019-12-24 The harbour ...`, as a large crawl begins its pages.
_CRAWLED = re.compile(r"\s{0,9}(?P<day>date \d{4}-\d\d-\d\d) (?=\S)")

_CLOSERS = "\"'”’“»)] "
_STOPS = frozenset(".!?…")


class Line(NamedTuple):
    """A line without its outer white space.

    `plain` is its beginning in small letters with straight apostrophes and single spaces.
    `ends_sentence` says whether it ends as a sentence does, closing marks aside; `blank_before`,
    whether an empty line stands above it; `tidy`, that its only white space is single spaces.
    """

    start: int
    end: int
    text: str
    plain: str
    words: int
    ends_sentence: bool
    blank_before: bool
    tidy: bool


def split_lines(text: str) -> list[Line]:
    """Returns the lines that hold anything but white space, in order."""
    lines: list[Line] = []
    previous_end = 0
    for start, content in _contents(text):
        short = content[:LONG_LINE]
        tidy = "  " not in content and content.isprintable()
        if not tidy:
            short = " ".join(short.split())
        stop = content[-1] if content[-1] in _STOPS else content[-8:].rstrip(_CLOSERS)[-1:]
        lines.append(
            Line(
                start=start,
                end=start + len(content),
                text=content,
                plain=short.rstrip().replace("’", "'").casefold(),
                words=content.count(" ") + 1 if tidy else len(content.split()),
                ends_sentence=stop in _STOPS,
                blank_before=not lines or _is_blank(text[previous_end:start]),
                tidy=tidy,
            )
        )
        previous_end = start + len(content)
    return lines


def _contents(text: str) -> Iterator[tuple[int, str]]:
    """Yields what lines hold and where it begins; a crawler's day is a line of its own."""
    day = _CRAWLED.match(text)
    if day:
        yield day.start("day"), day["day"]
    for match in _CONTENT.finditer(text, day.end() if day else 0):
        content = match[0].strip()
        if content:
            yield match.start() + match[0].index(content[0]), content


def _is_blank(gap: str) -> bool:
    return gap.count("\n") > 1 or ("\n" not in gap and gap.count("\r") > 1)
