"""UTF-8 that was read as another encoding, undone by ftfy, which is told to do nothing else."""

from __future__ import annotations

from ftfy import TextFixerConfig, fix_text

__all__ = ["undo_mojibake"]

_CONFIG = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)


def undo_mojibake(line: str) -> str:
    """Returns a line as it was written."""
    return fix_text(line, config=_CONFIG)
