"""Messages as events: one line each, whatever the topic holds."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from worker.live.events import event_of


def test_a_null_value_is_a_take_down() -> None:
    """The page removes the article of that key."""
    event = event_of(b"a1", None)

    assert event is not None
    assert (event.name, orjson.loads(event.data)) == ("take-down", {"key": "a1"})


def test_a_record_keeps_every_character() -> None:
    """Markup is passed on as text; the page never reads it as markup."""
    record = {"headline": "<script>\n\u2028&amp;", "text": "😀"}

    event = event_of("clé".encode(), orjson.dumps(record, option=orjson.OPT_INDENT_2))

    assert event is not None
    assert orjson.loads(event.data) == {"key": "clé", "record": record}


@given(st.none() | st.binary(), st.none() | st.binary())
def test_no_message_can_break_out_of_its_line(key: bytes | None, value: bytes | None) -> None:
    """A line end in the data would begin another event."""
    event = event_of(key, value)

    assert event is None or not set(event.data) & set(b"\r\n")
