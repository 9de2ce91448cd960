"""The same words quoted twice are one quote that occurs twice: headlines, leads and pull quotes.

Two quotes are the same when their words are and nothing speaks against one speaker: both have the
same name, or one of them has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from worker.article import Quote

__all__ = ["counted"]

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
#: Shorter ones ("yes", “not true”) are said more than once in earnest.
_SHORTEST = 4


def counted(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Returns the quotes without the repeated ones, numbered, each with how often it occurs.

    Of several that are the same the first with a named speaker stays, else the first.
    """
    same: list[list[Quote]] = []
    by_words: dict[tuple[str, ...], list[list[Quote]]] = {}
    for quote in quotes:
        words = _words(quote)
        known = by_words.setdefault(words, []) if len(words) >= _SHORTEST else []
        fitting = next((group for group in known if _one_speaker(group, quote)), None)
        if fitting is None:
            fitting = []
            same.append(fitting)
            known.append(fitting)
        fitting.append(quote)
    kept = sorted(((_best(group), len(group)) for group in same), key=lambda one: one[0].start)
    pieces = Counter(quote.group for quote, _ in kept)
    return tuple(
        quote._replace(
            id=f"q{number}",
            group=quote.group if pieces[quote.group] > 1 else None,
            occurrences=times,
        )
        for number, (quote, times) in enumerate(kept, 1)
    )


def _words(quote: Quote) -> tuple[str, ...]:
    words = _WORD.findall(quote.exact.lower().replace("’", "'"))
    return tuple(words[1:] if words[:1] == ["that"] else words)


def _name(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None


def _one_speaker(group: Sequence[Quote], quote: Quote) -> bool:
    names = {name for name in (*map(_name, group), _name(quote)) if name is not None}
    return len(names) < 2


def _best(group: Sequence[Quote]) -> Quote:
    return next((quote for quote in group if _name(quote) is not None), group[0])
