"""The article in a page by three extractors that look for different things, and whom to believe.

1. trafilatura, by what templates call their elements, with all its fallbacks.
2. readability, by how paragraphs and their marks add up to a container.
3. The longest stretch of the page that is prose rather than links and labels.

The third is asked only where the first two differ. The first is outvoted where the others agree
with one another more than either does with it; then the one of them that is nearer to it is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from trafilatura.readability_lxml import Document

from worker.clean.blocks import FURNITURE, Block, blocks

__all__ = ["believed"]

#: Agreement from which the first two are right together: .975 against .976 for asking always, at
#: less than half the time (141 pages).
_AGREED = 0.90
#: How much more the others must agree with one another than with the first; judged on 40 pages.
_LEAD = 0.05
_SHINGLE_WORDS = 4
_WORD = re.compile(r"\w+")


def believed(tree: HtmlElement, first: str) -> str:
    """Returns the text that the extractors support, given the first one's."""
    second = _by_containers(tree)
    one, two = _shingles(first), _shingles(second)
    first_second = _agreement(one, two)
    if first_second >= _AGREED:
        return first
    third = _by_stretch(tree)
    three = _shingles(third)
    first_third, second_third = _agreement(one, three), _agreement(two, three)
    if second_third <= max(first_second, first_third) + _LEAD:
        return first
    return second if first_second >= first_third else third


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SHINGLE_WORDS + 1))
    return Counter(tuple(words[i : i + _SHINGLE_WORDS]) for i in starts if words)


def _agreement(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
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
#: Words: a sentence that ends counts from five, a paragraph from twelve; labels and links cost as
#: much as a short paragraph gives. Judged on 40 pages.
_SENTENCE, _PARAGRAPH, _LABEL, _LINKS = 5, 12, -8, -20


def _by_stretch(tree: HtmlElement) -> str:
    found = list(blocks(tree, FURNITURE))
    worth = [_worth(block) for block in found]
    start, end = _richest(worth)
    return "\n".join(
        block.text
        for block, gain in zip(found[start:end], worth[start:end], strict=True)
        if gain > 0 or (block.tag in _PARTS and 3 * block.linked < len(block.text))
    )


def _worth(block: Block) -> int:
    words = len(block.text.split())
    if 2 * block.linked > len(block.text):
        return _LINKS
    ends = _SENTENCE_END.search(block.text[-8:])
    return words if words >= _PARAGRAPH or (words >= _SENTENCE and ends) else _LABEL


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
