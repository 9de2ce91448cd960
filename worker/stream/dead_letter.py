"""A failed message becomes a dead letter, and a dead letter a raw message again.

Key, value and headers stay byte for byte. Two things Kafka's client cannot send are the exceptions:
a null header value becomes an empty one, and so does the value where key and value are both null.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from worker.outcome import Failure
from worker.stream.headers import ERRORS, error_headers, replays
from worker.stream.ports import Headers, Message, Outgoing

__all__ = ["DeadLetters", "replayed"]

log = logging.getLogger(__name__)

STACKTRACE = ERRORS + "stacktrace"
OMITTED = ERRORS + "omitted"


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """Writes dead letters for `topic`; `pipeline` and `host` say who failed."""

    topic: str
    pipeline: str
    host: str

    def letter(
        self, message: Message, failure: Failure, fits: Callable[[Outgoing], bool]
    ) -> Outgoing:
        """Returns the dead letter of a message, as complete as the broker takes it.

        Whatever has to be left out is named in `errors.omitted`; the raw topic still has it.
        """
        value = b"" if message.key is None and message.value is None else message.value
        errors = error_headers(message, failure, pipeline=self.pipeline, host=self.host)
        whole = Outgoing(self.topic, message.key, value, _originals(message) + errors)
        for letter in _lesser_forms(message, whole, errors):
            if fits(letter):
                break
            log.warning("The dead letter of %s is too large for its topic", message.position)
        return letter


def _lesser_forms(message: Message, whole: Outgoing, errors: Headers) -> Iterator[Outgoing]:
    yield whole
    short = tuple(header for header in errors if header[0] != STACKTRACE)
    yield replace(whole, headers=_originals(message) + short)
    digest = hashlib.sha256(message.value or b"").hexdigest()
    size = len(message.value or b"")
    note = (OMITTED, f"value ({size} bytes, sha256 {digest})".encode())
    yield replace(whole, value=b"", headers=(*_originals(message), *short, note))
    note = (OMITTED, note[1] + b", headers")
    yield replace(whole, value=b"", headers=(*short, note))
    yield replace(whole, key=None, value=b"", headers=(*short, (OMITTED, note[1] + b", key")))


def replayed(letter: Message, topic: str) -> Outgoing:
    """Returns the message that a dead letter was, for one more try; it carries how many it had."""
    again = (ERRORS + "replays", str(replays(letter) + 1).encode())
    return Outgoing(topic, letter.key, letter.value, (*_originals(letter), again))


def _originals(message: Message) -> Headers:
    return tuple(header for header in message.headers if not header[0].startswith(ERRORS))
