"""Who wrote a page's article: names out of linked data and out of what templates write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from worker.article import JsonValue
from worker.clean.agencies import canonical_agency, looks_like_outlet
from worker.clean.headline import letters_of
from worker.clean.linked_data import Node, resolve, string_of
from worker.clean.names import is_name
from worker.clean.stated import one_line

__all__ = ["is_person", "is_site", "linked_authors", "split_authors"]

_MAX_AUTHORS = 30
_NAME_LENGTH = 60
#: Letters; shorter names of sites stand in the names of persons.
_TELLING = 6

_CUE = re.compile(
    r"^\W*(?:(?:written|words|story|text|report(?:ed|ing)?|article|posted|published|authors?|autor"
    r"|autore|auteur|автор|текст)\b\s*(?:by\b|von\b|por\b|par\b|di\b|:)\s*:?"
    r"|(?:by|von|par|por|door|av|af)\b:?)\s+",
    re.IGNORECASE,
)
#: `Martin Lee (with Ann Ek)`, `Richard (R.J.) Lee`.
_HELPERS = re.compile(r"\(\s*(?:with|avec|mit|con|com|med|met)\s([^()]{3,120})\)", re.IGNORECASE)
_INITIALS = re.compile(r"\((?:[A-Z]\.?){1,4}\)\s?")
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
_GLUE = re.compile(
    r"\s*(?:,\s*(?:and|und|et|og|och)\s|[,;|•·\n]|\s(?:and|und|et|og|och|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
#: Also parts of names (José Ortega y Gasset), so both sides must be full names.
_SHORT_GLUE = re.compile(r"\s+(?:y|e|i|en|&|/)\s+|/")
_TAIL = re.compile(r"(?P<tail>\s+(?:in|at|for|from|of|is|on|w)\s+(?=\S)|\s+[-–—]\s+|\s*[(\[:])")
#: A name in capitals with a trade or a place behind it.
_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ'’.-]+\s+){2,3}(?P<tail>)(?=\w?[a-zß-ÿ])")
_JOB = re.compile(
    r"\b(?:writers?|editors?|report(?:ers?|ing)|correspondents?|staff|columnists?"
    r"|contributors?|producers?"
    r"|journalists?|analysts?|photographers?|critics?|fellows?|directors?|managers?|chief|bureau"
    r"|desk|team|senior|redakteur(?:in)?|redaktion|rédact\w+|journaliste|redactora?|periodista"
    r"|giornalista)\b\.?|\b(?-i:M\.?D|Ph\.?D|M\.?S|M\.?A|B\.?A|B\.?S|R\.?D|J\.?D|MSc|BSc|MBA"
    r"|RN|CPA)\b\.?",
    re.IGNORECASE,
)
#: Who signs for a house where nobody else does.
_HOUSE = re.compile(
    r"\b(?:admin\w*|webmaster|staff|team|desk|newsroom|news ?desk|web ?desk|editors?|editorial"
    r"|reporters?|correspondents?|writers?|contributors?|agencies|redactie|redaktion|redazione"
    r"|reda[cç]{1,2}(?:i[oó]n|[aã]o)|r[eé]daction|redakce|redakcja|redaksi|toimitus)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:cent(?:er|re)|universit\w+|institut\w*|foundation|group|company|inc|ltd|gmbh|corp|labs"
    r"|council|association|committee|department|ministry|office|society|union|wire|agencia|agence"
    r"|agentur|ediciones|media|studios?|security|communications)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ["admin", "administrator", "webmaster", "web", "guest", "unknown", "null", "none", "undefined",
     "na", "author", "authors", "editor", "user", "default", "anonymous", "by"]
)  # fmt: skip
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co)\b|^/|\d", re.IGNORECASE)


def linked_authors(
    article: Node, known: Mapping[str, Node], sites: Iterable[str]
) -> tuple[str, ...]:
    """Returns the authors that linked data states, references followed."""
    stated = article.get("author") or article.get("creator")
    found: list[str] = []
    for item in islice(stated if isinstance(stated, list) else [stated], _MAX_AUTHORS):
        found.extend(_named(resolve(item, known), sites))
    return tuple(dict.fromkeys(found))


def _named(item: JsonValue, sites: Iterable[str]) -> Iterable[str]:
    if isinstance(item, dict) and "name" not in item:
        parts = (string_of(item.get(key)) for key in ("givenName", "familyName"))
        return split_authors(" ".join(part for part in parts if part), sites)
    if isinstance(item, dict) and isinstance(item["name"], list):
        names = (string_of(name) for name in item["name"][:_MAX_AUTHORS])
        return [found for name in names for found in split_authors(name or "", sites)]
    name = string_of(item)
    if name and isinstance(item, dict) and "Organization" in str(item.get("@type")):
        return [] if _refused(name) else [name]
    return split_authors(name or "", sites)


def split_authors(stated: str, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Returns the names in a byline such as `By Ann Lee and Bo Ek, Senior Writer`.

    Titles, degrees, places, addresses, and the name of the site beside a person's are left out.
    """
    text = _HELPERS.sub(r", \1", _INITIALS.sub("", one_line(stated[:1000])))
    text = _SUFFIX.sub(r" \1", _CUE.sub("", text))
    names = {letters_of(site) for site in sites}
    found: dict[str, str] = {}
    persons = False
    for piece in islice(_GLUE.split(text), _MAX_AUTHORS):
        for part in _halves(piece):
            name = _bare(part)
            key = letters_of(name)
            beside = persons and (not is_name(name) or _JOB.search(name) or key in names)
            if not key or key in _NOBODY or beside or _refused(name):
                continue
            persons = persons or is_name(name)
            found.setdefault(key, name)
    return tuple(found.values())


def _halves(piece: str) -> list[str]:
    parts = _SHORT_GLUE.split(piece)
    return parts if len(parts) > 1 and all(is_name(part.strip()) for part in parts) else [piece]


def _bare(part: str) -> str:
    """Drops what templates write before and behind a name."""
    text = _CUE.sub("", part).strip(" .,:;*–—-|\"'“”")
    for cut in (_TAIL.search(text), _CAPITALS.match(text)):
        head = text[: cut.start("tail")].strip() if cut else ""
        if is_name(head):
            return head
    return _without_outlet(text)


def _without_outlet(text: str) -> str:
    """Cuts an outlet from behind a name, as in `Ann Lee Reuters`."""
    words = text.split()
    for end in range(min(len(words) - 1, 4), 1, -1):
        name, rest = " ".join(words[:end]), " ".join(words[end:])
        if is_name(name) and not is_name(text) and _is_outlet(rest):
            return name
    return text


def _is_outlet(text: str) -> bool:
    return looks_like_outlet(text) or canonical_agency(text) is not None


def _refused(name: str) -> bool:
    house = _HOUSE.search(name) and not is_name(name)
    return len(name) <= 1 or len(name) > _NAME_LENGTH or bool(house or _ADDRESS.search(name))


def is_person(name: str, sites: Iterable[str]) -> bool:
    """Says whether a name is built like that of a person, and is none of the site."""
    return (
        is_name(name)
        and not _JOB.search(name)
        and not _BODY.search(name)
        and not is_site(name, sites)
    )


def is_site(name: str, sites: Iterable[str]) -> bool:
    """Says whether a name is one of the site, or the site's with its company's."""
    letters = letters_of(name)
    own = map(letters_of, sites)
    return any(letters == site or (len(site) >= _TELLING and site in letters) for site in own)
