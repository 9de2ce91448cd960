"""The office or rank that stands before a person's name: "South Korean President" Moon Jae-in."""

from __future__ import annotations

import re

from worker.enrich.names import COURTESY_TITLES, TITLES

__all__ = ["role_before"]

#: A title is looked for in this many characters before the name, and in this many words.
_REACH = 90
_MOST_WORDS = 8
_WORDS = re.compile(r"\S+")
_JOINING = frozenset("of for and the to".split())


def role_before(text: str, start: int) -> str | None:
    """Returns the title in front of the name that begins at `start`, or `None`."""
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    if not line.endswith(" "):
        return None
    taken: list[str] = []
    for match in reversed(list(_WORDS.finditer(line))[-_MOST_WORDS:]):
        if not _belongs(match.group(), taken):
            break
        taken.insert(0, match.group())
    while taken and taken[0].lower() in _JOINING:
        del taken[0]
    return " ".join(taken).strip("\"“‘'") or None


def _belongs(word: str, taken: list[str]) -> bool:
    """Says whether `word` goes on with a role of which the words after it are `taken`."""
    plain = word.strip("\"“‘'").rstrip(".").lower()
    if not taken:
        return plain in TITLES - COURTESY_TITLES and not word.endswith((",", ";", ":"))
    if word[-1] in ",;:.?!”\"" and plain not in TITLES:
        return False
    if plain in _JOINING:
        return taken[0][0].isupper() and plain != "the"
    return word[0].isupper() or plain in TITLES - COURTESY_TITLES
