"""How names are written: titles before them, possessives after them, short forms and acronyms.

Everything here is about strings; who is meant in an article is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from worker.enrich.cues import (
    OFFICES,
    TITLES,
    TITLES_OR_NAMES,
)
from worker.enrich.known import known_label

__all__ = [
    "HEADLINE_VERBS",
    "has_stray_mark",
    "is_short_person_name",
    "name_words",
    "nickname_of",
    "person_words",
    "suffix_of",
    "trim_name",
    "without_nickname",
]

#: Names whose words are remembered: news repeats them, in an article and from one to the next.
_REMEMBERED = 5_000
#: Parts of a name that follow the surname.
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

_GENERATION = re.compile(r"[\s,](Jr|Sr|JR|SR)\.?$")
#: What of the kind stands behind a name: `Ann Lee, Jr.`, not `Ann Lee, Sr. Adviser`.
_SUFFIX = re.compile(
    r",?[ \u00a0](?:Jr\b\.?|Sr\b(?!\.?[ \u00a0][A-Z])\.?|(?:I{2,3}|IV)\b(?![ \u00a0][A-Z]))"
)
#: The age that is stuck to a name: `Ann Lee,18`.
_STUCK_NUMBER = re.compile(r",\d")
#: A nickname between the parts of a name: Bo "The Rock" Lee.
_NICKNAME = re.compile(r"(?<=[^\s,][ \u00a0])[\"“‘'(]([^\"”’'()]{2,30})[\"”’')](?=[ \u00a0])")
_INITIAL = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")
#: Letters in front of a name that are initials without stops: `KP Sharma`.
_MOST_INITIALS = 3
#: What is added to a name: "Kells's", "the U.S.-led talks".
_ADDITION = re.compile(
    r"(?:['’´][sS]?|[-‑](?:led|based|backed|born|owned|run|controlled|style|made|era|area|educated"
    r"|trained|funded|occupied|administered|listed|ruled|held|designated|appointed|sponsored"
    r"|dominated|brokered|linked|aligned|friendly|allied|bound|built|supplied|affiliated|inspired"
    r"|raised|imposed))$"
)
_INITIALS = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.[\s-]?)+|(?:[A-Z] ){2,})$")
#: Places and a title that are written like initials.
_NO_INITIALS = frozenset(
    ("H.E.", "U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "D.C.", "L.A.", "N.Y.", "B.C.")
)
#: Four letters with stops and spaces.
_LONGEST_INITIALS = 12
#: A mark that closes what the name does not open.
_STRAY_MARK = re.compile(r"[^\"“‘']*[^\"“‘'\s]['’\"”][ \u00a0]")
_DASH = re.compile(r"[ \u00a0][-–—][ \u00a0]")
#: Headlines go on in capitals where the name ends. What was done to somebody stands in no name of
#: a person, but in those of bodies.
HEADLINE_VERBS = frozenset((
    "Announces", "Applauds", "Appoints", "Arrives", "Asks", "Backs", "Becomes", "Blasts", "Calls",
    "Celebrates", "Claims", "Condemns", "Confers", "Declares", "Defends", "Denies", "Donates",
    "Endorses", "Faces", "Gets", "Goes", "Hits", "Hosts", "Introduces", "Joins", "Launches",
    "Leads", "Makes", "Meets", "Opens", "Refiles", "Rejects", "Says", "Seeks", "Slams", "Speaks",
    "Takes", "Tells", "Unveils", "Urges", "Visits", "Votes", "Vows", "Warns", "Welcomes", "Wins",
))  # fmt: skip
_HEADLINE_VERB = re.compile(rf"[ \u00a0](?:{'|'.join(sorted(HEADLINE_VERBS))})\b")
_HEADLINE_PARTICIPLE = re.compile(r"[ \u00a0](?:Appointed|Elected|Arrested|Named|Killed|Sworn)\b")
_EDGE = " \t\r\n\u00ad\"“”‘'’`,;:()[]<>*_-–—•|#"


def trim_name(
    text: str, start: int, end: int, label: str, titles: frozenset[str] = TITLES
) -> tuple[int, int]:
    """Returns the span without title, leading "the", possessive and stray marks; may be empty."""
    start, end = _trim_edges(text, start, end)
    if known_label(text[start:end]):
        return start, end
    if label not in {"DATE", "MONEY", "MISC"}:
        addition = _ADDITION.search(text, start, end)
        if addition and addition.start() > start:
            end = addition.start()
    if label in {"PERSON", "ORG"}:
        end = _before(_HEADLINE_VERB, text, start, end)
    if label == "PERSON":
        end = _before(_HEADLINE_PARTICIPLE, text, start, end)
        end = _before(_STUCK_NUMBER, text, start, end)
        start = _after_dash(text, start, end)
        start = _before_initials(text, _after_titles(text, start, end, titles))
        end = _after_suffix(text, start, end)
    if label == "MONEY":
        end -= text[start:end].endswith(".")
    if label in {"ORG", "GPE", "LOC", "NORP"} and text[start : start + 4] in {"the ", "THE "}:
        start += 4
    return _trim_edges(text, start, end)


def _after_dash(text: str, start: int, end: int) -> int:
    """Returns where the name begins in "BOSTON - Ann Lee"."""
    dashes = list(_DASH.finditer(text, start, end))
    return dashes[-1].end() if dashes else start


def _before(stop: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Returns where the name ends in a headline's "Ann Lee Says Port" or in "Ann Lee,18"."""
    found = stop.search(text, start, end)
    return found.start() if found else end


def _after_suffix(text: str, start: int, end: int) -> int:
    """Returns the end of what tells a son from his father, where it stands behind a name."""
    suffix = _SUFFIX.match(text, end)
    return suffix.end() if suffix and " " in text[start:end] else end


def _trim_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns the span without marks around it; a bracket that the name opens stays: `JD(S)`."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    return start, end


def _before_initials(text: str, start: int) -> int:
    """Returns where the initials right before a name begin: `J. R. Lund`, `T P Lund`.

    A lone letter without a stop may be the article or a vitamin.
    """
    found = _INITIALS.search(text, max(0, start - _LONGEST_INITIALS), start)
    return found.start() if found and found.group().strip() not in _NO_INITIALS else start


def _after_titles(text: str, start: int, end: int, titles: frozenset[str]) -> int:
    """Returns where the name begins once titles and what stands before an office are passed over.

    "Halverton Mayor Tomas Reyes" is Tomas Reyes.
    """
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group().lower() in OFFICES and text[start + word.end() : end].strip():
            return _after_titles(text, start + word.end() + 1, end, titles)
    while True:
        first, _, rest = text[start:end].partition(" ")
        if not rest.strip() or first.rstrip(".").lower() not in titles:
            return start
        if first in TITLES_OR_NAMES and " " not in rest.strip():
            return start
        start = end - len(rest.lstrip())


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name folded for comparison: no case, accents or stops."""
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold().replace("’", "'")
    words = (word.strip(".,'’\"“”()") for word in re.split(r"[\s\-‐‑]+", plain))
    return tuple(word for word in words if word)


@lru_cache(maxsize=_REMEMBERED)
def person_words(name: str) -> tuple[str, ...]:
    """Returns the folded words of a person's name, without suffix and nickname.

    Initials are words of their own, however they are written (`J.R.`, `J. R.`, `JR`), and the
    article before Arabic names is always `al`.
    """
    bare = _INITIAL.sub(r"\1 ", _NICKNAME.sub(" ", name)) if len(name) > 1 else name
    first, _, rest = bare.partition(" ")
    if rest and len(first) <= _MOST_INITIALS and first.isupper() and not name.isupper():
        bare = " ".join((*first, rest))
    words = name_words(bare)
    kept = [word for at, word in enumerate(words) if not (at and word in _SUFFIXES)]
    return tuple("al" if word == "el" and at else word for at, word in enumerate(kept))


def suffix_of(name: str) -> str:
    """Returns `jr` or `sr`, which tell a son from his father, or nothing."""
    match = _GENERATION.search(name)
    return match[1].lower() if match else ""


def has_stray_mark(name: str) -> bool:
    """Says whether a name was cut out of a quotation: `Bo' Roe`, of “'Little Bo' Roe”."""
    return _STRAY_MARK.match(name) is not None


def nickname_of(name: str) -> tuple[str, ...]:
    """Returns the folded ways to call somebody by the nickname inside the name.

    Bo "The Rock" Lee is `the rock`, `rock` and `rock lee`.
    """
    match = _NICKNAME.search(name)
    words = name_words(match[1]) if match else ()
    if not words:
        return ()
    short = " ".join(words[words[0] == "the" :])
    return " ".join(words), short, f"{short} {person_words(name)[-1]}"


def without_nickname(name: str) -> str:
    """Returns a person's name without the nickname inside it: Bo Lee, of Bo "The Rock" Lee."""
    return " ".join(_NICKNAME.sub(" ", name).split())


def is_short_person_name(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Says whether a person called `full` may be called `short`, both as `person_words` gives them.

    A surname, a given name, the first of two surnames, or the name with its middle parts left out
    or given as initials: the words keep their order, and the first or the last is that of the full
    name. An initial stands for the word in its place: George W. is not George H. W.
    """
    if not short or short == full or len(short) > len(full):
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in {full[0], full[-1], full[-2]}
    rest = iter(full)
    # `any` uses up the iterator: the order must agree.
    if not all(any(_stands_for(word, other) for other in rest) for word in short):
        return False
    if any(len(word) == 1 and not full[at].startswith(word) for at, word in enumerate(short)):
        return False
    return short[-1] == full[-1] or short == full[: len(short)]


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))
