"""The broker as a server: in a thread of the caller's process, or as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from worker.broker.connection import serve_connection
from worker.broker.node import Node

__all__ = ["LOOPBACK", "EmbeddedBroker", "serve"]

LOOPBACK = "127.0.0.1"
READ_BUFFER_BYTES = 1024 * 1024
START_SECONDS = 30.0


class _Listener:
    """The listening socket and the connections that came through it."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Binds to the loopback interface; port 0 takes a free one."""
        self._server = await asyncio.start_server(
            self._connected, self._node.host, self._node.port, limit=READ_BUFFER_BYTES
        )
        self._node.port = self._server.sockets[0].getsockname()[1]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        with contextlib.suppress(asyncio.CancelledError):
            await serve_connection(self._node, reader, writer)

    async def close(self) -> None:
        """Stops listening, cuts every connection and stops every clock."""
        await self._let_newcomers_in()
        if self._server is not None:
            self._server.close()
        for task in list(self._connections):
            task.cancel()
        if self._connections:
            await asyncio.wait(list(self._connections))
        self._node.close()

    async def _let_newcomers_in(self) -> None:
        """Waits for connections that are accepted but not served yet.

        asyncio loses a connection whose server closes at that moment, and leaves it open.
        """
        known = {asyncio.current_task()}
        while asyncio.all_tasks() - known - self._connections:  # noqa: ASYNC110 - no event tells it
            await asyncio.sleep(0)


class EmbeddedBroker:
    """A Kafka broker in this process: one node, memory only, loopback only, no passwords.

    A context manager; everything it held is gone when it ends. `auto_create_topics` lets clients
    create topics by naming them, with `default_partitions` partitions.
    """

    def __init__(
        self, port: int = 0, *, auto_create_topics: bool = False, default_partitions: int = 1
    ) -> None:
        self._node = Node(
            LOOPBACK,
            port,
            auto_create_topics=auto_create_topics,
            default_partitions=default_partitions,
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread: threading.Thread | None = None
        self._started = threading.Event()
        self._failure: OSError | None = None

    @property
    def bootstrap_servers(self) -> str:
        """The address clients connect to, as `host:port`."""
        return f"{self._node.host}:{self._node.port}"

    def start(self) -> None:
        """Starts the broker's thread and returns once it listens.

        Raises:
            OSError: the port is taken.
        """
        self._thread = threading.Thread(target=self._run, name="embedded-broker", daemon=True)
        self._thread.start()
        if not self._started.wait(START_SECONDS):
            raise TimeoutError("the embedded broker did not start")
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Cuts all connections and waits for the thread to end; stopping twice is harmless."""
        if self._loop is not None and self._stop is not None and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # the loop closed in between
                self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        listener = _Listener(self._node)
        try:
            await listener.open()
        except OSError as error:
            self._failure = error
            return
        finally:
            self._started.set()
        await self._stop.wait()
        await listener.close()


def serve(port: int = 0, *, announce: Callable[[str], None]) -> None:
    """Runs a broker in this process until SIGTERM or SIGINT; topics are created on first use.

    `announce` is called once, when it listens, with one line for the user.

    Raises:
        OSError: the port is taken.
    """
    asyncio.run(_serve_until_signal(port, announce))


async def _serve_until_signal(port: int, announce: Callable[[str], None]) -> None:
    node = Node(LOOPBACK, port, auto_create_topics=True, default_partitions=4)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    listener = _Listener(node)
    await listener.open()
    announce(
        f"embedded broker on {node.host}:{node.port}: "
        "for development only, it keeps everything in memory and nothing after it ends"
    )
    await stop.wait()
    await listener.close()
