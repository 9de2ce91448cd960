"""The parent's side: starts the nursery, and asks it for children and for their end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from types import TracebackType
from typing import Self

from worker.errors import CopydeskError
from worker.outcome import Process
from worker.pool.limits import ONE_THREAD
from worker.pool.nursery import Exited, Failed, Fork, Forked, Kill, Plan, Ready

__all__ = ["Child", "Nursery"]

STOP_SECONDS = 5
EXIT_SECONDS = 10
STANDARD_ERROR = 2
START = """
import sys
sys.path[:] = sys.argv[3:]
from worker.pool.nursery import main
main(int(sys.argv[1]), sys.argv[2].split())
"""


@dataclass(slots=True, eq=False)
class Child:
    """A running child and its pipe; `served` counts values, `resident` is its memory in bytes."""

    pid: int
    pipe: Connection
    served: int = 0
    resident: int = 0


class Nursery:
    """A handle on the nursery process, which it starts at once; used by one thread.

    Its standard output is the parent's standard error: only the parent prints results. `ahead` are
    modules to import before it is known what is to be loaded.
    """

    def __init__(self, ahead: Iterable[str] = ()) -> None:
        ours, theirs = socket.socketpair()
        handle = str(theirs.fileno())
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-c", START, handle, " ".join(ahead), *sys.path],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=STANDARD_ERROR,
            env={**os.environ, **ONE_THREAD},
        )
        theirs.close()
        self._control = Connection(ours.detach())
        self._exit_codes: dict[int, int] = {}
        self._loaded = False
        self.resident = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def load(self, factory: Callable[[], Process], *, headroom: int | None, within: float) -> None:
        """Loads what children share, within so many seconds; `resident` is then its memory.

        Raises:
            CopydeskError: the factory failed, took too long or ended the process.
        """
        self._send(Plan(factory, headroom))
        if not self._control.poll(within):
            raise CopydeskError(f"the model was not loaded within {within:g} s")
        match self._received():
            case Ready(resident):
                self._loaded, self.resident = True, resident
            case Failed(message):
                raise CopydeskError(message)
            case other:
                raise AssertionError(other)

    def fork(self) -> Child:
        """Returns a new child, which has the model already."""
        ours, theirs = socket.socketpair()
        self._send(Fork())
        send_handle(self._control, theirs.fileno(), self._process.pid)
        theirs.close()
        while True:
            message = self._received()
            if isinstance(message, Forked):
                return Child(message.pid, Connection(ours.detach()))
            self._note(message)

    def end(self, child: Child, *, kill: bool) -> int:
        """Waits for a child's end, which `kill` brings about; its code is negative by a signal."""
        if kill:
            self._send(Kill(child.pid))
        child.pipe.close()
        deadline = time.monotonic() + EXIT_SECONDS
        while child.pid not in self._exit_codes:
            if not self._control.poll(max(0.0, deadline - time.monotonic())):
                raise CopydeskError(f"the model's process {child.pid} does not end")
            self._note(self._received())
        return self._exit_codes.pop(child.pid)

    def _note(self, message: object) -> None:
        if isinstance(message, Exited):
            self._exit_codes[message.pid] = message.code

    def _send(self, message: object) -> None:
        try:
            self._control.send(message)
        except ConnectionError as error:
            raise self._gone() from error

    def _received(self) -> object:
        try:
            return self._control.recv()
        except (EOFError, ConnectionError) as error:
            raise self._gone() from error

    def _gone(self) -> CopydeskError:
        code = self._process.wait(EXIT_SECONDS)
        return CopydeskError(f"the process that holds the model has ended (exit code {code})")

    def stop(self) -> None:
        """Ends the nursery and with it all children; does nothing the second time."""
        self._control.close()
        if not self._loaded:  # it would not see that before it is
            self._process.kill()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
