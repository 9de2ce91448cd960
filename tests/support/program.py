"""The program as its users start it: a process with arguments, an environment and a folder."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from worker.stream.connection import KafkaSettings

__all__ = ["Finished", "copydesk", "environment", "running_worker", "variables"]

PROGRAM = (sys.executable, "-m", "worker")
#: Far more than anything here takes, so that only a program that hangs meets it.
SECONDS = 180


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that has ended."""

    code: int
    output: bytes
    errors: str

    @property
    def lines(self) -> list[bytes]:
        """The lines of the output."""
        return self.output.splitlines()


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This environment without settings of the program, as wide and plain as a log file."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return {**own, "COLUMNS": "120", "TERM": "dumb", "NO_COLOR": "1", **(more or {})}


def variables(settings: KafkaSettings) -> dict[str, str]:
    """The variables that make the program use the topics and the group of a test."""
    return {
        "COPYDESK_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "COPYDESK_RAW_TOPIC": settings.raw_topic,
        "COPYDESK_ENRICHED_TOPIC": settings.enriched_topic,
        "COPYDESK_DEAD_LETTER_TOPIC": settings.dead_letter_topic,
        "COPYDESK_GROUP_ID": settings.group_id,
        "COPYDESK_SESSION_TIMEOUT_MS": str(settings.session_timeout_ms),
        "COPYDESK_HEARTBEAT_INTERVAL_MS": str(settings.heartbeat_interval_ms),
        "COPYDESK_REPLICATION_FACTOR": "1",
        "COPYDESK_PROCESSES": "1",
    }


def copydesk(
    *arguments: object,
    given: bytes = b"",
    more: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Finished:
    """Runs the program to its end."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=given,
        env=environment(more),
        cwd=folder,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr.decode())


@contextlib.contextmanager
def running_worker(
    settings: KafkaSettings, more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `copydesk run` for as long as the block lasts, and sees that it ends in good order."""
    worker = subprocess.Popen(
        [*PROGRAM, "run"], env=environment({**variables(settings), **(more or {})})
    )
    try:
        yield worker
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(SECONDS)
    assert worker.returncode == 0
