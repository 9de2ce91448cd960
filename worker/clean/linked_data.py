"""The articles that a page describes in JSON-LD, however it is wrapped or damaged."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice

import orjson
from lxml import etree

from worker.article import JsonValue
from worker.clean.stated import one_line

__all__ = ["Node", "find_article", "resolve", "string_of", "text_of"]

Node = Mapping[str, JsonValue]

_ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|OpinionNews|Analysis|BlogPost)", re.IGNORECASE
)
_PAGE = re.compile(r"WebPage|ItemPage|VideoObject|NewsMediaObject", re.IGNORECASE)
#: No page of the 40 measured has more than 13 scripts, 63,000 characters in one, 120 nodes.
_MAX_SCRIPTS, _MAX_LENGTH, _MAX_NODES = 60, 1_000_000, 2_000
_MAX_DEPTH = 4
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_LETTERS = re.compile(r"\w+")


def find_article(tree: etree._Element, title: str | None) -> tuple[Node, Mapping[str, Node]]:
    """Returns the node of the page's own article, and all nodes by their `@id`.

    Of several articles the one whose headline shares most with the page's title; of those that
    share alike, the first. A page that describes itself and no article gives its own node, else an
    empty one.
    """
    nodes = list(islice(_nodes(tree), _MAX_NODES))
    known = {name: node for node in nodes if isinstance(name := node.get("@id"), str)}
    articles = [node for node in nodes if _is_a(node, _ARTICLE)]
    if articles:
        return max(articles, key=lambda node: _shared(node, title)), known
    return next((node for node in nodes if _is_a(node, _PAGE)), {}), known


def _nodes(tree: etree._Element) -> Iterator[Node]:
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").casefold())
    for script in islice(scripts, _MAX_SCRIPTS):
        source = script.text or ""
        if len(source) <= _MAX_LENGTH:
            yield from _inside(_loads(source), 0)


def _loads(source: str) -> JsonValue:
    """Parses JSON; what templates do to it is undone step by step."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", source)).strip().rstrip(";")
    plain = _TRAILING.sub("", _CONTROLS.sub(" ", bare))
    for text in (bare, plain, html.unescape(plain), f"[{plain.replace('} {', '},{')}]"):
        try:
            value: JsonValue = orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
        return value
    return None


def _inside(value: JsonValue, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _inside(value.get(key), depth + 1)


def _is_a(node: Node, wanted: re.Pattern[str]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and wanted.search(k) for k in kinds)


def _shared(node: Node, title: str | None) -> float:
    ours = set(_LETTERS.findall((title or "").casefold()))
    theirs = set(_LETTERS.findall((string_of(node.get("headline")) or "").casefold()))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def resolve(value: JsonValue, known: Mapping[str, Node]) -> JsonValue:
    """Returns the node that a reference such as `{"@id": "#ann"}` stands for, else the value."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return dict(known.get(str(value["@id"]), value))
    return value


def string_of(value: JsonValue) -> str | None:
    """Returns the text of a value, of the first in a list, or of its `name`."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return one_line(value) or None if isinstance(value, str) else None


_TAG = re.compile(r"<[^<>]{1,300}>")


def text_of(value: JsonValue) -> str | None:
    """Returns a text of several lines without its tags."""
    if not isinstance(value, str):
        return None
    lines = _TAG.sub("\n", html.unescape(value)).splitlines()
    return "\n".join(line for line in map(str.strip, lines) if line) or None
