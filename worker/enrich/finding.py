"""Where a text has names of a list, found word by word: the length of the list costs nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["NameIndex", "find_names", "index_names"]

#: A word that may begin a name: with a capital, or like eBay, al-Qaeda and iPhone.
_BEGINNING = re.compile(r"(?<![\w.@#-])[^\W\d_b-df-hj-z][^\s/()\[\]“”\"—–,;:]*")
_MARKS = ".!?'’‘*"
_POSSESSIVES = ("'s", "’s")
_GOES_ON = re.compile(r"[\w-]")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names, and how long those are that begin with each word, the longest first.

    However many people are called Ann, their names have few lengths.
    """

    names: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]


def index_names(names: Iterable[str]) -> NameIndex:
    """Returns the names that begin like one, ready for `find_names`."""
    lengths: dict[str, set[int]] = defaultdict(set)
    begun: list[str] = []
    for name in names:
        if beginning := _BEGINNING.match(name):
            begun.append(name)
            lengths[beginning.group()].add(len(name))
    return NameIndex(
        frozenset(begun),
        {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
    )


def find_names(text: str, index: NameIndex) -> Iterator[tuple[int, str]]:
    """Yields where names stand in a text as whole words, and which; they do not overlap."""
    end = 0
    first = index.lengths.keys()
    for start, words in _beginnings(text):
        if start < end or first.isdisjoint(words):
            continue
        if name := _name_at(text, start, words, index):
            end = start + len(name)
            yield start, name


@lru_cache(maxsize=1)
def _beginnings(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Returns where names may begin, and with which words of an index.

    The last text is remembered: it is searched for the names of a list, then for its own.
    """
    return tuple((match.start(), _words(match.group())) for match in _BEGINNING.finditer(text))


def _words(word: str) -> tuple[str, ...]:
    """Returns a word, and what is left of it without stops and without a possessive."""
    if word.isalpha():
        return (word,)
    bare = word.rstrip(_MARKS)
    owner = bare[:-2] if bare.endswith(_POSSESSIVES) else bare
    return tuple(dict.fromkeys((word, bare, owner)))


def _name_at(text: str, start: int, words: Iterable[str], index: NameIndex) -> str | None:
    """Returns the longest name that begins with a word of the text."""
    for word in words:
        for length in index.lengths.get(word, ()):
            name = text[start : start + length]
            if name in index.names and not _GOES_ON.match(text, start + length):
                return name
    return None
