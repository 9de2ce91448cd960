"""Who a page shows to have written its article: bylines around the headline and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, zip_longest

from lxml import etree

from worker.clean.authors import is_person, split_authors
from worker.clean.blocks import Block
from worker.clean.dates import DATE
from worker.clean.masthead import Masthead
from worker.clean.names import tidy_name
from worker.clean.stated import one_line

__all__ = ["marked_authors", "signed_authors"]

_SIGNED = re.compile(
    r"(?:^\W*|[|•·–—]\s|\d\s)(?:(?:(?:the|a|an|our)\s)?(?:analysis|opinion|commentary"
    r"|comment|column|perspective|essay"
    r"|interview|review|guest post|exclusive|special report|updated|submitted|contributed|created"
    r"|written|words|story|text|report(?:ed|ing)?|article|posted|published)\s)?"
    r"(?:by|von|par|por|door|av|af|di|de|durch)\b:?\s*"
    r"|^\W*(?:contributors?|authors?|autor(?:e[ns]?|i)?|auteurs?|автор|текст|text|words"
    r"|firmado por)\s?:\s*",
    re.IGNORECASE,
)
#: What else stands in the line of a byline, from the first of it on.
_REST = re.compile(
    r"\d|\b(?:posted|published|updated|last|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|@|https?:",
    re.IGNORECASE,
)
#: Who made a picture signs as writers do.
_PICTURED = re.compile(
    r"\b(?:photo\w*|imagery?|images|illustrat\w+|graphics?|video|animation|getty)\b", re.IGNORECASE
)
_MAX_WORDS, _MAX_NAMES, _BYLINE_LENGTH = 24, 30, 160


def signed_authors(mastheads: tuple[Masthead, ...], sites: Iterable[str]) -> tuple[str, ...]:
    """Returns the persons whom the byline nearest to the headline names.

    A byline says so (`By Ann Lee`), or its element does.
    """
    own = tuple(sites)
    for masthead in mastheads:
        lines = (*masthead.below, *masthead.between, *masthead.above)
        for line, after in zip_longest(lines, lines[1:]):
            names = _signers(line, after.text if after else "")
            if not names and line not in masthead.between:
                names = _names(_author_links(line) or (line.text if _is_marked(line) else ""), own)
            if names:
                return _without_glue(names, line)
    return ()


def _signers(line: Block, following: str) -> tuple[str, ...]:
    """Returns whom a byline names that says so; also the person after whom the site is named."""
    cue = _SIGNED.search(line.text)
    if not cue or _PICTURED.search(line.text):
        return ()
    return _names(line.text[cue.end() :] or following, ())


def _without_glue(names: tuple[str, ...], line: Block) -> tuple[str, ...]:
    """Cuts what stands glued behind a name, where the name alone is a link."""
    links = (one_line(a.text or "") for a in islice(line.holder.iter("a"), 10))
    persons = [name for name in map(tidy_name, links) if is_person(name, ())]
    return tuple(next((p for p in persons if name.startswith(p)), name) for name in names)


def _names(text: str, sites: tuple[str, ...]) -> tuple[str, ...]:
    date = DATE.search(text)
    text = text[: date.start()] if date else text
    rest = _REST.search(text)
    text = text[: rest.start()] if rest else text
    if len(text.split()) > _MAX_WORDS:
        return ()
    return tuple(n for n in map(tidy_name, split_authors(text, sites)) if is_person(n, sites))


_MARKED = re.compile(
    r"by-?line|(?:^|[\s_-])(?:authors?|autor(?:es)?|auteurs?|writers?|signature|firma|contributors?"
    r"|reporters?|journalists?)(?:$|[\s_-])|article_auth",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"/(?:by|authors?|autor(?:e[ns]?|i)?|auteurs?|people|profiles?|persons?|writers?|staff"
    r"|journalist(?:e[ns]?|s)?|reporters?|contributors?|columnists?|avtor|skribent)/",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"share|social|comment|related|caption|newsletter", re.IGNORECASE)
_LEVELS = 3


def _author_links(line: Block) -> str:
    """Returns what stands in the parts of a line that name an author, or link to a profile."""
    parts = (
        one_line("".join(part.itertext()))
        for part in islice(line.holder.iter("a", "span"), 20)
        if part is not line.holder and _names_author(part)
    )
    return " | ".join(part for part in parts if part in line.text)


def _names_author(part: etree._Element) -> bool:
    if part.get("rel") == "author" or _PROFILE.search(part.get("href") or ""):
        return True
    return bool(_MARKED.search(part.get("class") or ""))


def _is_marked(line: Block) -> bool:
    """Says whether a line, or what it lies in, is called a byline."""
    around = (line.holder, *islice(line.holder.iterancestors(), _LEVELS - 1))
    named = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in around)
    return bool(_MARKED.search(named)) and not _BESIDE.search(named)


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


def marked_authors(tree: etree._Element, sites: Iterable[str]) -> tuple[str, ...]:
    """Returns the persons in the first element of a page that is called a byline."""
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
    for holder in inner[:_MAX_NAMES]:
        text = "\n".join(map(one_line, islice(holder.itertext(), 40)))
        if len(text) > _BYLINE_LENGTH:
            continue
        for line in text.split("\n"):
            found.extend(n for n in split_authors(line, sites) if is_person(n, sites))
    return found
