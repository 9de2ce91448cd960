"""Lines of a text with their place, the unit that most noise comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LONG_LINE", "Line", "split_lines"]

#: No marker line, caption or byline is longer; longer lines are looked at only at both ends.
LONG_LINE = 700

_CONTENT = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer white space; `blank_before` if an empty line stands above it."""

    start: int
    end: int
    text: str
    plain: str
    words: int
    blank_before: bool

    @property
    def ends_sentence(self) -> bool:
        """Says whether the line ends as a sentence does, closing marks aside."""
        return self.text.rstrip("\"'”’»)] ")[-1:] in tuple(".!?…")


def split_lines(text: str) -> list[Line]:
    """Returns the lines that hold anything but white space, in order."""
    lines: list[Line] = []
    previous_end = 0
    for match in _CONTENT.finditer(text):
        content = match[0].strip()
        if not content:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text[previous_end:start]
        short = content if len(content) <= LONG_LINE else content[:LONG_LINE]
        plain = _SPACES.sub(" ", short).replace("’", "'").casefold()
        blank = not lines or gap.count("\n") > 1 or gap.count("\r") > 1 and "\n" not in gap
        lines.append(
            Line(start, start + len(content), content, plain, _count_words(content), blank)
        )
        previous_end = start + len(content)
    return lines


def _count_words(text: str) -> int:
    return len(text.split())
