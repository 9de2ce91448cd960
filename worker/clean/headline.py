"""Which of the titles of a page is the headline that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from worker.clean.stated import one_line

__all__ = ["choose_headline", "headings", "letters_of", "without_site"]

#: A page with more headings of the first rank is none whose headline they tell.
_MAX_HEADINGS = 30
_MAX_LENGTH = 400
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:]|-{1,2}|::|//)\s+|\s*\|\s*|:\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_OF_THE_ARTICLE = re.compile(r"head(?:line|ing)|title|entry|article|post|story", re.IGNORECASE)
_OF_THE_SITE = re.compile(r"site|logo|brand|masthead|navbar|widget|sidebar|modal", re.IGNORECASE)
#: Two titles that share fewer of their words are two titles (judged on 40 pages).
_ALIKE = 0.5
_MIN_WORDS = 3


def choose_headline(
    stated: Iterable[str | None], shown: Iterable[str], sites: Iterable[str]
) -> str | None:
    """Returns the stated title that the page shows, else the heading nearest to one of them.

    `stated` are the titles in head and linked data, the most trusted first; `shown` are headings of
    the page; `sites` are names of the site, which are no part of a headline.
    """
    names = {letters_of(site) for site in sites} - {""}
    cut = (without_site(title, names) for title in stated if title)
    titles = [title for title in cut if title and letters_of(title) not in names]
    heads = [head for head in shown if letters_of(head) not in names]
    by_letters = {letters_of(head): head for head in heads}
    for title in titles:
        if letters_of(title) in by_letters:
            return title
    if not titles or not heads:
        return next(iter((*titles, *heads)), None)
    likeness, title, head = max(
        ((_likeness(title, head), title, head) for title in titles for head in heads),
        key=lambda pair: pair[0],
    )
    if likeness >= _ALIKE:
        return title if letters_of(title) in letters_of(head) else head
    return heads[0] if len(heads) == 1 and len(heads[0].split()) >= _MIN_WORDS else titles[0]


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


def letters_of(text: str) -> str:
    """Returns the letters and digits of a title, to compare it by."""
    return _NOT_LETTERS.sub("", text).casefold()


def without_site(title: str, names: set[str]) -> str:
    """Cuts the name of the site, and what stands beyond it, from either end of a title."""
    pieces = list(_SEPARATOR.finditer(title))
    for piece in pieces:
        if letters_of(title[piece.end() :]) in names and title[: piece.start()].strip():
            return without_site(title[: piece.start()].strip(), names)
    first = pieces[0] if pieces else None
    if first and letters_of(title[: first.start()]) in names:
        return title[first.end() :].strip()
    return title


def _likeness(one: str, other: str) -> float:
    ours, theirs = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
