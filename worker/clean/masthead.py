"""The lines around the headline of a page, where it says who wrote the article and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from lxml import etree

from worker.clean.blocks import Block, blocks
from worker.clean.headline import letters_of
from worker.clean.shown_dates import CHANGED, find_day
from worker.clean.stated import one_line, read_moment

__all__ = ["Masthead", "find_mastheads", "shown_date"]

_SKIPPED = frozenset(
    "script style noscript head nav form button select svg iframe template textarea figure"  # noqa: SIM905 - words
    " figcaption".split()
)
_HEADINGS = etree.XPath("//h1 | //*[@itemprop='headline']")
_TITLES = etree.XPath(
    "//*[self::h2 or self::h3 or contains(@class, 'headline') or contains(@class, 'Headline')"
    " or contains(@class, 'title') or contains(@class, 'Title')]"
    "[not(self::h1 or @itemprop='headline')]"
)
_TEXTS = etree.XPath("//body//text()[string-length() > 15][not(parent::script)]")
_MAX_HEADINGS, _MAX_PLACES = 400, 3
#: Letters; shorter headlines stand in other titles by chance.
_TELLING = 16
#: Lines to look at below and above the headline; bylines stand before the second paragraph.
_BELOW, _ABOVE = 30, 3
_PROSE_WORDS, _PROSE_LINES = 25, 2
_LINE_LENGTH, _TITLE_WORDS = 160, 5
#: A paragraph may begin with where and when it was written: `LIMA, March 4, 2024 /Quay Wire/ -- `.
_WRITTEN = re.compile(
    r"(?:[A-Z][^.!?]{0,40}, )?[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d(?=,?\s?(?:[(/–—]|--|- ))"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The short lines below and above a headline, the nearest first, and below a paragraph."""

    below: tuple[Block, ...]
    between: tuple[Block, ...]
    above: tuple[Block, ...]


def find_mastheads(tree: etree._Element, headline: str | None) -> Iterator[Masthead]:
    """Yields what surrounds the places where a page shows its headline.

    Headings come before elements that are only called titles, as bars that follow a reader are.
    """
    letters = letters_of(headline or "")
    if not letters:
        return
    marked = islice((e for find in (_HEADINGS, _TITLES) for e in find(tree)), _MAX_HEADINGS)
    shown = tuple(islice((e for e in marked if _shows(e, letters)), _MAX_PLACES))
    yield from map(_around, shown or _unmarked(tree, letters))


def _unmarked(tree: etree._Element, letters: str) -> Iterator[etree._Element]:
    """Yields the element that shows the headline on a page that calls none of its elements so."""
    for text in _TEXTS(tree):
        if letters_of(text) == letters:
            yield text.getparent()
            return


def _shows(element: etree._Element, letters: str) -> bool:
    own = letters_of("".join(islice(element.itertext(), 40)))
    if own == letters:
        return True
    shorter, longer = sorted((own, letters), key=len)
    return element.tag == "h1" and len(shorter) >= _TELLING and shorter in longer


def _around(heading: etree._Element) -> Masthead:
    below: tuple[list[Block], ...] = ([], [])
    prose = 0
    for block in islice(_following(heading), _BELOW):
        if prose == _PROSE_LINES or _is_title_link(block):
            break
        written = _WRITTEN.match(block.text)
        if written or len(block.text) <= _LINE_LENGTH:
            below[prose].append(block._replace(text=written[0]) if written else block)
        prose += len(block.text.split()) >= _PROSE_WORDS
    above = (line for line in islice(_preceding(heading), _ABOVE))
    return Masthead(
        tuple(below[0]),
        tuple(below[1]),
        tuple(line for line in above if len(line.text) <= _LINE_LENGTH),
    )


def _is_title_link(block: Block) -> bool:
    """Says whether a line leads to another article, of which the lines below may speak."""
    if 2 * block.linked <= len(block.text):
        return False
    links = ("".join(link.itertext()) for link in block.holder.iter("a"))
    return any(len(text.split()) >= _TITLE_WORDS for text in links)


def _following(heading: etree._Element) -> Iterator[Block]:
    for element in (heading, *heading.iterancestors()):
        for sibling in element.itersiblings():
            if isinstance(sibling.tag, str) and sibling.tag not in _SKIPPED:
                yield from blocks(sibling, _SKIPPED)


def _preceding(heading: etree._Element) -> Iterator[Block]:
    for element in (heading, *heading.iterancestors()):
        for sibling in element.itersiblings(preceding=True):
            if isinstance(sibling.tag, str) and sibling.tag not in _SKIPPED:
                yield from reversed(tuple(blocks(sibling, _SKIPPED)))


def shown_date(mastheads: tuple[Masthead, ...], language: str | None) -> str | None:
    """Returns the date that stands nearest to the headline, as RFC 3339.

    `language` tells how to read 3/4/2025: only Americans write the month first.
    """
    month_first = None if not language or language.casefold() == "en" else _american(language)
    below = (line for masthead in mastheads for line in (*masthead.below, *masthead.between))
    above = (line for masthead in mastheads for line in masthead.above)
    for line in chain(below, above):
        moment = _timed(line)
        if moment is None and not any(map(_tells_change, islice(line.holder.iter("time"), 5))):
            moment = find_day(line.text, month_first=month_first)
        if moment:
            return moment
    return None


def _timed(line: Block) -> str | None:
    """Returns what a `time` element in a line states, unless it is said to be of a change."""
    for element in islice(line.holder.iter("time"), 5):
        shown = one_line("".join(islice(element.itertext(), 10)))
        stated = read_moment((element.get("datetime") or "")[:100])
        if not shown or shown not in line.text or not stated or stated.startswith("-"):
            continue
        if _tells_change(element):
            continue
        if not CHANGED.search(line.text.partition(shown)[0]):
            return stated
    return None


def _tells_change(element: etree._Element) -> bool:
    """Says whether a `time` element is marked as one of change; some are of both."""
    named = (element.get("class") or "").casefold()
    changed = "updated" in named or "modified" in named
    return element.get("itemprop") == "dateModified" or (changed and "publish" not in named)


def _american(language: str) -> bool:
    return language.casefold().replace("_", "-") == "en-us"
