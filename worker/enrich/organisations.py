"""Short forms of the names of organisations: acronyms, first words, last words, `the Fed`.

A name that begins like another is as often a part of it (`Senate Judiciary Committee`) as its long
form (`Corvid Motor Corp`), or the name of a product (`Corvid Lightning`); what follows tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.enrich.known import known_label
from worker.enrich.places import country_number, country_of, is_demonym

__all__ = [
    "abbreviates",
    "acronyms",
    "clipped_words",
    "of_department",
    "shortens_organisation",
    "turned",
]

#: One letter stands for too many names.
_SHORTEST_ACRONYM = 2
_MINOR = frozenset((
    "of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "le", "des", "del", "y",
    "&", "at",
))  # fmt: skip
#: Words that complete the name of a company, party, school or club without changing who is meant.
_FORMS = frozenset((
    "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "ltd",
    "limited", "llc", "llp", "lp", "plc", "ag", "sa", "nv", "bv", "se", "spa", "gmbh", "ab",
    "as", "asa", "oyj", "bhd", "berhad", "sdn", "pvt", "pte", "pty", "kk", "kg", "group",
    "holdings", "holding", "international", "industries", "enterprises", "technologies",
    "technology", "systems", "communications", "ratings", "resources", "energy", "oil", "gas",
    "electric", "motor", "motors", "air", "lines", "airlines", "airways", "pharmaceuticals",
    "pharma", "laboratories", "foods", "brands", "stores", "partners", "associates",
    "telecom", "department", "party", "university", "college", "bank", "insurance", "union",
    "fc", "afc", "cf", "sc", "football", "club", "tv", "newspaper", "magazine", "association",
    "research", "center", "centre", "and", "&", "health", "entertainment", "securities", "pac",
    "solutions",
))  # fmt: skip
#: Only these tell that all that stands before them is the name: `Kells Ports and Docks Ltd`.
_LEGAL = frozenset((
    "inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag",
    "bhd", "gmbh", "holdings", "group", "pte", "pty",
))  # fmt: skip
_OF = frozenset(("of", "on", "for"))
#: Bodies that are as often called by what they are `of` in front of them: `Justice Department`.
_DEPARTMENTS = frozenset(("department", "ministry", "bureau", "office"))
#: Bodies that go on with what they are for or on; other names begin a longer one.
_BODIES = _DEPARTMENTS | frozenset((
    "agency", "alliance", "association", "authority", "board", "campaign", "center", "centre",
    "coalition", "commission", "committee", "conference", "convention", "council", "court",
    "federation", "forum", "foundation", "fund", "group", "institute", "league", "movement",
    "network", "organization", "organisation", "party", "programme", "program", "secretariat",
    "service", "society", "subcommittee", "trust", "union",
))  # fmt: skip
#: Papers that are called by their last word alone.
_PAPERS = frozenset((
    "post", "times", "journal", "tribune", "herald", "telegraph", "globe", "gazette", "chronicle",
))  # fmt: skip
#: What stands before an office of a state and is left out of its letters.
_STATES = frozenset(("us", "uk", "united", "states", "un", "eu"))
#: Bodies that others are parts of; no longer name is theirs.
_WHOLE = frozenset((
    "house", "senate", "congress", "parliament", "cabinet", "government", "army", "navy",
    "air force", "marines", "police", "treasury", "state", "assembly", "court", "national",
    "united", "american", "federal", "royal", "city", "county", "party", "university", "bank",
))  # fmt: skip
#: Words that make a longer name that of a part, a product or an event.
_PARTS = frozenset((
    "committee", "subcommittee", "commission", "caucus", "council", "board", "bureau",
    "office", "agency", "division", "unit", "team", "staff", "command", "school", "hospital",
    "foundation", "fund", "trust", "museum", "institute", "government", "administration",
    "campaign", "police", "news", "radio", "television", "films", "studios", "music", "sport",
    "sports", "awards", "award", "cup", "league", "capital", "ventures", "workers", "court",
    "tower", "stadium", "arena", "center", "centre", "chair", "chairman", "director",
    "president", "minister", "democrats", "republicans", "gop",
))  # fmt: skip
#: What may stand before a name without making another of it, beside places and peoples.
_LEADING = frozenset((
    "the", "national", "federal", "royal", "central", "house", "senate", "department",
    "ministry", "of", "u", "s", "us", "uk", "un", "eu", "nato", "united", "nations",
))  # fmt: skip
#: Clipped first words that news uses alone, by what they begin.
_CLIPPED = {"federal": "fed", "metropolitan": "met", "polytechnic": "poly", "university": "uni"}


def acronyms(name: str) -> Iterator[str]:
    """Yields the first letters of a name's words, without and with those of `of` and `and`.

    Also without the state before them and the legal form behind them, and for a department those of
    what it is for: HHS is the U.S. Department of Health and Human Services.
    """
    if " " not in name:
        return
    words = [word for word in re.split(r"[\s\-/]+", name.replace("U.S.", "US").strip("()")) if word]
    while words and words[-1].rstrip(".").lower() in _LEGAL and len(words) > 1:
        yield from _letters(words)
        words = words[:-1]
    while words and words[0].lower() in _STATES:
        yield from _letters(words)
        words = words[1:]
    yield from _letters(words)
    if len(words) > 1 and words[0].lower() in _DEPARTMENTS and words[1] == "of":
        yield from _letters(words[2:])


def _letters(words: list[str]) -> Iterator[str]:
    if len(words) < _SHORTEST_ACRONYM:
        return
    major = [word for word in words if word.lower() not in _MINOR]
    yield "".join(_first_letters(word) for word in major if word[0].isupper())
    if all(word[0].isupper() for word in major):
        yield "".join(_first_letters(word) for word in words if word.lower() != "the")


def _first_letters(word: str) -> str:
    """Returns `US` for itself and one letter for other words."""
    return word if word == "US" else word[0]


def abbreviates(short: str, full: str) -> bool:
    """Says whether `short` is an acronym of `full`: WHO, U.N., DoD, or DOJ with its minor words."""
    letters = short.replace(".", "")
    if short in full.split():
        return False
    if not _SHORTEST_ACRONYM <= len(letters) <= len(full) // 2 or " " in letters:
        return False
    if not (letters[0].isupper() and letters[-1].isupper()):
        return False
    shout = letters.isupper()
    return any(letters == (a.upper() if shout else a) for a in acronyms(full))


def turned(words: tuple[str, ...]) -> tuple[str, ...]:
    """Returns folded words with a department behind what it is of: `justice department`."""
    at = next((at for at in range(1, len(words) - 1) if words[at] == "of"), 0)
    if not at or words[at - 1] not in _DEPARTMENTS:
        return words
    rest = words[at + 1 :]
    return (*words[: at - 1], *rest[rest[0] == "the" :], words[at - 1])


def of_department(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Returns what a department is for, of its `turned` words: nothing for `the department`."""
    return words[:-1] if words[-1] in _DEPARTMENTS else None


def clipped_words(words: tuple[str, ...]) -> Iterator[str]:
    """Yields what a name with these folded words is called for short: `fed` for Federal Reserve."""
    if len(words) > 1 and words[0] in _CLIPPED:
        yield _CLIPPED[words[0]]
    if len(words) > 1 and words[-1] in _PAPERS:
        yield words[-1]


def shortens_organisation(short: str, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Says whether the name `short`, folded `words`, leaves words out of `full` at one end."""
    if len(words) >= len(full):
        return False
    subject = of_department(words)
    if subject is not None and words[-1] == full[-1] and full[: len(subject)] == subject:
        return True
    if full[: len(words)] == words:
        return _completes(short, words, full[len(words) :])
    if len(words) > 1 and full[-len(words) :] == words:
        return _leads_in(short, full[: -len(words)])
    return len(words) == 1 and words[0] in clipped_words(full)


def _completes(short: str, words: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Says whether `rest` only completes the name: forms of companies, or what a body is `of`."""
    if " ".join(words) in _WHOLE:
        return rest[0] == "of" or rest == ("department",)
    if all(word in _FORMS for word in rest) or (len(words) > 1 and rest == ("school",)):
        return True
    if known_label(short):
        return rest[0] == "of" and _is_country(rest[1:])
    if rest[0] in _OF:
        return rest[0] == "of" or words[-1] in _BODIES
    if short.isupper():
        return False
    return rest[-1] in _LEGAL or (
        len(words) == 1 and rest[-1] in _FORMS and not _PARTS.intersection(rest)
    )


def _leads_in(short: str, words: tuple[str, ...]) -> bool:
    """Says whether words before a name say where it is or what it belongs to: `Swiss`, `U.S.`.

    What has the name of a city before a well-known name is only a part of that: `Kells City Fed`.
    """
    if all(word in _LEADING for word in words) or _is_country(words):
        return True
    name = _capitalised(words)
    return (not known_label(short) and country_of(name) is not None) or is_demonym(name)


def _is_country(words: tuple[str, ...]) -> bool:
    return country_number(_capitalised(words)) is not None


def _capitalised(words: tuple[str, ...]) -> str:
    return " ".join(word.capitalize() for word in words if word != "the")
