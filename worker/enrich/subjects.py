"""The subject of a sentence, for a reporting verb that has none beside it.

“Ann Lee closed the pier and said”, “In a statement, the board replied, saying”: whoever the
sentence is about speaks, however far away the verb stands.
"""

from __future__ import annotations

import re

from worker.article import Span

__all__ = ["is_phrase", "subject_of"]

#: Words that begin sentences or clauses and are nobody.
_NOBODY = frozenset((
    "and", "but", "or", "so", "yet", "nor", "then", "however", "meanwhile", "moreover", "also",
    "earlier", "later", "still", "instead", "indeed", "perhaps", "here", "there", "thus", "hence",
    "previously", "now", "once", "even", "not", "just", "almost", "more", "most", "less", "as",
    "in", "on", "at", "to", "for", "of", "by", "with", "from", "into", "onto", "upon", "about",
    "against", "after", "before", "during", "since", "until", "when", "while", "where", "because",
    "if", "although", "though", "despite", "unlike", "like", "among", "amid", "under", "over",
    "between", "through", "without", "within", "than", "whether", "asked", "according", "speaking",
    "what", "why", "how", "ago", "together", "only", "too", "well", "today", "yesterday",
    "tomorrow", "again", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "afterward", "furthermore", "besides", "rather", "back", "next", "last",
))  # fmt: skip
_SUBORDINATE = frozenset((
    "as", "in", "on", "at", "for", "by", "with", "from", "after", "before", "during", "since",
    "until", "when", "while", "because", "if", "although", "though", "despite", "unlike", "like",
    "among", "amid", "under", "over", "without", "within", "asked", "speaking", "to",
))  # fmt: skip
_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "our", "my"))
_FIRST = re.compile(r"[^\W_][\w.’'-]*")
_GAP = re.compile(r"[\s,“”\"]*")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.&’'-]*|(?<=[ \u00a0])(?:of|the|and|for|de|al|bin)(?=[ \u00a0][^\W\d_a-z]))"
    r"(?:[ \u00a0](?:[^\W\d_a-z][\w.&’'-]*|(?:of|the|and|for|de|al|bin)(?=[ \u00a0][^\W\d_a-z])))*"
)
#: A phrase with a determiner goes on to its verb, a preposition or a comma.
_COMMON = re.compile(
    r"[\w.’'-]+(?:[ \u00a0](?!(?:who|which|that|has|have|had|is|are|was|were|will|would|could|can|"
    r"may|did|does|do|in|on|at|to|for|of|by|with|from|after|and|or|but|also|not|\w+ly|\w+ed|"
    r"took|went|made|gave|came|got|saw|led|held|met|put|set)\b)[\w.’'-]+){1,5}"
)
#: What is left out before the main clause, at most, in characters.
_LONGEST_LEAD = 160


def is_phrase(text: str, span: Span) -> bool:
    """Says whether a span can name somebody at all: "However" and "this month" cannot."""
    words = [w.lower() for w in _FIRST.findall(text, span.start, span.end)]
    if not words or words[-1] in {"week", "month", "year", "day", "morning", "afternoon", "night"}:
        return False
    return not (len(words) == 1 and _is_nobody(words[0]))


def _is_nobody(word: str) -> bool:
    return word in _NOBODY or (word.endswith("ly") and len(word) > 4)


def subject_of(text: str, start: int, end: int) -> Span | None:
    """Returns the subject of the clause that begins at `start`, if it ends before `end`."""
    position = _main_clause(text, start, end)
    while position is not None and (word := _FIRST.match(text, position, end)):
        low = word.group().lower()
        if low in _PRONOUNS:
            return Span(*word.span())
        if not _is_nobody(low):
            return _phrase(text, position, end, low)
        gap = _GAP.match(text, word.end(), end)
        position = gap.end() if gap else None
    return None


def _main_clause(text: str, start: int, end: int) -> int | None:
    """Returns where the main clause begins: after the comma of “In a statement, ”."""
    word = _FIRST.match(text, start, end)
    if word is None or word.group().lower() not in _SUBORDINATE:
        return start
    comma = text.find(", ", start, min(end, start + _LONGEST_LEAD))
    return comma + 2 if comma >= 0 else None


def _phrase(text: str, start: int, end: int, low: str) -> Span | None:
    pattern = _COMMON if low in _DETERMINERS else _NAME
    found = pattern.match(text, start, end)
    if found is None or found.end() >= end:
        return None
    stop = found.end()
    if text[stop - 2 : stop] in {"’s", "'s"}:
        return None
    return Span(start, stop)
