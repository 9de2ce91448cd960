"""Requests and responses as bytes: headers, versions and kafka-python's generated codecs.

The codecs are untyped upstream, so messages are `Message` here: attribute access is checked by
the tests that run real clients against the broker.
"""

from __future__ import annotations

import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

from kafka.protocol.api_header import RequestHeader, ResponseHeader
from kafka.protocol.api_key import ApiKey

from worker.broker.node import Node

__all__ = ["Api", "Call", "Message", "decode_call", "encode_answer", "peek_version"]

# kafka-python's message classes carry no types.
Message: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Call:
    """One request with the client it came from."""

    node: Node
    message: Message
    version: int
    correlation_id: int
    client_id: str
    client_host: str


@dataclass(frozen=True, slots=True)
class Api:
    """One kind of request: its codecs, the versions served and who answers it.

    The handler returns None where the client expects no answer.
    """

    request: Message
    response: Message
    versions: tuple[int, int]
    handle: Callable[[Call], Awaitable[Message | None]]

    @property
    def key(self) -> int:
        """The number that requests of this kind carry."""
        return int(self.request.API_KEY)

    def serves(self, version: int) -> bool:
        """Whether this version of the request is understood."""
        return self.versions[0] <= version <= self.versions[1]


def peek_version(frame: bytes) -> tuple[int, int]:
    """Returns API key and version, which stand first in every request."""
    key, version = struct.unpack_from(">hh", frame)
    return key, version


def decode_call(api: Api, frame: bytes, version: int, node: Node, host: str) -> Call:
    """Decodes one frame (without its length) of a version that `api` serves."""
    stream = BytesIO(frame)
    header = RequestHeader.decode(stream, flexible=api.request.flexible_version_q(version))
    message = api.request.decode(memoryview(frame)[stream.tell() :], version=version)
    return Call(node, message, version, header.correlation_id, header.client_id or "", host)


def encode_answer(api: Api, answer: Message, version: int, correlation_id: int) -> bytes:
    """Encodes a response with header and length, ready to be sent."""
    # A client has to read this header before it knows which versions the broker speaks.
    plain = api.key == ApiKey.ApiVersions
    flexible = not plain and api.response.flexible_version_q(version)
    header = ResponseHeader(correlation_id=correlation_id).encode(flexible=flexible)
    body = answer.encode(version=version)
    return b"".join((struct.pack(">i", len(header) + len(body)), header, body))
