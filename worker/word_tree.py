"""A pattern of many words that reads what they begin with alike only once.

Python's own alternatives are tried one after the other, a hundred of them at every place of a text;
of a tree of letters most places take one step.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["any_of"]


def any_of(words: Iterable[str]) -> str:
    """Returns the pattern of the longest of the words that stands at a place."""
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[:1]].add(word[1:])
    is_word = rests.pop("", None) is not None
    if not rests:
        return ""
    branches = [re.escape(letter) + any_of(rests[letter]) for letter in sorted(rests)]
    if len(branches) == 1 and not is_word:
        return branches[0]  # a group would only cost time to compile
    return f"(?:{'|'.join(branches)})" + "?" * is_word
