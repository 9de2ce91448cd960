"""HTML in, the text of its article and its metadata out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura
from lxml import etree

from worker.clean.metadata import Metadata, read_metadata
from worker.errors import ArticleError, Reason, Stage

__all__ = ["Markup", "extract"]

#: Larger pages are dumps or attacks; the largest of 479 news pages measured has 2.6 million.
MAX_HTML = 16_000_000
#: Deeper nesting is no page that a browser would show, and costs the parser more than it gives.
_MAX_DEPTH = 1_000
_LONG_ATTRIBUTE = re.compile(r"""(\s[\w:-]{1,40}=)(?:"[^"<>]{4096,}"|'[^'<>]{4096,}')""")
_DROPPED = re.compile(r"<(script|style|svg|noscript)\b(?![^>]*ld\+json)[^>]*>", re.IGNORECASE)

#: At least ten characters and a stop, with marks and brackets that may close after it.
_SENTENCE_END = re.compile(r".{9}[.!?…。！？।؟][\"'”’»)\]]*$")
#: Words; "Sign up for our daily newsletter" is a label of six.
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Markup:
    """The text of the article in a page and what the page states about it."""

    text: str
    metadata: Metadata


def extract(page: str, url: str | None = None) -> Markup:
    """Returns the article of a page.

    Raises:
        ArticleError: `too_long` for a page over `MAX_HTML` characters, `extraction_failed` for one
            without an article.
    """
    if len(page) > MAX_HTML:
        raise ArticleError(Reason.TOO_LONG, Stage.CLEAN, f"HTML of {len(page):,} characters")
    tree = _parse(page)
    metadata = read_metadata(tree) if tree is not None else Metadata()
    text = _body(tree, url) if tree is not None else ""
    if not _holds_a_sentence(text):
        raise ArticleError(Reason.EXTRACTION_FAILED, Stage.CLEAN, "no article in the HTML")
    return Markup(text, metadata)


def _holds_a_sentence(text: str) -> bool:
    """Says whether anything is more than the labels of menus, buttons and forms.

    A line that ends as sentences end, in any script, or one longer than labels are.
    """
    return any(
        _SENTENCE_END.search(line) or len(line.split()) > _LONGEST_LABEL
        for line in map(str.strip, text.splitlines())
    )


def _parse(page: str) -> etree._Element | None:
    """Parses the page; attributes that only an image or an attack needs are left out."""
    slim = _LONG_ATTRIBUTE.sub(r'\1""', page)
    if _depth_over(slim, _MAX_DEPTH):
        raise ArticleError(Reason.EXTRACTION_FAILED, Stage.CLEAN, "HTML nested beyond any page")
    try:
        return trafilatura.load_html(slim.replace("\x00", ""))
    except (ValueError, etree.LxmlError):
        return None


_TAG = re.compile(
    r"<(/?)(?:div|span|p|b|i|ul|ol|li|section|article|table|tr|td|font|blockquote|em|strong|a)\b",
    re.IGNORECASE,
)


def _depth_over(page: str, limit: int) -> bool:
    depth = 0
    for match in _TAG.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > limit * 20:
            return True
    return False


#: How trafilatura writes list items and rows of tables; neither mark stands in the page.
_ITEM = re.compile(r"^- (?=\S)", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)


def _body(tree: etree._Element, url: str | None) -> str:
    text = trafilatura.extract(
        tree, url=url, favor_precision=True, include_comments=False, include_tables=True,
        include_formatting=False, deduplicate=False,
    )  # fmt: skip
    return _ROW.sub(lambda row: " ".join(row[1].split("|")), _ITEM.sub("", text or ""))
