"""Real workers for the demonstration: `copydesk run` in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from worker.errors import CopydeskError

__all__ = ["Worker", "running_workers"]

#: A worker that is told to stop finishes its batch; these are small.
STOP_SECONDS = 15.0


class Worker:
    """One `copydesk run`; what it logs is kept, to be shown if it fails."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._log: IO[bytes] = TemporaryFile()  # noqa: SIM115 - lives as long as this object
        self._process = subprocess.Popen(
            [sys.executable, "-m", "worker", "run"],
            env=_environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
        )

    @property
    def pid(self) -> int:
        """The process id of the parent; its children end with it."""
        return self._process.pid

    def check(self) -> None:
        """Raises `CopydeskError` with the last thing it said if the worker has ended."""
        if self._process.poll() is not None:
            raise CopydeskError(f"worker {self.pid} ended early: {self.last_words()}")

    def last_words(self) -> str:
        """Returns the last line of the log."""
        return (self.log().splitlines() or [""])[-1]

    def log(self) -> str:
        """Returns what the worker has logged so far."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", errors="replace")

    def ask_to_stop(self) -> None:
        """Asks the worker to finish what it has in hand and leave."""
        self._process.terminate()

    def wait(self) -> None:
        """Waits for the worker to end; one that does not is killed."""
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Returns this environment with these settings and no others: neither a file nor variables."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("COPYDESK_")}
    ours = {f"COPYDESK_{key.upper()}": value for key, value in settings.items()}
    return {**inherited, "COPYDESK_CONFIG": os.devnull, **ours}


@contextmanager
def running_workers(count: int, settings: Mapping[str, str]) -> Iterator[list[Worker]]:
    """Yields `count` workers with the same settings, and stops them at the end."""
    workers: list[Worker] = []
    try:
        workers += [Worker(settings) for _ in range(count)]
        yield workers
    finally:
        for worker in workers:
            worker.ask_to_stop()
        for worker in workers:
            worker.wait()
