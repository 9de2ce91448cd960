"""The office or rank beside a person's name: "South Korean President" Moon Jae-in.

In front of the name, or behind it between commas: Ann Lee, "president of Corvid".
"""

from __future__ import annotations

import re

from worker.enrich.cues import (
    CAPITALISED_TITLES,
    COURTESY_TITLES,
    OFFICES_BEHIND,
    ORGANISATION_NOUNS,
    RANKS,
    ROLE_BEGINNINGS,
    ROLE_QUALIFIERS,
    SHORT_RANKS,
    SHORTENED_TITLES,
    SINGULAR_TITLES,
)
from worker.enrich.names import HEADLINE_VERBS

__all__ = ["Roles"]

#: A title is looked for in this many characters beside the name, and in this many words.
_REACH = 90
_MOST_WORDS = 10
_WORDS = re.compile(r"\S+")
#: What a name with `of` begins with that an office may be of.
_BODIES = ORGANISATION_NOUNS | {"chamber", "house", "province", "state"}
_JOINING = frozenset(("of", "for", "and", "the", "to"))
#: Words that begin sentences and noun phrases; a capital makes them no part of a role.
_OUTSIDE = frozenset((
    "a", "after", "all", "also", "although", "an", "and", "are", "as", "asking", "at", "because",
    "before", "both", "but", "by", "can", "citing", "could", "did", "do", "does", "during",
    "earlier", "even", "following", "for", "from", "had", "has", "have", "he", "her", "highness",
    "his", "however", "i", "if", "in", "including", "is", "it", "its", "join", "joining", "last",
    "late", "later", "like", "meanwhile", "meet", "meeting", "my", "no", "not", "of", "on", "one",
    "only", "or", "our", "quoting", "said", "she", "should", "since", "so", "some", "telling",
    "thank", "thanking", "that", "the", "their", "then", "these", "they", "this", "those", "though",
    "to", "today", "tomorrow", "under", "until", "urge", "was", "we", "were", "what", "when",
    "where", "while", "who", "why", "will", "with", "would", "yesterday", "yet", "you", "your",
))  # fmt: skip
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|(?:St|Ft|Mt)\.")
#: What is put to an office that is held no more, and what of it is left out of the role.
_FORMER = re.compile(r"^(?:then|ex)[-‑]", re.IGNORECASE)
_THEN = re.compile(r"^then[-‑]", re.IGNORECASE)
_MARKS = "\"“‘'("
#: What stands between two words where the space between them was lost.
_GLUED = re.compile(r"[—”]")

_PREPOSITIONS = frozenset(("of", "for", "at"))
#: ", the", ", Boeing's" or nothing before a role behind a name; ", 45," may stand between.
_OPENING = re.compile(
    r",[ \u00a0](?:\d\d,[ \u00a0])?"
    r"(?:(?:the|a|an)[ \u00a0]"
    r"|(?:the[ \u00a0])?(?:[A-Z][\w&-]*[ \u00a0]){0,3}[A-Z][\w&-]*['’]s?[ \u00a0])?"
)
_BEHIND_NAME = re.compile(
    r"[^,;:()\n\"“”—–]{2,90}?(?=[,;)]|(?<![A-Z])(?<!\b[A-Z][a-z])\.(?:\s|$)|\n|$)"
)
#: Another phrase like it: what seemed to describe the name is the next in a list.
_LIST = re.compile(r",[ \u00a0](?:(?:and|or)[ \u00a0])?(?:the|a|an)[ \u00a0]")


class Roles:
    """Reads the role beside a name; the last word of one in front of it is one of the titles."""

    def __init__(self, titles: frozenset[str]) -> None:
        # Courtesy titles tell nothing of a role.
        self._titles = titles - COURTESY_TITLES

    def before(self, text: str, start: int, floor: int = 0) -> str | None:
        """Returns the title in front of the name that begins at `start`, or `None`.

        The name before it ends at `floor`. Of `Health Minister Dr.` the office is the role.
        """
        line = text[max(floor, start - _REACH) : start].rpartition("\n")[2]
        words = _WORDS.findall(line)[-_MOST_WORDS:] if line.endswith((" ", "\u00a0")) else []
        at = len(words)
        while at and self._is_beside_office(words[at - 1]):
            at -= 1
        ranks = [word for word in words[at:] if self._is_title(word)]
        return self._office_at_end(words[:at]) or _written(ranks) or None

    def _is_beside_office(self, word: str) -> bool:
        plain = word.removesuffix(".").lower()
        return plain in COURTESY_TITLES or (plain in SHORT_RANKS and self._is_title(word))

    def _office_at_end(self, words: list[str]) -> str | None:
        """Returns the office that the words end with: `Deputy Minister of Ports`.

        Of `Bank of Kells Governor` all is the office, of `chief of Naval Staff Adm.` the rank.
        """
        at = self._last_title(words, len(words))
        if at is None or not _leads_to_name(words[at + 1 :]):
            return None
        at = self._of_another(words, at)
        first = self._first_of(words, at)
        before = first - 1 - (words[max(0, first - 1)] == "the")
        if first == at or before < 1 or words[before] != "of":
            return _written(words[first:])
        if words[before - 1].lower() in _BODIES:
            return _written(words[self._first_of(words, before - 1) :])
        of_office = words[at].endswith(".") and self._is_office(words[before - 1])
        return _written(words[at if of_office else first :])

    def _first_of(self, words: list[str], at: int) -> int:
        """Returns where what belongs to the word at `at` begins."""
        while at and self._belongs(words[at - 1], words[at]):
            at -= 1
        return at

    def after(self, text: str, end: int) -> str | None:
        """Returns the office between commas behind the name that ends at `end`, or `None`.

        Only what certainly describes the name: no item of a list, and nobody's brother.
        """
        opening = _OPENING.match(text, end)
        phrase = opening and _BEHIND_NAME.match(text, opening.end())
        if not phrase or _LIST.match(text, phrase.end()):
            return None
        words = phrase.group().split()
        offices = [at for at in range(len(words)) if self._is_office(words[at])]
        for at in reversed(offices):
            if all(map(self._qualifies, words[:at])) and _is_what_for(words[at + 1 :]):
                return _written(words)
        return None

    def _last_title(self, words: list[str], end: int) -> int | None:
        return next((at for at in reversed(range(end)) if self._is_title(words[at])), None)

    def _of_another(self, words: list[str], at: int) -> int:
        """Returns where the office begins that serves another: "Adviser to the President"."""
        before = self._last_title(words, at)
        if before is None:
            return at
        between = words[before + 1 : at]
        if between == ["to", "the"]:
            return before
        rank = words[at].removesuffix(".").lower() in RANKS
        return before if rank and between[:1] == ["of"] and _leads_to_name(between) else at

    def _is_title(self, word: str) -> bool:
        written = _FORMER.sub("", word.strip(_MARKS))
        plain = written.removesuffix(".")
        if plain in CAPITALISED_TITLES or (
            written.endswith(".") and plain.lower() not in SHORTENED_TITLES
        ):
            return False
        return plain.lower() in self._titles

    def _is_office(self, word: str) -> bool:
        return self._is_title(word) or word in OFFICES_BEHIND

    def _belongs(self, word: str, following: str) -> bool:
        """Says whether a word is a part of the role that goes on with the word that follows."""
        if (word, following) == ("Under", "Secretary"):
            return True
        return (
            self._qualifies(word)
            and following.lower() not in ROLE_BEGINNINGS
            and not following.startswith(("(", "“"))
        )

    def _qualifies(self, word: str) -> bool:
        """Says whether a word before a title belongs to it: `South Korean`, `U.S.`, `deputy`."""
        if word.lower().endswith(("'s", "’s", "s'", "s’")):
            return False
        plain = _FORMER.sub("", word).strip('"“‘(')
        if word in HEADLINE_VERBS or _GLUED.search(word):
            return False
        if word[-1].isalnum() and plain[:1].isupper():
            return plain.lower() not in _OUTSIDE
        return plain in ROLE_QUALIFIERS or bool(_INITIALS.fullmatch(plain)) or self._is_title(word)


def _written(words: list[str]) -> str:
    return _THEN.sub("", " ".join(SINGULAR_TITLES.get(word, word) for word in words)).strip(_MARKS)


def _leads_to_name(words: list[str]) -> bool:
    """Says whether nothing follows the title, or what it is the office of: `of Foreign Affairs`."""
    if not words:
        return True
    return words[0] in _JOINING and words[-1] not in _JOINING and all(map(_goes_on, words[1:]))


def _is_what_for(words: list[str]) -> bool:
    """Says whether nothing follows the office, or a name: `of Corvid`, `at the Kells Institute`."""
    if not words:
        return True
    return (
        words[0] in _PREPOSITIONS
        and words[-1][0].isupper()
        and all(word[0].isupper() or word in _JOINING for word in words[1:])
    )


def _goes_on(word: str) -> bool:
    return word in _JOINING or (word[0].isupper() and word[-1].isalnum())
