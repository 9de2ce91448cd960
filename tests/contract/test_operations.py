"""The operations page keeps up with the program."""

from __future__ import annotations

from pathlib import Path

from worker.errors import Reason
from worker.settings import Settings

PAGE = (Path(__file__).parent.parent.parent / "docs" / "operations.md").read_text("utf-8")


def test_every_setting_is_on_the_page_with_its_description() -> None:
    """The table has a row for each setting, in their order, and for nothing else."""
    rows = [line.split("|")[1:4] for line in PAGE.splitlines() if line.startswith("| `")]
    settings = [[part.strip() for part in row] for row in rows]
    listed = [row for row in settings if row[0].strip("`") in Settings.model_fields]

    expected = [f"`{key}`" for key in Settings.model_fields]
    assert [row[0] for row in listed] == expected
    for row, field in zip(listed, Settings.model_fields.values(), strict=True):
        assert row[2] == field.description


def test_every_reason_has_a_line_of_advice() -> None:
    """Whoever is woken by an alert finds its name on the page."""
    for reason in Reason:
        assert f"| `{reason}` |" in PAGE
