"""The state machine of one consumer group, as Kafka's classic group coordinator runs it.

1. The first join opens a rebalance; it closes when every member has joined or the longest
   rebalance time-out has passed. Dynamic members that did not come are out.
2. The leader sends the assignment with its sync; every member's sync is answered with its part.
3. Heartbeats keep sessions alive; a lost session, a leave or a changed subscription reopens 1.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import StrEnum

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.member import JoinRequest, JoinResult, Member
from worker.broker.offsets import GroupOffsets
from worker.broker.roster import Roster

__all__ = ["Group", "GroupState", "MemberIdRequiredError"]

NEW_MEMBER_SECONDS = 300.0  # Kafka's limit for a member that waits in its first join


class GroupState(StrEnum):
    """Kafka's names, as DescribeGroups shows them."""

    EMPTY = "Empty"
    PREPARING = "PreparingRebalance"
    COMPLETING = "CompletingRebalance"
    STABLE = "Stable"
    DEAD = "Dead"


class MemberIdRequiredError(RefusedError):
    """The client is to join again with the id it got here (KIP-394)."""

    def __init__(self, member_id: str) -> None:
        super().__init__(ErrorCode.MEMBER_ID_REQUIRED)
        self.member_id = member_id


class Group:
    """A consumer group: its members, its generation and its offsets."""

    def __init__(self, group_id: str) -> None:
        self.id = group_id
        self.state = GroupState.EMPTY
        self.generation = 0
        self.protocol_type = ""
        self.protocol = ""
        self.roster = Roster()
        self.offsets = GroupOffsets()
        self._unsynced: set[str] = set()
        self._deadline: asyncio.TimerHandle | None = None

    # Joining

    async def join(self, request: JoinRequest) -> JoinResult:
        """Waits for the next generation and returns the member's place in it.

        Raises:
            RefusedError: an unknown member or a protocol the group does not share.
            MemberIdRequiredError: a new dynamic member has to come again with an id.
        """
        if not self._accepts(request):
            raise RefusedError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
        if request.member_id:
            place = self._join_known(request)
        elif request.instance_id is not None:
            place = self._join_static(request)
        elif request.needs_id_first:
            raise MemberIdRequiredError(self.roster.announce(request, self._withdraw))
        else:
            place = self._join_new(request)
        return place if isinstance(place, JoinResult) else await place

    def _accepts(self, request: JoinRequest) -> bool:
        if not request.protocol_type or not request.protocols:
            return False
        if not self.roster:
            return True
        same = request.protocol_type == self.protocol_type
        return same and self.roster.shares_protocol([name for name, _ in request.protocols])

    def _join_new(self, request: JoinRequest) -> asyncio.Future[JoinResult]:
        member = self.roster.add(request)
        self.protocol_type = request.protocol_type
        member.watch(NEW_MEMBER_SECONDS, self._drop)
        return self._wait_for_all(member)

    def _join_known(self, request: JoinRequest) -> JoinResult | asyncio.Future[JoinResult]:
        if self.roster.is_announced(request.member_id) and request.instance_id is None:
            return self._join_new(request)
        member = self.roster.find(request.member_id, request.instance_id)
        is_leader = member.id == self.roster.leader
        unchanged = member.protocols == request.protocols
        settled = self.state is GroupState.STABLE and not is_leader
        if unchanged and (settled or self.state is GroupState.COMPLETING):
            return self._place_of(member)
        member.update(request)
        return self._wait_for_all(member)

    def _join_static(self, request: JoinRequest) -> JoinResult | asyncio.Future[JoinResult]:
        member = self.roster.of_instance(request.instance_id)
        if member is None:
            return self._join_new(request)
        elder, leader = member.id, self.roster.leader
        self.roster.replace(member, request)
        self._unsynced.discard(elder)
        self._heard_of(member)
        if self.state is not GroupState.STABLE or self.roster.vote() != self.protocol:
            return self._wait_for_all(member)
        if request.may_skip_assignment:
            skip = member.id == self.roster.leader
            return self._place_of(member, skip_assignment=skip)
        # An older client must not take itself for the leader: its assignment would be ignored.
        place = (self.generation, self.protocol_type, self.protocol, leader, member.id)
        return JoinResult(*place)

    def _place_of(self, member: Member, *, skip_assignment: bool = False) -> JoinResult:
        leads = member.id == self.roster.leader
        return JoinResult(
            generation=self.generation,
            protocol_type=self.protocol_type,
            protocol=self.protocol,
            leader=self.roster.leader,
            member_id=member.id,
            members=self.roster.views(self.protocol) if leads else (),
            skip_assignment=skip_assignment,
        )

    # Rebalancing

    def _wait_for_all(self, member: Member) -> asyncio.Future[JoinResult]:
        place = member.wait_for_join()
        self._rebalance()
        return place

    def _rebalance(self) -> None:
        if self.state is not GroupState.PREPARING:
            if self.state is GroupState.COMPLETING:
                for member in self.roster:
                    member.assignment = b""
                    member.refuse_sync(ErrorCode.REBALANCE_IN_PROGRESS)
            self.state = GroupState.PREPARING
            self._at_deadline(self._complete_join)
        if self.roster.all_joined():
            self._complete_join()

    def _complete_join(self) -> None:
        for member in self.roster:
            if member.joining is None and member.instance_id is None:
                self.roster.remove(member)
        if self.roster and not self.roster.elect():
            self._at_deadline(self._complete_join)
            return
        self._stop_deadline()
        self.generation += 1
        self._unsynced.clear()
        if not self.roster:
            self.state, self.protocol = GroupState.EMPTY, ""
            return
        self.state, self.protocol = GroupState.COMPLETING, self.roster.vote()
        for member in self.roster:
            self._unsynced.add(member.id)
            member.joined(self._place_of(member))
            self._heard_of(member)
        self._at_deadline(self._drop_unsynced)

    def _at_deadline(self, then: Callable[[], None]) -> None:
        self._stop_deadline()
        loop = asyncio.get_running_loop()
        self._deadline = loop.call_later(self.roster.longest_rebalance(), then)

    def _stop_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    # Assigning

    async def sync(
        self, member_id: str, instance_id: str | None, generation: int, parts: dict[str, bytes]
    ) -> bytes:
        """Takes the leader's assignment, or waits for it; returns the member's part."""
        member = self._current(member_id, instance_id, generation)
        if self.state is GroupState.PREPARING:
            raise RefusedError(ErrorCode.REBALANCE_IN_PROGRESS)
        self._unsynced.discard(member.id)
        if self.state is GroupState.STABLE:
            self._heard_of(member)
            return member.assignment
        waiting = member.wait_for_sync()
        if member.id == self.roster.leader:
            self._assign(parts)
        return await waiting

    def _assign(self, parts: dict[str, bytes]) -> None:
        self.state = GroupState.STABLE
        for member in self.roster:
            member.assignment = parts.get(member.id, b"")
            if member.syncing is not None:
                self._heard_of(member)
            member.synced()

    def _drop_unsynced(self) -> None:
        missing = [m for m in self.roster if m.id in self._unsynced]
        for member in missing:
            self.roster.remove(member)
        if missing:
            self._rebalance()

    # Staying and leaving

    def heartbeat(self, member_id: str, instance_id: str | None, generation: int) -> None:
        """Keeps the session alive; refuses while the group waits for the member to rejoin."""
        member = self._current(member_id, instance_id, generation)
        self._heard_of(member)
        if self.state is GroupState.PREPARING:
            raise RefusedError(ErrorCode.REBALANCE_IN_PROGRESS)

    def leave(self, member_id: str, instance_id: str | None) -> None:
        """Takes a member out at its own wish, or a static one by its instance id alone."""
        if self.roster.is_announced(member_id):
            self._withdraw(member_id)
            return
        by_instance = self.roster.of_instance(instance_id) if not member_id else None
        member = by_instance or self.roster.find(member_id, instance_id)
        self._drop(member)

    def check_commit(
        self, member_id: str, instance_id: str | None, generation: int, *, in_transaction: bool
    ) -> None:
        """Refuses a commit by anybody but a current member (KIP-447 for transactions).

        Anonymous commits pass in a group without members, and always inside a transaction.
        """
        empty = self.state is GroupState.EMPTY
        if generation < 0 and empty:
            return
        if generation >= 0 or member_id or instance_id is not None:
            self._heard_of(self._current(member_id, instance_id, generation))
        elif not in_transaction and not empty:
            raise RefusedError(ErrorCode.UNKNOWN_MEMBER_ID)
        if not in_transaction and self.state is GroupState.COMPLETING:
            raise RefusedError(ErrorCode.REBALANCE_IN_PROGRESS)

    def _current(self, member_id: str, instance_id: str | None, generation: int) -> Member:
        member = self.roster.find(member_id, instance_id)
        if generation != self.generation:
            raise RefusedError(ErrorCode.ILLEGAL_GENERATION)
        return member

    def _heard_of(self, member: Member) -> None:
        member.watch(member.session_timeout, self._session_lost)

    def _session_lost(self, member: Member) -> None:
        if member.joining is None and member.syncing is None:
            self._drop(member)

    def _withdraw(self, member_id: str) -> None:
        self.roster.withdraw(member_id)
        if self.state is GroupState.PREPARING:
            self._rebalance()

    def _drop(self, member: Member) -> None:
        self.roster.remove(member)
        self._unsynced.discard(member.id)
        self._rebalance()

    def close(self) -> None:
        """Stops the clocks of a group that is deleted."""
        self._stop_deadline()
        self.state = GroupState.DEAD
