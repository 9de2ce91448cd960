"""Which of the titles of a page is the headline that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from worker.clean.stated import one_line

__all__ = [
    "choose_headline",
    "headings",
    "lesser_headings",
    "letters_of",
    "name_parts",
    "without_site",
]

#: A page with more headings of the first rank is none whose headline they tell.
_MAX_HEADINGS, _MAX_LESSER = 30, 400
_MAX_LENGTH = 400
_PARTS = re.compile(r"\s+(?:[|–—·•»«›‹]|-{1,2}|::|//)\s+|\s*\|\s*")
_SEPARATOR = re.compile(rf"{_PARTS.pattern}|\s+:\s+|:\s+")
#: Letters of Romanian that many write with a cedilla.
_TWINS = str.maketrans("şţŞŢ", "șțȘȚ")
_NOT_LETTERS = re.compile(r"[\W_]+")
_OF_THE_ARTICLE = re.compile(r"head(?:line|ing)|title|entry|article|post|story", re.IGNORECASE)
_OF_THE_SITE = re.compile(r"site|logo|brand|masthead|navbar|widget|sidebar|modal", re.IGNORECASE)
#: Two titles that share fewer of their words are two titles (judged on 40 pages).
_ALIKE = 0.5
_MIN_WORDS = 3
#: Letters; shorter headings are parts of titles by chance, shorter names are words of them.
_TELLING, _TELLING_NAME = 12, 6
#: Words in what a site adds to its name, as in `| Borough News Sport`.
_MAX_ADDED = 5


def choose_headline(
    stated: Iterable[str | None],
    shown: Iterable[str],
    sites: Iterable[str],
    others: Iterable[str] = (),
) -> str | None:
    """Returns the stated title that the page shows, else the heading nearest to one of them.

    `stated` are the titles in head and linked data, the most trusted first; `shown` are headings of
    the page and `others` its lesser ones; `sites` are names of the site, which are no part of a
    headline.
    """
    names = {letters_of(site) for site in sites} - {""}
    cut = (without_site(title, names) for title in stated if title)
    titles = [title for title in cut if title and letters_of(title) not in names]
    heads = [head for head in shown if letters_of(head) not in names]
    found = _shown_title(titles, heads) or _nearest(titles, heads, names)
    if found:
        return found
    lesser = [head for head in others if len(letters_of(head)) >= _TELLING]
    found = _shown_title(titles, lesser)
    if found or (titles and not heads):
        return found or titles[0]
    if len(heads) == 1 and len(heads[0].split()) >= _MIN_WORDS:
        return heads[0]
    return next(iter((*titles, *heads, *lesser)), None)


def _shown_title(titles: list[str], heads: list[str]) -> str | None:
    """Returns the first title that is a heading, else the first heading that is part of one."""
    by_letters = {letters_of(head): head for head in reversed(heads)}
    whole = next((title for title in titles if letters_of(title) in by_letters), None)
    parts = (letters_of(part) for title in titles for part in _PARTS.split(title))
    return whole or next(
        (by_letters[part] for part in parts if len(part) >= _TELLING and part in by_letters), None
    )


def _nearest(titles: list[str], heads: list[str], names: set[str]) -> str | None:
    if not titles or not heads:
        return None
    likeness, title, head = max(
        ((_likeness(title, head), title, head) for title in titles for head in heads),
        key=lambda pair: pair[0],
    )
    if likeness < _ALIKE:
        return None
    inside = letters_of(title) in letters_of(head)
    return title if inside and not _goes_on(title, head, names) else head


def _goes_on(title: str, head: str, names: set[str]) -> bool:
    """Says whether a title is the beginning of what the heading says in one sentence."""
    if not head.startswith(title) or title[-1] in ".!?…":
        return False
    return not _is_site(head[len(title) :], names)


def headings(tree: etree._Element) -> Iterator[str]:
    """Yields the headings that can be the article's, those that say so first."""
    own: list[str] = []
    others: list[str] = []
    marked = "//*[@itemprop='headline'][not(self::meta)] | //h1"
    for element in islice(tree.xpath(marked), _MAX_HEADINGS):
        text = one_line("".join(islice(element.itertext(), 100)))
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not text or len(text) > _MAX_LENGTH or _OF_THE_SITE.search(named):
            continue
        marked_so = element.get("itemprop") == "headline" or _OF_THE_ARTICLE.search(named)
        (own if marked_so else others).append(text)
    yield from own or others


def lesser_headings(tree: etree._Element) -> Iterator[str]:
    """Yields the headings of lower ranks, of which one is the article's where the first is not."""
    marked = "//h2 | //h3 | //h4 | //*[contains(@class, 'headline') or contains(@class, 'title')]"
    for element in islice(tree.xpath(marked), _MAX_LESSER):
        text = one_line("".join(islice(element.itertext(), 40)))
        if 0 < len(text) <= _MAX_LENGTH:
            yield text


def letters_of(text: str) -> str:
    """Returns the letters and digits of a title, to compare it by."""
    return _NOT_LETTERS.sub("", text.translate(_TWINS)).casefold()


def name_parts(name: str) -> list[str]:
    """Returns the parts of a site's name, as in `The Quay | News of the Coast`."""
    return _PARTS.split(name)


def without_site(title: str, names: set[str]) -> str:
    """Cuts the name of the site, and what stands beyond it, from either end of a title."""
    pieces = list(_SEPARATOR.finditer(title))
    for piece in pieces:
        if _is_site(title[piece.end() :], names) and title[: piece.start()].strip():
            return without_site(title[: piece.start()].strip(), names)
    first = pieces[0] if pieces else None
    if first and letters_of(title[: first.start()]) in names:
        return title[first.end() :].strip()
    return title


def _is_site(tail: str, names: set[str]) -> bool:
    """Says whether what ends a title is the name of the site, also with what the site adds."""
    if letters_of(tail) in names:
        return True
    first = next(filter(None, _PARTS.split(tail)), "")
    words = {letters_of(word) for word in first.split()}
    held = any(name in words or _holds(first, name) for name in names)
    return held and len(tail.split()) <= _MAX_ADDED


def _holds(tail: str, name: str) -> bool:
    return len(name) >= _TELLING_NAME and name in letters_of(tail)


def _likeness(one: str, other: str) -> float:
    shorter, longer = sorted((letters_of(one), letters_of(other)), key=len)
    if len(shorter) >= _TELLING and longer.startswith(shorter):
        return 1.0
    ours, theirs = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
