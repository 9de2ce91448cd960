"""Who wrote a page's article: names out of linked data, meta elements and visible bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from lxml import etree

from worker.article import JsonValue
from worker.clean.headline import letters_of
from worker.clean.linked_data import Node, resolve, string_of
from worker.clean.names import is_name
from worker.clean.stated import one_line

__all__ = ["linked_authors", "shown_authors", "split_authors"]

_MAX_AUTHORS = 30
_NAME_LENGTH = 60
_BYLINE_LENGTH = 160

_CUE = re.compile(
    r"^\W*(?:(?:written|words|story|text|report(?:ed|ing)?|article|posted|published|authors?|autor"
    r"|autore|auteur|автор|текст)\b\s*(?:by\b|von\b|por\b|par\b|di\b|:)\s*:?"
    r"|(?:by|von|par|por|door|av|af)\b:?)\s+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
_GLUE = re.compile(
    r"\s*(?:,\s*(?:and|und|et|og|och)\s|[,;|•·\n]|\s&\s"
    r"|\s(?:and|und|et|og|och|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
#: Also parts of names (José Ortega y Gasset), so both sides must be full names.
_SHORT_GLUE = re.compile(r"\s+(?:y|e|i|en|/)\s+|/")
_TAIL = re.compile(r"\s+(?:in|at|for|from|of|is|on|w)\s+(?=\S)|\s+[-–—]\s+|\s*[(\[:]")
_JOB = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|staff|columnists?|contributors?|producers?"
    r"|journalists?|analysts?|photographers?|critics?|fellows?|directors?|managers?|chief|bureau"
    r"|desk|team|senior|redakteur(?:in)?|redaktion|rédact\w+|journaliste|redactora?|periodista"
    r"|giornalista|m\.?d|ph\.?d|m\.?s|m\.?a|b\.?a|b\.?s|r\.?d|j\.?d|msc|bsc|mba|rn|cpa)\b\.?",
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
        return [] if _ADDRESS.search(name) or len(name) > _NAME_LENGTH else [name]
    return split_authors(name or "", sites)


def split_authors(stated: str, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Returns the names in a byline such as `By Ann Lee and Bo Ek, Senior Writer`.

    Titles, degrees, places, addresses, and the name of the site beside a person's are left out.
    """
    text = _SUFFIX.sub(r" \1", _CUE.sub("", one_line(stated[:1000])))
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
    text = _CUE.sub("", part).strip(" .,:;*–—-|\"'“”")
    cut = _TAIL.search(text)
    return text[: cut.start()].strip() if cut and is_name(text[: cut.start()].strip()) else text


def _refused(name: str) -> bool:
    return len(name) > _NAME_LENGTH or bool(_ADDRESS.search(name)) or len(name) == 1


_BYLINES = etree.XPath(
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')"
    " or contains(@class, 'Byline') or contains(@class, 'author') or contains(@class, 'Author')"
    " or contains(@class, 'writer') or contains(@data-testid, 'byline')]"
    "[not(self::meta or self::body or self::html or self::article or self::link)]"
)
_BYLINE_NAME = re.compile(
    r"(?:by-?line|authors?|writers?)(?:[-_]*(?:name|link|by|text)s?)?(?:$|[\s_-])", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"comment|reply|related|sidebar|footer|recirc|promo|popular|teaser|recommend|widget|most-"
    r"|more-|trending|latest|carousel|newsletter|quote|avatar|image|photo|caption|social|share"
    r"|follow|-bio|_bio|email|twitter|disqus|review-",
    re.IGNORECASE,
)
_MAX_BYLINES = 200
_MAX_ANCESTORS = 12


def shown_authors(tree: etree._Element, sites: Iterable[str]) -> tuple[str, ...]:
    """Returns the persons in the first byline that the page shows of its article."""
    parent = None
    found: dict[str, None] = {}
    for element in islice(_BYLINES(tree), _MAX_BYLINES):
        if parent is not None and element.getparent() is not parent:
            break
        if not _marks_byline(element):
            continue
        names = _persons(element, sites)
        if names:
            parent = element.getparent()
            found.update(dict.fromkeys(names))
    return tuple(found)


def _marks_byline(element: etree._Element) -> bool:
    said = element.get("rel") == "author" or element.get("itemprop") == "author"
    if not said and not _BYLINE_NAME.search(element.get("class") or element.get("data-testid", "")):
        return False
    around = (element, *islice(element.iterancestors(), _MAX_ANCESTORS))
    return not any(
        _ELSEWHERE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        or e.tag in ("aside", "footer")
        for e in around
        if e.tag not in ("body", "html")
    )


def _persons(element: etree._Element, sites: Iterable[str]) -> list[str]:
    inner = element.xpath(".//*[@itemprop='name'] | .//a[@rel='author']") or [element]
    found: list[str] = []
    for holder in inner[:_MAX_AUTHORS]:
        text = "\n".join(map(one_line, islice(holder.itertext(), 40)))
        if len(text) > _BYLINE_LENGTH:
            continue
        for line in text.split("\n"):
            found.extend(n for n in split_authors(line, sites) if is_name(n) and not _JOB.search(n))
    return found
