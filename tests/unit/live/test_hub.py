"""The hub: every page gets every event, and none can hold up another."""

from __future__ import annotations

from worker.live.hub import BACKLOG, REMEMBERED, Event, Hub


def _events(count: int) -> list[Event]:
    return [Event("article", str(number).encode()) for number in range(count)]


def test_a_page_that_is_opened_late_sees_the_latest_first_and_then_what_is_new() -> None:
    """In the order of publication, without a gap."""
    hub = Hub()
    old, new = _events(REMEMBERED + 5), Event("article", b"new")
    for event in old:
        hub.publish(event)

    with hub.subscribed() as waiting:
        hub.publish(new)
        seen = [waiting.get_nowait() for _ in range(REMEMBERED + 1)]

    assert seen == [*old[5:], new]


def test_a_page_that_does_not_read_is_let_go() -> None:
    """Its backlog is bounded and ends, and the page beside it goes on."""
    hub = Hub()

    with hub.subscribed() as stuck, hub.subscribed() as reading:
        for event in _events(BACKLOG + 10):
            hub.publish(event)
            assert reading.get_nowait() == event
        backlog = [stuck.get_nowait() for _ in range(stuck.qsize())]

    assert len(backlog) == BACKLOG + 1
    assert backlog[-1] is None


def test_closing_ends_open_pages_and_later_ones() -> None:
    """A stream never outlives the command."""
    hub = Hub()

    with hub.subscribed() as waiting:
        hub.close()

        assert waiting.get_nowait() is None
    with hub.subscribed() as late:
        assert late.get_nowait() is None
