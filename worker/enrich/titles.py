"""Names in quotation marks that nobody said: titles of works, programmes and events, nicknames.

In her book “The Long Pier,” on “Harbour Today,” a forum titled “What ports are for”, known as “the
Hook”: the words before the marks tell.
"""

from __future__ import annotations

import re

from worker.enrich.quotes import Marked

__all__ = ["is_name", "is_title"]

_MARKS = " \u00a0,.!?\"“”„«»`'‘’"
#: Small words inside titles.
_SMALL = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as",
    "is", "&", "@",
))  # fmt: skip
_SHORTEST_TITLE, _LONGEST_TITLE = 2, 10
#: A longer quote is no title, in characters.
_MOST_OF_TITLE = 120
#: Words right before what they name.
_NAMING = frozenset((
    "titled", "entitled", "subtitled", "headlined", "nicknamed", "so-called", "aka", "a.k.a",
))  # fmt: skip
#: The same in two words.
_NAMING_PAIRS = frozenset((("known", "as"), ("theme", "of"), ("title", "of"), ("name", "of")))
#: What has a title.
_WORKS = frozenset((
    "biography", "autobiography", "memoir", "memoirs", "book", "novel", "poem", "essay", "column",
    "article", "story", "piece", "paper", "study", "report", "editorial", "op-ed", "song", "single",
    "album", "track", "anthem", "hymn", "film", "movie", "documentary", "drama", "comedy", "play",
    "musical", "opera", "show", "series", "sitcom", "program", "programme", "podcast", "episode",
    "segment", "game", "magazine", "exhibition", "bill", "act", "law", "forum", "conference",
    "summit", "seminar", "webinar", "workshop", "campaign", "project", "theme", "initiative", "ad",
    "spot", "books", "novels", "poems", "songs", "hits", "albums", "films", "movies", "shows",
))  # fmt: skip
#: Nobody tells words.
_PLACES = frozenset(("on", "in", "at", "from", "during", "told", "tells", "telling"))
#: `on Lee's “Harbour Today,”`
_OWNED_PLACE = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Ff]rom|[Dd]uring|told|tells|telling)[ \u00a0]"
    r"(?:[\w.-]+[ \u00a0]){0,3}\S+[ \u00a0]$"
)
#: James “Jim” Lee: a word or two, without a stop, between the words of a name.
_NICKNAME = re.compile(r"[A-Z][\w-]*(?:[ \u00a0][A-Z][\w-]*)?[\"”'’)]{1,2}[ \u00a0][A-Z][a-z]")
#: Characters before the marks that are looked at.
_REACH = 60


def is_name(text: str, marked: Marked) -> bool:
    """Says whether the words before the marks make what stands in them a name."""
    before = text[max(0, marked.start - _REACH) : marked.start]
    words = before.rsplit(None, 2) if before[-1:].isspace() else []
    if not words:
        return False
    last = words[-1].rstrip(",:")
    if last.lower() in _NAMING or (words[-2:-1] and (words[-2], last) in _NAMING_PAIRS):
        return True
    if not text[marked.inner_start : marked.inner_start + 1].isupper():
        return False
    if last[:1].isupper() and _NICKNAME.match(text, marked.inner_start):
        return words[-1][-1] != "."
    tells = (
        last in _WORKS
        or last.lower() in _PLACES
        or (last.endswith(("’s", "'s", "s’", "s'")) and _OWNED_PLACE.search(before))
    )
    return bool(tells) and is_title(text, marked.start, marked.end, shortest=1)


def is_title(text: str, start: int, end: int, *, shortest: int = _SHORTEST_TITLE) -> bool:
    """Says whether every word begins with a capital: “A Night on the Pier,”."""
    if end - start > _MOST_OF_TITLE:
        return False
    words = text[start:end].strip(_MARKS).split()
    capitals = [word[0].isupper() or word[0].isdigit() for word in words]
    return (
        shortest <= len(words) <= _LONGEST_TITLE
        and capitals[0]
        and all(large or word in _SMALL for large, word in zip(capitals, words, strict=True))
    )
