"""Where the program begins: it loads the model while it learns what it is told to do."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.pool.children import Nursery

__all__ = ["main"]

#: The commands that always need the model.
_ANNOTATING = frozenset(("enrich", "run"))
_HELP = frozenset(("-h", "--help"))


def main() -> None:
    """Runs the command line of this process and exits."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows ASCII only
    arguments = sys.argv[1:]
    nursery = _nursery_for(arguments)
    with nursery or nullcontext():
        # To import what reads command line and settings takes a third of the time to load a model.
        from worker.cli.app import run

        sys.exit(run(arguments, nursery))


def _nursery_for(arguments: Sequence[str]) -> Nursery | None:
    """Returns a nursery that has begun to import, where the command will need one."""
    if not _ANNOTATING & set(arguments[:1]) or _HELP & set(arguments):
        return None
    from worker.loading import FOR_ANY_OPTIONS
    from worker.pool.children import Nursery

    return Nursery(FOR_ANY_OPTIONS)
