"""The headers of what is published: CloudEvents 1.0 in binary mode, trace context and `errors.*`.

Binary mode keeps the article alone in the value, so that a null value is a real tombstone.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from worker.outcome import Failure, Record
from worker.stream.ports import Headers, Message

__all__ = ["ERRORS", "enriched_headers", "error_headers", "header", "replays", "tombstone_headers"]

ENRICHED = "copydesk.article.enriched.v1"
TAKEN_DOWN = "copydesk.article.taken-down.v1"
SCHEMA = "urn:copydesk:schema:enriched-article:1"
TRACE = ("traceparent", "tracestate")
#: Header names with this prefix are ours on the dead-letter topic.
ERRORS = "errors."
#: Error texts can hold a whole article (an encoding error does); headers must stay small.
MESSAGE_BYTES = 1024
STACKTRACE_BYTES = 8 * 1024


def enriched_headers(message: Message, record: Record, now: datetime) -> Headers:
    """Describes a record as an event; `ce_id` is the key to deduplicate by."""
    known = {
        "ce_specversion": "1.0",
        "ce_type": ENRICHED,
        "ce_source": message.position.topic,
        "ce_id": record.event_id,
        "ce_subject": record.subject,
        "ce_time": record.time,
        "ce_recordedtime": _rfc3339(now),
        "ce_dataschema": SCHEMA,
        **_passed_on(message),
    }
    return _encoded({"content-type": "application/json", **known})


def tombstone_headers(message: Message, now: datetime) -> Headers:
    """Describes a take-down; its id is that of its cause, for taken down twice is two events."""
    cause = header(message, "ce_id") or str(message.position)
    known = {
        "ce_specversion": "1.0",
        "ce_type": TAKEN_DOWN,
        "ce_source": message.position.topic,
        "ce_id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{TAKEN_DOWN}:{cause}")),
        "ce_subject": _text(message.key),
        "ce_recordedtime": _rfc3339(now),
        **_passed_on(message),
    }
    return _encoded(known)


def _passed_on(message: Message) -> dict[str, str | None]:
    """The key, the cause and the trace; a feed's own headers are not ours to republish."""
    trace = {name: header(message, name) for name in TRACE}
    cause = header(message, "ce_id")
    return {"ce_partitionkey": _text(message.key), "ce_causationid": cause, **trace}


def error_headers(message: Message, failure: Failure, *, pipeline: str, host: str) -> Headers:
    """Says what went wrong with a message, where it stood and how often it came back."""
    position = message.position
    known = {
        "reason": failure.reason.value,
        "stage": failure.stage.value,
        "exception": failure.exception,
        "message": _capped(failure.message, MESSAGE_BYTES),
        "stacktrace": _capped(failure.stacktrace, STACKTRACE_BYTES),
        "topic": position.topic,
        "partition": str(position.partition),
        "offset": str(position.offset),
        "timestamp": str(message.timestamp),
        "attempts": str(failure.attempts),
        "pipeline": pipeline,
        "host": host,
        "replays": str(replays(message)),
    }
    return _encoded({ERRORS + name: value for name, value in known.items()})


def replays(message: Message) -> int:
    """Returns how often this message has come back from the dead letters."""
    counted = header(message, ERRORS + "replays") or ""
    return int(counted) if counted.isascii() and counted.isdigit() else 0


def header(message: Message, name: str) -> str | None:
    """Returns the last value of a header as text, `None` if it is missing, null or not UTF-8."""
    values = [value for key, value in message.headers if key == name]
    return _text(values[-1]) if values else None


def _text(value: bytes | None) -> str | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return None


def _capped(text: str | None, limit: int) -> str | None:
    """Cuts text to `limit` bytes of UTF-8; of lone surrogates a readable form remains."""
    if text is None:
        return None
    return text.encode(errors="backslashreplace")[:limit].decode(errors="ignore")


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _encoded(known: dict[str, str | None]) -> Headers:
    return tuple(
        (name, text.encode(errors="backslashreplace"))
        for name, text in known.items()
        if text is not None
    )
