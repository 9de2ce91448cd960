"""Real children that crash, hang and eat memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from isolation import processes

from worker.errors import CopydeskError, Reason, Stage
from worker.outcome import Failure, Outcome, Record
from worker.pool.children import Nursery
from worker.pool.pool import Pool, PoolLimits, start_pool

QUICK = PoolLimits(article_seconds=1.0)


def _said(outcomes: Sequence[Outcome]) -> list[bytes | Reason]:
    return [each.value if isinstance(each, Record) else each.reason for each in outcomes]


def test_outcomes_come_in_the_order_of_the_values() -> None:
    """However the work was spread over children, the order is that of the input."""
    values = [b"%d" % number * (number % 7 + 1) for number in range(500)]

    with Pool(processes.echo, processes=3) as pool:
        assert _said(pool.process(values)) == values
        assert pool.process([]) == []


def test_every_child_works() -> None:
    """The batch is spread over all of them."""
    with Pool(processes.obedient, processes=3) as pool:
        seen = set(_said(pool.process([b"sleep:0.05"] * 30)))

    assert len(seen) == 3


@pytest.mark.parametrize(
    ("poison", "reason", "message"),
    [
        (b"abort", Reason.CRASHED, "SIGABRT"),
        (b"segfault", Reason.CRASHED, "SIGSEGV"),
        (b"exit", Reason.CRASHED, "exit code 3"),
        (b"raise", Reason.CRASHED, "exit code 1"),
        (b"allocate", Reason.OUT_OF_MEMORY, "memory"),
        (b"killed", Reason.OUT_OF_MEMORY, "memory"),
        (b"endless", Reason.TIMED_OUT, "time limit"),
    ],
)
def test_poison_costs_one_article(poison: bytes, reason: Reason, message: str) -> None:
    """The articles around it have their records, and it has its reason, after two attempts."""
    with Pool(processes.obedient, processes=2, limits=QUICK) as pool:
        outcomes = pool.process([b"fine", b"fine", poison, b"fine", b"fine"])

    failures = [each for each in outcomes if isinstance(each, Failure)]
    assert [isinstance(each, Failure) for each in outcomes] == [False, False, True, False, False]
    assert (failures[0].reason, failures[0].stage) == (reason, Stage.ANNOTATE)
    assert message in failures[0].message
    assert failures[0].attempts == 2


def test_an_article_that_fails_once_gets_its_record(tmp_path: Path) -> None:
    """Alone and in a fresh child it is tried once more."""
    with Pool(processes.obedient) as pool:
        (outcome,) = pool.process([b"once:" + bytes(tmp_path / "marker")])

    assert isinstance(outcome, Record)


def test_many_poisoned_articles_each_cost_one() -> None:
    """A batch full of them ends, and the pool works on."""
    values = [b"abort", b"fine"] * 10
    with Pool(processes.obedient, processes=2) as pool:
        outcomes = pool.process(values)
        after = pool.process([b"fine"] * 4)

    assert [isinstance(each, Failure) for each in outcomes] == [True, False] * 10
    assert all(isinstance(each, Record) for each in after)


def test_a_batch_that_runs_out_of_time_returns_its_front() -> None:
    """At least one outcome, in order, and nothing for articles behind a gap."""
    limits = PoolLimits(article_seconds=30.0, batch_seconds=0.2)
    values = [b"sleep:0.1"] * 100
    with Pool(processes.obedient, processes=2, limits=limits) as pool:
        outcomes = pool.process(values)

    assert 1 <= len(outcomes) < 100
    assert all(isinstance(each, Record) for each in outcomes)


def test_a_child_that_has_served_is_replaced() -> None:
    """Between two calls, so that no work is lost."""
    with Pool(processes.obedient, limits=PoolLimits(served=10)) as pool:
        first = set(_said(pool.process([b"fine"] * 10)))
        second = set(_said(pool.process([b"fine"] * 10)))

    assert len(first) == len(second) == 1
    assert first != second


def test_a_child_that_has_grown_is_replaced() -> None:
    """What an article leaves behind in a child is gone with the child."""
    with Pool(processes.obedient) as pool:
        (large,) = _said(pool.process([b"keep:400"]))
        (fresh,) = _said(pool.process([b"fine"]))

    assert large != fresh


def test_a_process_that_cannot_be_made_is_one_line() -> None:
    """The factory's own error, for the user."""
    with pytest.raises(CopydeskError, match="no model called nemo"):
        Pool(processes.breaking)


def test_a_process_that_takes_too_long_to_make_is_one_line() -> None:
    """A start has a limit."""
    with pytest.raises(CopydeskError, match=r"not loaded within 0\.5 s"):
        Pool(processes.hanging_start, limits=PoolLimits(start_seconds=0.5))


def test_a_process_that_dies_while_it_is_made_is_one_line() -> None:
    """A model that crashes the interpreter cannot hang the start."""
    with pytest.raises(CopydeskError, match="has ended"):
        Pool(partial(processes.dying_start, 9))


@pytest.mark.parametrize("ahead", [[], ["colorsys"]], ids=["nothing", "a module"])
def test_what_is_imported_ahead_is_there(ahead: list[str]) -> None:
    """A nursery that is started before it is known what to load uses the time."""
    with Nursery(ahead) as nursery, Pool(processes.obedient, nursery=nursery) as pool:
        (imported,) = _said(pool.process([b"imported:colorsys"]))

    assert imported == str(bool(ahead)).encode()


def test_a_module_that_is_not_there_is_told_by_what_needs_it() -> None:
    """The order to import ahead fails nothing by itself."""
    with Nursery(["no_such_module"]) as nursery, Pool(processes.echo, nursery=nursery) as pool:
        assert _said(pool.process([b"fine"])) == [b"fine"]


ORPHAN = """
import socket
from worker.pool.nursery import main
ours, theirs = socket.socketpair()
ours.close()
main(theirs.detach(), ["colorsys"])
"""


def test_a_nursery_whose_parent_ends_before_it_has_a_plan_ends_in_silence() -> None:
    """As when a setting turns out to be bad while it imports."""
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_children_have_one_thread_each() -> None:
    """Numerical libraries are told before they are loaded."""
    with Pool(processes.obedient) as pool:
        (threads,) = _said(pool.process([b"environment:OPENBLAS_NUM_THREADS"]))

    assert threads == b"1"


def test_nothing_is_left_when_a_pool_ends() -> None:
    """The children are gone, even one that is busy."""
    with start_pool(processes.obedient, processes=2) as process:
        pids = [int(each) for each in _said(process([b"sleep:0.05"] * 8)) if each]

    assert not any(_runs(pid) for pid in pids)


PARENT = """
import sys
sys.path[:0] = {path!r}
from isolation import processes
from worker.pool.pool import Pool, PoolLimits
with Pool(processes.obedient, processes=2) as pool:
    print(*{{each.value.decode() for each in pool.process([b"sleep:0.05"] * 8)}}, flush=True)
    pool.process([b"endless"] * 2)
"""


def test_children_die_with_their_parent() -> None:
    """Even in an endless loop, and even when the parent is killed without a word."""
    script = PARENT.format(path=[str(Path(__file__).parents[1]), *sys.path])
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        time.sleep(0.5)
        parent.send_signal(signal.SIGKILL)

    deadline = time.monotonic() + 10
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert len(pids) == 2


def _runs(pid: int) -> bool:
    """Tells whether a process is there and no zombie that an init process has yet to collect."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
