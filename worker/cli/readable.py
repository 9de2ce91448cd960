"""An enriched article for people at a terminal: headline, origin, entities by type, quotes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

__all__ = ["LABELS", "readable", "taken_down"]

Json = Mapping[str, Any]

#: In the order a reader asks: who, where, when, what.
LABELS = {
    "PERSON": "People",
    "ORG": "Organisations",
    "GPE": "Places",
    "LOC": "Geography",
    "NORP": "Groups",
    "FAC": "Buildings",
    "DATE": "Dates",
    "EVENT": "Events",
    "MONEY": "Money",
    "PRODUCT": "Products",
    "LAW": "Laws",
    "MISC": "Other",
}
_LABEL_WIDTH = 15
_OPENING_WIDTH = 80


def readable(record: Json) -> Text:
    """Returns one record as styled text that ends in a blank line."""
    lines = [_headline(record), _origin(record), *_entities(record), *_quotes(record), Text()]
    return Text("\n").join(line for line in lines if line is not None)


def taken_down(key: str) -> Text:
    """Returns a take-down as styled text that ends in a blank line."""
    return Text.assemble(("Taken down: ", "bold red"), _plain(key), "\n")


def _headline(record: Json) -> Text:
    return Text(_plain(record["headline"] or _opening(record["text"])), style="bold")


def _opening(text: str) -> str:
    opening = text.split("\n", 1)[0]
    return textwrap.shorten(opening, _OPENING_WIDTH, placeholder=" …")


def _origin(record: Json) -> Text | None:
    dateline = record["dateline"] or {}
    credits_ = record["credits"] or {}
    parts = [
        " and ".join(dateline.get("places") or ()),
        record["agency"] or dateline.get("agency"),
        dateline.get("date") or (record["published"] or "")[:10],
        _by("by", credits_.get("reporters")),
        _by("edited by", credits_.get("editors")),
        f"{record['word_count']} words",
    ]
    return Text("  " + _plain(" · ".join(part for part in parts if part)), style="dim")


def _by(verb: str, names: Sequence[str] | None) -> str:
    return f"{verb} {', '.join(names)}" if names else ""


def _entities(record: Json) -> Iterator[Text]:
    for type_, label in LABELS.items():
        found = [entity for entity in record["entities"] or () if entity["type"] == type_]
        if found:
            names = ", ".join(_counted(entity) for entity in found)
            yield Text.assemble((f"  {label:<{_LABEL_WIDTH}}", "cyan"), _plain(names))


def _counted(entity: Json) -> str:
    return f"{entity['name']} ×{entity['count']}" if entity["count"] > 1 else entity["name"]


def _quotes(record: Json) -> Iterator[Text]:
    for quote in record["quotes"] or ():
        speaker, how = (
            _speaker(quote["speaker"]),
            "" if quote["type"] == "direct" else quote["type"],
        )
        yield Text.assemble(
            (f"  {_plain(speaker)}: ", "green"),
            _plain(quote["exact"]),
            (f" ({how})" if how else "", "dim"),
        )


def _speaker(speaker: Json | None) -> str:
    if speaker is None:
        return "nobody named"
    return speaker["name"] or speaker["exact"] or "nobody named"


def _plain(text: str) -> str:
    """Removes what a terminal would obey: an article's text must not move the cursor."""
    return "".join(c if c.isprintable() else " " for c in text)
