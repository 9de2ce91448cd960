"""The process that children are forked from: it loads the model once, and has no threads.

Children share the model's memory with it. It holds no connection to anything but its parent, so a
fork copies nothing that two processes must not share. When its parent is gone, it ends its children
and itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import recv_handle
from typing import NoReturn

from worker.errors import CopydeskError
from worker.outcome import Process
from worker.pool import limits
from worker.pool.child import serve

__all__ = ["Exited", "Failed", "Fork", "Forked", "Kill", "Plan", "Ready", "main"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to load, and how many bytes of memory a child may add to it."""

    factory: Callable[[], Process]
    headroom: int | None


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded; `resident` is the memory in bytes that it takes."""

    resident: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The model could not be loaded."""

    message: str


@dataclass(frozen=True, slots=True)
class Fork:
    """Asks for a child; the handle of its pipe follows."""


@dataclass(frozen=True, slots=True)
class Forked:
    """A child has begun."""

    pid: int


@dataclass(frozen=True, slots=True)
class Kill:
    """Asks to end a child; does nothing if it has ended."""

    pid: int


@dataclass(frozen=True, slots=True)
class Exited:
    """A child has ended, `code` negative by a signal."""

    pid: int
    code: int


def main(handle: int, ahead: Iterable[str]) -> None:
    """Runs the nursery on its end of a socket pair, until the other end closes.

    The modules `ahead` are imported while the parent makes its plan.
    """
    limits.die_with_parent()
    limits.ignore_shutdown_signals()
    gc.disable()  # what is loaded now stays; looking for garbage in it is a twentieth of the time
    control = Connection(handle)
    _import_all(ahead)
    with contextlib.suppress(EOFError):  # the parent has given up its plan
        _serve(control, control.recv())


def _import_all(modules: Iterable[str]) -> None:
    """What is not there is told when the plan fails for want of it."""
    with contextlib.suppress(ImportError):
        for module in modules:
            importlib.import_module(module)


def _serve(control: Connection, plan: Plan) -> None:
    try:
        process = plan.factory()
    except Exception as error:  # noqa: BLE001 - whatever a factory raises is told to the parent
        control.send(Failed(_explained(error)))
        return
    gc.freeze()
    gc.enable()
    control.send(Ready(limits.resident_bytes()))
    _Nursery(control, process, plan.headroom).run()


def _explained(error: Exception) -> str:
    if isinstance(error, CopydeskError):
        return str(error)
    traceback.print_exception(error)
    return f"{type(error).__name__}: {error}"


class _Nursery:
    def __init__(self, control: Connection, process: Process, headroom: int | None) -> None:
        self._control = control
        self._process = process
        self._headroom = headroom
        self._children: set[int] = set()
        reader, self._wakeup = os.pipe()
        self._woken = Connection(reader, writable=False)
        os.set_blocking(reader, False)
        os.set_blocking(self._wakeup, False)

    def run(self) -> None:
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wakeup, warn_on_full_buffer=False)
        try:
            while True:
                if self._control in wait([self._control, self._woken]):
                    self._obey(self._control.recv())
                self._reap()
        except (EOFError, ConnectionError):
            self._end()

    def _obey(self, order: object) -> None:
        if isinstance(order, Fork):
            self._fork(recv_handle(self._control))
        elif isinstance(order, Kill) and order.pid in self._children:
            os.kill(order.pid, signal.SIGKILL)

    def _fork(self, handle: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._become_child(handle)
        os.close(handle)
        self._children.add(pid)
        self._control.send(Forked(pid))

    def _become_child(self, handle: int) -> NoReturn:
        """Never returns into the nursery's loop, whatever happens."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            limits.die_with_parent()
            limits.offer_to_oom_killer()
            self._control.close()
            self._woken.close()
            os.close(self._wakeup)
            serve(Connection(handle), self._process, self._headroom)
            code = 0
        except BaseException:  # noqa: BLE001 - a child ends here, it must not go on as a nursery
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _reap(self) -> None:
        try:
            while os.read(self._woken.fileno(), 4096):
                pass
        except BlockingIOError:
            pass
        for pid in list(self._children):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                self._children.remove(pid)
                self._control.send(Exited(pid, os.waitstatus_to_exitcode(status)))

    def _end(self) -> None:
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)
        for pid in self._children:
            os.waitpid(pid, 0)
