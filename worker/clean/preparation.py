"""A parsed page made ready for extractors: what would cost them text or time is mended.

trafilatura in its precise mode drops the text behind an element that holds none, as templates put
one before a paragraph (WordPress at the end of each excerpt, others for pictures and
advertisements), and text that stands bare behind a `div`.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["prepare"]

#: What no extractor reads, and what would only cost them time.
_UNREAD = (
    "head", "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "img",
    "textarea", "input", "label", "nav", "footer", "aside", "canvas", "object", "video", "audio",
    "picture", "source", "link", "meta", "map", "dialog", "menu",
)  # fmt: skip
_WITHIN_LINES = frozenset(["a", "b", "em", "i", "q", "span", "strong"])
_GOING_ON = _WITHIN_LINES | {"abbr", "font", "mark", "small", "sub", "sup", "u"}
_BLOCKS = frozenset(["blockquote", "div", "figure", "h2", "h3", "h4", "li", "p", "section"])
_BEFORE_BARE_TEXT = frozenset(["div", "figure", "section"])
_HOLDERS = frozenset(["article", "div", "main", "section", "td"])
#: Characters of text that stands bare: shorter is a label.
_BARE = 60
#: Pages of news have less than a tenth of it; many thousand empty elements in one line cost
#: trafilatura quadratic time.
_MAX_TAILS, _MAX_FORMS = 5_000, 20

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:readers?_?|users?_?|visitors?_?)?"
    r"(?:comments?|comentarios?|kommentare?|commentaires?)"
    r"(?:[_-]?(?:area|block|box|container|holder|list|panel|section|thread"
    r"|wrap(?:per)?)s?)?(?:$|\s)",
    re.IGNORECASE,
)


def prepare(tree: HtmlElement) -> None:
    """Changes the tree in place."""
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    _open_forms(tree)
    tailed = (e for e in tree.iter(*_WITHIN_LINES, *_BLOCKS) if e.tail and not e.tail.isspace())
    for element in list(islice(tailed, _MAX_TAILS)):
        _free_tail(element)
    for element in list(tree.iter("div", "section", "ul", "ol")):
        if _holds_comments(element):
            _empty(element, "br")


def _open_forms(tree: HtmlElement) -> None:
    """Makes plain containers of forms that hold most of the page, as some frameworks write."""
    forms = list(islice(tree.iter("form"), _MAX_FORMS))
    half = len(tree.text_content()) / 2 if forms else 0
    for form in forms:
        if len(form.text_content()) > half:
            form.tag = "div"


def _free_tail(element: HtmlElement) -> None:
    """Mends the text behind an element where it would be lost."""
    if any(text.strip() for text in islice(element.itertext(), 20)):
        holder = element.getparent()
        if element.tag in _BEFORE_BARE_TEXT and holder is not None and holder.tag in _HOLDERS:
            _wrap_tail(element)
    else:
        _empty(element, "wbr" if element.tag in _WITHIN_LINES else "br")


def _empty(element: HtmlElement, tag: str) -> None:
    """Leaves of an element only the break that it makes; joining its tail would take long."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = tag, tail


def _wrap_tail(block: HtmlElement) -> None:
    """Makes a paragraph of the text behind a block and of the inline elements it goes on with."""
    run = list(takewhile(_goes_on, block.itersiblings()))
    length = len(block.tail) + sum(len(e.text_content()) + len(e.tail or "") for e in run)
    if length < _BARE:
        return
    paragraph = block.makeelement("p")
    paragraph.text, block.tail = block.tail, None
    paragraph.extend(run)
    block.addnext(paragraph)


def _goes_on(element: HtmlElement) -> bool:
    return element.tag in _GOING_ON


def _holds_comments(element: HtmlElement) -> bool:
    """Says whether an element holds what readers wrote, and not the article with it."""
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    if "omment" not in named and "omentario" not in named:
        return False
    within = element.getparent() is not None and element.find(".//h1") is None
    return within and bool(_COMMENTS.search(named))
