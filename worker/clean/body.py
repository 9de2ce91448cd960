"""The text of the article in a parsed page."""

from __future__ import annotations

import re

import trafilatura
from lxml import etree

from worker.clean.opinions import believed

__all__ = ["read_body"]

#: Characters. The cascade of fallbacks gave what its first step gave on 39 of 40 pages, at twice
#: the time; the other page gave 213. Shorter results, or less than half of the words that stand in
#: the page's paragraphs, are worth the fallbacks. `benchmarks/cleaning.py`, `--html`.
_SHORT = 600
_SHARE = 0.5

#: How trafilatura writes list items and rows of tables; neither mark stands in the page.
_ITEM = re.compile(r"^- (?=\S)", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)


def read_body(tree: etree._Element, url: str | None, *, best: bool) -> str:
    """Returns the text of the article, a paragraph a line; the tree stays as it is.

    `best` asks other extractors, too, and takes the text that most of them support.
    """
    text = _extracted(tree, url, fast=not best)
    if best:
        text = believed(tree, text)
    elif len(text) < max(_SHORT, _SHARE * _prose(tree)):
        text = _extracted(tree, url, fast=False)
    return _ROW.sub(lambda row: " ".join(row[1].split("|")), _ITEM.sub("", text))


def _prose(tree: etree._Element) -> int:
    """Counts the characters in the page's paragraphs."""
    return sum(map(len, tree.xpath("//p//text()")))


def _extracted(tree: etree._Element, url: str | None, *, fast: bool) -> str:
    text: str | None = trafilatura.extract(
        tree, url=url, fast=fast, favor_precision=True, include_comments=False,
        include_tables=True, include_formatting=False, deduplicate=False,
    )  # fmt: skip
    return text or ""
