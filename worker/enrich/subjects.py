"""The subject of a sentence, for a reporting verb that has none beside it.

“Ann Lee closed the pier and said”, “In a statement, the board replied, saying”: whoever the
sentence is about speaks, however far away the verb stands.
"""

from __future__ import annotations

import re

from worker.article import Span
from worker.enrich.cues import ROLE_NOUNS

__all__ = ["can_speak", "is_phrase", "subject_of"]

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
    "tomorrow", "again", "ahead", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "july", "september", "october", "november",
    "december", "afterward", "furthermore", "besides", "rather", "back", "next", "last",
))  # fmt: skip
#: Words that begin no phrase for people; "about" and "only" may ("about half of voters").
_NO_SPEAKER = frozenset((
    "in", "on", "to", "for", "of", "by", "with", "from", "into", "as", "if", "when", "while", "so",
    "because", "then", "are", "is", "was", "were", "be", "been", "has", "have", "had", "do", "does",
    "did", "will", "would", "could", "should", "not", "until", "since", "during", "after", "before",
    "though", "although", "however", "despite", "against", "under", "pulled", "declined",
))  # fmt: skip
_THINGS = frozenset(("this", "that", "there", "here", "what", "following", "making"))
_ALONE = frozenset((
    "he", "she", "they", "we", "i", "you", "it", "who", "which", "one", "none", "nobody", "two",
    "everyone", "everybody", "someone", "somebody", "anyone", "many", "some", "most", "both", "few",
    "several", "him", "her", "them", "me", "us", "his", "their", "my", "our", "your", "its", "all",
    "police", "people", "staff", "management", "government", "parliament", "counsel", "official",
    "prosecution", "defence", "defense", "himself", "herself", "another", "half", "others", "those",
    "these", "three",
))  # fmt: skip
_LEADING = frozenset(("leading", "ruling", "opposing", "outgoing", "incoming", "acting", "sitting"))
_AUXILIARY = re.compile(
    r"(?:will|would|can|could|is|was|are|were|has|have|had|do|did|does|should|may|might|must)\b"
)
_SUBORDINATE = frozenset((
    "as", "in", "on", "at", "for", "by", "with", "from", "after", "before", "during", "since",
    "until", "when", "while", "because", "if", "although", "though", "despite", "unlike", "like",
    "among", "amid", "under", "over", "without", "within", "asked", "speaking", "to",
))  # fmt: skip
_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
_NO_CLAUSES = _PRONOUNS | {"it", "who", "which", "that"}
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
    r"may|did|does|do|in|on|at|to|for|of|by|with|from|after|and|or|but|also|not|[a-z]+ly|[a-z]+ed|"
    r"took|went|made|gave|came|got|saw|led|held|met|put|set)\b)[\w.’'-]+){1,5}"
)
#: “Music producer Ann Lee”.
_ROLE = re.compile(r"[ \u00a0]([a-z-]+)[ \u00a0]")
_TIMES = frozenset(("week", "month", "year", "day", "morning", "afternoon", "night"))
#: Words of "this week", at most.
_TIME = 3
#: Kelly, Connolly and Italy are no adverbs.
_NAMES_IN_LY = re.compile(r"[A-Z]\S*[eio]lly|Italy|Sally|Daly|Healy|Emily|Beverly|Kimberly")
#: What is left out before the main clause, at most, in characters.
_LONGEST_LEAD = 160


def is_phrase(text: str, span: Span) -> bool:
    """Says whether a span can name somebody at all: "However" and "this month" cannot."""
    words = _FIRST.findall(text, span.start, span.end)
    if not words or (len(words) <= _TIME and words[-1].lower() in _TIMES):
        return False
    return not (len(words) == 1 and _is_nobody(words[0]))


def can_speak(text: str, span: Span) -> bool:
    """Says whether a phrase may be somebody's: not "pulled back", "are ready" or "late"."""
    words = _FIRST.findall(text, span.start, span.end)
    if not words or not is_phrase(text, span):
        return False
    first = words[0]
    if first in _NO_SPEAKER:
        return False
    if len(words) == 1:
        return _can_stand_alone(first)
    if first.endswith("ing") and first[0].islower():
        return first in _LEADING
    return not (first.lower() in _NO_CLAUSES and _AUXILIARY.match(words[1]))


def _can_stand_alone(word: str) -> bool:
    if word[0].islower():
        return word in _ALONE or "." in word or (word[-1] == "s" and word[-3:] != "ous")
    return word.lower() not in _THINGS


def _is_nobody(word: str) -> bool:
    adverb = word.endswith("ly") and len(word) > 4 and not _NAMES_IN_LY.fullmatch(word)
    return adverb or word.lower() in _NOBODY


def subject_of(text: str, start: int, end: int) -> Span | None:
    """Returns the subject of the clause that begins at `start`, if it ends before `end`."""
    position = _main_clause(text, start, end)
    while position is not None and (word := _FIRST.match(text, position, end)):
        low = word.group().lower()
        if low in _PRONOUNS:
            return Span(*word.span())
        if not _is_nobody(word.group()):
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
    role = _ROLE.match(text, stop, end)
    if role and role.group(1) in ROLE_NOUNS and (name := _NAME.match(text, role.end(), end)):
        stop = name.end()
    if text[stop - 2 : stop] in {"’s", "'s"}:
        return None
    return Span(start, stop)
