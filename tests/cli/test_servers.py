"""The commands that stay: a broker, a live page, progress on a terminal."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from support.program import PROGRAM, SECONDS, copydesk, environment, variables
from support.topics import Topics

from worker.samples import samples_path
from worker.stream.publish import RawMessage, publish


@contextmanager
def _serving(
    *arguments: str, more: dict[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Runs a command that stays, yields its first line, and interrupts it."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        env=environment(more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=SECONDS)


def test_the_broker_says_where_it_is_and_that_it_keeps_nothing() -> None:
    """Other commands work with the address it prints, and Ctrl-C ends it in good order."""
    with _serving("broker", "--port", "0") as (process, line):
        address = re.search(r"127\.0\.0\.1:\d+", line)
        assert address
        created = copydesk("topics", "create", "-b", address[0], "--partitions", "2")
        fed = copydesk("feed", "--samples", "-b", address[0])

    assert "development" in line
    assert created.output.decode().count("created articles.") == 3
    assert fed.code == 0
    assert process.returncode == 0


def test_a_second_broker_on_one_port_is_one_line() -> None:
    """It names the port."""
    with _serving("broker", "--port", "0") as (_, line):
        number = re.search(r"127\.0\.0\.1:(\d+)", line)
        assert number
        second = copydesk("broker", "--port", number[1])

    assert second.code == 2
    assert number[1] in second.errors
    assert second.errors.count("\n") == 1


def test_the_live_page_shows_what_is_published_while_it_is_open(topics: Topics) -> None:
    """From the topic to the event stream of an open page."""
    record = b'{"headline": "Ferry sails again"}'
    enriched = replace(topics.settings, raw_topic=topics.settings.enriched_topic)
    with (
        _serving("live", "--port", "0", more=variables(topics.settings)) as (process, line),
        urllib.request.urlopen(f"{line.split()[1]}events", timeout=60) as events,  # noqa: S310 - its own page
    ):
        assert events.readline() == b"event: hello\n"
        publish(enriched, [RawMessage(b"a1", record)])
        found = [events.readline() for _ in range(5)]

    assert b"event: article\n" in found
    assert any(b"Ferry sails again" in each for each in found)
    assert process.returncode == 0


def test_progress_is_drawn_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    """A pipe gets plain lines; a terminal gets a bar, and records stay clean of it."""
    out = tmp_path / "out.jsonl"
    command = [*PROGRAM, "enrich", str(samples_path()), "-o", str(out), "--processes", "1"]
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        command, env=environment({"TERM": "xterm", "NO_COLOR": ""}), stderr=terminal
    )
    os.close(terminal)
    drawn = b"".join(iter(lambda: _read(master), b""))

    assert process.wait(SECONDS) == 0
    assert b"Enriching" in drawn
    assert b"\x1b[" in drawn
    assert b"\x1b" not in out.read_bytes()
    assert "\x1b" not in copydesk("enrich", given=b"{}").errors


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux: the other end is closed
        return b""
