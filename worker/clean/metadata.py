"""What a page states about its article: JSON-LD first, then meta elements."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import orjson
from htmldate import find_date
from lxml import etree

from worker.article import JsonValue, Publisher

__all__ = ["Metadata", "read_metadata"]

_ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|OpinionNews|Analysis|BlogPost)", re.IGNORECASE
)
_MAX_DEPTH = 4
_NAME_LENGTH = 60
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of a page; `date_guessed` when the date was not stated but found in the text."""

    headline: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    publisher: Publisher | None = None
    date_guessed: bool = False


def read_metadata(tree: etree._Element) -> Metadata:
    """Returns the metadata of a parsed page."""
    linked = next(_articles(tree), {})
    meta = _meta(tree)
    published = _string(linked.get("datePublished")) or _first(
        meta, "article:published_time", "datepublished", "publishdate", "pubdate",
        "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dc.date", "date", "publish-date", "article.published",
    )  # fmt: skip
    guessed = None if published else find_date(tree, original_date=True, extensive_search=True)
    return Metadata(
        headline=_headline(linked, meta, tree),
        description=_string(linked.get("description"))
        or _first(meta, "og:description", "description"),
        authors=_authors(linked, meta),
        published=published or guessed,
        modified=_string(linked.get("dateModified"))
        or _first(meta, "article:modified_time", "og:updated_time"),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _first(meta, "og:locale", "content-language"),
        canonical_url=_canonical(tree) or _first(meta, "og:url"),
        publisher=_publisher(linked, meta),
        date_guessed=bool(guessed),
    )


def _articles(tree: etree._Element) -> Iterator[dict[str, JsonValue]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _nodes(_loads(script.text or "")):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and _ARTICLE.search(k) for k in kinds):
                yield node


def _loads(source: str) -> JsonValue:
    for text in (
        source,
        re.sub(r"[\x00-\x1f]", " ", source).strip().rstrip(";"),
        html.unescape(source),
    ):
        try:
            value: JsonValue = orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
        return value
    return None


def _nodes(value: JsonValue, depth: int = 0) -> Iterator[dict[str, JsonValue]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)


def _meta(tree: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.casefold(), []).append(_tidy(content))
    return found


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", html.unescape(html.unescape(text))).strip()


def _string(value: JsonValue) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return _tidy(value) or None if isinstance(value, str) else None


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _headline(
    linked: dict[str, JsonValue], meta: dict[str, list[str]], tree: etree._Element
) -> str | None:
    heading = [_tidy("".join(h.itertext())) for h in tree.iter("h1")]
    stated = _string(linked.get("headline")) or _first(meta, "og:title", "twitter:title", "title")
    title = stated or next((_tidy(t.text or "") for t in tree.iter("title")), None)
    for text in heading:
        if title and text and (text in title or title in text):
            return text
    return title or next((h for h in heading if h), None)


def _authors(linked: dict[str, JsonValue], meta: dict[str, list[str]]) -> tuple[str, ...]:
    stated = linked.get("author")
    names: list[str] = []
    for item in stated if isinstance(stated, list) else [stated]:
        name = _string(item.get("name")) if isinstance(item, dict) else _string(item)
        if name:
            names.append(name)
    if not names:
        for key in (
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "byl",
        ):
            names = [name for name in meta.get(key, []) if not name.startswith(("http", "@", "/"))]
            if names:
                break
    return _split_authors(names)


def _split_authors(names: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        bare = re.sub(r"^(?:by|von|par|por)\s+", "", name, flags=re.IGNORECASE)
        for part in re.split(r"\s*(?:,|;|\||\band\b|&)\s*", bare):
            if part and "http" not in part and len(part) < _NAME_LENGTH:
                found[part] = None
    return tuple(found)


def _publisher(linked: dict[str, JsonValue], meta: dict[str, list[str]]) -> Publisher | None:
    stated = linked.get("publisher")
    name = _string(stated) or _first(meta, "og:site_name", "application-name")
    return Publisher(name=name) if name else None


def _canonical(tree: etree._Element) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").split() and (link.get("href") or "").startswith(
            "http"
        ):
            return str(link.get("href"))
    return None
