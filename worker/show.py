"""A raw article as the terminal shows it: what stays, and what was taken out and as what."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from worker.article import CleanedArticle, RemovedLabel

__all__ = ["COLOURS", "mark_removed", "read_off", "render_removed"]

COLOURS: dict[RemovedLabel, str] = {
    "dateline": "black on cyan",
    "byline": "black on green",
    "agency_credit": "black on bright_green",
    "ad_marker": "white on red",
    "nav_related": "black on yellow",
    "caption": "white on blue",
    "timestamp": "black on bright_cyan",
    "other": "black on bright_black",
    "headline": "white on magenta",
    "summary": "black on bright_magenta",
    "embed": "black on bright_blue",
    "unsure": "black on bright_yellow",
    "fragment": "white on bright_red",
}


def render_removed(cleaned: CleanedArticle) -> Text:
    """Returns the raw text with every removed span in its label's colour, and a legend below."""
    shown = Text()
    position = 0
    for span in cleaned.removed or ():
        shown.append(cleaned.raw_text[position : span.start])
        shown.append(cleaned.raw_text[span.start : span.end], style=COLOURS[span.label])
        position = span.end
    shown.append(cleaned.raw_text[position:])
    shown.append("\n\n")
    shown.append_text(_legend(cleaned))
    return shown


def mark_removed(cleaned: CleanedArticle) -> str:
    """Returns the raw text with every removed span as `⟦label: ...⟧`, where there is no colour."""
    parts = []
    position = 0
    for span in cleaned.removed or ():
        parts.append(cleaned.raw_text[position : span.start])
        parts.append(f"⟦{span.label}: {cleaned.raw_text[span.start : span.end]}⟧")
        position = span.end
    return "".join([*parts, cleaned.raw_text[position:]])


def read_off(cleaned: CleanedArticle) -> str:
    """Returns what cleaning read off the article, a line for each field that it found."""
    dateline, named = cleaned.dateline, cleaned.credits
    fields = (
        ("headline", cleaned.headline),
        ("byline", cleaned.byline),
        ("dateline", dateline and "; ".join(filter(None, (*dateline.places, dateline.date)))),
        ("agency", cleaned.agency),
        ("reporters", named and ", ".join(named.reporters)),
        ("editors", named and ", ".join(named.editors)),
        ("published", cleaned.published),
        ("warnings", ", ".join(cleaned.warnings)),
    )
    return "\n".join(f"{name + ':':<11}{value}" for name, value in fields if value)


def _legend(cleaned: CleanedArticle) -> Text:
    if cleaned.removed is None:
        return Text("not cleaned", style="italic")
    counts = Counter(span.label for span in cleaned.removed)
    if not counts:
        return Text("nothing removed", style="italic")
    parts = [Text(f" {label} {counts[label]} ", style=COLOURS[label]) for label in sorted(counts)]
    return Text(" ").join(parts)
