"""Names that mean one thing wherever news writes them: `YouTube`, `Boston Red Sox`, `World War II`.

A tagger judges a name by its words, and takes Morgan Stanley for a person. The list
(`data/known.tsv`) holds names that are nothing else, by their label; what may also be a person, a
place or a common word (Ford, Shell, Apple) is left to the tagger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from worker.article import LabelledSpan
from worker.enrich.finding import NameIndex, find_names, index_names

__all__ = ["find_known", "known_label"]


def known_label(name: str) -> str | None:
    """Returns the label of a name that has only one."""
    return _labels().get(name)


def find_known(text: str) -> Iterator[LabelledSpan]:
    """Yields the names in a text that no common word or other name is written like, in order."""
    for start, name in find_names(text, _index()):
        yield LabelledSpan(start, start + len(name), _labels()[name])


@cache
def _labels() -> Mapping[str, str]:
    lines = (files("worker.enrich") / "data" / "known.tsv").read_text(encoding="utf-8").splitlines()
    given = (line.split("\t") for line in lines)
    return {name: label for label, names in given for name in names.split("|")}


@cache
def _index() -> NameIndex:
    """Returns the organisations, and of other names those of several words or capitals."""
    return index_names(
        name
        for name, label in _labels().items()
        if label == "ORG"
        or (label in {"EVENT", "GPE", "LAW"} and (" " in name or sum(map(str.isupper, name)) > 1))
    )
