"""What a child may use: one thread for numerical libraries, so much memory, so long a life."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

__all__ = [
    "ONE_THREAD",
    "cap_memory",
    "die_with_parent",
    "ignore_shutdown_signals",
    "offer_to_oom_killer",
    "resident_bytes",
]

#: More children scale better than more threads, and threads do not survive a fork.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
PR_SET_PDEATHSIG = 1
#: Of the range -1000 to 1000; the kernel then takes a child before its parent.
OOM_SCORE = 500


def ignore_shutdown_signals() -> None:
    """Leaves Ctrl-C and SIGTERM to the parent, which drains first; it ends its children itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def die_with_parent() -> None:
    """Lets the kernel kill this process when its parent is gone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def offer_to_oom_killer() -> None:
    """Makes this process the first choice when the machine runs out of memory (Linux)."""
    if sys.platform == "linux":
        Path("/proc/self/oom_score_adj").write_text(str(OOM_SCORE), encoding="ascii")


def cap_memory(headroom: int) -> None:
    """Allows `headroom` bytes of address space more than this process has now (Linux)."""
    if sys.platform == "linux":
        limit = _pages("size") + headroom
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def resident_bytes() -> int:
    """Returns the memory this process holds; outside Linux the most it ever held."""
    if sys.platform == "linux":
        return _pages("resident")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _pages(what: str) -> int:
    size, resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    return int(size if what == "size" else resident) * os.sysconf("SC_PAGE_SIZE")
