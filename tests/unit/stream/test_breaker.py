"""The breaker."""

from __future__ import annotations

import pytest

from worker.errors import CopydeskError
from worker.stream.breaker import Breaker


def test_a_run_of_failures_opens_it() -> None:
    """The fiftieth failure in a row is one too many."""
    breaker = Breaker(ratio=None, window=1000, run=50)
    for _ in range(49):
        breaker.count(failed=True)

    with pytest.raises(CopydeskError, match="50 articles in a row"):
        breaker.count(failed=True)


def test_a_success_ends_a_run() -> None:
    """Failures that are not in a row do not add up."""
    breaker = Breaker(ratio=None, window=1000, run=3)

    for _ in range(10):
        breaker.count(failed=True)
        breaker.count(failed=True)
        breaker.count(failed=False)


def test_the_ratio_counts_over_the_window() -> None:
    """Eleven failures among the last thousand articles are more than one percent."""
    breaker = Breaker(ratio=0.01, window=1000, run=None)
    for number in range(1000):
        breaker.count(failed=number % 100 == 99)

    with pytest.raises(CopydeskError, match="11 of the last 1000"):
        breaker.count(failed=True)


def test_the_ratio_waits_for_a_full_window() -> None:
    """A few failures at the start of a run say little, and do not stop it."""
    breaker = Breaker(ratio=0.01, window=1000, run=None)

    for _ in range(999):
        breaker.count(failed=True)


def test_old_failures_are_forgotten() -> None:
    """What lies behind the window no longer counts."""
    breaker = Breaker(ratio=0.5, window=4, run=None)
    for failed in (True, True, False, False):
        breaker.count(failed=failed)
    for _ in range(4):
        breaker.count(failed=False)

    breaker.count(failed=True)
    breaker.count(failed=True)
    with pytest.raises(CopydeskError, match="3 of the last 4"):
        breaker.count(failed=True)


def test_it_can_be_switched_off() -> None:
    """Without limits nothing opens it."""
    breaker = Breaker(ratio=None, window=10, run=None)

    for _ in range(100):
        breaker.count(failed=True)
