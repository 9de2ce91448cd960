"""Entities, mojibake and invisible characters."""

from __future__ import annotations

import pytest

from worker.clean.characters import _UNREADABLE, repair_characters
from worker.clean.offsets import to_raw


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Po&#8217;s ferry &amp; crew", "Po’s ferry & crew"),
        ("twice &amp;#8220;quoted&amp;#8221;", "twice “quoted”"),
        ("Itâ€™s the cafÃ©", "It’s the café"),
        ("Po\ufffds ferry", "Po’s ferry"),
        ("zero\u200bwidth \u202eand bidi\u202c \x00nul", "zerowidth and bidi nul"),
        ("“curly” stays “curly”", "“curly” stays “curly”"),
        ("\U0001f468\u200d\U0001f469 stays joined", "\U0001f468\u200d\U0001f469 stays joined"),
        ("joiners \u200b\u200d\ufeff\u200d alone", "joiners  alone"),
        ("AT&T; &unknown; R&D", "AT&T; &unknown; R&D"),
        ("the <b>old</b> <a href='https://x.example'>quay</a>", "the old quay"),
        ("<p>One.</p><p>Two.<br/>Three.</p>", "\nOne.\n\nTwo.\nThree.\n"),
        ("&lt;em&gt;now&lt;/em&gt;", "now"),
        ("one<script>let a = 1;</script><!-- two --> three", "one\n\n\n three"),
        ("3 < 5 and 7 > 2, said <Quay Inc>", "3 < 5 and 7 > 2, said <Quay Inc>"),
        ("\ud800 surrogate", " surrogate"),
    ],
)
def test_characters_become_what_was_meant(raw: str, expected: str) -> None:
    """Every repair is exact, and what is right is left alone."""
    assert expected == repair_characters(raw).text


def test_a_repaired_character_leads_back_to_all_of_its_source() -> None:
    """The offset behind an entity is behind all of the entity."""
    raw = "Po&#8217;s ferry"
    repaired = repair_characters(raw)

    assert raw.index("s") == to_raw(repaired.offsets, repaired.text.index("s"))
    assert raw.index("&") == to_raw(repaired.offsets, repaired.text.index("’"))


def test_a_tag_is_listed_as_dropped() -> None:
    """What was a tag in the raw text, encoded or not, is a dropped span of it."""
    raw = "the <b>old&lt;/b&gt; quay"

    assert [raw[s.start : s.end] for s in repair_characters(raw).dropped] == ["<b>", "&lt;/b&gt;"]


def test_no_character_that_nobody_can_read_is_passed_over() -> None:
    """Each goes where it is the only one of a text, but for U+FFFD, which may stand for a mark."""
    unreadable = {letter for letter in map(chr, range(0x110000)) if _UNREADABLE.match(letter)}
    kept = {letter for letter in unreadable if letter in repair_characters(f"a {letter} b").text}

    assert len(unreadable) > len(kept)
    assert kept == {"\ufffd"}
