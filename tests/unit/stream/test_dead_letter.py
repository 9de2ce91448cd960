"""Dead letters, there and back."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from worker.errors import Reason, Stage
from worker.outcome import Failure
from worker.stream.dead_letter import DeadLetters, replayed
from worker.stream.headers import header, replays
from worker.stream.kafka.records import size_of
from worker.stream.ports import Headers, Message, Outgoing, Position

LETTERS = DeadLetters("dead-letter", "copydesk/1", "desk-1")
FAILURE = Failure(Reason.NO_TEXT, Stage.CLEAN, "nothing is left", "ValueError", "Traceback ...", 2)
NAMES = st.text(max_size=8).filter(lambda name: not name.startswith("errors."))
HEADERS = st.lists(st.tuples(NAMES, st.binary(max_size=8)), max_size=4).map(tuple)


def _message(key: bytes | None, value: bytes | None, headers: Headers = ()) -> Message:
    return Message(Position("raw", 3, 17), 1_700_000_000_000, key, value, headers)


def _as_read(outgoing: Outgoing) -> Message:
    at = Position(outgoing.topic, 0, 0)
    return Message(at, -1, outgoing.key, outgoing.value, outgoing.headers)


def _anything_fits(_: Outgoing) -> bool:
    return True


@given(st.none() | st.binary(max_size=16), st.binary(max_size=64), HEADERS)
def test_a_replayed_letter_is_the_message_it_was(
    key: bytes | None, value: bytes, headers: Headers
) -> None:
    """Key, value and headers come back byte for byte; only the count of replays is new."""
    letter = LETTERS.letter(_message(key, value, headers), FAILURE, _anything_fits)

    again = replayed(_as_read(letter), "raw")

    expected = Outgoing("raw", key, value, (*headers, ("errors.replays", b"1")))
    assert expected == again


def test_a_letter_says_what_happened_and_where() -> None:
    """The headers name reason, stage, place, attempts and who failed."""
    letter = _as_read(LETTERS.letter(_message(b"key", b"value"), FAILURE, _anything_fits))

    said = {name: value.decode() for name, value in letter.headers if value is not None}
    assert said == {
        "errors.reason": "no_text",
        "errors.stage": "clean",
        "errors.exception": "ValueError",
        "errors.message": "nothing is left",
        "errors.stacktrace": "Traceback ...",
        "errors.topic": "raw",
        "errors.partition": "3",
        "errors.offset": "17",
        "errors.timestamp": "1700000000000",
        "errors.attempts": "2",
        "errors.pipeline": "copydesk/1",
        "errors.host": "desk-1",
        "errors.replays": "0",
    }


def test_replays_add_up() -> None:
    """A letter that fails again knows how often it has been back."""
    message = _message(b"key", b"value")
    for _ in range(3):
        letter = LETTERS.letter(message, FAILURE, _anything_fits)
        message = _as_read(replayed(_as_read(letter), "raw"))

    assert replays(message) == 3
    assert sum(name == "errors.replays" for name, _ in message.headers) == 1


@given(st.text(max_size=3000))
def test_error_texts_are_capped(text: str) -> None:
    """A message is at most 1 kB, a stack trace 8 kB, and both stay UTF-8."""
    failure = dataclasses.replace(FAILURE, message=text * 2, stacktrace=text * 10)

    letter = _as_read(LETTERS.letter(_message(b"key", b"value"), failure, _anything_fits))

    sizes = {name: len(value or b"") for name, value in letter.headers}
    assert sizes["errors.message"] <= 1024
    assert sizes["errors.stacktrace"] <= 8192
    assert header(letter, "errors.message") is not None


def test_lone_surrogates_in_an_error_text_are_readable() -> None:
    """What UTF-8 cannot hold is written out."""
    failure = dataclasses.replace(FAILURE, message="cut at \ud83d")

    letter = _as_read(LETTERS.letter(_message(b"key", b"value"), failure, _anything_fits))

    assert header(letter, "errors.message") == r"cut at \ud83d"


def test_a_letter_that_is_too_large_loses_its_stack_trace_first() -> None:
    """The value is worth more than the trace."""
    message = _message(b"key", b"v" * 1000)
    failure = dataclasses.replace(FAILURE, stacktrace="t" * 5000)

    letter = LETTERS.letter(message, failure, lambda each: size_of(each) < 3000)

    assert message.value == letter.value
    assert header(_as_read(letter), "errors.stacktrace") is None


def test_a_letter_that_cannot_hold_its_value_says_so() -> None:
    """The value is left out, named with its size and hash, and can be found at its position."""
    message = _message(b"key", b"v" * 10_000, (("source", b"feed"),))

    letter = _as_read(LETTERS.letter(message, FAILURE, lambda each: size_of(each) < 2000))

    assert letter.value == b""
    assert header(letter, "source") == "feed"
    assert "value (10000 bytes, sha256 " in (header(letter, "errors.omitted") or "")
    assert header(letter, "errors.offset") == "17"


def test_a_letter_is_written_however_little_fits() -> None:
    """Even huge headers and keys do not stop the worker: in the end only the errors are left."""
    message = _message(b"k" * 10_000, b"v", (("huge", b"h" * 10_000),))

    letter = _as_read(LETTERS.letter(message, FAILURE, lambda each: size_of(each) < 2000))

    assert letter.key is None
    assert (header(letter, "errors.omitted") or "").endswith("headers, key")


def test_neither_key_nor_value_is_a_letter_with_an_empty_value() -> None:
    """Kafka's client cannot send a message that has neither."""
    letter = LETTERS.letter(_message(None, None), FAILURE, _anything_fits)

    assert letter.value == b""
