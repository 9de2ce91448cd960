"""The view of what was removed."""

from __future__ import annotations

from worker.article import RawArticle
from worker.clean.article import clean_article, keep_article
from worker.show import COLOURS, read_off, render_removed

RAW = "Advertisement\nThe harbour of Brevik reopened on Monday, the harbour office said.\nRead more"


def test_the_raw_text_is_shown_whole_with_removed_spans_in_colour() -> None:
    """Nothing is left out of the view, and each span has its label's colour."""
    shown = render_removed(clean_article(RawArticle(text=RAW), any_language=True))

    assert shown.plain.startswith(RAW)
    coloured = [(shown.plain[s.start : s.end], s.style) for s in shown.spans[:2]]
    assert [
        ("Advertisement", COLOURS["ad_marker"]), ("Read more", COLOURS["nav_related"]),
    ] == coloured  # fmt: skip


def test_the_legend_counts_each_label() -> None:
    """Below the text stands what was removed how often."""
    shown = render_removed(clean_article(RawArticle(text=RAW), any_language=True))

    assert "ad_marker 1" in shown.plain
    assert "nav_related 1" in shown.plain


def test_an_uncleaned_article_says_so() -> None:
    """Without cleaning there is nothing to colour."""
    shown = render_removed(keep_article(RawArticle(text=RAW), any_language=True))

    assert shown.plain == f"{RAW}\n\nnot cleaned"


def test_what_was_read_off_stands_in_lines() -> None:
    """Each field that cleaning found has a line, the others have none."""
    raw = "OSLO, Norway, March 4 (Reuters) - The harbour of Brevik reopened on Monday, it said."
    shown = read_off(clean_article(RawArticle(text=raw), any_language=True))

    assert shown.split("\nwarn")[0] == "dateline:  Oslo, Norway; --03-04\nagency:    Reuters"
