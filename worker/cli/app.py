"""Lists the commands, and turns whatever goes wrong into one line and an exit code.

Exit codes: 0 done, 1 a check or a count failed, 2 wrong usage, setting, file or broker, 130
interrupted, 141 the reader of our output went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from worker import __version__
from worker.cli.broker import broker
from worker.cli.clean import clean
from worker.cli.config import config
from worker.cli.demo import demo
from worker.cli.doctor import doctor
from worker.cli.enrich import enrich
from worker.cli.feed import feed
from worker.cli.live import live
from worker.cli.replay import replay
from worker.cli.run import run as run_worker
from worker.cli.tail import tail
from worker.cli.topics import topics
from worker.errors import CopydeskError

if TYPE_CHECKING:
    from worker.pool.children import Nursery

__all__ = ["app", "run"]

INTERRUPTED = 130
READER_GONE = 141

app = typer.Typer(
    name="copydesk",
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_START = "Start here"
_STREAM = "Over Kafka"
_CARE = "Look after it"

app.command(rich_help_panel=_START)(demo)
app.command(rich_help_panel=_START)(enrich)
app.command(rich_help_panel=_START)(clean)
app.command("run", rich_help_panel=_STREAM)(run_worker)
app.command(rich_help_panel=_STREAM)(feed)
app.command(rich_help_panel=_STREAM)(tail)
app.command(rich_help_panel=_STREAM)(live)
app.command(rich_help_panel=_STREAM)(broker)
app.add_typer(topics, name="topics", rich_help_panel=_CARE)
app.command(rich_help_panel=_CARE)(replay)
app.command(rich_help_panel=_CARE)(config)
app.command(rich_help_panel=_CARE)(doctor)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"copydesk {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def copydesk(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Raw news articles in; clean text, entities and attributed quotes out.

    [bold]copydesk demo[/] shows the whole of it in under a minute.
    Settings come from flags, then COPYDESK_... in the environment, then copydesk.toml.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: Sequence[str], nursery: Nursery | None = None) -> int:
    """Runs one command and returns its exit code; a fault is one line on standard error.

    A `nursery` that has begun to import is there for the commands that need one.
    """
    try:
        code = app(list(arguments), prog_name="copydesk", standalone_mode=False, obj=nursery)
        sys.stdout.flush()
    except (typer.TyperException, CopydeskError) as error:
        _say(error.format_message() if isinstance(error, typer.TyperException) else str(error))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer makes a broken pipe an exit of 1
            return _reader_gone()
        raise
    return code if isinstance(code, int) else 0


def _say(message: str) -> None:
    line = " ".join(message.split())
    print(f"copydesk: {line}", file=sys.stderr)  # noqa: T201 - this is the program's voice


def _reader_gone() -> int:
    """Points standard output nowhere, so that the interpreter's last flush cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_GONE
