"""The faults of kafka-python that copydesk works around are still there.

A failure here is good news: the client was mended, and the workaround can be looked at again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "docs" / "upstream"


@pytest.mark.parametrize(
    ("script", "right", "faulty"),
    [
        pytest.param("stale_transaction_offsets.py", 0, 7, id="offsets of an aborted transaction"),
        pytest.param("stale_position_after_eviction.py", 20, 10, id="position after eviction"),
        pytest.param("lost_join.py", 3, 2, id="assignment between two polls"),
    ],
)
def test_the_fault_is_still_there(broker: str, script: str, right: int, faulty: int) -> None:
    """The script of the report prints the wrong number on either broker."""
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / script), broker],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    printed = int(done.stdout)
    assert printed == faulty, (
        f"{script} printed {printed}, not {faulty}; if it is {right}, kafka-python has mended it: "
        "see docs/upstream"
    )
