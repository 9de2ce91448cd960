"""Personal names as bylines and credits write them."""

from __future__ import annotations

import re

__all__ = ["is_name", "names_in", "tidy_name"]

_PARTICLES = frozenset(
    "de da di do dos das del della der den des du van von la le las los lo al el bin ibn bint"  # noqa: SIM905 - words
    " ben abu ten ter y e st zu af op".split()
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-‑])*")
_ORGANISATION = frozenset(
    "press reuters news staff agency agencies agence associated times post correspondent"  # noqa: SIM905 - words
    " editor editors reporter reporters desk team bureau service media network wire journal"
    " report writer writers contributor contributors guest newsroom online web admin digital"
    " the by for and from with in at on of to tv radio magazine newspaper tribune herald"
    " chronicle bbc cnn ap afp upi pti ians ani bloomberg guardian gazette today daily weekly"
    " sunday monday tuesday wednesday thursday friday saturday january february march april"
    " june july august september october november december his her its their this that an a as"
    " is was are were he she it they we you i not but or if when which who what how why our"
    " your my image images photo photos picture pictures courtesy getty"
    " senior published updated posted".split()
)
_ROLE = re.compile(
    r"\s*(?:,|\||/|\s[-–—]\s|\bfor\b|\bfrom\b|\bat\b|\bof\b|\bin\b|\bis\b|\bon\b|\bfollow\b"
    r"|\bbased\b"
    r"|\bcontributed\b|\bcontributor\b|\(|@|:|\d)",
    re.IGNORECASE,
)
_GLUE = re.compile(r"\s*(?:,\s*and\s+|,\s*&\s*|;|,|\band\b|&|\bwith\b|/|\|)\s*", re.IGNORECASE)
_HONOURS = re.compile(r"^(?:and|with|by|dr|mr|mrs|ms|prof|sir|rev)\.?\s+", re.IGNORECASE)
_MIN_WORDS, _MAX_WORDS = 2, 5
_MAX_LENGTH = 60
_INITIALS = re.compile(r"(?:\w\.){1,2}\w?")


def is_name(text: str) -> bool:
    """Says whether the text is built like the full name of a person."""
    words = text.split()
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or len(text) > _MAX_LENGTH:
        return False
    if any(word.casefold().strip(".,") in _ORGANISATION for word in words):
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    inner = (word for word in words[1:-1] if word.casefold() not in _PARTICLES)
    last = words[-1].strip(".")
    return (
        words[0][0].isupper()
        and len(last) > 1
        and (last[0].isupper() or "'" in last or "’" in last)
        and all(word[0].isupper() for word in inner)
    )


def tidy_name(text: str) -> str:
    """Returns the name with single spaces and, if it was in capitals, in title case."""
    name = " ".join(text.split()).strip(" ,;:-–—|*•")
    if not name.isupper():
        return name
    return " ".join(_title(word) for word in name.split())


def _title(word: str) -> str:
    if _INITIALS.fullmatch(word):
        return word
    if word.casefold() in _PARTICLES:
        return word.casefold()
    word = "-".join(part[:1] + part[1:].casefold() for part in word.split("-"))
    for prefix in ("Mc", "O'", "O’"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return prefix + word[len(prefix)].upper() + word[len(prefix) + 1 :]
    return word


def names_in(text: str) -> tuple[str, ...]:
    """Returns the full names in a list such as `A in X, B and C`, in order, each once."""
    found: dict[str, None] = {}
    for part in _GLUE.split(text):
        bare = _HONOURS.sub("", part.strip(" .()[]—–-"))
        cut = _ROLE.search(bare)
        candidate = bare[: cut.start()] if cut else bare
        if is_name(candidate.strip(" .,")):
            found[tidy_name(candidate.rstrip("."))] = None
    return tuple(found)
