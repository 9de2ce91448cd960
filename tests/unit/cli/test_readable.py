"""Records for people at a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from worker.cli.readable import readable, taken_down

RECORD: dict[str, Any] = {
    "headline": "Ferry sails again",
    "text": "The ferry sailed.",
    "dateline": {"places": ["Bodø", "Oslo"], "agency": "NTB", "date": "--03-04"},
    "credits": {"reporters": ["Ana Po", "Bo Li"], "editors": ["Di Moss"]},
    "agency": None,
    "published": "2026-03-04T09:12:00Z",
    "word_count": 3,
    "entities": [
        {"name": "Bodø", "type": "GPE", "count": 1},
        {"name": "Kari Moen", "type": "PERSON", "count": 2},
    ],
    "quotes": [
        {
            "exact": "“It sails,”",
            "type": "direct",
            "speaker": {"name": "Kari Moen", "exact": "she"},
        },
        {"exact": "that it sails", "type": "indirect", "speaker": {"name": None, "exact": "he"}},
        {"exact": "“Ahoy!”", "type": "direct", "speaker": None},
    ],
}


def test_a_record_reads_from_headline_to_quotes() -> None:
    """Who, where and when first; a speaker by name, else as the text has it."""
    assert readable(RECORD).plain.splitlines() == [
        "Ferry sails again",
        "  Bodø and Oslo · NTB · --03-04 · by Ana Po, Bo Li · edited by Di Moss · 3 words",
        "  People         Kari Moen ×2",
        "  Places         Bodø",
        "  Kari Moen: “It sails,”",
        "  he: that it sails (indirect)",
        "  nobody named: “Ahoy!”",
    ]


def test_a_record_without_a_headline_or_annotation_begins_with_its_text() -> None:
    """An article that passed through unannotated is still shown."""
    record = RECORD | {
        "headline": None,
        "text": "The ferry that serves the islands sailed again on Monday, " * 3 + "\nMore.",
        "dateline": None,
        "credits": None,
        "entities": None,
        "quotes": None,
    }

    lines = readable(record).plain.splitlines()

    assert lines[0].startswith("The ferry that serves the islands sailed")
    assert lines[0].endswith(" …")
    assert lines[1:] == ["  2026-03-04 · 3 words"]


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\r", "\u202e", "\x9b31m"])
def test_no_text_can_command_the_terminal(sign: str) -> None:
    """Control characters of an article become spaces, in every part of it."""
    record = RECORD | {
        "headline": f"A{sign}B",
        "entities": [{"name": f"A{sign}B", "type": "PERSON", "count": 1}],
        "quotes": [{"exact": f"A{sign}B", "type": "direct", "speaker": None}],
    }

    assert sign not in readable(record).plain
    assert sign not in taken_down(f"A{sign}B").plain


def test_square_brackets_are_no_markup() -> None:
    """What an article writes in brackets is shown as it is."""
    assert "[bold]Big[/]" in readable(RECORD | {"headline": "[bold]Big[/]"}).plain
