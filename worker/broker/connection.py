"""One client connection: read a request, answer it, read the next, as Kafka does it."""

from __future__ import annotations

import asyncio
import logging
import struct

from worker.broker.api import APIS, unsupported_version
from worker.broker.node import Node
from worker.broker.wire import decode_call, encode_answer, peek_version

__all__ = ["serve_connection"]

API_VERSIONS = 18
MAX_REQUEST_BYTES = 100 * 1024 * 1024  # Kafka's default socket.request.max.bytes
MIN_REQUEST_BYTES = 8

_log = logging.getLogger(__name__)


async def serve_connection(
    node: Node, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answers requests in their order until the client goes or sends what is no request."""
    host = writer.get_extra_info("peername")[0]
    try:
        while True:
            answer = await _answer(node, await _read_frame(reader), host)
            if answer is not None:
                writer.write(answer)
                await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # the client is gone
    except _UnreadableError as error:
        _log.warning("closing the connection of %s: %s", host, error)
    finally:
        writer.close()


class _UnreadableError(Exception):
    """What came is not a request this broker can answer; Kafka closes the connection too."""


async def _read_frame(reader: asyncio.StreamReader) -> bytes:
    (size,) = struct.unpack(">i", await reader.readexactly(4))
    if not MIN_REQUEST_BYTES <= size <= MAX_REQUEST_BYTES:
        raise _UnreadableError(f"a request of {size} bytes")
    return await reader.readexactly(size)


async def _answer(node: Node, frame: bytes, host: str) -> bytes | None:
    key, version = peek_version(frame)
    api = APIS.get(key)
    if api is not None and key == API_VERSIONS and not api.serves(version):
        (correlation_id,) = struct.unpack_from(">i", frame, 4)
        return encode_answer(api, unsupported_version(), 0, correlation_id)
    if api is None or not api.serves(version):
        raise _UnreadableError(f"API key {key} in version {version} is not served")
    try:
        call = decode_call(api, frame, version, node, host)
    except (ValueError, IndexError, struct.error, TypeError) as error:
        raise _UnreadableError(f"API key {key}: {error!r}") from error
    answer = await api.handle(call)
    if answer is None:
        return None
    return encode_answer(api, answer, version, call.correlation_id)
