"""A page as the lines of text that readers see, in the order they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

__all__ = ["FURNITURE", "Block", "blocks"]


class Block(NamedTuple):
    """A line: its text, how many of its characters are links, and the element that holds it."""

    text: str
    linked: int
    holder: etree._Element

    @property
    def tag(self) -> str:
        """The name of the element that begins the line."""
        return str(self.holder.tag)


_BLOCKS = frozenset(
    "p div li ul ol dl dd dt h1 h2 h3 h4 h5 h6 table tr td th blockquote pre article section main"  # noqa: SIM905 - words
    " figure figcaption aside header footer nav form body br hr address details summary".split()
)
#: What stands beside articles.
FURNITURE = frozenset(
    "script style noscript head nav header footer aside form figure figcaption button select svg"  # noqa: SIM905 - words
    " iframe template textarea".split()
)


def blocks(tree: etree._Element, skipped: frozenset[str]) -> Iterator[Block]:
    """Yields the texts between the tags that begin a line, without those inside `skipped`."""
    holders, pieces, linked, links = [tree], [""], 0, 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if tag in _BLOCKS:
            text = " ".join("".join(pieces).split())
            if text:
                yield Block(text, linked, holders[-1])
            pieces, linked = [], 0
            holders.append(element) if starts else holders.pop()
        if starts and tag in skipped:
            walk.skip_subtree()
        links += tag == "a" if starts else -(tag == "a")
        piece = element.tail if not starts else element.text if tag and tag not in skipped else None
        if piece:
            pieces.append(piece)
            linked += len(piece) if links > 0 else 0
    if text := " ".join("".join(pieces).split()):
        yield Block(text, linked, holders[-1])
