"""One member of a consumer group: who it is, what it waits for, when it counts as gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from worker.broker.errors import ErrorCode, RefusedError

__all__ = ["JoinRequest", "JoinResult", "Member", "MemberView"]


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """What a client says when it joins; times in seconds."""

    member_id: str
    instance_id: str | None
    client_id: str
    client_host: str
    session_timeout: float
    rebalance_timeout: float
    protocol_type: str
    protocols: tuple[tuple[str, bytes], ...]
    needs_id_first: bool
    may_skip_assignment: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """What the leader learns of a member."""

    member_id: str
    instance_id: str | None
    metadata: bytes


@dataclass(frozen=True, slots=True)
class JoinResult:
    """A place in a generation; only the leader gets the members."""

    generation: int
    protocol_type: str
    protocol: str
    leader: str
    member_id: str
    members: tuple[MemberView, ...] = ()
    skip_assignment: bool = False


class Member:
    """A member's state between requests."""

    def __init__(self, member_id: str, request: JoinRequest) -> None:
        self.id = member_id
        self.instance_id = request.instance_id
        self.assignment = b""
        self.joining: asyncio.Future[JoinResult] | None = None
        self.syncing: asyncio.Future[bytes] | None = None
        self._session: asyncio.TimerHandle | None = None
        self.update(request)

    def update(self, request: JoinRequest) -> None:
        """Takes over what the member says of itself now."""
        self.client_id = request.client_id
        self.client_host = request.client_host
        self.session_timeout = request.session_timeout
        self.rebalance_timeout = request.rebalance_timeout
        self.protocols = request.protocols

    def metadata(self, protocol: str) -> bytes:
        """Returns the subscription the member gave for this assignor."""
        return dict(self.protocols).get(protocol, b"")

    def supports(self, protocol: str) -> bool:
        """Whether the member offered this assignor."""
        return any(name == protocol for name, _ in self.protocols)

    def watch(self, seconds: float, expired: Callable[[Member], None]) -> None:
        """Starts the session anew: `expired` is called unless the member is heard of again."""
        self.unwatch()
        self._session = asyncio.get_running_loop().call_later(seconds, expired, self)

    def unwatch(self) -> None:
        """Stops the session's clock."""
        if self._session is not None:
            self._session.cancel()
            self._session = None

    def wait_for_join(self) -> asyncio.Future[JoinResult]:
        """Returns the future that holds the member's place once all have joined."""
        if self.joining is None or self.joining.done():
            self.joining = asyncio.get_running_loop().create_future()
        return self.joining

    def wait_for_sync(self) -> asyncio.Future[bytes]:
        """Returns the future that holds the assignment once the leader has sent it."""
        if self.syncing is None or self.syncing.done():
            self.syncing = asyncio.get_running_loop().create_future()
        return self.syncing

    def joined(self, result: JoinResult) -> None:
        """Answers the waiting join request, if there is one."""
        if self.joining is not None and not self.joining.done():
            self.joining.set_result(result)
        self.joining = None

    def synced(self) -> None:
        """Answers the waiting sync request, if there is one."""
        if self.syncing is not None and not self.syncing.done():
            self.syncing.set_result(self.assignment)
        self.syncing = None

    def refuse_sync(self, code: ErrorCode) -> None:
        """Fails the waiting sync request, if there is one."""
        if self.syncing is not None and not self.syncing.done():
            self.syncing.set_exception(RefusedError(code))
        self.syncing = None

    def refuse(self, code: ErrorCode) -> None:
        """Fails whatever request of the member waits."""
        if self.joining is not None and not self.joining.done():
            self.joining.set_exception(RefusedError(code))
        self.joining = None
        self.refuse_sync(code)
