"""What a page states about its article: JSON-LD first, then meta elements, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import urlsplit

from htmldate import find_date
from lxml import etree

from worker.article import JsonValue, Publisher
from worker.clean.authors import is_person, is_site, linked_authors, split_authors
from worker.clean.bylines import marked_authors, signed_authors
from worker.clean.headline import (
    choose_headline,
    headings,
    lesser_headings,
    letters_of,
    name_parts,
)
from worker.clean.linked_data import Node, find_article, resolve, string_of, text_of
from worker.clean.masthead import Masthead, find_mastheads, shown_date
from worker.clean.shown_dates import day_of_address
from worker.clean.stated import one_line, read_moment

__all__ = ["Metadata", "read_metadata"]

#: Pages have a hundred at most.
_MAX_META = 1_000
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "og:published_time", "publishdate", "publish_date", "pubdate", "publication_date",
    "published_at", "published_time", "publish_time", "publishedat", "date_published",
    "article:published_date", "article:publish_date", "rnews:datepublished", "dc.date.published",
    "shareaholic:article_published_time", "originalpublicationdate", "first_published", "pdate",
    "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cxenseparse:articledate",
    "article.published", "article_date_original", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "date", "publish-date", "pub_date", "bt:pubdate",
    "analyticsattributes.articledate", "citation_publication_date", "dcsext.articlefirstpublished",
    "dc.date.created", "dcterms.created", "datecreated", "created",
)  # fmt: skip
#: How many of these may be of publication though an article existed before.
_ISSUED = _PUBLISHED.index("dc.date.created")
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod",
    "last-modified", "dc.date.modified", "dcterms.modified", "article.updated", "bt:moddate",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl",
    "cxenseparse:author", "dc.creator", "dcterms.creator", "dcterms.creator.name", "authors",
    "article_author", "creator", "citation_author", "dcsext.author", "article.author",
    "twitter:creator",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_SITES = ("og:site_name", "twitter:site")
#: Some templates write the title of the page here.
_APPLICATIONS = ("application-name", "apple-mobile-web-app-title")
#: The web has no older pages; templates write year 1 for a date they lack.
_FIRST_YEAR = "1990"
_PART = re.compile(r"(?:Video|Image|Audio|Media)Object|Comment", re.IGNORECASE)
_DATED = etree.XPath(
    "//*[@itemprop='datePublished'][not(self::meta)] | //time[@pubdate]"
    " | //time[@datetime][contains(@class, 'publish') or contains(@class, 'entry-date')"
    " or contains(@class, 'pubdate') or contains(@class, 'post-date')]"
)


_TIMED = etree.XPath("(//article | //main)//time[not(@itemprop='dateModified')]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of a page; `date_guessed` when the date was not stated but found in the text.

    `body` is the text of the article in linked data.
    """

    headline: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    publisher: Publisher | None = None
    date_guessed: bool = False
    body: str | None = None


def read_metadata(tree: etree._Element, url: str | None = None) -> Metadata:
    """Returns the metadata of a parsed page; dates as RFC 3339, as exact as they were stated."""
    meta = _meta(tree)
    title = one_line(tree.findtext(".//title") or "")
    article, known = find_article(tree, _first(meta, *_TITLES) or title)
    publisher = string_of(resolve(article.get("publisher"), known)) or _first(meta, "og:site_name")
    applications = _applications(meta)
    names = (*_all(meta, *_SITES), *applications, publisher or "")
    sites = _sites(names, url or _canonical(tree))
    stated = (string_of(article.get("headline")), *(_first(meta, key) for key in _TITLES), title)
    headline = choose_headline(stated, headings(tree), sites, lesser_headings(tree))
    language = _language(tree, meta)
    authors = _stated_authors(article, known, meta, sites)
    published = next(_moments(article, meta), None)
    mastheads: tuple[Masthead, ...] = ()
    if not published or not _persons(authors, sites):
        mastheads = tuple(find_mastheads(tree, headline))
    published = published or _shown_moment(tree, mastheads, language)
    guessed = None if published else _guess(tree, url)
    return Metadata(
        headline=headline,
        description=string_of(article.get("description"))
        or _first(meta, "og:description", "description"),
        authors=_authors(authors, tree, mastheads, sites),
        published=published or guessed,
        modified=_readable(string_of(article.get("dateModified")), *_all(meta, *_MODIFIED)),
        language=language,
        canonical_url=_canonical(tree) or _first(meta, "og:url"),
        publisher=_publisher(publisher or next(iter(applications), None)),
        date_guessed=bool(guessed),
        body=text_of(article.get("articleBody")),
    )


def _meta(tree: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in islice(tree.iter("meta"), _MAX_META):
        content = element.get("content")
        if not content or not content.strip() or _is_of_a_part(element):
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key)
            if name:
                found.setdefault(name.casefold(), []).append(one_line(content))
                break
    return found


def _is_of_a_part(element: etree._Element) -> bool:
    """Says whether microdata is of a video, a picture or a comment in the page."""
    if element.get("itemprop") is None:
        return False
    holders = (holder.get("itemtype") for holder in element.iterancestors())
    return bool(_PART.search(next(filter(None, holders), "")))


def _language(tree: etree._Element, meta: Mapping[str, list[str]]) -> str | None:
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return stated or _first(meta, "og:locale", "content-language")


def _first(meta: Mapping[str, list[str]], *names: str) -> str | None:
    return next(_all(meta, *names), None)


def _all(meta: Mapping[str, list[str]], *names: str) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _applications(meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Returns the names of the site as an application, unless they are titles of the article."""
    titles = set(map(letters_of, _all(meta, *_TITLES)))
    return tuple(name for name in _all(meta, *_APPLICATIONS) if letters_of(name) not in titles)


def _sites(names: Iterable[str], url: str | None) -> tuple[str, ...]:
    """Returns the names the site goes by, its domain with and without what stands around it."""
    named = dict.fromkeys(part for name in names for part in (name, *name_parts(name)))
    host = (urlsplit(url).hostname or "" if url else "").removeprefix("www.")
    parts = host.split(".")
    core = max(parts[:-1], key=len) if len(parts) > 1 else ""
    return tuple(name.lstrip("@") for name in (*named, host, core, f"www.{host}") if name)


def _moments(article: Node, meta: Mapping[str, list[str]]) -> Iterator[str]:
    """Yields the dates of publication that linked data and meta elements state.

    One that is also given as that of change gives way to an earlier one.
    """
    linked = _readable(_moment_of(article.get("datePublished")))
    stated = tuple(filter(None, map(_readable, _all(meta, *_PUBLISHED[:_ISSUED]))))
    first = linked or next(iter(stated), None)
    changes = (_moment_of(article.get("dateModified")), *_all(meta, *_MODIFIED))
    if first and first in map(_readable, changes):
        yield from (moment for moment in stated if moment[:10] < first[:10])
    created = (*_all(meta, *_PUBLISHED[_ISSUED:]), _moment_of(article.get("dateCreated")))
    yield from filter(None, (linked, *stated, *map(_readable, created)))


def _moment_of(value: JsonValue) -> str | None:
    return str(value) if isinstance(value, int) else string_of(value)


def _shown_moment(
    tree: etree._Element, mastheads: tuple[Masthead, ...], language: str | None
) -> str | None:
    """Returns the date by the headline, as exact as an element of the page states it."""
    marked = [
        moment
        for element in _DATED(tree)[:5]
        if not _is_of_a_part(element)
        for text in (element.get("datetime"), element.get("content"), element.text)
        if (moment := _readable(text))
    ]
    shown = shown_date(mastheads, language)
    exact = (moment for moment in marked if shown and moment[:10] == shown[:10])
    return next(exact, shown) or next(iter(marked), None)


def _guess(tree: etree._Element, url: str | None) -> str | None:
    timed = (
        moment
        for element in _TIMED(tree)[:5]
        for text in (element.get("datetime"), element.get("title"), element.text)
        if (moment := _readable(text))
    )
    found = day_of_address(url or _canonical(tree)) or next(timed, None)
    return found or find_date(tree, original_date=True, url=url)


def _readable(*stated: str | None) -> str | None:
    for text in stated:
        moment = read_moment(text[:100]) if text else None
        if moment and moment[:4] >= _FIRST_YEAR:
            return moment
    return None


def _stated_authors(
    article: Node, known: Mapping[str, Node], meta: Mapping[str, list[str]], sites: tuple[str, ...]
) -> tuple[str, ...]:
    """Returns the first source that names a person, else others than the site."""
    sources = [linked_authors(article, known, sites)]
    for key in _AUTHORS:
        stated = (name for text in meta.get(key, [])[:30] for name in split_authors(text, sites))
        sources.append(tuple(dict.fromkeys(stated)))
    named = [source for source in sources if source]
    others = (source for source in named if not all(is_site(name, sites) for name in source))
    persons = (source for source in named if _persons(source, sites))
    return next(chain(persons, others), ())


def _authors(
    stated: tuple[str, ...],
    tree: etree._Element,
    mastheads: tuple[Masthead, ...],
    sites: tuple[str, ...],
) -> tuple[str, ...]:
    if _persons(stated, sites):
        return stated
    return signed_authors(mastheads, sites) or marked_authors(tree, sites) or stated


def _persons(names: tuple[str, ...], sites: tuple[str, ...]) -> bool:
    return any(is_person(name, sites) for name in names)


def _publisher(name: str | None) -> Publisher | None:
    return Publisher(name=name) if name else None


_HTTP = re.compile(r"https?://\S+")


def _canonical(tree: etree._Element) -> str | None:
    for link in islice(tree.iter("link"), _MAX_META):
        if "canonical" in (link.get("rel") or "").split() and _HTTP.match(link.get("href") or ""):
            return str(link.get("href"))
    return None
