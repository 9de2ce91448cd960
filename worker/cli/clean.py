"""`copydesk clean`: only the cleaning, for people who want to see what it does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.enrich import PATHS_HELP
from worker.cli.options import AnyLanguage
from worker.cli.terminal import note
from worker.errors import ArticleError

if TYPE_CHECKING:
    from worker.article import CleanedArticle

__all__ = ["clean"]


def clean(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)
    ] = None,
    show: Annotated[
        bool,
        typer.Option("--show", help="The raw text, with what is taken out marked by its label."),
    ] = False,
    any_language: AnyLanguage = False,
) -> None:
    """Print the clean text of articles, or show what cleaning takes out of them and as what.

    Needs neither broker nor model. What cannot be cleaned is named on standard error.
    """
    from rich.console import Console

    from worker.show import mark_removed, read_off, render_removed

    console = Console(highlight=False)
    coloured = console.color_system and not console.no_color
    wrapped = console.is_terminal
    for source, cleaned in _cleaned(paths or [], any_language=any_language):
        if not show:
            sys.stdout.write(cleaned.text + "\n\n")
            continue
        safe = replace(cleaned, raw_text=_harmless(cleaned.raw_text))
        shown = render_removed(safe) if coloured else mark_removed(safe)
        console.rule(_harmless(source), align="left", style="dim", characters="─")
        console.print(shown, markup=False, soft_wrap=not wrapped)
        fields = f"\n{_harmless(read_off(cleaned))}\n"
        console.print(fields, markup=False, soft_wrap=not wrapped)


def _cleaned(paths: list[Path], *, any_language: bool) -> Iterator[tuple[str, CleanedArticle]]:
    from worker.clean.article import clean_article
    from worker.codec.decode import decode
    from worker.files.read import check_readable, read_values

    check_readable(paths)
    for raw in read_values(paths):
        try:
            yield str(raw.source), clean_article(decode(raw.value), any_language=any_language)
        except ArticleError as error:
            note(f"{raw.source}: {error.reason}: {error.message}")


def _harmless(text: str) -> str:
    """Replaces what a terminal would obey, one for one, so that offsets stay true."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
