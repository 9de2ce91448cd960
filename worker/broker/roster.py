"""Who is in a group: members by id, static members by instance, and ids not yet used to join."""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable, Iterator

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.member import JoinRequest, Member, MemberView

__all__ = ["Roster"]


class Roster:
    """The members of one group, its leader, and the questions asked about them."""

    def __init__(self) -> None:
        self.leader = ""
        self._members: dict[str, Member] = {}
        self._static: dict[str, str] = {}
        self._announced: dict[str, asyncio.TimerHandle] = {}

    def __iter__(self) -> Iterator[Member]:
        return iter(list(self._members.values()))

    def __len__(self) -> int:
        return len(self._members)

    def get(self, member_id: str) -> Member | None:
        """Returns the member of that id, if it is one."""
        return self._members.get(member_id)

    def find(self, member_id: str, instance_id: str | None) -> Member:
        """Returns the member, or refuses an unknown one and the elder of two static twins."""
        if instance_id is not None:
            current = self._static.get(instance_id)
            if current is None:
                raise RefusedError(ErrorCode.UNKNOWN_MEMBER_ID)
            if current != member_id:
                raise RefusedError(ErrorCode.FENCED_INSTANCE_ID)
        member = self._members.get(member_id)
        if member is None:
            raise RefusedError(ErrorCode.UNKNOWN_MEMBER_ID)
        return member

    def of_instance(self, instance_id: str | None) -> Member | None:
        """Returns the member that holds this instance id."""
        return self._members.get(self._static.get(instance_id or "", ""))

    def announce(self, request: JoinRequest, expired: Callable[[str], None]) -> str:
        """Gives out a member id; `expired` is called if nobody joins with it in session time."""
        member_id = _new_id(request)
        loop = asyncio.get_running_loop()
        timer = loop.call_later(request.session_timeout, expired, member_id)
        self._announced[member_id] = timer
        return member_id

    def is_announced(self, member_id: str) -> bool:
        """Whether this id was given out and not used yet."""
        return member_id in self._announced

    def withdraw(self, member_id: str) -> None:
        """Forgets an announced id."""
        timer = self._announced.pop(member_id, None)
        if timer is not None:
            timer.cancel()

    def add(self, request: JoinRequest) -> Member:
        """Makes the client a member, under its announced id or a new one."""
        self.withdraw(request.member_id)
        member = Member(request.member_id or _new_id(request), request)
        self._members[member.id] = member
        if member.instance_id is not None:
            self._static[member.instance_id] = member.id
        self.leader = self.leader or member.id
        return member

    def replace(self, member: Member, request: JoinRequest) -> None:
        """Hands a static member's place to its restarted self and fences the old one."""
        member.refuse(ErrorCode.FENCED_INSTANCE_ID)
        old_id = member.id
        del self._members[old_id]
        member.id = _new_id(request)
        member.update(request)
        self._members[member.id] = member
        self._static[request.instance_id or ""] = member.id
        if self.leader == old_id:
            self.leader = member.id

    def remove(self, member: Member) -> None:
        """Takes a member out; its waiting requests are refused."""
        member.unwatch()
        member.refuse(ErrorCode.UNKNOWN_MEMBER_ID)
        del self._members[member.id]
        if member.instance_id is not None:
            del self._static[member.instance_id]
        if self.leader == member.id:
            self.leader = next(iter(self._members), "")

    def elect(self) -> bool:
        """Makes sure that the leader is one of those that have joined; false if none has."""
        joined = [member.id for member in self if member.joining is not None]
        if joined and self.leader not in joined:
            self.leader = joined[0]
        return bool(joined)

    def all_joined(self) -> bool:
        """Whether nobody is missing for the next generation."""
        return not self._announced and all(member.joining is not None for member in self)

    def longest_rebalance(self) -> float:
        """The time (s) the slowest member asked for."""
        return max((member.rebalance_timeout for member in self), default=0.0)

    def shares_protocol(self, names: list[str]) -> bool:
        """Whether every member offered one of these assignors."""
        return any(all(member.supports(name) for member in self) for name in names)

    def vote(self) -> str:
        """Returns the assignor that most members prefer among those all of them have."""
        votes: Counter[str] = Counter()
        for member in self:
            offered = [name for name, _ in member.protocols]
            votes[next(name for name in offered if self.shares_protocol([name]))] += 1
        return votes.most_common(1)[0][0]

    def views(self, protocol: str) -> tuple[MemberView, ...]:
        """What the leader gets to compute the assignment from."""
        return tuple(MemberView(m.id, m.instance_id, m.metadata(protocol)) for m in self)


def _new_id(request: JoinRequest) -> str:
    return f"{request.instance_id or request.client_id}-{uuid.uuid4()}"
