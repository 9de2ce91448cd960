"""The headers of what is published."""

from __future__ import annotations

from datetime import UTC, datetime

from worker.outcome import Record
from worker.stream.headers import enriched_headers, header, replays, tombstone_headers
from worker.stream.ports import Headers, Message, Position

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
RECORD = Record(b"{}", event_id="e-1", subject="article-9", time="2026-02-28T08:00:00Z")


def _message(headers: Headers = (), key: bytes | None = b"key") -> Message:
    return Message(Position("articles.raw", 2, 40), -1, key, b"value", headers)


def _read(headers: Headers) -> dict[str, str]:
    return {name: (value or b"").decode() for name, value in headers}


def test_a_record_is_a_cloud_event_in_binary_mode() -> None:
    """The attributes are headers, and the value is the article alone."""
    headers = _read(enriched_headers(_message(), RECORD, NOW))

    assert headers == {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_type": "copydesk.article.enriched.v1",
        "ce_source": "articles.raw",
        "ce_id": "e-1",
        "ce_subject": "article-9",
        "ce_time": "2026-02-28T08:00:00Z",
        "ce_recordedtime": "2026-03-01T12:30:00.000Z",
        "ce_dataschema": "urn:copydesk:schema:enriched-article:1",
        "ce_partitionkey": "key",
    }


def test_the_trace_and_the_cause_are_passed_on() -> None:
    """Trace context goes through unchanged; other headers of a feed do not."""
    given = (
        ("traceparent", b"00-ab-cd-01"),
        ("tracestate", b"v=1"),
        ("ce_id", b"raw-7"),
        ("x", b"y"),
    )

    headers = _read(enriched_headers(_message(given), RECORD, NOW))

    assert headers["traceparent"] == "00-ab-cd-01"
    assert headers["tracestate"] == "v=1"
    assert headers["ce_causationid"] == "raw-7"
    assert "x" not in headers


def test_a_key_that_is_no_text_has_no_attribute() -> None:
    """Attributes are text; the key itself is published as it is."""
    headers = _read(enriched_headers(_message(key=b"\xff\x00"), RECORD, NOW))

    assert "ce_partitionkey" not in headers


def test_taken_down_twice_is_two_events() -> None:
    """The id of a take-down is that of its cause, so that the second one is not a duplicate."""
    first = Message(Position("articles.raw", 2, 40), -1, b"key", None)
    second = Message(Position("articles.raw", 2, 41), -1, b"key", None)

    ids = {_read(tombstone_headers(each, NOW))["ce_id"] for each in (first, first, second)}

    assert len(ids) == 2


def test_the_last_of_repeated_headers_counts() -> None:
    """As in Kafka's own client."""
    assert header(_message((("a", b"a"), ("a", b"b"))), "a") == "b"


def test_a_header_that_is_no_number_counts_no_replays() -> None:
    """A feed may send anything under our name."""
    for value in (b"many", b"-1", b"\xff", None, b"\xc2\xb2"):
        assert replays(_message((("errors.replays", value),))) == 0
