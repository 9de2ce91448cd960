"""What people see on standard error: progress on a terminal, and plain lines anywhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Bar", "note"]


def note(message: str) -> None:
    """Writes one line to standard error; line ends and control characters in it become spaces."""
    line = "".join(c if c.isprintable() else " " for c in message)
    print(f"copydesk: {line}", file=sys.stderr)  # noqa: T201 - this is the program's voice


class Bar:
    """A progress bar on standard error, drawn only where that is a terminal.

    `total` and `advance` count in one unit, such as bytes; no total means that nobody knows it.
    """

    def __init__(self, label: str, *, total: int | None) -> None:
        self._label = label
        self._total = total
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._started = time.monotonic()
        self.seconds = 0.0

    def __enter__(self) -> Self:
        self._started = time.monotonic()
        if sys.stderr.isatty():
            self._progress = _progress()
            self._progress.start()
            self._task = self._progress.add_task(self._label, total=self._total, articles=0)
        return self

    def advance(self, amount: int) -> None:
        """Moves on by one article of `amount` units."""
        self.seconds = time.monotonic() - self._started
        if self._progress is not None and self._task is not None:
            articles = self._progress.tasks[0].fields["articles"] + 1
            self._progress.update(self._task, advance=amount, articles=articles)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.seconds = time.monotonic() - self._started
        if self._progress is not None:
            self._progress.stop()


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[articles]} articles"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
