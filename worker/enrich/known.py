"""Names that mean one thing wherever news writes them: `YouTube`, `Boston Red Sox`, `World War II`.

A tagger judges a name by its words, and takes Morgan Stanley for a person. The list
(`data/known.tsv`) holds names that are nothing else, by their label; what may also be a person, a
place or a common word (Ford, Shell, Apple) is left to the tagger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from worker.article import LabelledSpan

__all__ = ["find_known", "known_label"]

#: A word that may begin a name, with the marks that stick to it.
_BEGINNING = re.compile(r"(?<![\w.@#-])[A-Zae]\S*")
_STICKING = re.compile(r"(?:[’']s)?[.,;:!?)\]”’\"']*$")
_GOES_ON = re.compile(r"\w|-\w")


def known_label(name: str) -> str | None:
    """Returns the label of a name that has only one."""
    return _labels().get(name)


def find_known(text: str) -> Iterator[LabelledSpan]:
    """Yields the names in a text that no common word or other name is written like, in order."""
    end = 0
    for match in _BEGINNING.finditer(text):
        if match.start() >= end and (name := _name_at(text, match)):
            end = match.start() + len(name)
            yield LabelledSpan(match.start(), end, _labels()[name])


def _name_at(text: str, match: re.Match[str]) -> str | None:
    """Returns the longest name that begins with a word of the text."""
    word = match.group()
    names = _by_first_word().get(word) or _by_first_word().get(_STICKING.sub("", word), ())
    return next(
        (
            name
            for name in names
            if text.startswith(name, match.start())
            and not _GOES_ON.match(text, match.start() + len(name))
        ),
        None,
    )


@cache
def _labels() -> Mapping[str, str]:
    lines = (files("worker.enrich") / "data" / "known.tsv").read_text(encoding="utf-8").splitlines()
    given = (line.split("\t") for line in lines)
    return {name: label for label, names in given for name in names.split("|")}


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Returns the names of several words or capitals, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, label in _labels().items():
        if label not in {"MISC", "PRODUCT"} and (" " in name or sum(map(str.isupper, name)) > 1):
            found[name.split()[0]].append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}
