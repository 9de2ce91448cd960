"""The article in a page by extractors that look for different things, and whom to believe.

1. trafilatura, by what templates call their elements.
2. The longest stretch of the page that is prose rather than links and labels.
3. readability, by how paragraphs and their marks add up to a container.
4. The text of the article in linked data, where the page states it.

The first is precise, so it is believed unless the next two found much more, and the same. What it
found at either end and none of them did stands beside the article: teasers, forms, biographies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cached_property
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from trafilatura.readability_lxml import Document

from worker.clean.blocks import FURNITURE, Block, blocks
from worker.clean.byline_lines import parse_byline
from worker.clean.credits import parse_credit
from worker.clean.dateline import find_dateline

__all__ = ["believed"]

#: Agreement of the first with the second from which the third need not be asked: as good as
#: always asking, on a fifth of the pages. Judged, as all here, on 117 pages.
_AGREED = 0.9
#: Agreement of the first with another below which it may have missed the article: one that found
#: half of a text has two thirds.
_DOUBT = 0.6
#: How much more the others must agree with one another than with the first.
_LEAD = 0.05
#: Share of a line's word sequences that another extractor must have found, too, and of the text
#: that must remain between the first and the last such line.
_FOUND, _REMAINS = 0.5, 0.6
#: How much longer the stated text must be to stand for the one that was found, and characters
#: from which it is no summary.
_LONGER, _NO_SUMMARY = 2, 600
#: How much longer a stretch of prose must be than what the first found, to need no other vote.
_FAR_LONGER = 10
_SHINGLE_WORDS = 4
#: Characters: four times what an article may keep.
_LONGEST_TEXT = 400_000
_LONGEST_CREDIT = 300
#: More often than a line has one of its word sequences.
_OFTEN = 1_000
_WORD = re.compile(r"\w+")

Shingles = Counter[tuple[str, ...]]


class _Others:
    """What the other extractors find, asked when needed."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree

    @cached_property
    def stretch(self) -> tuple[str, str]:
        return _by_stretch(self._tree)

    @cached_property
    def containers(self) -> str:
        return _by_containers(self._tree)

    @cached_property
    def two(self) -> Shingles:
        return _shingles(self.stretch[0])

    @cached_property
    def three(self) -> Shingles:
        return _shingles(self.containers)

    @cached_property
    def beside(self) -> Shingles:
        lines = map(_shingles, self.stretch[1].split("\n"))
        return Counter(dict.fromkeys(chain.from_iterable(lines), _OFTEN))

    def __iter__(self) -> Iterator[Shingles]:
        yield self.two
        yield self.beside
        yield self.three


def believed(tree: HtmlElement, first: str, stated: str | None = None) -> str:
    """Returns the text that the extractors support, given the first one's and the stated one."""
    others = _Others(tree)
    one = _shingles(first)
    with_stretch = _agreement(one, others.two)
    if with_stretch >= _AGREED:
        text = _trimmed(first, [others.two, others.beside])
    else:
        text = _trimmed(_voted(first, one, with_stretch, others), others)
    if not stated:
        return text
    if len(stated) >= max(_NO_SUMMARY, _LONGER * len(text)):
        return stated
    return _trimmed(text, [_shingles(stated)])


def _voted(first: str, one: Shingles, with_stretch: float, others: _Others) -> str:
    if len(others.stretch[0]) >= max(_NO_SUMMARY, _FAR_LONGER * len(first)):
        return others.stretch[0]
    if with_stretch >= _DOUBT:
        return first
    with_containers = _agreement(one, others.three)
    between = _agreement(others.two, others.three)
    if with_containers >= _DOUBT or between <= max(with_stretch, with_containers) + _LEAD:
        return first
    return others.containers if with_containers >= with_stretch else others.stretch[0]


def _trimmed(text: str, others: Iterable[Shingles]) -> str:
    """Cuts the lines at either end that no other extractor has found, unless they sign it."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if _is_found(line, others)), 0)
    back = (n for n in range(len(lines), start, -1) if _is_found(lines[n - 1], others))
    end = next(back, start)
    if sum(map(len, lines[start:end])) < _REMAINS * len(text):
        return text
    kept = (line for n, line in enumerate(lines) if start <= n < end or _signs(line))
    return "\n".join(kept)


def _signs(line: str) -> bool:
    """Says whether a line tells where an article comes from: the cleaner reads it off."""
    return len(line) <= _LONGEST_CREDIT and bool(
        parse_credit(line) or parse_byline(line) or find_dateline(line)
    )


def _is_found(line: str, others: Iterable[Shingles]) -> bool:
    own = _shingles(line)
    return any((own & other).total() >= _FOUND * own.total() for other in others if own)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text[:_LONGEST_TEXT])
    starts = range(max(1, len(words) - _SHINGLE_WORDS + 1))
    return Counter(tuple(words[i : i + _SHINGLE_WORDS]) for i in starts if words)


def _agreement(one: Shingles, other: Shingles) -> float:
    every = one.total() + other.total()
    return 2 * (one & other).total() / every if every else 0.0


def _by_containers(tree: HtmlElement) -> str:
    # trafilatura's own copy of readability: the library itself cannot be installed beside it by
    # the pip that comes with Python 3.11 (both ask for an extra of lxml, spelt differently).
    summary = Document(deepcopy(tree), min_text_length=25).summary()
    try:
        parsed = document_fromstring(summary)
    except (etree.LxmlError, ValueError):
        return ""
    return "\n".join(block.text for block in blocks(parsed, frozenset()))


_PARTS = frozenset(["p", "li", "h2", "h3", "h4"])
_SENTENCE_END = re.compile(r"[.!?…。！？।؟:][\"'”’»)\]]*$")
#: Words: a sentence that ends counts from five, in an element for paragraphs always, and without
#: an end from twelve; labels and links cost as much as a short paragraph gives.
_SENTENCE, _PARAGRAPH, _LABEL, _LINKS = 5, 12, -8, -20


def _by_stretch(tree: HtmlElement) -> tuple[str, str]:
    """Returns the text of the stretch, and what stands beside most of it in the same element."""
    found = list(blocks(tree, FURNITURE))
    worth = [_worth(block) for block in found]
    start, end = _richest(worth)
    places: Counter[HtmlElement] = Counter()
    for block, gain in zip(found[start:end], worth[start:end], strict=True):
        if gain > 0:
            places[_place(block)] += gain
    main = max(places, key=places.__getitem__, default=None)
    stretch = "\n".join(
        block.text
        for block, gain in zip(found[start:end], worth[start:end], strict=True)
        if gain > 0 or (block.tag in _PARTS and 3 * block.linked < len(block.text))
    )
    beside = (b.text for b in found if 2 * b.linked <= len(b.text) and _place(b) is main)
    return stretch, "\n".join(beside)


def _place(block: Block) -> HtmlElement | None:
    """Returns the element that a line and its neighbours stand in."""
    parent = block.holder.getparent()
    if block.tag == "li" and parent is not None:
        return parent.getparent()
    return parent if block.tag in _PARTS else block.holder


def _worth(block: Block) -> int:
    words = len(block.text.split())
    if 2 * block.linked > len(block.text):
        return _LINKS
    ends = _SENTENCE_END.search(block.text[-8:])
    least = _PARAGRAPH if not ends else 1 if block.tag == "p" else _SENTENCE
    return words if words >= least else _LABEL


def _richest(worth: Sequence[int]) -> tuple[int, int]:
    """Returns the run with the largest sum (Kadane)."""
    best = total = start = first = last = 0
    for number, gain in enumerate(worth):
        if total <= 0:
            total, start = 0, number
        total += gain
        if total > best:
            best, first, last = total, start, number + 1
    return first, last
