"""Log lines for people and for machines."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import orjson
import pytest

from worker.cli.logs import start_logging


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root, kafka = logging.getLogger(), logging.getLogger("kafka")
    before = root.handlers[:], root.level, kafka.level
    yield
    root.handlers[:], root.level, kafka.level = before


def test_a_json_line_is_one_object_whatever_is_logged(capsys: pytest.CaptureFixture[str]) -> None:
    """Line ends, half characters and stack traces stay inside it."""
    start_logging("json", "INFO")

    try:
        int("two\nlines")
    except ValueError:
        logging.getLogger("worker.test").exception("bad \ud800 mark in %s", "a\nb")

    (line,) = capsys.readouterr().err.splitlines()
    told = orjson.loads(line)
    assert (told["level"], told["logger"]) == ("ERROR", "worker.test")
    assert told["message"] == "bad ? mark in a\nb"
    assert r"ValueError: invalid literal for int() with base 10: 'two\nlines'" in told["exception"]
    assert told["time"].endswith("Z")


def test_a_console_line_says_when_how_serious_and_what(capsys: pytest.CaptureFixture[str]) -> None:
    """No more than a person reads."""
    start_logging("console", "INFO")

    logging.getLogger("worker.test").warning("The session is over")

    assert capsys.readouterr().err.endswith("WARNING The session is over\n")


def test_the_level_holds_and_the_client_is_quieter(capsys: pytest.CaptureFixture[str]) -> None:
    """Kafka's client tells of each step of a rebalance; only its warnings matter here."""
    start_logging("console", "INFO")

    logging.getLogger("worker.test").debug("hidden")
    logging.getLogger("kafka.consumer").info("hidden")
    logging.getLogger("kafka.consumer").warning("told")

    assert capsys.readouterr().err.count("\n") == 1
