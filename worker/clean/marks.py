"""Quotation marks that were set the wrong way round.

Inside one paragraph an opening mark that follows punctuation while a quote is open, and that a
space should follow rather than precede, is a closing mark: `a way out, “Okada said` becomes
`a way out,” Okada said`. A paragraph that opens and never closes is left alone, for the quote may
run on, and apostrophes are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.clean.offsets import Edit

__all__ = ["mark_repairs"]

_MARK = re.compile("[“”]")


def mark_repairs(paragraph: str, start: int = 0) -> Iterator[Edit]:
    """Yields the repairs of one paragraph that begins at `start`."""
    if "“" not in paragraph:
        return
    is_open = False
    for match in _MARK.finditer(paragraph):
        at = match.start()
        if match[0] == "”":
            wrong = not is_open and _stands_as_opener(paragraph, at)
            is_open = wrong
            if wrong and "”" in paragraph[at + 1 : at + 2000]:
                yield Edit(start + at, start + at + 1, "“")
            continue
        if not is_open:
            is_open = True
            continue
        edit = _closer(paragraph, at)
        if edit:
            is_open = False
            yield Edit(start + edit.start, start + edit.end, edit.text)


def _closer(text: str, at: int) -> Edit | None:
    """Returns the repair of an opener, met while a quote is open, that stands as a closer."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    if before[-1:] in tuple(",.!?…") and (not after or after.isspace() or after in ".,;)"):
        return Edit(at, at + 1, "”")
    if before[-1:].isspace() and before[:1] in tuple(",.!?"):
        return Edit(at - 1, at + 1, "”" if not after or after.isspace() else "” ")
    return None


def _stands_as_opener(text: str, at: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return (not before or before.isspace()) and after.isalpha()
