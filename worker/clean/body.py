"""The text of the article in a parsed page."""

from __future__ import annotations

import re

import trafilatura
from lxml.html import HtmlElement

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


def read_body(
    tree: HtmlElement, url: str | None, *, stated: str | None = None, best: bool = False
) -> str:
    """Returns the text of the article, a paragraph a line; the tree stays as it is.

    `stated` is the text that the page gives beside what it shows. `best` always asks for the
    fallbacks.
    """
    text = _extracted(tree, url, fast=not best)
    if not best and len(text) < max(_SHORT, _SHARE * _prose(tree)):
        text = _extracted(tree, url, fast=False)
    text = believed(tree, text, stated)
    return _ROW.sub(lambda row: " ".join(row[1].split("|")), _ITEM.sub("", text))


def _prose(tree: HtmlElement) -> int:
    """Counts the characters in the page's paragraphs."""
    return sum(map(len, tree.xpath("//p//text()")))


def _extracted(tree: HtmlElement, url: str | None, *, fast: bool) -> str:
    text: str | None = trafilatura.extract(
        tree, url=url, fast=fast, favor_precision=True, include_comments=False,
        include_tables=True, include_formatting=False, deduplicate=False,
    )  # fmt: skip
    return text or ""
