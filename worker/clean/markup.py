"""HTML in, the text of its article and its metadata out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura
from lxml import etree

from worker.clean.body import read_body
from worker.clean.metadata import Metadata, read_metadata
from worker.clean.notices import is_notice
from worker.clean.preparation import prepare
from worker.errors import ArticleError, Reason, Stage

__all__ = ["Markup", "extract"]

#: Larger pages are dumps or attacks; the largest of 479 news pages measured has 2.6 million.
MAX_HTML = 16_000_000
#: An element costs memory and, many times over, time; pages of news have about 1,600.
_MAX_TAGS, _MAX_ELEMENTS = 400_000, 50_000
#: The parser compares each attribute of a tag with all others of it.
_LONGEST_TAG = 20_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})[^<>]{{{_LONGEST_TAG},}}")
_MAX_ATTRIBUTES = 1_000
#: Only an inlined image or an attack needs as many characters.
_LONG_ATTRIBUTES = etree.XPath("//@*[string-length() > 4096]")

#: At least ten characters and a stop, with marks and brackets that may close after it.
_SENTENCE_END = re.compile(r".{9}[.!?…。！？।؟][\"'”’»)\]]*$")
#: Words; "Sign up for our daily newsletter" is a label of six.
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Markup:
    """The text of the article in a page and what the page states about it."""

    text: str
    metadata: Metadata


def extract(page: str, url: str | None = None, *, best: bool = False) -> Markup:
    """Returns the article of a page; `best` takes more time to find its text.

    Raises:
        ArticleError: `too_long` for a page of more characters or elements than any article
            needs, `extraction_failed` for one without an article.
    """
    if len(page) > MAX_HTML:
        raise _too_long(f"HTML of {len(page):,} characters")
    tree = _parse(page)
    if tree is None:
        raise ArticleError(Reason.EXTRACTION_FAILED, Stage.CLEAN, "no page that can be parsed")
    metadata = read_metadata(tree, url)
    prepare(tree)
    text = read_body(tree, url, stated=metadata.body, best=best)
    if not _holds_a_sentence(text):
        raise ArticleError(Reason.EXTRACTION_FAILED, Stage.CLEAN, "no article in the HTML")
    if is_notice(text):
        message = "the HTML holds a notice to visitors instead of an article"
        raise ArticleError(Reason.EXTRACTION_FAILED, Stage.CLEAN, message)
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
    """Parses the page and leaves out what no reader sees.

    The parser itself stops at 256 open elements and at 10 million characters in one attribute.
    """
    if page.count("<") > _MAX_TAGS:
        raise _too_long(f"HTML with more than {_MAX_TAGS:,} tags")
    try:
        tree = trafilatura.load_html(_without_long_tags(page.replace("\x00", "")))
    except (ValueError, etree.LxmlError):
        return None
    if tree is None:
        return None
    if tree.xpath("count(//*)") > _MAX_ELEMENTS:
        raise _too_long(f"HTML with more than {_MAX_ELEMENTS:,} elements")
    for value in _LONG_ATTRIBUTES(tree):
        del value.getparent().attrib[value.attrname]
    return tree


def _without_long_tags(page: str) -> str:
    if max(map(len, page.split("<"))) <= _LONGEST_TAG:
        return page
    return _LONG_TAG.sub(_with_few_attributes, page)


def _with_few_attributes(tag: re.Match[str]) -> str:
    return tag[0] if tag[0].count("=") <= _MAX_ATTRIBUTES else f"<{tag[1]}"


def _too_long(message: str) -> ArticleError:
    return ArticleError(Reason.TOO_LONG, Stage.CLEAN, message)
