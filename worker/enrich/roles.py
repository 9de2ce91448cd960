"""The office or rank that stands before a person's name: "South Korean President" Moon Jae-in."""

from __future__ import annotations

import re

from worker.enrich.names import COURTESY_TITLES, TITLES

__all__ = ["role_before"]

#: A title is looked for in this many characters before the name, and in this many words.
_REACH = 90
_MOST_WORDS = 8
_WORDS = re.compile(r"\S+")
_JOINING = frozenset(("of", "for", "and", "the", "to"))
_ARTICLES = frozenset(("The", "A", "An", "He", "She", "But", "And", "In", "On", "As", "When"))


def role_before(text: str, start: int) -> str | None:
    """Returns the title in front of the name that begins at `start`, or `None`."""
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    words = _WORDS.findall(line)[-_MOST_WORDS:] if line.endswith(" ") else []
    at = _last_title(words)
    if at is None or not _leads_to_name(words[at + 1 :]):
        return None
    first = at
    while first and _qualifies(words[first - 1]):
        first -= 1
    return " ".join(words[first:]).strip("\"“‘'")


def _last_title(words: list[str]) -> int | None:
    return next((at for at in reversed(range(len(words))) if _is_title(words[at])), None)


def _is_title(word: str) -> bool:
    return word.strip("\"“‘'").removesuffix(".").lower() in TITLES - COURTESY_TITLES


def _leads_to_name(words: list[str]) -> bool:
    """Says whether nothing follows the title, or what it is the office of: `of Foreign Affairs`."""
    if not words:
        return True
    return words[0] in _JOINING and len(words) > 1 and all(map(_goes_on, words[1:]))


def _goes_on(word: str) -> bool:
    return word in _JOINING or (word[0].isupper() and word[-1].isalnum())


def _qualifies(word: str) -> bool:
    """Says whether a word before a title belongs to it: `South Korean` and `Deputy` do."""
    plain = word[0].isupper() and word[-1].isalnum() and not word.endswith(("'s", "’s"))
    return _is_title(word) or (plain and word not in _ARTICLES)
