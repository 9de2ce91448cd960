"""Where a text has names of a list, found word by word: the length of the list costs nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["NameIndex", "find_names", "index_names"]

#: Names by their first words, the longest first.
NameIndex = Mapping[str, tuple[str, ...]]

#: A word that may begin a name: with a capital, or like eBay, al-Qaeda and iPhone.
_BEGINNING = re.compile(r"(?<![\w.@#-])[^\W\d_b-df-hj-z][^\s/()\[\]“”\"—–,;:]*")
_MARKS = ".!?'’‘*"
_POSSESSIVES = ("'s", "’s")
_GOES_ON = re.compile(r"[\w-]")


def index_names(names: Iterable[str]) -> NameIndex:
    """Returns the names that begin like one, ready for `find_names`."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if beginning := _BEGINNING.match(name):
            found[beginning.group()].append(name)
    return {word: tuple(sorted(same, key=len, reverse=True)) for word, same in found.items()}


def find_names(text: str, index: NameIndex) -> Iterator[tuple[int, str]]:
    """Yields where names stand in a text as whole words, and which; they do not overlap."""
    end = 0
    for match in _BEGINNING.finditer(text):
        if match.start() >= end and (name := _name_at(text, match, index)):
            end = match.start() + len(name)
            yield match.start(), name


def _name_at(text: str, match: re.Match[str], index: NameIndex) -> str | None:
    """Returns the longest name that begins with a word of the text."""
    word = match.group()
    bare = word.rstrip(_MARKS)
    owner = bare[:-2] if bare.endswith(_POSSESSIVES) else bare
    for first in dict.fromkeys((word, bare, owner)):
        for name in index.get(first, ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not _GOES_ON.match(text, end):
                return name
    return None
