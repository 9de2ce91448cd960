"""Whatever goes wrong: one line on standard error, exit code 2, never a traceback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from support.program import PROGRAM, Finished, copydesk, environment

from worker.samples import samples_path


def _assert_one_line(done: Finished, *words: str) -> None:
    assert done.code == 2, done.errors
    assert done.errors.startswith("copydesk: ")
    assert done.errors.count("\n") == 1
    for word in words:
        assert word in done.errors


@pytest.fixture(scope="module")
def nowhere() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["enrch"], ["enrch", "enrich"]),
        (["enrich", "--no-such-option"], ["--no-such-option"]),
        (["enrich", "missing.jsonl"], ["missing.jsonl"]),
        (["enrich", "notes.pdf"], ["notes.pdf", ".jsonl"]),
        (["enrich", "folder.json"], ["folder.json"]),
        (["enrich", "a.jsonl", "-o", "a.jsonl"], ["written"]),
        (["enrich", "a.jsonl", "-o", "no/such/folder/out.jsonl"], ["no/such/folder/out.jsonl"]),
        (["enrich", "a.jsonl", "--model", "xx_no_such_model"], ["xx_no_such_model"]),
        (["enrich", "a.jsonl", "--processes", "0"], ["--processes"]),
        (["enrich", "a.jsonl", "--processes", "two"], ["--processes", "integer"]),
        (["enrich", "a.jsonl", "--config", "missing.toml"], ["missing.toml"]),
        (["enrich", "a.jsonl", "--set", "no_equals"], ["no_equals", "KEY=VALUE"]),
        (["enrich", "a.jsonl", "--set", "proceses=1"], ["proceses", "processes"]),
        (["replay", "--reason", "no_such_reason"], ["no_such_reason"]),
        (["tail", "--max", "0"], ["--max"]),
        (["broker", "--port", "70000"], ["--port"]),
        (["feed", "missing.jsonl"], ["missing.jsonl"]),
    ],
)
def test_wrong_usage_is_one_line_that_names_what_is_wrong(
    tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    """Also where the mistake is found by a library, or in a child."""
    (tmp_path / "notes.pdf").touch()
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n')

    _assert_one_line(copydesk(*arguments, folder=tmp_path), *words)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COPYDESK_GROUPID", "x", ["COPYDESK_GROUPID", "COPYDESK_GROUP_ID"]),
        ("COPYDESK_PROCESSES", "lots", ["processes", "COPYDESK_PROCESSES", "lots"]),
        ("COPYDESK_SECURITY_PROTOCOL", "SSH", ["security_protocol", "SASL_SSL"]),
    ],
)
def test_a_bad_variable_is_one_line(name: str, value: str, words: list[str]) -> None:
    """Before any work is done."""
    _assert_one_line(copydesk("config", more={name: value}), *words)


@pytest.mark.parametrize(
    "arguments", [["feed", "--samples"], ["tail"], ["topics", "create"], ["live"], ["replay"]]
)
def test_a_broker_that_is_not_there_is_one_line(nowhere: str, arguments: list[str]) -> None:
    """The line names the address that did not answer."""
    more = {"COPYDESK_BOOTSTRAP_SERVERS": nowhere, "COPYDESK_BOOTSTRAP_TIMEOUT_MS": "1500"}

    _assert_one_line(copydesk(*arguments, more=more), nowhere)


def test_a_worker_without_a_broker_ends_with_one_line_after_its_log(nowhere: str) -> None:
    """A supervisor sees exit code 2 and the reason in the last line."""
    more = {"COPYDESK_BOOTSTRAP_SERVERS": nowhere, "COPYDESK_BOOTSTRAP_TIMEOUT_MS": "1500"}

    done = copydesk("run", "--processes", "1", more=more)

    assert done.code == 2
    assert done.errors.splitlines()[-1].startswith("copydesk: ")
    assert nowhere in done.errors.splitlines()[-1]
    assert "Traceback" not in done.errors


def test_a_reader_that_goes_away_ends_the_program_in_silence() -> None:
    """`copydesk enrich ... | head -n 1` leaves no traceback behind."""
    command = [*PROGRAM, "enrich", str(samples_path()), "--processes", "1"]
    process = subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.close()
    errors = process.stderr.read().decode()

    assert process.wait() == 128 + signal.SIGPIPE
    assert "Traceback" not in errors
    assert "Broken" not in errors


def test_interrupting_leaves_no_traceback() -> None:
    """Ctrl-C while it waits for standard input ends it at once."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*PROGRAM, "enrich"],
        env=environment(), stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(reading)
    assert process.stdout is not None
    assert process.stderr is not None
    os.write(writing, b'{"text": "A short text that is in English, said the mayor."}\n' * 40)
    process.stdout.readline()  # the model is loaded and the first batch is done

    process.send_signal(signal.SIGINT)
    errors = process.stderr.read().decode()
    os.close(writing)

    assert process.wait() == 130
    assert "Traceback" not in errors
